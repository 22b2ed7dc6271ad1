"""Names the tables' application."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    """The patient record."""

    name = "multifidus.records"
    label = "records"
    default_auto_field = "django.db.models.BigAutoField"

"""Names the pages' application."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """The pages."""

    name = "multifidus.web"
    label = "web"

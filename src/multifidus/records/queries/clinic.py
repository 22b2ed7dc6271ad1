"""The clinic, as every page shows it."""

from __future__ import annotations

from multifidus.records.models import Clinic


def the_clinic() -> Clinic | None:
    """Return the clinic, or None before it is set up."""
    return Clinic.objects.select_related("deputy__account").first()

"""The time on a person's wall: every row keeps UTC, the zone, and the local date."""

from __future__ import annotations

import datetime
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from multifidus.records.models import Clinic, Patient

UTC = "UTC"


def zone_of(patient: Patient) -> str:
    """Return a patient's time zone: their own, else the clinic's."""
    if patient.account is not None and patient.account.time_zone != UTC:
        return patient.account.time_zone
    clinic = Clinic.objects.only("time_zone").first()
    return clinic.time_zone if clinic else UTC


def local_date_of(patient: Patient, now: datetime.datetime) -> datetime.date:
    """Return the date it is for a patient."""
    return now.astimezone(ZoneInfo(zone_of(patient))).date()


def known_zone(name: object) -> str | None:
    """Return a time zone that exists, or None."""
    return name if isinstance(name, str) and name in _zones() else None


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())

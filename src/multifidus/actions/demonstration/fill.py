"""Fills an empty clinic with made-up people, through the same actions that real people use."""

from __future__ import annotations

import datetime
import random

from django.db import transaction
from django.utils import timezone

from multifidus.actions.demonstration.history import live_through
from multifidus.actions.demonstration.people import COLLEAGUES, PATIENTS, Someone
from multifidus.library.written_cases import written_cases
from multifidus.records.access import Opened
from multifidus.records.actor import Actor
from multifidus.records.models import Account, Clinic, Cover, Episode, Patient, Staff

ZONE = "Europe/London"
SEED = 20261123


def fill() -> int:
    """Make up the clinic if it is empty, and return how many patients were made up."""
    if Staff.objects.exists():
        return 0
    now = timezone.now()
    with transaction.atomic():
        staff = _staff(now)
        for place, someone in enumerate(PATIENTS):
            chance = random.Random(SEED + place)
            begun = now - datetime.timedelta(
                days=7 * someone.week + chance.randint(1, 4), minutes=chance.randint(0, 300)
            )
            opened = _patient(someone, staff[someone.therapist], begun)
            live_through(someone, opened, Actor(staff[someone.therapist].account, "127.0.0.1"), begun, now, chance)
    return len(PATIENTS)


def _staff(now: datetime.datetime) -> list[Staff]:
    members = []
    for one in COLLEAGUES:
        account = Account.objects.create_user(one.email, None, name=one.name, time_zone=ZONE)
        members.append(
            Staff.objects.create(account=account, is_owner=one.is_owner, is_therapist=one.is_therapist, title=one.title)
        )
    Clinic.objects.create(
        name="Riverside Clinic (demonstration)", country="GB", time_zone=ZONE, phone="01632 960 000",
        emergency_number="999", mental_health_line="116 123", hours="Monday to Friday, 8 to 17", deputy=members[1],
        simulated=True,
    )  # fmt: skip
    week = datetime.timedelta(days=7)
    Cover.objects.create(
        absent=members[0], covering=members[1], given_by=members[2].account, since=now - week, until=now + 52 * week
    )
    return members


def _patient(someone: Someone, therapist: Staff, begun: datetime.datetime) -> Opened:
    facts = written_cases()[someone.case]["facts"]
    account = None
    if someone.stage != "invited" or someone.name == "Sana Mirza":
        account = Account.objects.create_user(someone.email, None, name=someone.name, time_zone=ZONE)
    born = begun.date() - datetime.timedelta(days=round(365.25 * facts["age_years"]) + 100)
    patient = Patient.objects.create(
        account=account, therapist=therapist, name=someone.name, born=born, email=someone.email,
        simulated=True, created_at=begun,
    )  # fmt: skip
    return Opened(patient, Episode.objects.create(patient=patient, begun_at=begun), "self")

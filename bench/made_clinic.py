"""A clinic for measuring: 2,000 SIMULATED patients and 200,000 sets, in a folder of its own."""

from __future__ import annotations

import datetime
import os
import tempfile
import uuid
from random import Random
from typing import Any

PATIENTS, SESSIONS_EACH, SETS_EACH = 2000, 10, 10
NOW = datetime.datetime.now(datetime.UTC)


def set_up() -> None:
    """Prepare Django and an empty database as an installation has it: plain http on loopback, every middleware on."""
    os.environ["MULTIFIDUS_HOME"] = tempfile.mkdtemp(prefix="multifidus-bench-")
    os.environ["MULTIFIDUS_URL"] = "http://localhost"
    os.environ.pop("MULTIFIDUS_DATABASE", None)
    os.environ["DJANGO_SETTINGS_MODULE"] = "multifidus.site.settings"
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


def fill(document: dict[str, Any], seed: int) -> tuple[Any, Any]:
    """Fill the clinic, and return its therapist and the first patient.

    Args:
        document: the approved plan that every patient has.
    """
    from allauth.mfa.models import Authenticator

    from multifidus.records import models as m
    from multifidus.records.document_hash import hash_of

    chance = Random(seed)
    m.Clinic.objects.create(
        name="Bench", country="GB", time_zone="Europe/London", phone="0", emergency_number="0", simulated=True
    )
    account = m.Account.objects.create_user("therapist@bench.example", None, name="Bench", time_zone="Europe/London")
    Authenticator.objects.create(user=account, type="totp", data={"secret": "made up"})
    therapist = m.Staff.objects.create(account=account)
    accounts = m.Account.objects.bulk_create(
        m.Account(email=f"p{n}@bench.example", name=f"Patient {n}", password="!", time_zone="Europe/London")
        for n in range(PATIENTS)
    )
    born = datetime.date(1980, 1, 1)
    patients = m.Patient.objects.bulk_create(
        m.Patient(account=one, therapist=therapist, name=one.name, born=born, created_at=NOW) for one in accounts
    )
    begun = NOW - datetime.timedelta(days=40)
    episodes = m.Episode.objects.bulk_create(
        m.Episode(
            patient=one, begun_at=begun, intake_begun_at=begun, intake_finished_at=begun, intake_read_at=begun,
            tier="treat", may_plan=True, assessed_at=begun,
        )
        for one in patients
    )  # fmt: skip
    m.Agreement.objects.bulk_create(
        m.Agreement(patient=one, words="made up", agreed=True, at=begun, by=one.account) for one in patients
    )
    digest = hash_of(document)
    plans = m.PlanVersion.objects.bulk_create(
        m.PlanVersion(
            episode=one, number=1, state="approved", draft={}, document=document, document_hash=digest, edited_at=begun,
            approved_at=begun, approved_by=account, agreed_at=begun,
        )
        for one in episodes
    )  # fmt: skip
    _sessions(plans, chance)
    return therapist, patients[0]


def _sessions(plans: list[Any], chance: Random) -> None:
    from multifidus.records import models as m

    sessions, sets, reports = [], [], []
    for plan in plans:
        for number in range(SESSIONS_EACH):
            at = NOW - datetime.timedelta(days=2 * number + 1 + chance.randint(0, 1))
            day = {"at": at, "zone": "Europe/London", "local_date": at.date()}
            session = m.Session(
                id=uuid.UUID(int=chance.getrandbits(128)), episode_id=plan.episode_id, plan=plan, received_at=at,
                baseline_0_10=3, **day,
            )  # fmt: skip
            sessions.append(session)
            reports.append(
                m.SessionReport(
                    id=uuid.UUID(int=chance.getrandbits(128)),
                    session=session,
                    peak_0_10=4,
                    colour="green",
                    because=[],
                    **day,
                )
            )
            sets += [
                m.SetDone(
                    id=uuid.UUID(int=chance.getrandbits(128)), session=session, exercise="bird_dog", number=n + 1,
                    reps=10, at=at,
                )
                for n in range(SETS_EACH)
            ]  # fmt: skip
    m.Session.objects.bulk_create(sessions, batch_size=500)
    m.SessionReport.objects.bulk_create(reports, batch_size=500)
    m.SetDone.objects.bulk_create(sets, batch_size=500)

"""Fills the clinic of a journey: run as a script, in the environment of that clinic; prints its people as JSON.

A patient with an approved plan of short sets, signed in, whose safety questions were answered yesterday.
"""

from __future__ import annotations

import datetime
import json
import sys
from pathlib import Path

import django

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
django.setup()

from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402
from django.utils import timezone  # noqa: E402
from tests.clinical.made_document import document, planned  # noqa: E402

from multifidus.records.document_hash import hash_of  # noqa: E402
from multifidus.records.knowledge import knowledge  # noqa: E402
from multifidus.records.models import (  # noqa: E402
    Account,
    Agreement,
    Clinic,
    Episode,
    Patient,
    PlanVersion,
    Session,
    Staff,
)

BIRD_DOG = planned(
    "bd_full",
    plain="Bird dog",
    purpose="Trains your back and hips to work as a team.",
    cues=["Reach one arm and the opposite leg until level.", "Level hips, easy breath."],
    position="quadruped",
    unilateral=True,
    dose_words="6 times on each side, hold 10 seconds.",
)
FOR_PATIENT = {
    "message": "Your back will settle.", "category_say": "Back pain without a dangerous cause.", "expect": None,
    "goals": [], "take_care": [], "pain": "Pain up to 3 of 10 is all right if it settles by the next morning.",
    "good_to_know": [], "when_to_get_help": ["Go to an emergency department if you can't pass urine."], "home": None,
    "reassess": None, "education": [], "left_out": [],
}  # fmt: skip
SHORT = {"dose_sets": 1, "dose_reps": 1, "dose_hold_s": 0, "dose_rest_s": 0, "dose_per_day": 1000}


def fill(people: int, exercises: list[dict[str, object]]) -> list[dict[str, object]]:
    """Return the patients: address, key of their items, cookie of a sign-in, id of their plan."""
    call_command("migrate", verbosity=0)
    now = timezone.now()
    Clinic.objects.create(
        name="Riverside Clinic", country="GB", time_zone="Europe/London", phone="01632 960 000",
        emergency_number="999", simulated=True,
    )  # fmt: skip
    therapist = Staff.objects.create(account=Account.objects.create_user("tom@example.org", "-", name="Tom Ward"))
    return [_patient(number, therapist, exercises, now) for number in range(people)]


def _patient(
    number: int, therapist: Staff, exercises: list[dict[str, object]], now: datetime.datetime
) -> dict[str, object]:
    email = f"patient{number}@example.org"
    account = Account.objects.create_user(email, None, name="Marta Lindqvist", time_zone="Europe/London")
    patient = Patient.objects.create(
        account=account, therapist=therapist, name=account.name, born=datetime.date(1985, 3, 3), email=email,
        created_at=now,
    )  # fmt: skip
    Agreement.objects.create(patient=patient, words="-", agreed=True, at=now, by=account)
    episode = Episode.objects.create(
        patient=patient, begun_at=now, intake_begun_at=now, intake_finished_at=now, tier="treat", may_plan=True
    )
    made = document(*exercises, for_patient=FOR_PATIENT)
    plan = PlanVersion.objects.create(
        episode=episode, number=1, state=PlanVersion.APPROVED, draft={}, edited_at=now, approved_at=now,
        approved_by=therapist.account, agreed_at=now, document=made, document_hash=hash_of(made),
    )  # fmt: skip
    yesterday = now - datetime.timedelta(days=1)
    clear = {question.id: False for question in knowledge().rescreens["default"].questions}
    Session.objects.create(
        episode=episode, plan=plan, at=yesterday, received_at=yesterday, zone="Europe/London",
        local_date=yesterday.date(), baseline_0_10=2, rescreen=clear,
    )  # fmt: skip
    client = Client()
    client.force_login(account)
    return {
        "email": email,
        "owner": str(patient.phone_key),
        "cookie": client.cookies["sessionid"].value,
        "plan": plan.pk,
        "episode": episode.pk,
    }


if __name__ == "__main__":
    kind = sys.argv[2]
    real = [BIRD_DOG, planned("br_double", plain="Bridge", dose_hold_s=3, purpose="Strengthens the back of your hips.")]
    quick = [
        planned("quick_one", plain="First", unilateral=True, **SHORT),
        planned("quick_two", plain="Second", **SHORT | {"dose_sets": 2}),
    ]
    print(json.dumps(fill(int(sys.argv[1]), {"real": real, "quick": quick}[kind])))

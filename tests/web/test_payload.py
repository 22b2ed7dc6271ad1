"""What a phone keeps of a patient: enough for the session, and nothing more."""

import json

import pytest
from django.utils import timezone
from tests.clinical.made_document import document, planned

from multifidus.records.document_hash import hash_of
from multifidus.records.knowledge import knowledge
from multifidus.records.models import Agreement, PlanVersion
from multifidus.records.queries.player import player_payload

PLAN = document(
    planned("bridge", warnings=["for clinicians"], why=[{"facts": {"cancer_history": True}}]),
    walking={"plain": "Walk.", "text": "for the therapist", "why": []},
    labels=["radiculopathy"],
    note="private",
)


@pytest.fixture
def told(marta, now):
    Agreement.objects.create(patient=marta.patient, words="made up", agreed=True, at=now, by=marta.patient.account)
    PlanVersion.objects.create(
        episode=marta.episode, number=1, state="approved", draft={}, document=PLAN, document_hash=hash_of(PLAN),
        edited_at=now, approved_at=now, agreed_at=now,
    )  # fmt: skip
    return player_payload(marta, knowledge(), timezone.now())


def test_a_phone_gets_todays_exercises_as_plain_json(told):
    assert json.loads(json.dumps(told)) == told
    assert [one["exercise"] for one in told["exercises"]] == ["bridge"]


@pytest.mark.parametrize(
    "private", ["cancer_history", "radiculopathy", "private", "for the therapist", "for clinicians"]
)
def test_a_phone_is_told_nothing_of_findings_reasons_and_notes(told, private):
    assert private not in json.dumps(told)

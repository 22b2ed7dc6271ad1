"""What a phone keeps of a patient: enough for the session, and nothing more."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest
from tests.clinical.made_document import document, planned

from multifidus.clinical.answers_at_once import light_table
from multifidus.clinical.day import day_of
from multifidus.clinical.player_payload import Owner, PhoneWords, player_payload
from multifidus.library.load import load_knowledge

KNOWN = load_knowledge()
LIMITS = KNOWN.traffic_lights["default"]
MONDAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 7, 40, tzinfo=UTC)
WORDS = PhoneWords(
    help={"heading": "Get help", "lines": [], "emergency_number": "112", "clinic_phone": "1"},
    stop={"heading": "Stop"},
    skip_reasons=({"value": "pain", "say": "It hurts"},),
    labels={"pause": "Pause"},
)
PLAN = document(
    planned("bridge", equipment=[["mat"]], why=[{"facts": {"cancer_history": True}}]),
    planned("squat", days=[1]),
    walking={"plain": "Walk.", "text": "for the therapist", "why": []},
    labels=["radiculopathy"],
    note="private",
)


def payload(plan=PLAN, sets=(), questions=None):
    day = day_of(plan, MONDAY.weekday(), KNOWN.sayings["default"].day, sets)
    owner = Owner(id="a1b2", name="Marta", plan=7)
    made = player_payload(
        plan, day, owner, LIMITS, questions, WORDS, local_date=MONDAY, made_at=NOW, sets_today=sets, sessions_today=1
    )
    return json.loads(json.dumps(made))


def test_it_holds_what_the_player_asks_for():
    assert set(payload()) == {
        "schema", "owner", "plan", "local_date", "name", "made_at", "exercises", "cards", "short", "walking", "light",
        "rescreen", "pain_rule", "help", "stop", "skip_reasons", "relief", "sessions_today", "words",
    }  # fmt: skip


def test_it_holds_the_exercises_of_that_day_alone_with_what_was_done():
    (bridge,) = payload(sets=[("bridge", ""), ("bridge", ""), ("bridge", "")])["exercises"]

    assert (bridge["exercise"], bridge["done_today"], bridge["sets_today"][""]) == ("bridge", 1, 3)
    assert bridge["dose"]["sets"] == 2


@pytest.mark.parametrize("private", ["cancer_history", "radiculopathy", "private", "for the therapist"])
def test_it_tells_nothing_of_findings_reasons_and_notes(private):
    assert private not in json.dumps(payload())


def test_the_light_is_the_table():
    assert payload()["light"] == light_table(LIMITS)


def test_the_safety_questions_are_there_only_when_they_are_due():
    assert payload()["rescreen"] is None
    assert len(payload(questions=KNOWN.rescreens["default"])["rescreen"]["questions"]) == 4


def test_a_rest_day_has_no_exercises_and_no_short_session():
    made = payload(document(planned("squat", days=[1])))

    assert (made["exercises"], made["short"], made["walking"]) == ([], [], None)

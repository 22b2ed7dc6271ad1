"""A draft as a value: what the rules propose, and plain values that give the same draft back."""

from __future__ import annotations

import json
from typing import Any

import pytest
from tests.clinical.patients import KNOWLEDGE, WHY, assessed

from multifidus.clinical.draft import DraftError, as_json, draft_from, draft_from_json
from multifidus.clinical.drafting import add, change_dose, remove, set_note, set_walking

NURSE = assessed()
DRAFT = draft_from(NURSE)


def plain() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(json.dumps(as_json(DRAFT)))
    return found


def test_the_draft_is_what_the_rules_propose():
    assert NURSE.plan is not None

    assert [found.exercise for found in DRAFT.exercises] == [found.exercise for found in NURSE.plan.exercises]
    for found in DRAFT.exercises:
        assert [found.exercise in day for day in NURSE.plan.week] == [day in found.days for day in range(7)]
        assert found.dose.days_per_week == len(found.days)
        assert not found.is_changed


def test_without_leave_to_plan_there_is_no_draft():
    stopped = assessed(saddle_numbness=True)

    with pytest.raises(DraftError, match="safety questions come first"):
        draft_from(stopped)


def test_an_edited_draft_comes_back_from_json_as_it_was():
    draft = remove(DRAFT, "fp_knees", WHY)
    draft = add(draft, "fp_wall", WHY, NURSE, KNOWLEDGE)
    draft = change_dose(draft, "bd_arm", {"reps": 9, "hold_s": 2.5}, WHY, NURSE, KNOWLEDGE)
    draft = set_note(set_walking(draft, False, WHY), "Go slowly.\nCall me.")

    back = draft_from_json(json.loads(json.dumps(as_json(draft))))

    assert back == draft


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("exercises", "bd_arm"),
        ("exercises", [1]),
        ("removed", [{"exercise": "bd_full"}]),
        ("removed", [{"exercise": "bd_full", "because": " "}]),
        ("removed", [{"exercise": "bd_arm", "because": WHY}]),
        ("walking", "yes"),
        ("walking", False),
        ("walking_because", 1),
        ("note", "x" * 5000),
        ("note", None),
        ("schema", 2),
        ("extra", 1),
    ],
)
def test_a_draft_that_is_not_one_is_refused(field, value):
    with pytest.raises(DraftError):
        draft_from_json(plain() | {field: value})


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("exercise", ""),
        ("exercise", ["bd_arm"]),
        ("days", []),
        ("days", [6, 0]),
        ("days", [0, 0]),
        ("days", [True, 2]),
        ("days", [0, 1]),
        ("because", "two\nlines"),
        ("approved", None),
        ("approved_against", None),
        ("approved_against", [""]),
        ("dose", {}),
        ("rule_dose", None),
    ],
)
def test_an_exercise_of_a_draft_that_is_not_one_is_refused(field, value):
    found = plain()
    found["exercises"][0][field] = value

    with pytest.raises(DraftError) as caught:
        draft_from_json(found)

    assert caught.value.faults[0][0] == "exercises.1"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("sets", 0),
        ("sets", 2.5),
        ("sets", True),
        ("sets", "2"),
        ("reps", 31),
        ("hold_s", float("nan")),
        ("hold_s", None),
        ("rest_s", 10**400),
        ("effort_low", 10),
        ("days_per_week", 2),
        ("duration_min", 0.1),
        ("goal", "fun"),
        ("note", 3),
        ("derived", None),
    ],
)
def test_a_dose_outside_its_limits_is_refused(field, value):
    found = plain()
    found["exercises"][0]["dose"][field] = value

    with pytest.raises(DraftError):
        draft_from_json(found)


@pytest.mark.parametrize("found", [None, [], {}, "draft", 1])
def test_what_is_no_draft_at_all_is_refused(found):
    with pytest.raises(DraftError):
        draft_from_json(found)


def test_an_exercise_stands_only_once_in_a_draft():
    found = plain()
    found["exercises"][1] = found["exercises"][0]

    with pytest.raises(DraftError, match="twice"):
        draft_from_json(found)

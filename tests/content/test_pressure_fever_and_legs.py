"""Blood pressure, sepsis, sexual function and old claudication: how urgent, and what is asked before a plan."""

from __future__ import annotations

from typing import Any

import pytest
from tests.content.test_red_flags import (
    EMERGENCY,
    NOTHING,
    RED_FLAGS,
    ROUTINE,
    SAME_DAY,
    STENOSIS,
    TREAT,
    WEEK,
    patient,
    urgency,
)  # fmt: skip

from multifidus.clinical.facts import Facts
from multifidus.clinical.triage import triage
from multifidus.library.load import load_knowledge

OLD_LEGS = {"bilateral_leg_symptoms": True, "duration_days": 730, **STENOSIS}


@pytest.mark.parametrize(
    ("signs", "expected"),
    [
        ({"systolic_mmhg": 190, "headache_vision_or_confusion": True}, EMERGENCY),
        ({"diastolic_mmhg": 120, "headache_vision_or_confusion": True}, EMERGENCY),
        ({"systolic_mmhg": 180, "headache_vision_or_confusion": False}, SAME_DAY),
        ({"diastolic_mmhg": 120}, SAME_DAY),
        ({"systolic_mmhg": 179, "diastolic_mmhg": 88}, ROUTINE),
        ({"systolic_mmhg": 150, "diastolic_mmhg": 100}, ROUTINE),
        ({"comorbidities": ["hypertension_uncontrolled"]}, ROUTINE),
        ({"systolic_mmhg": 159, "diastolic_mmhg": 99, "comorbidities": ["hypertension_controlled"]}, TREAT),
    ],
)
def test_the_higher_the_pressure_the_sooner(signs: dict[str, Any], expected: int):
    found = urgency(patient(**signs))

    assert found == expected or (expected == TREAT and found < TREAT)


@pytest.mark.parametrize("sign", ["collapse_or_pale_sweating", "headache_vision_or_confusion"])
@pytest.mark.parametrize("fever", [{"fever": True}, {"temperature_c": 38}])
def test_fever_with_collapse_or_confusion_is_an_emergency(sign: str, fever: dict[str, Any]):
    assert urgency(patient(**fever, **{sign: True})) == EMERGENCY
    assert WEEK <= urgency(patient(**fever, **{sign: False})) <= SAME_DAY


@pytest.mark.parametrize("pain", ["leg_pain", "leg_pain_below_knee", "buttock_pain"])
def test_a_change_of_sexual_function_with_pain_in_the_leg_is_for_the_same_day(pain: str):
    assert urgency(patient(sexual_function_change_new=True, **{pain: True})) == SAME_DAY
    assert urgency(patient(sexual_function_change_new=True, **{pain: False})) == ROUTINE


@pytest.mark.parametrize(
    ("signs", "expected"),
    [
        ({}, 0),
        ({"trend": "same"}, 0),
        ({"trend": "worsening"}, SAME_DAY),
        ({"bilateral_leg_course": "new"}, SAME_DAY),
        ({"duration_days": 42, "trend": "same"}, SAME_DAY),
        ({"relief_by_sitting_or_bending": False}, SAME_DAY),
    ],
)
def test_old_claudication_of_both_legs_is_urgent_only_when_new_or_worse(signs: dict[str, Any], expected: int):
    assert urgency(patient(**{**OLD_LEGS, **signs})) == expected


def asked_again(facts: Facts) -> set[str]:
    definitions = load_knowledge().facts
    return {question.fact for question in triage(facts, RED_FLAGS, definitions).ask_again if question.blocks}


def test_the_course_of_old_claudication_is_asked_where_no_trend_tells_it():
    long_known = patient(**OLD_LEGS)

    assert "bilateral_leg_course" in asked_again(long_known)
    assert "bilateral_leg_course" not in asked_again(long_known.with_values(trend="same"))
    assert "bilateral_leg_course" not in asked_again(
        long_known.with_values(bilateral_leg_course="stable_long_standing")
    )


def test_a_change_of_sexual_function_calls_for_the_feeling_of_bladder_and_bowel():
    assert {"bladder_sensation_loss_new", "rectal_fullness_lost"} <= asked_again(
        patient(sexual_function_change_new=True)
    )


def test_a_new_strong_headache_calls_for_a_blood_pressure():
    assert {"systolic_mmhg", "diastolic_mmhg"} <= asked_again(patient(headache_vision_or_confusion=True))


def test_a_blood_pressure_that_nobody_measured_holds_nothing_up():
    assert not {"systolic_mmhg", "diastolic_mmhg"} & asked_again(patient(age_years=40))


@pytest.mark.parametrize(
    ("cleared", "expected"), [({}, WEEK), ({"medical_clearance": False}, WEEK), ({"medical_clearance": True}, NOTHING)]
)
def test_unstable_heart_disease_waits_for_clearance_that_is_known(cleared: dict[str, Any], expected: int):
    assert urgency(patient(unstable_heart_disease=True, **cleared)) == expected

"""The lines of the diagnosis page: what each axis came to, and what can be decided instead."""

from __future__ import annotations

import dataclasses

import pytest
from tests.clinical.patients import KNOWLEDGE, NURSE, assessed

from multifidus.clinical.classify import IN_ORDER
from multifidus.clinical.diagnosis import AxisLine, diagnosis_of
from multifidus.clinical.overrides import ONE_ANSWER


def lines(case: str = NURSE, **changes) -> dict[str, AxisLine]:
    return {line.axis: line for line in diagnosis_of(assessed(case, **changes), KNOWLEDGE)}


def test_every_axis_has_its_line_triage_first():
    found = diagnosis_of(assessed(), KNOWLEDGE)

    assert tuple(line.axis for line in found) == ("triage", *IN_ORDER)


def test_a_label_comes_with_its_reason():
    line = lines()["category"]

    assert line.values[0].code == "movement_coordination_impairments"
    assert line.values[0].confidence == "likely"
    assert line.values[0].reason is not None and line.values[0].reason.sources


def test_what_speaks_for_a_label_and_the_conflicts_of_it_stand_beside_it():
    root = assessed("O05")
    clash = "Radiculopathy / Something else"
    named = dataclasses.replace(root.classification, conflicts=(clash, "Another / One more"))

    found = {line.axis: line for line in diagnosis_of(dataclasses.replace(root, classification=named), KNOWLEDGE)}

    assert len(found["leg_pain"].values[0].supports) == 2
    assert found["leg_pain"].conflicts == (clash,)
    assert found["risk"].conflicts == ()


def test_an_axis_that_no_rule_decides_has_no_value_but_choices():
    line = lines()["irritability"]

    assert line.values == ()
    assert [choice.value for choice in line.choices] == ["low", "moderate", "high"]
    assert "High irritability" in [choice.title for choice in line.choices]


@pytest.mark.parametrize("axis", ["triage", *IN_ORDER])
def test_the_choices_are_those_that_an_override_may_name(axis):
    line = lines()[axis]

    assert bool(line.choices) is (axis in ("triage", *ONE_ANSWER))
    for choice in line.choices:
        reason = "Examined again today with this finding."
        override = {"of": axis, "to": choice.value, "by": "A. C.", "role": "clinician", "reason": reason}
        decided = lines(overrides=[override])[axis]
        assert decided.decided is not None and decided.decided.to == choice.value
        assert choice.title[0].isupper() and "_" not in choice.title


def test_open_questions_have_a_line_that_says_which_block():
    found = lines(saddle_numbness="unknown")["ask_again"]

    assert ("saddle_numbness", "blocks the plan") in [(value.code, value.confidence) for value in found.values]
    assert [choice.value for choice in found.choices] == ["proceed"]


def test_an_emergency_names_what_fired():
    line = lines(saddle_numbness=True)["triage"]

    assert line.values[0].code == "emergency"
    assert line.values[0].supports and line.values[0].reason is not None

"""A clinician may overrule, and it is shown; a patient may not."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from tests.properties.check import broken_promises, case_of
from tests.properties.patients import ANYBODY, CHANCE, KNOWLEDGE, MOSTLY_WELL, Found

from multifidus.clinical.assess import assess
from multifidus.clinical.case import CaseError
from multifidus.clinical.letter import brief
from multifidus.clinical.triage import MOST_URGENT_FIRST

MANY = settings(max_examples=150, derandomize=True, deadline=None, database=None)
EXERCISES = tuple(KNOWLEDGE.exercises)


def override(of: str, to: str, role: str = "clinician") -> dict[str, str]:
    return {"of": of, "to": to, "by": "A. Clinician", "role": role, "reason": "seen and examined"}


@MANY
@given(ANYBODY, CHANCE)
def test_a_clinicians_decision_on_triage_is_done_and_shown(patient: Found, chance: Random):
    tier = MOST_URGENT_FIRST[chance.randrange(len(MOST_URGENT_FIRST))]
    said = assess(case_of(patient), KNOWLEDGE).verdict.tier

    after = assess(case_of(patient, [override("triage", tier)]), KNOWLEDGE)

    assert after.verdict.tier == tier
    assert after.verdict.overruled is not None
    assert "A. Clinician: seen and examined" in after.verdict.overruled.because
    assert KNOWLEDGE.tiers[said].title.lower() in after.verdict.overruled.because
    assert list(broken_promises(after)) == []


@MANY
@given(ANYBODY, CHANCE)
def test_a_patient_can_overrule_nothing(patient: Found, chance: Random):
    of, to = (("triage", "treat"), ("ask_again", "proceed"), (f"exercise:{EXERCISES[0]}", "approve"))[
        chance.randrange(3)
    ]

    for role in ("patient", "Clinician ", ""):
        with pytest.raises(CaseError):
            case_of(patient, [override(of, to, role)])


@MANY
@given(MOSTLY_WELL, CHANCE)
def test_approved_exercises_still_meet_no_contraindication(patient: Found, chance: Random):
    """Approval lifts a block that is a precaution, for the exercises that it names and no other."""
    approved = frozenset(EXERCISES[chance.randrange(len(EXERCISES))] for _ in range(chance.randint(1, 60)))
    overrides = [override(f"exercise:{name}", "approve") for name in sorted(approved)]

    after = assess(case_of(patient, overrides), KNOWLEDGE)

    assert list(broken_promises(after, approved)) == []


@MANY
@given(MOSTLY_WELL)
def test_going_on_without_an_answer_is_shown(patient: Found):
    answers = {name: answer for name, answer in patient.items() if name != "fever"}

    after = assess(case_of(answers, [override("ask_again", "proceed")]), KNOWLEDGE)

    assert after.verdict.overruled is not None
    assert brief(KNOWLEDGE.facts["fever"].title) in after.verdict.overruled.because
    assert "fever" in {question.fact for question in after.verdict.ask_again}
    assert list(broken_promises(after)) == []

"""No plan, whoever the patient is, holds what a known fact forbids."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import example, given, settings
from tests.properties.check import BrokenPromiseError, broken_promises, case_of, check_patient, is_forbidden
from tests.properties.patients import ANYBODY, CALM, KNOWLEDGE, MOSTLY_WELL, Found, clean_patient

from multifidus.clinical.treatments import Exercise

MANY = settings(max_examples=500, derandomize=True, deadline=None, database=None)


@MANY
@given(ANYBODY)
@example({})
@example(CALM)
@example(CALM | {"age_years": 72, "osteoporosis": "osteoporosis"})
def test_every_promise_is_kept_to_anybody(patient: Found):
    """No contraindicated exercise or technique; a row with a reason; minutes, days, labels; sources that exist."""
    check_patient(patient)


@MANY
@given(MOSTLY_WELL)
def test_every_promise_is_kept_to_those_who_mostly_get_a_plan(patient: Found):
    check_patient(patient)


def test_many_of_the_mostly_well_get_a_plan():
    plans = [check_patient(clean_patient(Random(seed))).plan for seed in range(200)]

    assert sum(plan is not None for plan in plans) > 80


def test_the_check_notices_a_forbidden_exercise():
    """The check itself can fail: the tags of another patient forbid what this one's plan holds."""
    well = check_patient(CALM)
    assert well.plan is not None
    planned = [KNOWLEDGE.exercises[found.exercise] for found in well.plan.exercises]
    tags = frozenset(tag for exercise in planned for tag in (*exercise.contraindications, *exercise.precautions))

    assert any(is_forbidden(exercise, tags) for exercise in planned)


def test_an_empty_case_is_asked_and_gets_no_plan():
    assessment = check_patient({})

    assert assessment.plan is None
    assert not assessment.verdict.may_plan
    assert {question.fact for question in assessment.verdict.ask_again} >= {"saddle_numbness", "age_years"}


@pytest.mark.parametrize("exercise", [e for e in KNOWLEDGE.exercises.values() if e.contraindications][::12])
def test_approval_never_lifts_a_contraindication(exercise: Exercise):
    raised = frozenset(exercise.contraindications[:1])

    assert is_forbidden(exercise, raised, approved=frozenset({exercise.id}))


def test_broken_promises_are_told_in_words():
    assert issubclass(BrokenPromiseError, Exception)
    assert not list(broken_promises(check_patient(CALM)))
    assert case_of({}).facts.values == {}

"""The words around the exercises: few, plain, and the safety net apart."""

from __future__ import annotations

from tests.clinical.patients import BRITTLE, assessed
from tests.readability import grade

from multifidus.clinical.patient_words import LEFT_OUT, MOST_POINTS, effort_words, left_out_words, patient_words
from multifidus.clinical.plan import Excluded
from multifidus.clinical.reasons import Reason

NURSE, OLDER = assessed(), assessed(BRITTLE)


def test_the_safety_net_stands_apart_from_what_is_good_to_know():
    assert NURSE.plan is not None
    words = patient_words(NURSE, NURSE.plan)

    assert words.when_to_get_help and len(words.good_to_know) == MOST_POINTS
    assert not set(words.when_to_get_help) & set(words.good_to_know)


def test_goals_are_in_the_patients_words():
    assert NURSE.plan is not None

    assert patient_words(NURSE, NURSE.plan).goals == ("full duties", "netball")


def test_a_condition_that_touches_exercise_is_said_once():
    assert OLDER.plan is not None
    care = patient_words(OLDER, OLDER.plan).take_care

    assert care and len(set(care)) == len(care)


def test_effort_of_one_number_is_said_as_one():
    assert NURSE.plan is not None
    said = {effort_words(found.dose) for found in NURSE.plan.exercises}

    assert said >= {"Effort: 3 to 5 out of 10.", "Effort: 6 out of 10."}


def test_why_an_exercise_is_left_out_is_easy_to_read():
    assert all(grade(text) <= 7 for text in LEFT_OUT.values())


def test_a_reason_without_plain_words_keeps_its_own():
    left_out = Excluded("ae_cycle", (Reason("equipment", "Needs bike."), Reason("equipment", "Needs bike.")))

    assert left_out_words(left_out, NURSE) == ("Needs bike.",)

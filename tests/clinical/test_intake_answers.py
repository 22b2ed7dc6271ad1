"""A page of the intake as a browser posts it: what it says, what must be mended, and what it never says."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

import pytest
from tests.clinical.made import is_true

from multifidus.clinical.facts import UNKNOWN, Facts
from multifidus.clinical.intake import IntakePage, Question
from multifidus.clinical.intake_answers import PageAnswers, read_page
from multifidus.library.load import load_knowledge

KNOWN = load_knowledge()
TODAY = datetime.date(2026, 11, 23)
PAGES = {f"{part.id}/{page.id}": page for part in KNOWN.intake.values() for page in part.pages}
QUESTIONS = {question.fact: question for page in PAGES.values() for question in page.questions}


def read(fact: str, known: Mapping[str, Any] | None = None, **form: Any) -> PageAnswers:
    """Return what one question reads from the fields that are given, whose names start after the fact's."""
    page = IntakePage(id="page", heading="h", questions=(QUESTIONS[fact],))
    fields = {
        fact if name == "own" else f"{fact}-{name.replace('_', '-')}": [value] if isinstance(value, str) else value
        for name, value in form.items()
    }
    return read_page(page, fields, Facts(known or {}), KNOWN.facts, TODAY)


def value_of(fact: str, known: Mapping[str, Any] | None = None, **form: Any) -> Any:
    answers = read(fact, known, **form)
    assert answers.faults == ()
    return answers.values[fact]


def said(fact: str, **form: Any) -> str:
    (fault,) = read(fact, **form).faults
    return fault.say


@pytest.mark.parametrize(("posted", "value"), [("yes", True), ("no", False), ("unknown", UNKNOWN)])
def test_a_safety_question_is_yes_no_or_not_known(posted, value):
    assert value_of("saddle_numbness", own=posted) is value


def test_a_value_that_was_not_offered_is_refused():
    assert said("saddle_numbness", own="maybe") == "Please choose one of the answers."
    assert said("sex_at_birth", own="unknown") == "Please choose one of the answers."
    assert said("saddle_numbness", own=["yes", "no"]) == "Please choose one answer only."


def test_a_ticked_list_answers_all_its_facts():
    answers = read("signs_now", own=["calf_swelling"])

    assert answers.values["calf_swelling"] is True
    assert answers.values["chest_pain_or_breathless"] is False


def test_none_of_these_denies_the_whole_list():
    values = read("signs_now", own="none").values

    assert set(values) == set(QUESTIONS["signs_now"].facts)
    assert not any(values.values())


def test_not_sure_beside_a_tick_leaves_the_others_open():
    values = read("signs_now", own=["calf_swelling", "unknown"]).values

    assert values["calf_swelling"] is True
    assert values["chest_pain_or_breathless"] is UNKNOWN


@pytest.mark.parametrize("others", [["calf_swelling"], ["unknown"]])
def test_none_of_these_goes_with_nothing_else(others):
    answers = read("signs_now", own=["none", *others])

    assert answers.values == {}
    assert len(answers.faults) == 1


def test_a_tick_that_says_no_is_read_as_no():
    assert read("body_limits", own="can_get_to_floor").values["can_get_to_floor"] is False
    assert read("body_limits", own="none").values["can_get_to_floor"] is True


def test_a_tick_at_a_fact_with_several_values_leaves_open_which():
    assert read("signs_lately", own="rash_in_one_strip").values["rash_in_one_strip"] is UNKNOWN
    assert read("signs_lately", own="none").values["rash_in_one_strip"] == "none"


def test_what_a_later_page_was_told_is_not_lost_when_the_list_is_posted_again():
    values = read("signs_lately", known={"rash_in_one_strip": "older"}, own="rash_in_one_strip").values

    assert values["rash_in_one_strip"] == "older"


def test_an_empty_list_is_said_with_none_of_these_only():
    assert value_of("medicines", own="none") == frozenset()
    assert value_of("medicines", own=["nsaid", "statin"]) == {"nsaid", "statin"}
    assert "medicines" not in read("medicines").values


def test_a_mark_on_the_leg_says_leg_pain_and_no_mark_says_nothing():
    marked = read("pain_areas", own=["low_back_left", "foot_left"]).values
    unmarked = read("pain_areas", own=["low_back_left"]).values

    assert marked["leg_pain"] is True and marked["leg_pain_below_knee"] is True
    assert set(unmarked) == {"pain_areas"}


@pytest.mark.parametrize(
    ("form", "cm"),
    [
        ({"cm": "178"}, 178),
        ({"unit": "cm", "cm": "178,5"}, 178.5),
        ({"unit": "ft_in", "ft": "5", "in": "10"}, 177.8),
        ({"unit": "ft_in", "ft": "5", "in": "10", "cm": "170"}, 177.8),
        ({"ft": "6"}, 182.9),
    ],
)
def test_height_may_be_given_in_either_unit(form, cm):
    assert value_of("height_cm", **form) == cm


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ({"cm": "tall"}, "Enter a number, such as 5."),
        ({"cm": "1780"}, "This number can't be right. Please check it, and the unit beside it."),
        ({"cm": "178", "ft": "5"}, "Fill in one way only: centimetres, feet and inches."),
        ({"unit": "cm", "ft": "5"}, "Fill in the box of the unit that you chose: centimetres."),
    ],
)
def test_a_height_that_cannot_be_read_is_told(form, told):
    assert said("height_cm", **form) == told


def test_how_long_ago_is_turned_into_days():
    assert value_of("duration_days", weeks="6") == 42
    assert value_of("duration_days", unit="years", years="1") == 365


@pytest.mark.parametrize(
    ("posted", "told"), [("11", "Enter a number from 0 to 10."), ("-1", "Enter a number, such as 5.")]
)
def test_a_number_out_of_range_is_told(posted, told):
    assert said("pain_now_0_10", own=posted) == told


def test_a_whole_number_must_be_whole():
    assert said("days_per_week", own="2.5") == "Enter a whole number, such as 5."


def test_a_day_is_read_from_three_boxes():
    assert value_of("onset_date", day="3", month="11", year="2026") == datetime.date(2026, 11, 3)


@pytest.mark.parametrize(
    ("day", "month", "year", "told"),
    [
        ("31", "2", "2026", "This day does not exist. Enter a real date, such as 27 3 2026."),
        ("1", "", "2026", "Enter a day, a month and a year, such as 27 3 2026."),
        ("1", "1", "26", "Enter a day, a month and a year, such as 27 3 2026."),
        ("1", "May", "2026", "Enter a day, a month and a year, such as 27 3 2026."),
        ("24", "11", "2026", "The date must be today or in the past."),
    ],
)
def test_a_day_that_cannot_be_is_told(day, month, year, told):
    assert said("onset_date", day=day, month=month, year=year) == told


def test_a_date_and_not_knowing_it_exclude_each_other():
    assert value_of("onset_date", own="unknown") is UNKNOWN
    assert "not both" in said("onset_date", own="unknown", day="3", month="11", year="2026")


def test_goals_are_read_row_by_row_with_how_well_they_go_now():
    goals = value_of("goals", **{"1_text": "play football", "1_now": "2", "3_text": "sleep"})

    assert [dict(goal) for goal in goals] == [{"text": "play football", "ability_0_10": 2}, {"text": "sleep"}]


def test_a_day_that_a_therapist_set_for_a_goal_is_kept():
    known = {"goals": ({"text": "play football", "by": "2027-03-01"},)}

    goals = value_of("goals", known, **{"1_text": "play football", "1_now": "4"})

    assert [dict(goal) for goal in goals] == [{"text": "play football", "ability_0_10": 4, "by": "2027-03-01"}]


def test_a_number_beside_an_empty_goal_is_told_at_its_row():
    (fault,) = read("goals", **{"1_text": "walk", "2_now": "3"}).faults

    assert fault.field == "goals-2-text"


def test_statements_that_are_not_ticked_count_as_no_once_one_is():
    assert value_of("rmdq_answers", own=["1", "24"]) == (1, *(0,) * 22, 1)
    assert value_of("rmdq_answers", own="none") == (0,) * 24
    assert "rmdq_answers" not in read("rmdq_answers").values


def test_rows_of_answers_must_all_be_filled_in():
    assert value_of("phq4_answers", **{"1": "0", "2": "1", "3": "2", "4": "3"}) == (0, 1, 2, 3)
    assert read("phq4_answers", **{"1": "0", "2": "1", "4": "3"}).faults[0].field == "phq4_answers-3"


def test_text_is_cleaned_of_what_a_database_refuses_and_kept_short():
    assert value_of("medicine_names", own="ibu\x00profen\r\n400") == "ibu profen\n400"
    assert said("medicine_names", own="a" * 4001) == "Please use at most 4000 letters."


def test_a_follow_up_that_the_same_page_has_closed_is_not_asked_for():
    page = IntakePage(
        id="p",
        heading="h",
        questions=(
            Question(fact="fever", kind="choice", required=True),
            Question(fact="temperature_c", kind="number", required=True, when=is_true("fever")),
        ),
    )

    answers = read_page(page, {"fever": ["no"], "temperature_c": ["39"]}, Facts(), KNOWN.facts, TODAY)

    assert answers == PageAnswers({"fever": False}, ())


def test_a_fault_can_be_translated_by_its_template():
    (fault,) = read("pain_now_0_10", own="11").faults

    assert fault.template == "Enter a number from {low} to {high}."
    assert dict(fault.values) == {"low": "0", "high": "10"}

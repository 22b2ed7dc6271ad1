"""A wrong value of a fact: named, with what is allowed, all of them at once."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from multifidus.clinical.rules import FactDefinition
from multifidus.library.load import load_knowledge

ENTERED = {name: fact for name, fact in load_knowledge().facts.items() if not fact.derived}
KINDS = sorted({fact.kind for fact in ENTERED.values()})
ODD: tuple[Any, ...] = (True, 1, "x", [], {}, [[1]], 3.5, "")
ADVICE = ("allowed", "needed", "did you mean", "write", "must be")


def is_valid(fact: FactDefinition, value: Any) -> bool:
    """Work out on its own whether an odd value is one of this kind."""
    if isinstance(value, bool):
        return fact.kind == "yes_no"
    if isinstance(value, int | float):
        fits = fact.low is not None and fact.low <= value <= fact.high
        return fact.kind == "number" and fits and not (fact.whole and value == 3.5)
    if isinstance(value, str):
        return fact.kind == "text" or (fact.kind == "choice" and value in fact.choices)
    if value == []:
        return fact.kind in ("choices", "goals") or (fact.kind == "answers" and fact.length is None)
    return value == {} and fact.kind == "ratings"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("value", ODD, ids=repr)
def test_a_wrong_type_in_any_field_is_told_or_right(plan, kind, value):
    facts = {name: fact for name, fact in ENTERED.items() if fact.kind == kind}
    wrong = {name for name, fact in facts.items() if not is_valid(fact, value)}

    said = plan({"facts": dict.fromkeys(facts, value)})

    lines = said.err.splitlines()[1:]
    assert said.status == (2 if wrong else 0)
    assert {line.split("`")[1] for line in lines} == wrong
    assert all(any(word in line for word in ADVICE) for line in lines)


@pytest.mark.parametrize("kind", KINDS)
def test_unknown_and_null_are_right_in_any_field(plan, kind):
    names = [name for name, fact in ENTERED.items() if fact.kind == kind]

    said = [plan({"facts": dict.fromkeys(names, blank)}) for blank in ("unknown", None)]

    assert [found.status for found in said] == [0, 0]
    assert said[0].out == said[1].out


@pytest.mark.parametrize(
    ("fact", "value", "words"),
    [
        ("pain_now_0_10", 14, "`pain_now_0_10` is 14; a number from 0 to 10 is allowed."),
        ("age_years", -3, "`age_years` is -3; a number from 0 to 120 years is allowed."),
        ("slr_left_deg", 400, "`slr_left_deg` is 400; a number from 0 to 130 degrees is allowed."),
        ("previous_episodes", 1.5, "`previous_episodes` is 1.5; a whole number from 0 to 999 is allowed."),
        ("age_years", "40", '`age_years` is "40"; a number from 0 to 120 years is allowed.'),
        ("saddle_numbness", "yes", '`saddle_numbness` is "yes"; true, false or "unknown" are allowed.'),
        ("saddle_numbness", 1, '`saddle_numbness` is 1; true, false or "unknown" are allowed.'),
        ("trauma", "none ", '`trauma` is "none "; did you mean none? (or "unknown")'),
        ("trauma", "Minor", '`trauma` is "Minor"; did you mean minor? (or "unknown")'),
        ("pain_areas", ["low_bak"], '`pain_areas` holds "low_bak"; did you mean low_back?'),
        ("pain_areas", "low_back", '`pain_areas` is "low_back"; a list is needed, [] for none.'),
        ("muscle_power", {"L4_left": 6}, "`muscle_power` for L4_left is 6; a number from 0 to 5 is allowed."),
        ("muscle_power", {"L4left": 4}, '`muscle_power` names "L4left"; did you mean L4_left?'),
        ("muscle_power", {"L4_left": None}, "`muscle_power` for L4_left is null; a number from 0 to 5 is allowed."),
        ("rmdq_answers", [1, 0], "`rmdq_answers` has 2 answers; 24 are needed, null for one left blank."),
        ("phq2_answers", [0.5, 1], "`phq2_answers` holds 0.5; a whole number from 0 to 3 is allowed"),
        ("phq2_answers", [True, 1], "`phq2_answers` holds true; a whole number from 0 to 3 is allowed"),
        ("goals", [{"text": " "}], '`goals` holds a goal without words; write {"text": "walk to church"}.'),
        ("goals", [{"text": "run", "abilty_0_10": 3}], "`goals` has `abilty_0_10`; did you mean ability_0_10?"),
        ("goals", [{"text": "run", "ability_0_10": 11}], "`goals` has an ability of 11; 0 (can't) to 10"),
        ("goals", [{"text": "run", "by": "soon"}], '`goals` has a day "soon"; write it as 2026-12-31.'),
        ("goals", [{"text": "x"}] * 11, "`goals` must be a list of at most 10 goals"),
        ("goals", [{"text": "x" * 4001}], "`goals` holds a goal of 4001 letters; at most 4000 are allowed."),
        ("onset_date", "2026-02-30", '`onset_date` is "2026-02-30"; a day is needed, written as 2026-11-23.'),
        ("onset_date", "23.11.2026", '`onset_date` is "23.11.2026"; a day is needed, written as 2026-11-23.'),
        ("sports", "x" * 4001, "text of at most 4000 letters is needed."),
    ],
)
def test_an_impossible_value_is_told_with_what_is_allowed(plan, fact, value, words):
    said = plan({"facts": {fact: value}})

    assert said.status == 2
    assert words in said.err


def test_all_faults_are_told_at_once(plan):
    facts = {"pain_now_0_10": 14, "age_years": -3, "sadle_numbness": True, "fever": "no", "trauma": "big"}

    said = plan({"fact": 1, "notes": [], "today": "tomorrow", "facts": facts, "overrides": [{}]})

    assert said.status == 2
    assert "9 faults. Nothing was assessed." in said.err.splitlines()[0]
    assert len(said.err.splitlines()) == 10


def test_not_a_number_stands_in_the_list_with_the_others(plan):
    said = plan('{"facts": {"pain_now_0_10": NaN, "age_years": -3, "leg_pain_0_10": 1e999}}')

    assert said.status == 2
    assert "3 faults" in said.err


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("sadle_numbness", "did you mean saddle_numbness?"),
        ("age", "did you mean age_years?"),
        ("ageyears", "did you mean age_years?"),
        ("Fever", "did you mean fever?"),
        ("", "allowed are:"),
    ],
)
def test_an_unknown_fact_is_refused_with_the_nearest_known_one(plan, name, hint):
    said = plan({"facts": {name: True}})

    assert said.status == 2
    assert f"`{name}` is no fact we know" in said.err
    assert hint in said.err


@pytest.mark.parametrize(("name", "hint"), [("fact", "facts"), ("note", "notes"), ("override", "overrides")])
def test_an_unknown_part_of_a_case_is_refused_with_the_nearest_known_one(plan, name, hint):
    said = plan({"facts": {}, name: 1})

    assert said.status == 2
    assert f"`{name}` is not known in a case; did you mean {hint}?" in said.err


def test_what_the_software_works_out_can_not_be_entered(plan):
    said = plan({"facts": {"stage": "acute"}})

    assert (said.status, "`stage` is worked out by the software" in said.err) == (2, True)


@pytest.mark.parametrize("fact", [name for name, found in ENTERED.items() if found.kind == "date"])
def test_a_day_in_the_future_is_refused(plan, fact):
    tomorrow = datetime.date.today() + datetime.timedelta(days=1)

    said = plan({"facts": {fact: tomorrow.isoformat()}})

    assert said.status == 2
    assert f"`{fact}` is {tomorrow}, after today" in said.err


def test_a_goal_may_lie_in_the_future(plan):
    assert plan({"facts": {"goals": [{"text": "walk to church", "by": "2999-12-31"}]}}).status == 0


def test_the_day_of_the_case_is_today(plan):
    facts = {"onset_date": "2020-03-01"}

    early, late = plan({"today": "2020-02-29", "facts": facts}), plan({"today": "2020-03-31", "facts": facts})

    assert (early.status, late.status) == (2, 0)
    assert "after today (2020-02-29)" in early.err
    assert "on 2020-03-31" in late.out
    assert "Stage: acute" in late.out


@pytest.mark.parametrize("today", [None, 20261123, "", "tomorrow", "2026-13-01", [], True])
def test_a_day_of_the_case_that_is_no_day_is_refused(plan, today):
    said = plan({"today": today, "facts": {}})

    assert said.status == 2
    assert "`today` is" in said.err


@pytest.mark.parametrize("today", ["0001-01-01", "9999-12-31"])
def test_the_first_and_the_last_day_of_all_are_days(plan, today):
    assert plan({"today": today, "facts": {"onset_date": "0001-01-01"}}).status == 0


def test_expectations_change_nothing_in_a_plan(plan, safe):
    bare = plan({"facts": safe})

    loaded = plan({"facts": safe, "expected": {"triage": "emergency", "nonsense": [1, 2]}})

    assert loaded == bare


def test_notes_change_nothing_in_a_plan(plan, safe):
    noted = plan({"facts": safe, "notes": "Cauda equina! Saddle numbness! Emergency!"})

    assert noted == plan({"facts": safe})

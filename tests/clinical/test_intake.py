"""Which pages of the intake are shown, what is still missing, and what stops it."""

from __future__ import annotations

import datetime
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.clinical.intake_walk import OFFERED_AS, answered, walk
from tests.clinical.made import is_true

from multifidus.clinical.assess import assess
from multifidus.clinical.case import Case
from multifidus.clinical.conditions import AllOf, Compare
from multifidus.clinical.derive import derive
from multifidus.clinical.facts import UNKNOWN, Facts
from multifidus.clinical.intake import (
    Choice,
    IntakePage,
    IntakePart,
    Question,
    as_asked,
    is_answered,
    missing,
    pages_for,
    withdrawn,
)
from multifidus.clinical.intake_answers import read_page
from multifidus.clinical.intake_stop import stops
from multifidus.clinical.triage import triage
from multifidus.library.load import load_knowledge

KNOWN = load_knowledge()
TODAY = datetime.date(2026, 11, 23)
CASES = sorted((Path(__file__).parents[1]).glob("*cases/[A-Z]*.json"))
FELL = IntakePage(id="fell", heading="Fell", questions=(Question(fact="fell", kind="choice", required=True),))
WHEN_FELL = IntakePage(
    id="when",
    heading="When",
    when=is_true("fell"),
    questions=(Question(fact="fell_days", kind="number", required=True),),
)


def part(*pages: IntakePage, order: int = 1, name: str = "falls") -> IntakePart:
    return IntakePart(id=name, title=name, review="pending", order=order, lead="l", pages=pages)


def ids(parts: list[IntakePart], **values: Any) -> list[str]:
    return [page.id for _, page in pages_for(parts, Facts(values))]


def stopped(**values: Any) -> bool:
    facts = derive(answered({"duration_days": 9, **values}, KNOWN, TODAY), TODAY, KNOWN)
    return stops(triage(facts, KNOWN.red_flags.values(), KNOWN.facts, KNOWN.contradictions.values())) is not None


def test_parts_come_by_their_order_not_by_their_name():
    first, second = part(FELL, order=1, name="z"), part(WHEN_FELL, order=2, name="a")

    assert ids([second, first], fell=True) == ["fell", "when"]


@pytest.mark.parametrize(("fell", "shown"), [(True, True), (False, False), (UNKNOWN, True)])
def test_a_page_is_shown_unless_its_condition_is_surely_false(fell, shown):
    assert ("when" in ids([part(FELL, WHEN_FELL)], fell=fell)) is shown


def test_a_page_of_which_every_question_is_surely_not_asked_is_not_shown():
    page = replace(FELL, questions=(Question(fact="fell_days", kind="number", when=is_true("fell")),))

    assert ids([part(page)], fell=False) == []


def test_a_question_offers_only_the_choices_that_fit():
    adult = Compare("age_years", "at_least", 18)
    choices = (Choice(value="no", say="No"), Choice(value="yes", say="Yes", when=adult))
    question = Question(fact="drinks", kind="choice", choices=choices)

    child = as_asked(question, Facts({"age_years": 9}))
    unknown = as_asked(question, Facts())

    assert child is not None and [choice.value for choice in child.choices] == ["no"]
    assert unknown is not None and len(unknown.choices) == 2


def test_what_is_required_and_shown_and_not_answered_is_missing():
    parts = [part(FELL, WHEN_FELL)]

    assert missing(parts, Facts({"fell": True})) == (("falls", "when", "fell_days"),)
    assert missing(parts, Facts({"fell": False})) == ()


@pytest.mark.parametrize(("may_not_know", "is_enough"), [(True, True), (False, False)])
def test_not_knowing_is_an_answer_only_where_it_is_offered(may_not_know, is_enough):
    question = Question(fact="fell", kind="choice", may_not_know=may_not_know)

    assert is_answered(question, Facts({"fell": UNKNOWN})) is is_enough


def test_a_list_is_answered_when_all_its_facts_are():
    choices = (Choice(value="fell", say="I fell"), Choice(value="faint", say="I fainted"))
    question = Question(fact="signs", kind="ticks", ask="Which?", choices=choices, none_of_these="None")

    assert not is_answered(question, Facts({"fell": True}))
    assert is_answered(question, Facts({"fell": True, "faint": False}))


def test_a_follow_up_is_withdrawn_when_the_first_answer_is_taken_back():
    parts = [part(FELL, WHEN_FELL)]

    assert withdrawn(parts, Facts({"fell": False, "fell_days": 3, "age_years": 40})) == {"fell_days"}
    assert withdrawn(parts, Facts({"fell": True, "fell_days": 3})) == frozenset()


def test_an_emergency_stops_the_questions_at_once():
    seen = []
    facts = Facts({"age_years": 40})
    for found, page, form in walk({"duration_days": 9, "saddle_numbness": True}, KNOWN, TODAY):
        facts = facts.with_values(**read_page(page, form, facts, KNOWN.facts, TODAY).values)
        seen.append(f"{found.id}/{page.id}")
        verdict = triage(derive(facts, TODAY, KNOWN), KNOWN.red_flags.values(), KNOWN.facts)
        if stops(verdict):
            break

    assert seen[-1] == "safety/feeling"
    assert stops(verdict).flag.suspects == "cauda_equina"


@pytest.mark.parametrize(
    ("values", "is_stopped"),
    [
        ({}, False),
        ({"chest_pain_or_breathless": True}, True),
        ({"bilateral_leg_symptoms": True, "weakness_both_legs": True, "weakness_course": "new"}, True),
        ({"abdominal_symptoms": "severe_or_rigid"}, True),
        ({"yellow_flags": ["low_mood"], "self_harm_thoughts": "plan_or_intent"}, True),
        ({"saddle_numbness": "unknown"}, False),
        ({"fever": True}, False),
    ],
)
def test_only_an_emergency_stops_the_intake(values, is_stopped):
    assert stopped(**values) is is_stopped


def test_a_verdict_that_a_clinician_lowered_stops_nothing():
    facts = derive(answered({"duration_days": 9, "saddle_numbness": True}, KNOWN, TODAY), TODAY, KNOWN)
    verdict = triage(facts, KNOWN.red_flags.values(), KNOWN.facts)

    assert stops(verdict) is not None
    assert stops(replace(verdict, tier="urgent")) is None


@pytest.mark.parametrize(("answer", "tier"), [("thoughts", "urgent"), ("plan_or_intent", "emergency")])
def test_thoughts_of_self_harm_reach_their_red_flag(answer, tier):
    values = {"duration_days": 9, "phq4_answers": [1, 1, 1, 1], "self_harm_thoughts": answer}

    assessment = assess(Case(answered(values, KNOWN, TODAY), TODAY), KNOWN)

    assert assessment.verdict.tier == tier
    assert "self_harm" in assessment.verdict.suspected


def test_who_has_no_sign_of_low_mood_is_not_asked_for_self_harm():
    facts = answered({"duration_days": 9, "phq4_answers": [1, 0, 0, 1]}, KNOWN, TODAY)

    assert "self_harm_thoughts" not in facts.values


def test_who_would_rather_not_tell_the_mood_is_asked_for_self_harm():
    facts = answered({"duration_days": 9, "phq4_answers": "unknown"}, KNOWN, TODAY)

    assert facts.get("phq4_answers") is UNKNOWN
    assert "self_harm_thoughts" in facts.values


@pytest.mark.parametrize("fact", [name for name, d in KNOWN.facts.items() if d.core and name != "age_years"])
def test_not_knowing_a_safety_answer_stays_unknown_and_leaves_no_plan(fact):
    facts = answered({"duration_days": 9, fact: "unknown"}, KNOWN, TODAY)

    assessment = assess(Case(facts, TODAY), KNOWN)

    assert facts.get(fact) is UNKNOWN
    assert assessment.plan is None
    assert fact in {question.fact for question in assessment.verdict.ask_again}


def test_a_finished_intake_lacks_nothing():
    facts = derive(answered({"duration_days": 120, "leg_pain": True}, KNOWN, TODAY), TODAY, KNOWN)

    assert missing(KNOWN.intake.values(), facts) == ()


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_what_the_patient_of_a_case_answers_is_what_the_case_says(path):
    told = json.loads(path.read_text("utf-8"))["facts"]

    facts = answered(told, KNOWN, TODAY)

    for name, value in told.items():
        found = facts.values.get(name)
        if found is None or found is UNKNOWN or isinstance(value, dict):
            continue
        if isinstance(value, list) and isinstance(found, frozenset):
            assert found == frozenset(OFFERED_AS.get(item, item) for item in value), name
        elif not isinstance(value, list):
            assert str(found) == str(OFFERED_AS.get(value, value) if isinstance(value, str) else value), name


def test_nothing_is_shown_to_nobody():
    assert (
        pages_for(
            [part(replace(FELL, when=AllOf((is_true("fell"), Compare("fell", "is", False)))))], Facts({"fell": True})
        )
        == ()
    )

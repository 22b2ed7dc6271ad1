"""What the intake asks: every safety question, in plain words, a few at a time, and no more than a case needs."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterator
from statistics import mean
from typing import Any

import pytest
from tests.clinical.intake_walk import answered, walk
from tests.readability import grade

from multifidus.clinical.assess import assess
from multifidus.clinical.case import Case
from multifidus.clinical.conditions import truth
from multifidus.clinical.derive import derive
from multifidus.clinical.facts import Facts
from multifidus.clinical.intake import IntakePage, Question, pages_for, questions_for
from multifidus.clinical.intake_answers import read_page
from multifidus.library.load import load_knowledge

KNOWN = load_knowledge()
TODAY = datetime.date(2026, 11, 23)
PARTS = tuple(sorted(KNOWN.intake.values(), key=lambda part: part.order))
PAGES: tuple[tuple[str, IntakePage], ...] = tuple(
    (f"{part.id}/{page.id}", page) for part in PARTS for page in part.pages
)
QUESTIONS: tuple[tuple[str, Question], ...] = tuple((place, q) for place, page in PAGES for q in page.questions)
SIGNED = frozenset(sign.fact for _, question in QUESTIONS for sign in question.signs)
ASKED = SIGNED | {fact for _, question in QUESTIONS for fact in question.facts}
FROM_THE_INVITATION = "age_years"  # worked out from the date of birth
READING_GRADE = 7.0  # [project] a reading age of about 12, as for all texts for patients
HARDEST_GRADE = 12.0
MOST_ON_A_PAGE = 5
MOST_QUESTIONS = 53  # of somebody at work with a simple spell of back pain; may only shrink
NOT_FOR_PATIENTS = {  # alarming facts that the patient is not asked for, and why
    "all_movements_guarded": "examination",
    "no_movement_test_reproduces_pain": "examination",
    "midline_bony_tenderness": "examination",
    "percussion_pain": "examination",
    "supine_sign_positive": "examination",
    "hip_empty_end_feel": "examination",
    "reflex_course": "examination",
    "sensation_course": "examination: the patient's own words are numbness of legs and saddle, both asked",
    "upper_motor_neuron_signs": "examination",
    "sensory_level": "examination",
    "perineal_sensation": "examination; the patient is asked for numb feeling between the legs",
    "anal_tone": "examination",
    "foot_pulses": "examination; the patient is asked for a cold pale foot and for pain at rest",
    "loin_or_renal_angle_tenderness": "examination; the patient is asked for waves of pain from loin to groin",
}


def words_of(value: Any) -> Iterator[str]:
    """Return every text in a part of the intake that a patient reads."""
    for field in dataclasses.fields(value):
        found = getattr(value, field.name)
        if isinstance(found, str) and field.name in (
            "lead",
            "heading",
            "hint",
            "ask",
            "say",
            "none_of_these",
            "not_known",
        ):
            yield from filter(None, [found])
        elif isinstance(found, tuple):
            for item in found:
                if dataclasses.is_dataclass(item) and not isinstance(item, type):
                    yield from words_of(item)


def asked_of(values: dict[str, Any], age_years: int) -> list[str]:
    """Return the fields of all questions that a patient is asked, from the first page to the last."""
    facts, fields = Facts({"age_years": age_years}), []
    for _, page, form in walk(values, KNOWN, TODAY, age_years):
        derived = derive(facts, TODAY, KNOWN)
        fields += [question.fact for question in questions_for(page, derived)]
        facts = facts.with_values(**read_page(page, form, derived, KNOWN.facts, TODAY).values)
    return fields


def test_every_core_fact_is_asked_alone_is_required_and_may_be_not_known():
    core = {name for name, definition in KNOWN.facts.items() if definition.core} - {FROM_THE_INVITATION}

    alone = {q.fact for _, q in QUESTIONS if q.kind == "choice" and q.required and q.may_not_know and q.when is None}

    assert core - alone == set()


def test_every_core_fact_stands_on_a_page_that_nobody_skips():
    core = {name for name, definition in KNOWN.facts.items() if definition.core} - {FROM_THE_INVITATION}

    always = {question.fact for _, page in PAGES if page.when is None for question in page.questions}

    assert core - always == set()


def test_every_alarming_fact_is_asked_or_left_to_the_examination_for_a_reason():
    alarming = {name for name, definition in KNOWN.facts.items() if definition.alarming and not definition.derived}

    assert alarming - ASKED == set(NOT_FOR_PATIENTS)


def test_an_alarming_question_may_always_be_answered_with_not_knowing_or_narrows_a_list():
    sure = {
        question.fact
        for _, question in QUESTIONS
        if not question.may_not_know and any(KNOWN.facts[name].alarming for name in question.facts)
    }

    narrowed = {choice.value for _, q in QUESTIONS if q.kind == "ticks" for choice in q.choices if choice.further}
    assert sure <= narrowed


def test_what_a_list_leaves_open_is_asked_later_and_must_be_answered():
    places = [place for place, _ in PAGES]
    opened = {c.value: place for place, q in QUESTIONS if q.kind == "ticks" for c in q.choices if c.further}

    for fact, place in opened.items():
        ((later, question),) = [(where, q) for where, q in QUESTIONS if q.fact == fact]
        assert places.index(later) > places.index(place)
        assert question.required and not question.may_not_know and question.when is not None
        assert truth(question.when, Facts({fact: "none"})) is False


def test_a_simple_case_is_asked_few_questions():
    fields = asked_of({"duration_days": 9, "sex_at_birth": "male", "employment": "employed"}, age_years=35)

    assert len(fields) == len(set(fields)) <= MOST_QUESTIONS


def test_safety_comes_right_after_the_first_questions_on_the_episode():
    assert [part.id for part in PARTS[:2]] == ["about_you", "safety"]
    assert len([q for part in PARTS[:1] for page in part.pages if page.when is None for q in page.questions]) <= 5


@pytest.mark.parametrize(("place", "page"), PAGES)
def test_a_page_holds_a_few_questions(place, page):
    assert 1 <= len(page.questions) <= MOST_ON_A_PAGE


def test_the_intake_can_be_read_at_twelve():
    grades = {text: grade(text) for part in PARTS for text in words_of(part) if any(c.isalpha() for c in text)}

    assert mean(grades.values()) <= READING_GRADE


def test_no_question_is_hard_to_read():
    texts = {f"{place}/{q.fact}": f"{q.words(KNOWN.facts)} {q.hint}" for place, q in QUESTIONS if q.kind != "ticks"}
    texts |= {f"{place}/{q.fact}": q.words(KNOWN.facts) for place, q in QUESTIONS if q.kind == "ticks"}

    assert {place: round(grade(text), 1) for place, text in texts.items() if grade(text) > HARDEST_GRADE} == {}


def test_the_follow_up_of_an_alarm_is_asked_when_the_first_answer_calls_for_it():
    calm = {"duration_days": 9, "sex_at_birth": "female"}
    follow_ups = {
        "days_since_ces_change": {"sexual_function_change_new": True},
        "bilateral_leg_course": {"bilateral_leg_symptoms": True},
        "weakness_both_legs": {"bilateral_leg_symptoms": True},
        "trauma_days_ago": {"trauma": "minor"},
        "spinal_abrasion_or_contusion": {"trauma": "significant"},
        "temperature_c": {"fever": True},
        "years_since_cancer": {"cancer_history": "past"},
        "cancer_spreads_to_bone": {"cancer_history": "active"},
        "abdominal_symptoms": {"abdominal_symptoms": "bloating_only"},
        "rash_in_one_strip": {"rash_in_one_strip": "older"},
        "surgery_kind": {"surgery_kind": "fusion"},
        "surgery_date": {"surgery_kind": "fusion"},
        "pregnancy_complication": {"pregnancy": "pregnant"},
        "unaffected_by_movement": {"constancy": "constant_same"},
        "fatigue_explained_unchanged": {"duration_days": 200, "fatigue": True},
        "leg_relief": {"leg_pain": True, "leg_symptoms_walk_or_stand": True},
        "care_helped": {"duration_days": 60, "care_weeks_this_episode": 5},
        "pain_unlike_before": {"had_previous_episode": True},
        "joints_skin_eyes": {"duration_days": 200},
        "bone_signs": {"osteoporosis": "osteoporosis"},
    }

    simple = asked_of(calm, age_years=30)

    assert [name for name, change in follow_ups.items() if name not in asked_of({**calm, **change}, 30)] == []
    assert set(follow_ups) & set(simple) == set()


@pytest.mark.parametrize(("sex", "asked"), [("female", True), ("male", False), ("undisclosed", True)])
def test_pregnancy_is_asked_of_all_who_may_be_pregnant(sex, asked):
    fields = asked_of({"sex_at_birth": sex, "duration_days": 9}, age_years=30)

    assert ("pregnancy" in fields) is asked


def test_women_are_not_asked_for_what_only_men_have_nor_men_for_what_only_women_have():
    signs = next(question for _, question in QUESTIONS if question.fact == "signs_lately")
    page = next(page for _, page in PAGES if signs in page.questions)

    offered = {
        sex: {c.value for q in questions_for(page, Facts({"sex_at_birth": sex, "age_years": 30})) for c in q.choices}
        for sex in ("female", "male", "intersex")
    }

    assert offered["intersex"] - offered["female"] == {"testicular_pain"}
    assert offered["intersex"] - offered["male"] == {"cyclical_pelvic_pain", "missed_period_one_sided_pain"}


def test_the_intake_carries_no_words_of_a_questionnaire_of_its_own():
    shown = {q.instrument: q.fact for _, q in QUESTIONS if q.kind == "answers"}

    assert shown == {"rmdq24": "rmdq_answers", "phq4": "phq4_answers"}
    assert "phq9_item_9" not in ASKED and "odi_answers" not in ASKED


def test_unknown_facts_show_every_page_rather_than_hide_one_that_no_answer_has_closed():
    closed = {f"{part.id}/{page.id}" for part, page in pages_for(PARTS, Facts())}

    always = {place for place, page in PAGES if page.when is None}
    assert always <= closed


def test_whoever_answers_calmly_gets_a_plan():
    facts = answered({"duration_days": 9, "sex_at_birth": "male"}, KNOWN, TODAY)

    assert assess(Case(facts, TODAY), KNOWN).plan is not None

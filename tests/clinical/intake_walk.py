"""Walks through the intake as a patient would: for web journeys, the demonstration and the tests.

for part, page, form in walk({"sex_at_birth": "male", "duration_days": 9}, knowledge, today):
    client.post(f"/my/intake/{part.id}/{page.id}", form)
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from multifidus.clinical.case import read_case
from multifidus.clinical.derive import derive
from multifidus.clinical.facts import UNKNOWN, Facts
from multifidus.clinical.intake import IntakePage, IntakePart, Question, pages_for, questions_for
from multifidus.clinical.intake_answers import read_page
from multifidus.clinical.intake_form import form_of
from multifidus.clinical.knowledge import Knowledge

Form = dict[str, list[str]]
Step = tuple[IntakePart, IntakePage, Form]
CALM: Mapping[str, Any] = {  # what a patient without any alarm answers where nothing else is said
    "sex_at_birth": "male",
    "pregnancy": "no",
    "onset": "gradual",
    "trend": "same",
    "can_get_to_floor": True,
    "pain_areas": frozenset({"low_back_central"}),
    "pain_now_0_10": 3,
    "pain_average_7_days_0_10": 3,
    "pain_worst_24_h_0_10": 5,
    "constancy": "intermittent",
    "provoked_by": frozenset({"bending"}),
    "provoking_effort": "moderate",
    "minutes_to_settle": 20,
    "previous_episodes": 2,
    "activity_days_week": 3,
    "activity_minutes_day": 30,
    "walking_minutes_comfortable": 30,
    "employment": "retired",
    "work_demand": "light",
    "work_status": "full_duties",
    "goals": ({"text": "walk to the shops", "ability_0_10": 4},),
    "minutes_per_day": 20,
    "days_per_week": 5,
    "equipment": frozenset({"chair", "wall"}),
    "wants_hands_on": "accepts",
    "leg_pain_character": "deep_dull_wide",
    "bilateral_leg_course": "stable_long_standing",
    "weakness_course": "stable",
}
OFFERED_AS = {"low_back": "low_back_central", "constant": "constant_varies"}  # values that patients are not offered


def walk(values: Mapping[str, Any], knowledge: Knowledge, today: datetime.date, age_years: int = 40) -> Iterator[Step]:
    """Yield each page that this patient is shown, with the form that they post.

    Args:
        values: facts as in the JSON of a case (tests/cases/*.json); "unknown" where the patient does not know.
            Facts that are not named are answered calmly where they must be, and left blank elsewhere.
        knowledge: all content.
        today: the day on which the intake is filled in.
        age_years: known from the invitation, unless the values say it.
    """
    wanted = wanted_facts(values, knowledge, today)
    facts = Facts({"age_years": wanted.get("age_years", age_years)})
    done: set[tuple[str, str]] = set()
    while step := _next(facts, done, knowledge, today):
        part, page = step
        form = form_for(page, wanted, derive(facts, today, knowledge), knowledge)
        answers = read_page(page, form, derive(facts, today, knowledge), knowledge.facts, today)
        assert answers.faults == (), (part.id, page.id, form, [(f.field, f.say) for f in answers.faults])
        facts = facts.with_values(**answers.values)
        done.add((part.id, page.id))
        yield part, page, form


def answered(values: Mapping[str, Any], knowledge: Knowledge, today: datetime.date, age_years: int = 40) -> Facts:
    """Return the facts that a whole walk gives."""
    found = Facts({"age_years": values.get("age_years", age_years)})
    for _, page, form in walk(values, knowledge, today, age_years):
        read = read_page(page, form, derive(found, today, knowledge), knowledge.facts, today)
        found = found.with_values(**read.values)
    return found


def wanted_facts(values: Mapping[str, Any], knowledge: Knowledge, today: datetime.date) -> dict[str, Any]:
    """Return what the patient wants to say, as facts that the intake can ask for."""
    facts = dict(read_case({"facts": dict(values)}, knowledge.facts, today).facts.values)
    days = facts.get("duration_days")
    if days is not None and days is not UNKNOWN:
        facts.setdefault("onset_date", today - datetime.timedelta(days=round(days)))
    if "surgery_weeks" in facts and facts["surgery_weeks"] is not UNKNOWN:
        facts.setdefault("surgery_date", today - datetime.timedelta(days=round(facts["surgery_weeks"] * 7)))
    return {name: _offered(value) for name, value in facts.items()}


def form_for(page: IntakePage, wanted: Mapping[str, Any], facts: Facts, knowledge: Knowledge) -> Form:
    """Return the form of one page, with a calm answer where one is required and nothing is said."""
    asked = questions_for(page, facts)
    values = {name: value for question in asked for name, value in _said(question, wanted, knowledge).items()}
    return form_of(replace(page, questions=asked), values)


def _said(question: Question, wanted: Mapping[str, Any], knowledge: Knowledge) -> dict[str, Any]:
    known = {name: wanted[name] for name in question.facts if name in wanted}
    if question.kind == "ticks":
        return (
            {name: known.get(name, _calm(name, knowledge)) for name in question.facts}
            if _needed(question, known)
            else {}
        )
    if known.get(question.fact) is UNKNOWN and not question.may_not_know:
        known = {}
    return known or ({question.fact: _calm(question.fact, knowledge)} if question.required else {})


def _needed(question: Question, known: Mapping[str, Any]) -> bool:
    return question.required or bool(known)


def _calm(name: str, knowledge: Knowledge) -> Any:
    definition = knowledge.facts[name]
    if name in CALM:
        return CALM[name]
    if definition.kind == "yes_no":
        return False
    if definition.kind == "choice":
        return "none" if "none" in definition.choices else UNKNOWN
    if definition.kind == "choices":
        return frozenset()
    if definition.kind == "answers":
        return (0,) * (definition.length or 0)
    return UNKNOWN if definition.kind == "date" else definition.low


def _offered(value: Any) -> Any:
    if isinstance(value, frozenset):
        return frozenset(OFFERED_AS.get(item, item) for item in value)
    return OFFERED_AS.get(value, value) if isinstance(value, str) else value


def _next(
    facts: Facts, done: set[tuple[str, str]], knowledge: Knowledge, today: datetime.date
) -> tuple[IntakePart, IntakePage] | None:
    pages = pages_for(knowledge.intake.values(), derive(facts, today, knowledge))
    return next(((part, page) for part, page in pages if (part.id, page.id) not in done), None)

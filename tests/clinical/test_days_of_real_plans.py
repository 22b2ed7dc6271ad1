"""The pages of the day, made from the plans of the reference cases as they would be approved."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from statistics import mean

import pytest
from tests.readability import grade

from multifidus.clinical.adherence import days_planned
from multifidus.clinical.assess import assess
from multifidus.clinical.case import read_case
from multifidus.clinical.day import day_of, minutes_once
from multifidus.clinical.document import resolve
from multifidus.clinical.draft import DraftError, draft_from
from multifidus.clinical.sayings import AdherenceWords, DayWords, StandingWords
from multifidus.library.load import load_knowledge

KNOWN = load_knowledge()
SAYINGS = KNOWN.sayings["default"]
CASES = sorted((Path(__file__).parents[1] / "cases").glob("*.json"))
MONDAY = date(2026, 11, 23)
SCARE_WORDS = ("damage", "wear and tear", "slipped", "unstable", "weak core", "bad posture")
READING_GRADE = 7.0


def documents() -> Iterator[tuple[str, dict]]:
    for path in CASES:
        case = read_case(json.loads(path.read_text("utf-8")), KNOWN.facts, MONDAY, KNOWN.exercises)
        assessment = assess(case, KNOWN)
        if assessment.plan is None:
            continue
        try:
            yield path.stem, json.loads(json.dumps(resolve(draft_from(assessment), assessment, KNOWN)))
        except DraftError:
            continue


PLANS = dict(documents())


def test_most_cases_have_a_plan_to_look_at():
    assert len(PLANS) >= 10


@pytest.mark.parametrize("name", PLANS)
def test_every_day_of_a_real_plan_has_its_cards_minutes_and_short_session(name):
    plan = PLANS[name]

    for weekday in range(7):
        day = day_of(plan, weekday, SAYINGS.day)

        assert day.rest == (weekday not in days_planned(plan, MONDAY).weekdays)
        assert day.minutes == pytest.approx(plan["minutes_of_days"][weekday], abs=0.1)
        assert bool(day.short.exercises) != day.rest
        assert all("{" not in text for card in day.cards for text in (card.title, card.when, card.lead))
        chosen = [one for one in plan["exercises"] if one["exercise"] in day.short.exercises]
        assert sum(map(minutes_once, chosen)) <= SAYINGS.day.short_minutes or len(chosen) == 1


def texts(words: DayWords | AdherenceWords | StandingWords) -> list[str]:
    values = (getattr(words, field.name) for field in dataclasses.fields(words))
    return [value for value in values if isinstance(value, str) and len(value.split()) > 4]


@pytest.mark.parametrize(
    "words", [SAYINGS.day, SAYINGS.adherence, SAYINGS.standing], ids=lambda one: type(one).__name__
)
def test_the_words_of_the_day_and_of_progress_are_plain_and_frighten_nobody(words):
    found = texts(words)

    assert mean(map(grade, found)) <= READING_GRADE
    assert [text for text in found for word in SCARE_WORDS if word in text.lower()] == []


def test_every_goal_and_thing_of_the_content_has_its_words():
    doses = [dose for exercise in KNOWN.exercises.values() for dose in exercise.doses]
    things = {name for exercise in KNOWN.exercises.values() for group in exercise.equipment for name in group}

    assert {dose.goal for dose in doses} <= set(SAYINGS.day.goals)
    assert things <= set(SAYINGS.day.equipment)

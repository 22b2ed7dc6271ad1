"""A made-up patient who stopped in the middle of the questions: the first parts are answered whole."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from multifidus.clinical.case import read_case
from multifidus.clinical.derive import derive
from multifidus.clinical.intake import Question, missing
from multifidus.clinical.knowledge import Knowledge
from multifidus.clinical.rules import FactDefinition

PAIN = 4  # of 10, where a case tells none


def first_parts(
    told: Mapping[str, Any], count: int, age_years: int, today: datetime.date, knowledge: Knowledge
) -> dict[str, Any]:
    """Return answers to all that the first parts ask: what a case tells, and the rest denied or not known.

    Args:
        told: facts of the written case, as JSON; those that other parts ask are left out.
    """
    parts = sorted(knowledge.intake.values(), key=lambda part: (part.order, part.id))[:count]
    questions = {q.fact: q for part in parts for page in part.pages for q in page.questions}
    asked = {name for question in questions.values() for name in question.facts}
    answers = {name: value for name, value in told.items() if name in asked}
    while True:
        case = read_case({"facts": {**answers, "age_years": age_years}}, knowledge.facts, today)
        facts = derive(case.facts, today, knowledge)
        first = next(iter(missing(parts, facts)), None)  # one by one: an answer may make the next question fall away
        question = questions[first[2]] if first else None
        blank = [name for name in question.facts if name not in answers] if question else []
        if question is None or not blank:
            return answers
        answers |= {name: _denied(knowledge.facts[name], question) for name in blank}


def _denied(definition: FactDefinition, question: Question) -> Any:
    if definition.kind == "yes_no":
        return False
    if question.kind == "scale" and not question.may_not_know:
        return PAIN
    return "none" if "none" in definition.choices else "unknown"

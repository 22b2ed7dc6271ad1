"""Writes known facts as the fields of a page's form, so that saved answers are shown again."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from typing import Any

from multifidus.clinical.facts import NOT_ASKED, UNKNOWN
from multifidus.clinical.intake import NONE_OF_THESE, NOT_KNOWN, Choice, IntakePage, Question


def form_of(page: IntakePage, values: Mapping[str, Any]) -> dict[str, list[str]]:
    """Return the fields that give these values back when the page is read; a fact without a value has none.

    >>> from multifidus.clinical.intake import IntakePage, Question
    >>> page = IntakePage(id="when", heading="When", questions=(Question(fact="began", kind="date"),))
    >>> form_of(page, {"began": datetime.date(2026, 3, 27)})
    {'began-day': ['27'], 'began-month': ['3'], 'began-year': ['2026']}
    """
    form: dict[str, list[str]] = {}
    for question in page.questions:
        if question.kind == "ticks":
            form |= _ticks(question, values)
            continue
        value = values.get(question.fact, NOT_ASKED)
        if value is UNKNOWN:
            form[question.fact] = [NOT_KNOWN] if question.may_not_know else []
        elif value is not NOT_ASKED:
            form |= _KINDS.get(question.kind, _single)(question, value)
    return {name: posted for name, posted in form.items() if posted}


def _ticks(question: Question, values: Mapping[str, Any]) -> dict[str, list[str]]:
    found = {choice: values.get(choice.value, NOT_ASKED) for choice in question.choices}
    ticked = [choice.value for choice, value in found.items() if _is_ticked(choice, value)]
    if any(value is UNKNOWN and not choice.further for choice, value in found.items()):
        return {question.fact: [*(name for name in ticked if values[name] is not UNKNOWN), NOT_KNOWN]}
    if not ticked and NOT_ASKED not in found.values():
        return {question.fact: [NONE_OF_THESE]}
    return {question.fact: ticked}


def _is_ticked(choice: Choice, value: Any) -> bool:
    if choice.further:
        return value not in (NOT_ASKED, NONE_OF_THESE)
    return value is (choice.ticked == "yes")


def _single(question: Question, value: Any) -> dict[str, list[str]]:
    return {question.fact: [_written(value)]}


def _several(question: Question, value: Any) -> dict[str, list[str]]:
    return {question.fact: sorted(value) or [NONE_OF_THESE]}


def _number(question: Question, value: Any) -> dict[str, list[str]]:
    if not question.units:
        return _single(question, value)
    unit = question.units[0]
    return {f"{question.fact}-unit": [unit.id], f"{question.fact}-{unit.parts[0].id}": [_written(value)]}


def _date(question: Question, value: datetime.date) -> dict[str, list[str]]:
    parts = {"day": value.day, "month": value.month, "year": value.year}
    return {f"{question.fact}-{part}": [str(number)] for part, number in parts.items()}


def _goals(question: Question, value: Any) -> dict[str, list[str]]:
    form = {}
    for row, goal in enumerate(value, 1):
        form[f"{question.fact}-{row}-text"] = [goal["text"]]
        if "ability_0_10" in goal:
            form[f"{question.fact}-{row}-now"] = [_written(goal["ability_0_10"])]
    return form


def _answers(question: Question, value: Any) -> dict[str, list[str]]:
    if question.none_of_these is None:
        given = ((row, answer) for row, answer in enumerate(value, 1) if answer is not None)
        return {f"{question.fact}-{row}": [_written(answer)] for row, answer in given}
    return {question.fact: [str(number) for number, answer in enumerate(value, 1) if answer] or [NONE_OF_THESE]}


def _written(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{round(value, 2):f}".rstrip("0").rstrip(".")
    return str(value)


_KINDS: Mapping[str, Callable[[Question, Any], dict[str, list[str]]]] = {
    "choices": _several,
    "body_chart": _several,
    "number": _number,
    "date": _date,
    "goals": _goals,
    "answers": _answers,
}

"""Reads a page of the intake, as an HTML form posts it, into facts. Nothing is guessed: blank is never "no".

Field names: a question's own (`fact`); of a date `fact-day`, `fact-month`, `fact-year`; of a number with
units `fact-unit` and `fact-<part>`; of goals `fact-1-text`, `fact-1-now`, `fact-2-text`, ...; of answers in
rows `fact-1`, `fact-2`, .... The box "I don't know" has the question's own name and posts `unknown`; the box
"None of these" posts `none`.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from multifidus.clinical import intake_faults as wrong
from multifidus.clinical.case import MOST_TEXT, check_value
from multifidus.clinical.complaints import Complaint
from multifidus.clinical.facts import UNKNOWN, Facts
from multifidus.clinical.intake import NONE_OF_THESE, NOT_KNOWN, IntakePage, Question, as_asked
from multifidus.clinical.intake_faults import FieldFault, WrongAnswerError
from multifidus.clinical.intake_texts import Form, day_given, number_given, read_number, text_of, texts
from multifidus.clinical.rules import FactDefinition

MOST_GOALS = 10


@dataclass(frozen=True, slots=True)
class PageAnswers:
    """What a page was answered with: facts that are known or not known, and fields to be mended."""

    values: Mapping[str, Any]
    faults: tuple[FieldFault, ...]


@dataclass(frozen=True, slots=True)
class _Asked:
    question: Question
    form: Form
    known: Facts
    definitions: Mapping[str, FactDefinition]

    @property
    def name(self) -> str:
        return self.question.fact

    @property
    def definition(self) -> FactDefinition:
        return self.definitions[self.question.fact]


def read_page(
    page: IntakePage, form: Form, facts: Facts, definitions: Mapping[str, FactDefinition], today: datetime.date
) -> PageAnswers:
    """Return the facts that a posted page gives, and what must be mended.

    Args:
        page: the page that was shown.
        form: every field with all that was posted under its name.
        facts: what was known before; a question whose condition an answer makes surely false is not read.
        definitions: all facts.
        today: no day that is asked for lies after it.

    A fact is absent from the values where its field was left blank.
    """
    known, values, faults = facts, dict[str, Any](), list[FieldFault]()
    for written in page.questions:
        question = as_asked(written, known)
        if question is None:
            continue
        try:
            read = _read(_Asked(question, form, known, definitions), today)
        except WrongAnswerError as error:
            faults.append(error.fault)
            continue
        values |= read
        known = known.with_values(**read)
    return PageAnswers(MappingProxyType(values), tuple(faults))


def _read(asked: _Asked, today: datetime.date) -> dict[str, Any]:
    question = asked.question
    read = _KINDS[question.kind](asked)
    if NOT_KNOWN in texts(asked.form, asked.name):
        if not question.may_not_know:
            raise WrongAnswerError(asked.name, wrong.NOT_OFFERED)
        if question.kind == "ticks":
            return dict.fromkeys(question.facts, UNKNOWN) | read
        if read:
            raise WrongAnswerError(asked.name, wrong.UNKNOWN_AND_OTHERS, not_known=question.not_known)
        return {asked.name: UNKNOWN}
    if not read and question.required:
        raise WrongAnswerError(asked.name, wrong.BLANK_MAY_NOT_KNOW if question.may_not_know else wrong.BLANK)
    return {name: _checked(asked, name, value, today) for name, value in read.items()}


def _checked(asked: _Asked, name: str, value: Any, today: datetime.date) -> Any:
    """Return the value in the frozen form of its fact, whatever a browser has sent."""
    if value is UNKNOWN:
        return value
    checked = check_value(asked.definitions[name], value, today)
    if not isinstance(checked, Complaint):
        return checked
    if isinstance(value, datetime.date):
        raise WrongAnswerError(asked.name, wrong.IN_THE_FUTURE)
    raise WrongAnswerError(asked.name, wrong.UNFIT)


def _choice(asked: _Asked) -> dict[str, Any]:
    marked = _marked(asked)
    if len(marked) > 1:
        raise WrongAnswerError(asked.name, wrong.ONE_ONLY)
    if not marked:
        return {}
    return {asked.name: marked[0] == "yes" if asked.definition.kind == "yes_no" else marked[0]}


def _choices(asked: _Asked) -> dict[str, Any]:
    marked = _marked(asked)
    return {asked.name: frozenset(marked) - {NONE_OF_THESE}} if marked else {}


def _body_chart(asked: _Asked) -> dict[str, Any]:
    """What a mark says of another fact goes with it; a region without a mark says nothing."""
    read = _choices(asked)
    areas = read.get(asked.name, frozenset())
    return read | {sign.fact: True for sign in asked.question.signs if areas & set(sign.areas)}


def _ticks(asked: _Asked) -> dict[str, Any]:
    """One mark answers the whole list: it is read as a list to tick, not as single questions."""
    marked = _marked(asked)
    answers: dict[str, Any] = {}
    if not marked and NOT_KNOWN not in texts(asked.form, asked.name):
        return {}
    for choice in asked.question.choices:
        if choice.value in marked:
            answers[choice.value] = _which(asked, choice.value) if choice.further else choice.ticked == "yes"
        elif NOT_KNOWN not in texts(asked.form, asked.name):
            answers[choice.value] = NONE_OF_THESE if choice.further else choice.ticked == "no"
    return answers


def _which(asked: _Asked, name: str) -> Any:
    """A tick at a fact with several values leaves open which; what a later page was told is kept."""
    before = asked.known.known(name)
    return UNKNOWN if before in (None, NONE_OF_THESE) else before


def _number(asked: _Asked) -> dict[str, Any]:
    number = number_given(asked.form, asked.question)
    if number is None:
        return {}
    _check_range(asked.name, number, asked.definition, in_units=bool(asked.question.units))
    return {asked.name: number}


def _date(asked: _Asked) -> dict[str, Any]:
    day = day_given(asked.form, asked.name)
    return {} if day is None else {asked.name: day}


def _text(asked: _Asked) -> dict[str, Any]:
    words = next((text for text in texts(asked.form, asked.name) if text != NOT_KNOWN), "")
    return {asked.name: _short(words, asked.name)} if words else {}


def _goals(asked: _Asked) -> dict[str, Any]:
    before = {goal["text"]: goal for goal in asked.known.known(asked.name) or ()}
    goals = []
    for row in range(1, MOST_GOALS + 1):
        field = f"{asked.name}-{row}"
        words = _short(text_of(asked.form, f"{field}-text"), f"{field}-text")
        now = text_of(asked.form, f"{field}-now")
        if now and not words:
            raise WrongAnswerError(f"{field}-text", wrong.GOAL_WITHOUT_WORDS)
        if words:
            kept = {key: value for key, value in before.get(words, {}).items() if key == "by"}
            goals.append({"text": words, **_ability(now, f"{field}-now"), **kept})
    return {asked.name: tuple(goals)} if goals else {}


def _ability(text: str, where: str) -> dict[str, Any]:
    if not text:
        return {}
    number = read_number(text, where)
    if number > 10:
        raise WrongAnswerError(where, wrong.OUT_OF_RANGE, low=0, high=10)
    return {"ability_0_10": number}


def _answers(asked: _Asked) -> dict[str, Any]:
    length = asked.definition.length or 0
    if asked.question.none_of_these is not None:
        marked = _marked(asked, options=[str(number) for number in range(1, length + 1)])
        return {asked.name: tuple(int(str(n) in marked) for n in range(1, length + 1))} if marked else {}
    rows = [text_of(asked.form, f"{asked.name}-{row}") for row in range(1, length + 1)]
    if not any(rows):
        return {}
    numbers: list[float | None] = []
    for row, text in enumerate(rows, 1):
        where = f"{asked.name}-{row}"
        if not text and asked.question.required:
            raise WrongAnswerError(where, wrong.ROW_BLANK)
        numbers.append(read_number(text, where) if text else None)
        if text:
            _check_range(where, numbers[-1] or 0, asked.definition)
    return {asked.name: tuple(numbers)}


def _marked(asked: _Asked, options: Iterable[str] | None = None) -> list[str]:
    """Return the marked boxes; without "I don't know", which is looked at for all kinds alike."""
    question = asked.question
    marked = [text for text in texts(asked.form, asked.name) if text != NOT_KNOWN]
    offered = set(options or (choice.value for choice in question.choices))
    if question.none_of_these is not None:
        offered.add(NONE_OF_THESE)
    if not offered.issuperset(marked):
        raise WrongAnswerError(asked.name, wrong.NOT_OFFERED)
    if question.none_of_these is not None and NONE_OF_THESE in marked:
        if len(marked) > 1:
            raise WrongAnswerError(asked.name, wrong.NONE_AND_OTHERS, none=question.none_of_these)
        if NOT_KNOWN in texts(asked.form, asked.name):
            raise WrongAnswerError(asked.name, wrong.UNKNOWN_AND_OTHERS, not_known=question.not_known)
    return marked


def _check_range(where: str, number: float, definition: FactDefinition, in_units: bool = False) -> None:
    low, high = definition.low, definition.high
    if (low is not None and number < low) or (high is not None and number > high):
        if in_units:
            raise WrongAnswerError(where, wrong.OUT_OF_RANGE_IN_UNITS)
        raise WrongAnswerError(where, wrong.OUT_OF_RANGE, low=f"{low:g}", high=f"{high:g}")
    if definition.whole and number != int(number):
        raise WrongAnswerError(where, wrong.NOT_WHOLE)


def _short(words: str, where: str) -> str:
    if len(words) > MOST_TEXT:
        raise WrongAnswerError(where, wrong.TOO_LONG, most=MOST_TEXT)
    return words


_KINDS: Mapping[str, Callable[[_Asked], dict[str, Any]]] = {
    "choice": _choice,
    "choices": _choices,
    "ticks": _ticks,
    "body_chart": _body_chart,
    "number": _number,
    "scale": _number,
    "date": _date,
    "text": _text,
    "goals": _goals,
    "answers": _answers,
}

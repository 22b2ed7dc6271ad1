"""The patient's answers in the words of the questions, to be read once more before they are handed over."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import formats
from django.utils.translation import gettext as _

from multifidus.clinical.facts import NOT_ASKED, UNKNOWN, Facts
from multifidus.clinical.intake import IntakePage, Question, is_answered, pages_for, questions_for
from multifidus.clinical.intake_form import form_of
from multifidus.clinical.knowledge import Knowledge
from multifidus.records.access import Opened
from multifidus.records.local_time import local_date_of
from multifidus.records.queries.patient_intake import Address, known_facts


@dataclass(frozen=True, slots=True)
class SaidLine:
    """One question with its answer in words; None where it is not answered. `blank`: it must be."""

    fact: str
    ask: str
    answer: str | None
    unknown: bool
    blank: bool


@dataclass(frozen=True, slots=True)
class SaidPage:
    """One page of answers, and where to change it."""

    address: Address
    heading: str
    lines: tuple[SaidLine, ...]

    @property
    def answered(self) -> tuple[SaidLine, ...]:
        """Return the questions that have an answer, "I don't know" counted."""
        return tuple(line for line in self.lines if line.answer is not None)

    @property
    def open(self) -> tuple[SaidLine, ...]:
        """Return the questions without an answer."""
        return tuple(line for line in self.lines if line.answer is None)


@dataclass(frozen=True, slots=True)
class SaidPart:
    """One part of the intake, with its answers."""

    title: str
    pages: tuple[SaidPage, ...]

    @property
    def open(self) -> int:
        """Return how many questions have no answer."""
        return sum(len(page.open) for page in self.pages)


def answers_given(opened: Opened, knowledge: Knowledge, now: datetime.datetime) -> tuple[SaidPart, ...]:
    """Return all questions that this patient is asked, with the answers so far."""
    facts = known_facts(opened.episode, knowledge, local_date_of(opened.patient, now))
    parts: dict[str, list[SaidPage]] = {}
    for part, page in pages_for(knowledge.intake.values(), facts):
        lines = tuple(_line(question, facts, knowledge) for question in questions_for(page, facts))
        parts.setdefault(part.title, []).append(SaidPage(Address(part.id, page.id), page.heading, lines))
    return tuple(SaidPart(title, tuple(pages)) for title, pages in parts.items())


def answer_words(question: Question, facts: Facts, knowledge: Knowledge) -> str | None:
    """Return the answer to a question in its own words, or None where there is none."""
    if question.kind == "ticks":
        return _ticks(question, facts)
    value = facts.get(question.fact)
    if value is NOT_ASKED:
        return None
    if value is UNKNOWN:
        return question.not_known
    if question.kind in ("choice", "choices", "body_chart"):
        return _chosen(question, value)
    if question.kind == "date":
        return formats.date_format(value, "j F Y")
    if question.kind == "goals":
        return "; ".join(_goal(goal) for goal in value)
    if question.kind == "answers":
        return _questionnaire(question, value, knowledge)
    unit = knowledge.facts[question.fact].unit
    return f"{value:g}{f' {unit}' if unit else ''}" if isinstance(value, int | float) else str(value)


def _line(question: Question, facts: Facts, knowledge: Knowledge) -> SaidLine:
    unknown = any(facts.get(name) is UNKNOWN for name in question.facts)
    blank = question.required and not is_answered(question, facts)
    said = answer_words(question, facts, knowledge)
    words = question.ask if question.kind == "ticks" else question.words(knowledge.facts)
    return SaidLine(question.fact, words or "", said, unknown and not blank, blank)


def _ticks(question: Question, facts: Facts) -> str | None:
    values: Mapping[str, Any] = {name: facts.get(name) for name in question.facts}
    if all(value is NOT_ASKED for value in values.values()):
        return None
    posted = _posted(question, values)
    words = [choice.say for choice in question.choices if choice.value in posted]
    if UNKNOWN in values.values() and "unknown" in posted:
        words.append(question.not_known)
    return "; ".join(words) or question.none_of_these or _("None of these")


def _questionnaire(question: Question, value: Sequence[Any], knowledge: Knowledge) -> str:
    """Return a questionnaire's items with their answers; how many are answered where its words are not here."""
    found = knowledge.instruments.get(question.instrument or "")
    if found is None or found.wording is None:
        given = sum(answer is not None for answer in value)
        return _("%(given)s of %(all)s answered") % {"given": given, "all": len(value)}
    items = [words.rstrip(".:") for words in found.wording.items]
    if question.none_of_these is not None:
        return "; ".join(words for words, answer in zip(items, value, strict=False) if answer) or question.none_of_these
    says = {answer.value: answer.text for answer in found.wording.answers}
    told = zip(items, value, strict=False)
    return "; ".join(f"{words}: {says.get(answer, answer)}" for words, answer in told if answer is not None)


def _posted(question: Question, values: Mapping[str, Any]) -> list[str]:
    return form_of(IntakePage(id="one", heading="", questions=(question,)), values).get(question.fact, [])


def _chosen(question: Question, value: Any) -> str:
    if isinstance(value, bool):
        value = "yes" if value else "no"
    says = {choice.value: choice.say for choice in question.choices}
    if isinstance(value, str):
        return says.get(value) or value.replace("_", " ")
    chosen = [says.get(one) or one.replace("_", " ") for one in sorted(value, key=_place(says))]
    return "; ".join(chosen) or question.none_of_these or ""


def _place(says: Mapping[str, str]) -> Any:
    order = {name: place for place, name in enumerate(says)}
    return lambda name: order.get(name, len(order))


def _goal(goal: Mapping[str, Any]) -> str:
    now = goal.get("ability_0_10")
    if now is None:
        return str(goal["text"])
    return _("%(goal)s (now %(now)s of 10)") % {"goal": goal["text"], "now": f"{now:g}"}

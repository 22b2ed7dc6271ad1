"""What the patient is asked before the first visit, page by page, and which pages a patient needs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from multifidus.clinical.conditions import Condition, truth
from multifidus.clinical.entries import Entry, described
from multifidus.clinical.facts import NOT_ASKED, UNKNOWN, Facts
from multifidus.clinical.rules import FactDefinition

QuestionKind = Literal[
    "choice", "choices", "ticks", "number", "scale", "date", "text", "goals", "body_chart", "answers"
]
NONE_OF_THESE = "none"  # what the box "None of these" posts
NOT_KNOWN = "unknown"  # what the box "I don't know" posts


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """One of the answers to choose from."""

    value: str = described("a value of the fact; yes or no; in `ticks`, the fact that a tick answers")
    say: str = described("the answer in plain words")
    ticked: Literal["yes", "no"] = described("in `ticks`: what a tick says of the fact", default="yes")
    further: bool = described(
        "in `ticks`: true for a fact with several values: no tick says none, a tick lets a later question ask which",
        default=False,
    )
    when: Condition | None = described("offered unless this is surely false", default=None)


YES_NO = (Choice(value="yes", say="Yes"), Choice(value="no", say="No"))


@dataclass(frozen=True, kw_only=True, slots=True)
class UnitPart:
    """One box of a unit, such as the feet or the inches of a height."""

    id: str = described("the end of the field's name, as ft")
    say: str = described("the label of the box")
    times: float = described("how much of the fact's own unit one of it is", low=0)


@dataclass(frozen=True, kw_only=True, slots=True)
class Unit:
    """A way to give a number: in one box, or in a larger and a smaller one."""

    id: str = described("what the choice of this unit posts")
    say: str = described("the unit in plain words")
    parts: tuple[UnitPart, ...] = described("its boxes; a blank one beside a filled one counts as 0")


@dataclass(frozen=True, kw_only=True, slots=True)
class ChartSign:
    """A fact that a mark on the body chart answers with yes, so that it need not be asked."""

    areas: tuple[str, ...] = described("marks of which any says yes; no mark says nothing")
    fact: str = described("the fact that is then true", refers_to="fact")


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """One question to the patient."""

    fact: str = described("the fact asked for, also the field's name; in `ticks`, the name of the list")
    kind: QuestionKind = described("how it is answered; ticks: one box for each of several yes-or-no facts")
    ask: str | None = described("the question in plain words; without it the fact's own", default=None)
    hint: str = described("a word that helps to answer", default="")
    choices: tuple[Choice, ...] = described("the answers; Yes and No where a choice gives none", default=())
    left_out: tuple[str, ...] = described("values of the fact that patients are not offered", default=())
    none_of_these: str | None = described("the words of the box that excludes all others", default=None)
    may_not_know: bool = described("true: not knowing is an answer", default=False)
    not_known: str = described("the words of that answer", default="I don't know")
    required: bool = described("true: the page can't be left without an answer", default=False)
    when: Condition | None = described("asked unless this is surely false", default=None)
    units: tuple[Unit, ...] = described("ways to give the number, the fact's own unit first", default=())
    instrument: str | None = described("the questionnaire whose words are shown", default=None, refers_to="instrument")
    signs: tuple[ChartSign, ...] = described("what marks on the body chart answer", default=())

    def __post_init__(self) -> None:
        if self.kind == "choice" and not self.choices:
            object.__setattr__(self, "choices", YES_NO)

    @property
    def facts(self) -> tuple[str, ...]:
        """Return the facts that this question answers."""
        return tuple(choice.value for choice in self.choices) if self.kind == "ticks" else (self.fact,)

    def words(self, definitions: Mapping[str, FactDefinition]) -> str:
        """Return the question in plain words."""
        return self.ask or definitions[self.fact].ask or definitions[self.fact].title


@dataclass(frozen=True, kw_only=True, slots=True)
class IntakePage:
    """A few questions that are shown together."""

    id: str = described("the name of the page within its part; stands in its address")
    heading: str = described("the heading")
    lead: str = described("a sentence before the questions", default="")
    questions: tuple[Question, ...] = described("the questions, one to five")
    when: Condition | None = described("shown unless this is surely false", default=None)


@dataclass(frozen=True, kw_only=True, slots=True)
class IntakePart(Entry):
    """A part of the intake: pages that belong together."""

    order: int = described("smaller comes first", low=0)
    lead: str = described("what this part is for, in plain words")
    pages: tuple[IntakePage, ...] = described("the pages, in order")


def pages_for(parts: Iterable[IntakePart], facts: Facts) -> tuple[tuple[IntakePart, IntakePage], ...]:
    """Return the pages that this patient is shown, in order.

    A page is shown unless its condition is surely false. Give the facts with what
    follows from them (`derive`): pages ask for the age at onset, the days since.
    """
    return tuple(
        (part, page)
        for part in sorted(parts, key=lambda part: (part.order, part.id))
        for page in part.pages
        if is_shown(page.when, facts) and questions_for(page, facts)
    )


def questions_for(page: IntakePage, facts: Facts) -> tuple[Question, ...]:
    """Return the questions of a page that this patient is asked, with the choices that they are offered."""
    return tuple(asked for question in page.questions if (asked := as_asked(question, facts)) is not None)


def as_asked(question: Question, facts: Facts) -> Question | None:
    """Return a question with the choices that this patient is offered, or None where they are not asked."""
    if not is_shown(question.when, facts):
        return None
    if all(choice.when is None for choice in question.choices):
        return question
    offered = tuple(choice for choice in question.choices if is_shown(choice.when, facts))
    return replace(question, choices=offered) if offered else None


def missing(parts: Iterable[IntakePart], facts: Facts) -> tuple[tuple[str, str, str], ...]:
    """Return the required questions that are shown and not answered: part, page and field."""
    return tuple(
        (part.id, page.id, question.fact)
        for part, page in pages_for(parts, facts)
        for question in questions_for(page, facts)
        if question.required and not is_answered(question, facts)
    )


def is_answered(question: Question, facts: Facts) -> bool:
    """Return whether every fact of a question has a value; not knowing is one only where it is offered.

    In a list of ticks not knowing always is: what a tick there leaves open, a later question asks for.
    """
    values = [facts.get(name) for name in question.facts]
    open_counts = question.may_not_know or question.kind == "ticks"
    return all(value is not NOT_ASKED and (open_counts or value is not UNKNOWN) for value in values)


def withdrawn(parts: Iterable[IntakePart], facts: Facts) -> frozenset[str]:
    """Return the facts with a value that only questions ask for which are no longer shown.

    Who first says yes to a fall and then no leaves the day of the fall behind.
    """
    found = tuple(parts)
    shown = [question for _, page in pages_for(found, facts) for question in questions_for(page, facts)]
    asked = {fact for question in shown for fact in (*question.facts, *(sign.fact for sign in question.signs))}
    every = {fact for part in found for page in part.pages for q in page.questions for fact in q.facts}
    return frozenset(fact for fact in every - asked if fact in facts.values)


def is_shown(when: Condition | None, facts: Facts) -> bool:
    """Return whether something with this condition is shown: unless it is surely false."""
    return when is None or truth(when, facts) is not False

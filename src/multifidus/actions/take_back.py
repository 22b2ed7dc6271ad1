"""Answers that a saved page of the intake takes back: those it leaves blank, and those whose question falls away."""

from __future__ import annotations

import datetime

from multifidus.clinical.derive import derive
from multifidus.clinical.facts import Facts
from multifidus.clinical.intake import Question, withdrawn
from multifidus.clinical.intake_answers import PageAnswers
from multifidus.clinical.knowledge import Knowledge
from multifidus.records.facts_of import newest
from multifidus.records.models import Episode


def answers_from(episode: Episode, *sources: str) -> frozenset[str]:
    """Return the facts whose newest record stands and comes from one of these sources."""
    return frozenset(name for name, row in newest(episode).items() if row.source in sources and not row.withdrawn)


def has_fault(question: Question, read: PageAnswers) -> bool:
    """Return whether something typed into a question must be mended; its earlier answer then stays."""
    fields = (fault.field for fault in read.faults)
    return any(field == question.fact or field.startswith(f"{question.fact}-") for field in fields)


def taken_back(
    blank: frozenset[str], held: frozenset[str], facts: Facts, knowledge: Knowledge, today: datetime.date
) -> frozenset[str]:
    """Return the held answers that go: the blank ones, then all that is no longer asked once those are gone.

    Args:
        blank: facts that the page leaves without an answer.
        held: facts that may be taken back by whoever saves the page.
        facts: what is known, with the page's new answers.
    """
    entered = facts.without(*(name for name in facts if name in knowledge.facts and knowledge.facts[name].derived))
    gone = blank & held
    while True:
        rest = derive(entered.without(*gone), today, knowledge)
        more = withdrawn(knowledge.intake.values(), rest) & held - gone
        if not more:
            return gone
        gone |= more

"""The intake, as a patient walks through it: which page comes next, which before, what is still open."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from multifidus.clinical.derive import derive
from multifidus.clinical.facts import Facts
from multifidus.clinical.intake import IntakePage, IntakePart, is_answered, pages_for, questions_for
from multifidus.clinical.knowledge import Knowledge
from multifidus.records.access import Opened
from multifidus.records.facts_of import facts_of
from multifidus.records.local_time import local_date_of
from multifidus.records.models import Episode, FactRecord


@dataclass(frozen=True, slots=True)
class Address:
    """Where a page of the intake is."""

    part: str
    page: str


@dataclass(frozen=True, slots=True)
class IntakePlace:
    """One page of the intake for one patient; `number` of `parts` is its part, from 1."""

    part: IntakePart
    page: IntakePage
    number: int
    parts: int
    before: Address | None
    after: Address | None
    facts: Facts
    saved: bool

    @property
    def first_of_part(self) -> bool:
        """Return whether a new part begins here."""
        return self.before is None or self.before.part != self.part.id

    @property
    def address(self) -> Address:
        """Return where this page is."""
        return Address(self.part.id, self.page.id)


def known_facts(episode: Episode, knowledge: Knowledge, today: datetime.date) -> Facts:
    """Return what is known of an episode, with what follows from it."""
    return derive(facts_of(episode, knowledge, today), today, knowledge)


def intake_place(
    opened: Opened, part: str, page: str, knowledge: Knowledge, now: datetime.datetime
) -> IntakePlace | None:
    """Return a page of the intake, or None where this patient is not asked it."""
    facts = known_facts(opened.episode, knowledge, local_date_of(opened.patient, now))
    shown = pages_for(knowledge.intake.values(), facts)
    parts = list(dict.fromkeys(found.id for found, _ in shown))
    at = next((n for n, (p, q) in enumerate(shown) if (p.id, q.id) == (part, page)), None)
    if at is None:
        return None
    found_part, found_page = shown[at]
    return IntakePlace(
        part=found_part,
        page=found_page,
        number=parts.index(part) + 1,
        parts=len(parts),
        before=_address(shown, at - 1),
        after=_address(shown, at + 1),
        facts=facts,
        saved=opened.episode.intake_begun_at is not None,
    )


def where_to_go_on(opened: Opened, knowledge: Knowledge, now: datetime.datetime) -> Address | None:
    """Return the page where the patient left off, or the first with an open question; None when all are answered."""
    facts = known_facts(opened.episode, knowledge, local_date_of(opened.patient, now))
    shown = [Address(part.id, page.id) for part, page in pages_for(knowledge.intake.values(), facts)]
    part, _, page = opened.episode.intake_page.partition("/")
    if Address(part, page) in shown:
        return Address(part, page)
    if opened.episode.intake_page:
        return None
    return shown[0] if shown else None


def after_page(part: str, page: str, episode: Episode, knowledge: Knowledge, today: datetime.date) -> Address | None:
    """Return the page that follows one that was answered, or None after the last."""
    facts = known_facts(episode, knowledge, today)
    shown = {(p.id, q.id) for p, q in pages_for(knowledge.intake.values(), facts)}
    ordered = [(p.id, q.id) for p in sorted(knowledge.intake.values(), key=lambda p: (p.order, p.id)) for q in p.pages]
    rest = ordered[ordered.index((part, page)) + 1 :] if (part, page) in ordered else []
    return next((Address(*found) for found in rest if found in shown), None)


def pages_that_ask(facts: Mapping[str, Any], opened: Opened, knowledge: Knowledge) -> tuple[Address, ...]:
    """Return the pages on which the patient gave these answers; a therapist's findings are not among them."""
    rows = FactRecord.objects.filter(episode=opened.episode, fact__in=list(facts)).order_by("id")
    wanted = {name for name, row in {row.fact: row for row in rows}.items() if row.source == "intake"}
    return tuple(
        Address(part.id, page.id)
        for part in sorted(knowledge.intake.values(), key=lambda part: (part.order, part.id))
        for page in part.pages
        if any(name in wanted for question in page.questions for name in question.facts)
    )


def parts_done(opened: Opened, knowledge: Knowledge, now: datetime.datetime) -> tuple[int, int]:
    """Return how many parts of the intake are answered, and how many there are."""
    facts = known_facts(opened.episode, knowledge, local_date_of(opened.patient, now))
    open_parts: dict[str, bool] = {}
    for part, page in pages_for(knowledge.intake.values(), facts):
        unanswered = any(q.required and not is_answered(q, facts) for q in questions_for(page, facts))
        open_parts[part.id] = open_parts.get(part.id, False) or unanswered
    return sum(not unanswered for unanswered in open_parts.values()), len(open_parts)


def first_open(opened: Opened, knowledge: Knowledge, now: datetime.datetime) -> Address | None:
    """Return the first page with a question that must be answered and is not; None after the intake is finished."""
    if opened.episode.intake_finished_at is not None:
        return None
    facts = known_facts(opened.episode, knowledge, local_date_of(opened.patient, now))
    for part, page in pages_for(knowledge.intake.values(), facts):
        if any(q.required and not is_answered(q, facts) for q in questions_for(page, facts)):
            return Address(part.id, page.id)
    return None


def _address(shown: tuple[tuple[IntakePart, IntakePage], ...], at: int) -> Address | None:
    if not 0 <= at < len(shown):
        return None
    part, page = shown[at]
    return Address(part.id, page.id)

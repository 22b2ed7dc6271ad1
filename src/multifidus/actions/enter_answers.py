"""A therapist enters or corrects answers of the intake, and marks it as read."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from multifidus.actions.deed import deed
from multifidus.actions.judge import judge
from multifidus.actions.take_back import answers_from, has_fault, taken_back
from multifidus.clinical.facts import NOT_ASKED, Facts
from multifidus.clinical.intake import IntakePage, questions_for
from multifidus.clinical.intake_answers import PageAnswers, read_page
from multifidus.clinical.intake_faults import FieldFault
from multifidus.clinical.intake_texts import Form
from multifidus.clinical.knowledge import Knowledge
from multifidus.records.access import Opened
from multifidus.records.actor import Actor
from multifidus.records.facts_of import record_facts
from multifidus.records.local_time import local_date_of, zone_of
from multifidus.records.models import Episode
from multifidus.records.queries.patient_intake import Address, after_page, known_facts

ANSWERS = ("intake", "entry")  # what may be taken back here; findings of an examination stay


@dataclass(frozen=True, slots=True)
class Entered:
    """What came of a page: what must be mended, how urgent the case is now, and which page comes next."""

    faults: tuple[FieldFault, ...]
    tier: str
    after: Address | None


def enter_answers(
    actor: Actor, opened: Opened, address: Address, form: Form, knowledge: Knowledge, now: datetime.datetime
) -> Entered:
    """Save a page of the intake as a therapist filled it in, and let the rules look at it.

    Good answers are kept even where another field must be mended.

    Raises:
        LookupError: there is no such page.
    """
    today = local_date_of(opened.patient, now)
    page = next(page for page in knowledge.intake[address.part].pages if page.id == address.page)
    with deed(actor, "intake.entered", now, opened.patient) as what:
        episode = Episode.objects.select_for_update().select_related("patient__account").get(pk=opened.episode.pk)
        before = known_facts(episode, knowledge, today)
        read = read_page(page, form, before, knowledge.facts, today)
        taken_back = dict.fromkeys(_taken_back(page, read, before, episode, knowledge, today), NOT_ASKED)
        names = record_facts(
            episode, {**read.values, **taken_back}, by=actor.account, source="entry", at=now,
            zone=zone_of(opened.patient), local_date=today, revision=knowledge.revision,
        )  # fmt: skip
        found, _row = judge(episode, knowledge, now, actor.account)
        what.update(part=address.part, page=address.page, facts=sorted(names))
        after = after_page(address.part, address.page, episode, knowledge, today)
    return Entered(read.faults, found.verdict.tier, after)


def mark_read(actor: Actor, opened: Opened, now: datetime.datetime) -> None:
    """Keep that a therapist has read the intake; a second time changes nothing."""
    with deed(actor, "intake.read", now, opened.patient):
        Episode.objects.filter(pk=opened.episode.pk, intake_read_at=None).update(intake_read_at=now)


def _taken_back(
    page: IntakePage, read: PageAnswers, before: Facts, episode: Episode, knowledge: Knowledge, today: datetime.date
) -> frozenset[str]:
    """Return the answers that this page leaves blank, and those whose question falls away."""
    facts = before.with_values(**read.values)
    blank = frozenset(
        name
        for question in questions_for(page, facts)
        if not has_fault(question, read)
        for name in question.facts
        if name not in read.values
    )
    return taken_back(blank, answers_from(episode, *ANSWERS), facts, knowledge, today)

"""The patient answers the intake: a page is saved and judged at once; at the end it is handed over."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from multifidus.actions.deed import Invalid, Refused, deed
from multifidus.actions.judge import judge
from multifidus.actions.take_back import answers_from, has_fault, taken_back
from multifidus.clinical.facts import NOT_ASKED, Facts
from multifidus.clinical.intake import IntakePage, Question, missing, questions_for
from multifidus.clinical.intake_answers import PageAnswers, read_page
from multifidus.clinical.intake_faults import FieldFault
from multifidus.clinical.intake_stop import stops
from multifidus.clinical.intake_texts import Form
from multifidus.clinical.knowledge import Knowledge
from multifidus.records.access import Opened
from multifidus.records.actor import Actor
from multifidus.records.facts_of import record_facts
from multifidus.records.local_time import local_date_of, zone_of
from multifidus.records.models import Episode
from multifidus.records.queries.patient_intake import Address, after_page, known_facts, pages_that_ask
from multifidus.records.queries.patient_place import has_agreed, is_child
from multifidus.records.queries.patient_stop import emergency_facts

SELF_HARM = "self_harm"


@dataclass(frozen=True, slots=True)
class Answered:
    """What came of a page: what must be mended, whether everything stops, and where to go on.

    `comfort` is true where an answer calls for words of help before the next question.
    """

    faults: tuple[FieldFault, ...]
    stopped: bool
    comfort: bool
    after: Address | None


def answer_page(
    actor: Actor, opened: Opened, address: Address, form: Form, knowledge: Knowledge, now: datetime.datetime
) -> Answered:
    """Save what a page was answered with, and let the rules look at it.

    Good answers are kept even where another field must be mended, so that an
    alarming one is never lost for a slip beside it.

    Raises:
        Refused: the answers can't be changed any more, or no answer is wanted from this account.
    """
    today = local_date_of(opened.patient, now)
    page = _page(address, knowledge)
    with deed(actor, "intake.answered", now, opened.patient) as what:
        episode = _writable(opened, address, knowledge, now)
        before = known_facts(episode, knowledge, today)
        read = read_page(page, form, before, knowledge.facts, today)
        names = record_facts(
            episode,
            {**read.values, **dict.fromkeys(_taken_back(page, read, before, episode, knowledge, today), NOT_ASKED)},
            by=actor.account, source="intake", at=now, zone=zone_of(opened.patient), local_date=today,
            revision=knowledge.revision,
        )  # fmt: skip
        found, _row = judge(episode, knowledge, now, actor.account)
        stopped = stops(found.verdict) is not None
        after = None if stopped else after_page(address.part, address.page, episode, knowledge, today)
        episode.intake_begun_at = episode.intake_begun_at or now
        stay = read.faults or stopped
        left_off = address if stay else after
        episode.intake_page = f"{left_off.part}/{left_off.page}" if left_off else "answers"
        episode.save()
        what.update(part=address.part, page=address.page, facts=sorted(names), stopped=stopped)
    asked = {name for question in page.questions for name in question.facts}
    comfort = any(f.flag.suspects == SELF_HARM and asked & set(f.reason.facts) for f in found.verdict.fired)
    return Answered(read.faults, stopped, comfort, after)


def finish_intake(actor: Actor, opened: Opened, knowledge: Knowledge, now: datetime.datetime) -> None:
    """Hand the answers over to the therapist.

    Raises:
        Invalid: a required question is blank; by fact, what is missing.
        Refused: they were handed over already, or an emergency stops everything.
    """
    today = local_date_of(opened.patient, now)
    with deed(actor, "intake.finished", now, opened.patient):
        episode = _writable(opened, None, knowledge, now)
        facts = known_facts(episode, knowledge, today)
        blank = missing(knowledge.intake.values(), facts)
        if blank:
            raise Invalid({fact: _("This question is not answered yet.") for _part, _page, fact in blank})
        episode.intake_begun_at = episode.intake_begun_at or now
        episode.intake_finished_at = now
        episode.save(update_fields=["intake_begun_at", "intake_finished_at"])
        judge(episode, knowledge, now, actor.account)


def _page(address: Address, knowledge: Knowledge) -> IntakePage:
    part = knowledge.intake[address.part]
    return next(page for page in part.pages if page.id == address.page)


def _writable(opened: Opened, address: Address | None, knowledge: Knowledge, now: datetime.datetime) -> Episode:
    """Return the episode's row, held until the transaction ends."""
    episode = Episode.objects.select_for_update().select_related("patient__account").get(pk=opened.episode.pk)
    if is_child(opened, now):
        raise Refused(_("Your therapist fills this in with you and your parent or guardian."))
    if not has_agreed(opened):
        raise Refused(_("Please read first what we keep and why."))
    if episode.intake_finished_at is not None:
        raise Refused(_("Your therapist has your answers. Call your clinic if something has changed."))
    if episode.tier == "emergency" and (address is None or address not in mendable(opened, knowledge, now)):
        raise Refused(_("Please get help first."))
    return episode


def mendable(opened: Opened, knowledge: Knowledge, now: datetime.datetime) -> tuple[Address, ...]:
    """Return the pages on which the patient may correct the answers that call for an emergency department."""
    return pages_that_ask(emergency_facts(opened, knowledge, now), opened, knowledge)


def _taken_back(
    page: IntakePage, read: PageAnswers, before: Facts, episode: Episode, knowledge: Knowledge, today: datetime.date
) -> frozenset[str]:
    """Return the patient's earlier answers that this page empties, and those whose question now falls away."""
    facts = before.with_values(**read.values)
    blank = frozenset(name for question in questions_for(page, facts) for name in _emptied(question, read, before))
    return taken_back(blank, answers_from(episode, "intake"), facts, knowledge, today)


def _emptied(question: Question, read: PageAnswers, before: Facts) -> Iterator[str]:
    if has_fault(question, read):
        return
    yield from (name for name in question.facts if name not in read.values)
    marked = before.known(question.fact) if question.signs else None
    for sign in question.signs:
        if sign.fact not in read.values and set(sign.areas) & set(marked or ()):
            yield sign.fact

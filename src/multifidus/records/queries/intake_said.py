"""The intake as the therapist reads it: red flags, what is open, every answer, and who gave it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from multifidus.clinical.knowledge import Knowledge
from multifidus.clinical.letter import brief
from multifidus.clinical.scoring.door import score
from multifidus.clinical.scoring.errors import ScoringError
from multifidus.records.access import Opened
from multifidus.records.models import Assessment, FactRecord
from multifidus.records.queries.patient_answers import SaidPart, answers_given


@dataclass(frozen=True, slots=True)
class GivenBy:
    """Who gave an answer, where it was not the patient in the intake: a name and a time."""

    name: str
    at: datetime.datetime


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question that must be asked again: the fact's title, and why."""

    title: str
    why: str
    blocks: bool


@dataclass(frozen=True, slots=True)
class IntakeSaid:
    """All that was said. `given_by` is by fact; `fired` holds title, urgency and words of each red flag.

    `scores` are those of the questionnaires, by the fact that holds the answers: a number, or a word where it has none.
    """

    parts: tuple[SaidPart, ...]
    given_by: dict[str, GivenBy]
    scores: dict[str, str]
    fired: tuple[dict[str, Any], ...]
    ask_again: tuple[OpenQuestion, ...]
    tier: str
    begun_at: datetime.datetime | None
    finished_at: datetime.datetime | None
    read_at: datetime.datetime | None
    unknown: int


def intake_said(opened: Opened, knowledge: Knowledge, now: datetime.datetime) -> IntakeSaid:
    """Return the intake of an episode as the therapist reads it."""
    episode = opened.episode
    parts = answers_given(opened, knowledge, now)
    newest = Assessment.objects.filter(episode=episode).order_by("-id").first()
    said: dict[str, Any] = newest.said if newest else {}
    return IntakeSaid(
        parts=parts,
        given_by=_given_by(opened),
        scores=_scores(opened, knowledge),
        fired=tuple(said.get("fired", ())),
        ask_again=tuple(_open(one, knowledge) for one in said.get("ask_again", ())),
        tier=episode.tier,
        begun_at=episode.intake_begun_at,
        finished_at=episode.intake_finished_at,
        read_at=episode.intake_read_at,
        unknown=sum(line.unknown for part in parts for page in part.pages for line in page.lines),
    )


def _given_by(opened: Opened) -> dict[str, GivenBy]:
    rows = FactRecord.objects.filter(episode=opened.episode).select_related("by").order_by("id")
    newest = {row.fact: row for row in rows}
    return {
        name: GivenBy(row.by.name, row.at)
        for name, row in newest.items()
        if row.source != "intake" and row.by is not None and not row.withdrawn
    }


def _scores(opened: Opened, knowledge: Knowledge) -> dict[str, str]:
    asked = {q.fact: q.instrument for part in knowledge.intake.values() for page in part.pages for q in page.questions}
    names = [fact for fact, instrument in asked.items() if instrument]
    rows = FactRecord.objects.filter(episode=opened.episode, fact__in=names).order_by("id")
    newest = {row.fact: row for row in rows}
    told = {fact: row.value for fact, row in newest.items() if row.known and not row.withdrawn}
    return {fact: _score(str(asked[fact]), value, knowledge) for fact, value in told.items()}


def _score(instrument: str, answers: Any, knowledge: Knowledge) -> str:
    try:
        return f"{score(instrument, {'items': list(answers)}, knowledge.instruments)['score']:g}"
    except (ScoringError, KeyError, TypeError):
        return _("not scored")


def _open(one: dict[str, Any], knowledge: Knowledge) -> OpenQuestion:
    definition = knowledge.facts.get(one["fact"])
    return OpenQuestion(brief(definition.title) if definition else one["fact"], one["why"], bool(one["blocks"]))

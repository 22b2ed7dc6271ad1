"""The care card: what stopped the patient, what to do now, and what to show at the hospital."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from multifidus.clinical.assess import Assessment, assess
from multifidus.clinical.facts import Missing
from multifidus.clinical.intake import pages_for, questions_for
from multifidus.clinical.knowledge import Knowledge
from multifidus.clinical.letter import shown
from multifidus.clinical.triage import PLAN_TIERS, Fired
from multifidus.records.access import Opened
from multifidus.records.facts_of import case_of
from multifidus.records.local_time import local_date_of
from multifidus.records.models import Alert, Episode
from multifidus.records.queries.patient_answers import answer_words

CALM = "self_harm"
NOTHING: tuple[Any, ...] = ("none", frozenset(), ())


@dataclass(frozen=True, slots=True)
class CareCard:
    """One care card. `told` is what the patient said, `note` what a hospital should read: pairs of what and answer.

    `say` has one text for each reason, the most urgent first; `within` is by when somebody must act.
    """

    tier: str  # emergency, urgent, or stop where a safety question before exercise was answered with yes
    within: str  # now, same_day, week, weeks or next_visit
    calm: bool
    say: tuple[str, ...]
    told: tuple[tuple[str, str], ...]
    do_now: tuple[str, ...]
    avoid: tuple[str, ...]
    note_heading: str
    note: tuple[tuple[str, str], ...]
    alerted_at: datetime.datetime | None
    told_at: datetime.datetime | None


def care_card(opened: Opened, knowledge: Knowledge, now: datetime.datetime) -> CareCard:
    """Return the care card of a patient who is stopped."""
    episode = opened.episode
    found = _assessment(opened, knowledge, now)
    if found.verdict.tier in PLAN_TIERS:
        return _stopped_at_a_contact(episode, _newest(episode, "stop"), knowledge)
    alert = _newest(episode, "red_flag")
    fired = tuple(f for f in found.verdict.fired if f.flag.then == found.verdict.tier)
    return CareCard(
        tier=found.verdict.tier,
        within=found.verdict.within,
        calm=bool(fired) and all(f.flag.suspects == CALM for f in fired),
        say=tuple(dict.fromkeys(f.flag.say for f in fired)) or (found.action.say,),
        told=_told(fired, found, knowledge),
        do_now=found.action.do_now,
        avoid=found.action.avoid,
        note_heading="; ".join(f.flag.title for f in fired),
        note=_note(fired, knowledge),
        alerted_at=alert.opened_at if alert else None,
        told_at=episode.stopped_at,
    )


def emergency_facts(opened: Opened, knowledge: Knowledge, now: datetime.datetime) -> dict[str, Any]:
    """Return the entered facts that make an emergency of this episode, by name."""
    found = _assessment(opened, knowledge, now)
    used: dict[str, Any] = {}
    for fired in found.verdict.fired:
        if fired.flag.then == "emergency":
            used |= fired.reason.facts
    return used


def _newest(episode: Episode, kind: str) -> Alert | None:
    return Alert.objects.filter(episode=episode, kind=kind).order_by("-opened_at", "-id").first()


def _assessment(opened: Opened, knowledge: Knowledge, now: datetime.datetime) -> Assessment:
    return assess(case_of(opened.episode, knowledge, local_date_of(opened.patient, now)), knowledge)


def _told(fired: tuple[Fired, ...], found: Assessment, knowledge: Knowledge) -> tuple[tuple[str, str], ...]:
    """Return the questions that raised the alarm with the patient's answers; findings of others are left out.

    What was denied raises none by itself, even where a rule asks for it, and of a list only what counted is repeated.
    """
    used = {name for name, value in _used(fired, knowledge).items() if value is not False and value not in NOTHING}
    said = {}
    for _part, page in pages_for(knowledge.intake.values(), found.facts):
        for question in questions_for(page, found.facts):
            counted = used.intersection(question.facts)
            if counted:
                words = question.ask if question.kind == "ticks" else question.words(knowledge.facts)
                facts = found.facts.without(*set(question.facts) - counted) if question.kind == "ticks" else found.facts
                said[words or ""] = answer_words(question, facts, knowledge) or ""
    return tuple(said.items())


def _note(fired: tuple[Fired, ...], knowledge: Knowledge) -> tuple[tuple[str, str], ...]:
    used = _used(fired, knowledge).items()
    told = (shown(name, value, knowledge.facts).partition(": ") for name, value in used)
    return tuple((title, answer) for title, _colon, answer in told)


def _used(fired: tuple[Fired, ...], knowledge: Knowledge) -> dict[str, Any]:
    facts: Mapping[str, Any] = {name: value for f in fired for name, value in f.reason.facts.items()}
    return {
        name: value
        for name, value in facts.items()
        if not isinstance(value, Missing) and not knowledge.facts[name].derived
    }


def _stopped_at_a_contact(episode: Episode, alert: Alert | None, knowledge: Knowledge) -> CareCard:
    questions = knowledge.rescreens["default"]
    lines = [str(line) for line in alert.because] if alert else []
    yes = [q for q in questions.questions if any(q.ask in line for line in lines)]
    say = tuple(dict.fromkeys(q.yes.say for q in yes)) or (knowledge.traffic_lights["default"].stop.say,)
    return CareCard(
        tier="stop",
        within="same_day",
        calm=False,
        say=say,
        told=tuple((q.ask, _("Yes")) for q in yes),
        do_now=(),
        avoid=(),
        note_heading="",
        note=(),
        alerted_at=alert.opened_at if alert else None,
        told_at=episode.stopped_at,
    )

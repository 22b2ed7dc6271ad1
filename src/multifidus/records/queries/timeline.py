"""What happened in an episode, the newest first."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from django.db.models import Q
from django.utils.translation import gettext as _

from multifidus.clinical.knowledge import Knowledge
from multifidus.records.access import Opened
from multifidus.records.models import Alert, Assessment, BreakGlass, Decision, MorningReport, PlanVersion, SessionReport
from multifidus.records.queries.decisions import words_of

MOST = 24
RED = ("red", "stop")


@dataclass(frozen=True, slots=True)
class Happened:
    """One event. `kind` is visit (the clinic), home (the patient) or flare (a warning)."""

    at: datetime.datetime
    kind: str
    say: str


def timeline(opened: Opened, knowledge: Knowledge) -> tuple[Happened, ...]:
    """Return what happened last in an episode: at most 24 events, in seven queries."""
    found = chain(
        _intake(opened), _assessments(opened, knowledge), _decisions(opened, knowledge), _plans(opened), _reds(opened),
        _alerts(opened), _glass(opened),
    )  # fmt: skip
    return tuple(sorted(found, key=lambda event: event.at)[: -MOST - 1 : -1])


def _intake(opened: Opened) -> Iterator[Happened]:
    episode = opened.episode
    yield Happened(episode.begun_at, "visit", _("Taken into care"))
    if episode.intake_finished_at:
        yield Happened(episode.intake_finished_at, "home", _("Intake finished"))
    if episode.intake_read_at:
        yield Happened(episode.intake_read_at, "visit", _("Intake read"))
    if episode.discharged_at:
        yield Happened(episode.discharged_at, "visit", _("Discharged"))


def _assessments(opened: Opened, knowledge: Knowledge) -> Iterator[Happened]:
    """Return when triage changed; the same tier again is no event."""
    before = ""
    rows = Assessment.objects.filter(episode=opened.episode).order_by("id").values_list("at", "tier")
    for at, tier in rows:
        if tier != before:
            kind = "flare" if tier in ("emergency", "urgent") else "visit"
            yield Happened(at, kind, _("Triage: %(headline)s") % {"headline": knowledge.tiers[tier].headline})
        before = tier


def _decisions(opened: Opened, knowledge: Knowledge) -> Iterator[Happened]:
    rows = Decision.objects.filter(episode=opened.episode).select_related("by").order_by("-id")[:MOST]
    for row in rows:
        if row.of.startswith("confirm:"):
            continue
        about, says = words_of(row.of, row.to, knowledge)
        places = {"name": row.by.name, "of": about, "to": says, "reason": row.reason}
        if row.to == Decision.WITHDRAWN:
            yield Happened(row.at, "visit", _("%(name)s gave %(of)s back to the rules") % places)
        else:
            yield Happened(row.at, "visit", _("%(name)s decided: %(of)s: %(to)s. %(reason)s") % places)


def _plans(opened: Opened) -> Iterator[Happened]:
    rows = PlanVersion.objects.filter(episode=opened.episode, approved_at__isnull=False)
    for number, at, agreed in rows.values_list("number", "approved_at", "agreed_at"):
        if at:
            yield Happened(at, "visit", _("Plan %(number)s approved") % {"number": number})
        if agreed:
            yield Happened(agreed, "home", _("Plan %(number)s agreed to") % {"number": number})


def _reds(opened: Opened) -> Iterator[Happened]:
    red = Q(session__episode=opened.episode, colour__in=RED)
    reports = SessionReport.objects.filter(red).order_by("-at").values_list("session", "at", "colour")[:MOST]
    seen = set()
    for session, at, colour in reports:
        seen.add(session)
        yield Happened(at, "flare", _("Session: stop") if colour == "stop" else _("Red session"))
    for session, at in MorningReport.objects.filter(red).order_by("-at").values_list("session", "at")[:MOST]:
        if session not in seen:
            yield Happened(at, "flare", _("Red the morning after a session"))


def _alerts(opened: Opened) -> Iterator[Happened]:
    rows = Alert.objects.filter(episode=opened.episode).exclude(kind="glass").select_related("acknowledged_by")
    for row in rows.order_by("-opened_at")[:MOST]:
        yield Happened(row.opened_at, "flare", _("Alert: %(title)s") % {"title": row.title})
        if row.acknowledged_at is not None:
            by = row.acknowledged_by.name if row.acknowledged_by else ""
            yield Happened(
                row.acknowledged_at, "visit", _("%(name)s took the alert: %(done)s") % {"name": by, "done": row.done}
            )


def _glass(opened: Opened) -> Iterator[Happened]:
    rows = BreakGlass.objects.filter(patient=opened.patient).select_related("staff__account").order_by("-at")[:MOST]
    for row in rows:
        places = {"name": row.staff.account.name, "reason": row.reason}
        yield Happened(row.at, "flare", _("%(name)s opened this record with a reason: %(reason)s") % places)

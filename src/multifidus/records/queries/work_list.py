"""Who needs a therapist, and why: read for all patients at once, in as many queries for two as for two thousand."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from multifidus.clinical.adherence import Adherence, PlanDays, adherence
from multifidus.clinical.attention import Urgency
from multifidus.clinical.knowledge import Knowledge
from multifidus.clinical.needs_me import EpisodeState, OpenAlert, WorkItem, needs_me, urgency_rank
from multifidus.records.access import patients_of
from multifidus.records.facts_of import years_between
from multifidus.records.models import (
    Alert,
    Clinic,
    Cover,
    Decision,
    Episode,
    FactRecord,
    Patient,
    PlanVersion,
    Session,
    Share,
    Staff,
)  # fmt: skip
from multifidus.records.queries.recent_days import NOTHING, RecentDays, recent_days

PAGE = 50
DAYS_SHOWN = 14
MOST_OTHERS = 2
ALERT_TITLE = 160  # letters of an alert's title
FROM_TRIAGE = ("emergency", "urgent", "referral")
BEFORE_THE_END = ("emergency", "urgent")  # tiers that call before the intake is finished


@dataclass(frozen=True, slots=True)
class WorkRow:
    """One patient on the list. `items` are the reasons, most urgent first; empty where nobody need look.

    `absent` is the therapist for whom this one stands in, `deputy` true where
    nobody took an alert in time. `week` is the week of care, from 1. `last_at`
    is the last session or answer, and `last_by` says which.
    """

    patient: UUID
    name: str
    age: int
    phone: str
    week: int
    intake: str  # none, begun, finished
    plan: int | None
    draft: bool
    stopped: bool
    discharged: bool
    shared: bool
    deputy: bool
    absent_id: int | None
    absent: str
    items: tuple[WorkItem, ...]
    tier_because: str
    days: Adherence | None
    last_at: datetime.datetime | None
    last_by: str  # session, intake, examination, contact, entry

    @property
    def first(self) -> WorkItem | None:
        """Return the most urgent reason."""
        return self.items[0] if self.items else None

    @property
    def found(self) -> str:
        """Return what triage found, where that is the first reason; else ""."""
        return self.tier_because if self.first is not None and self.first.kind in FROM_TRIAGE else ""

    @property
    def others(self) -> tuple[str, ...]:
        """Return the titles of a few more reasons; an alert that only repeats the first is not told twice."""
        return tuple(item.title for item in self.items[1:] if item.title != self.found[:ALERT_TITLE])[:MOST_OTHERS]


@dataclass(frozen=True, slots=True)
class WorkList:
    """Everybody that somebody may see without giving a reason, the most urgent first."""

    rows: tuple[WorkRow, ...]

    @property
    def needing(self) -> tuple[WorkRow, ...]:
        """Return those who need this therapist: their own, shared, covered, and whose alert nobody took."""
        return tuple(row for row in self.rows if row.items)

    @property
    def mine(self) -> tuple[WorkRow, ...]:
        """Return the therapist's own patients, and those shared with them."""
        return tuple(row for row in self.rows if row.absent_id is None and not row.deputy)

    @property
    def absent(self) -> tuple[tuple[int, str, int], ...]:
        """Return for whom this therapist covers: id, name, and how many of their patients need somebody."""
        found: dict[int, tuple[str, int]] = {}
        for row in self.rows:
            if row.absent_id is not None:
                count = found[row.absent_id][1] if row.absent_id in found else 0
                found[row.absent_id] = (row.absent, count + bool(row.items))
        return tuple((key, name, count) for key, (name, count) in sorted(found.items(), key=lambda one: one[1]))

    def covered(self, absent_id: int) -> tuple[WorkRow, ...]:
        """Return the patients of one absent colleague."""
        return tuple(row for row in self.rows if row.absent_id == absent_id)


def work_list(staff: Staff, knowledge: Knowledge, now: datetime.datetime) -> WorkList:
    """Return the work list of a therapist at this moment."""
    today = timezone.localtime(now).date()
    granted = patients_of(staff, now)
    episodes = _episodes(staff, granted, now)
    ids = Episode.objects.filter(patient__in=granted.values("pk")).values("pk")
    alerts, unknown = _alerts(ids), _unknown(ids)
    recent = recent_days(ids, today, DAYS_SHOWN)
    days_of = _counting(today, knowledge)
    rows = []
    for one in episodes:
        found, waiting = recent.get(one["pk"], NOTHING), alerts.get(one["pk"], ())
        if not (one["own"] or one["shared"] or one["covering"] or (one["is_deputy"] and waiting)):
            continue  # opened with a reason: no part of the day's work
        days = days_of(one, found)
        state = _state(one, waiting, unknown.get(one["pk"], 0), found, days)
        items = needs_me(
            state, today, knowledge.attentions["default"], knowledge.traffic_lights["default"],
            knowledge.progressions["default"],
        )  # fmt: skip
        rows.append(_row(one, items, days, today))
    return WorkList(tuple(sorted(rows, key=lambda row: (*urgency_rank(row.items), row.name, row.patient))))


def _episodes(staff: Staff, granted: QuerySet[Patient], now: datetime.datetime) -> list[dict[str, Any]]:
    """Return the newest episode of every patient, with what the list shows of it."""
    since = Q(since__lte=now) & (Q(until=None) | Q(until__gt=now))
    plans = PlanVersion.objects.filter(episode=OuterRef("pk"))
    approved = plans.filter(state=PlanVersion.APPROVED)
    first = (
        plans.filter(approved_at__isnull=False).order_by("number").annotate(begun=Coalesce("agreed_at", "approved_at"))
    )
    answers = FactRecord.objects.filter(episode=OuterRef("pk")).order_by("-id")
    sessions = Session.objects.filter(episode=OuterRef("pk")).order_by("-local_date")
    confirmed = Decision.objects.filter(episode=OuterRef("pk"), of="confirm:triage").order_by("-id")
    found = (
        Episode.objects.filter(patient__in=granted.values("pk"))
        .order_by("patient", "-begun_at", "-id")
        .annotate(
            shared=Exists(Share.objects.filter(since, staff=staff, patient=OuterRef("patient"))),
            covering=Exists(Cover.objects.filter(since, covering=staff, absent=OuterRef("patient__therapist"))),
            is_deputy=Exists(Clinic.objects.filter(deputy=staff)),
            draft=Exists(plans.filter(state=PlanVersion.DRAFT)),
            plan=Subquery(approved.values("number")[:1]),
            minutes=Subquery(approved.values("document__minutes_of_days")[:1]),
            plan_at=Subquery(first.values("begun")[:1]),
            confirmed=Subquery(confirmed.values("to")[:1]),
            session_on=Subquery(sessions.values("local_date")[:1]),
            session_at=Subquery(sessions.values("at")[:1]),
            answer_at=Subquery(answers.values("at")[:1]),
            answer_by=Subquery(answers.values("source")[:1]),
        )
        .values(
            "pk", "patient", "begun_at", "intake_begun_at", "intake_finished_at", "intake_read_at", "stopped_at",
            "discharged_at", "reassess_on", "tier", "tier_because", "unanswered", "patient__name", "patient__born",
            "patient__phone", "patient__account", "patient__therapist", "patient__therapist__account__name", "shared",
            "covering", "is_deputy", "draft", "plan", "minutes", "plan_at", "confirmed", "session_on", "session_at",
            "answer_at", "answer_by",
        )
    )  # fmt: skip
    newest: dict[Any, dict[str, Any]] = {}
    for one in found:
        newest.setdefault(one["patient"], {**one, "own": one["patient__therapist"] == staff.pk})
    return list(newest.values())


def _alerts(episodes: QuerySet[Any]) -> dict[int, tuple[OpenAlert, ...]]:
    rows = Alert.objects.filter(episode__in=episodes, acknowledged_at=None).order_by("opened_at", "id")
    found: dict[int, list[OpenAlert]] = defaultdict(list)
    for episode, title, because, urgency in rows.values_list("episode", "title", "because", "urgency"):
        found[episode].append(OpenAlert(title, " ".join(because), cast(Urgency, urgency)))
    return {episode: tuple(alerts) for episode, alerts in found.items()}


def _unknown(episodes: QuerySet[Any]) -> dict[int, int]:
    """Return how many answers of an intake that nobody has read are "I don't know"."""
    newer = FactRecord.objects.filter(episode=OuterRef("episode"), fact=OuterRef("fact"), pk__gt=OuterRef("pk"))
    rows = FactRecord.objects.filter(
        ~Exists(newer), episode__in=episodes, known=False, withdrawn=False, source="intake",
        episode__intake_finished_at__isnull=False, episode__intake_read_at=None,
    )  # fmt: skip
    return dict(rows.values_list("episode").annotate(Count("pk")).order_by())


def _counting(today: datetime.date, knowledge: Knowledge) -> Callable[[dict[str, Any], RecentDays], Adherence | None]:
    """Return what counts the last days of a patient; most patients share a few patterns, each counted once."""
    counted: dict[tuple[object, ...], Adherence] = {}
    first = today - datetime.timedelta(days=DAYS_SHOWN - 1)
    limits, words = knowledge.progressions["default"], knowledge.sayings["default"].adherence

    def count(one: dict[str, Any], found: RecentDays) -> Adherence | None:
        if one["plan"] is None:
            return None
        weekdays = frozenset(day for day, minutes in enumerate(one["minutes"] or ()) if minutes)
        plan = PlanDays(max(first, timezone.localtime(one["plan_at"]).date()), weekdays)
        pattern = (plan, tuple(found.done.items()))
        if pattern not in counted:
            counted[pattern] = adherence((plan,), found.done, first, today, today, limits, words)
        return counted[pattern]

    return count


def _state(
    one: dict[str, Any], alerts: tuple[OpenAlert, ...], unknown: int, found: RecentDays, days: Adherence | None
) -> EpisodeState:
    finished = one["intake_finished_at"] is not None or one["patient__account"] is None
    decided = one["confirmed"] == one["tier"]
    unread = one["intake_finished_at"] if one["intake_read_at"] is None else None
    tier = None if decided and one["tier"] != "treat" else one["tier"] or None
    return EpisodeState(
        alerts=alerts,
        tier=tier if finished or tier in BEFORE_THE_END else None,
        unanswered=one["unanswered"] if finished else 0,
        intake_on=timezone.localtime(unread).date() if unread else None,
        unknown_answers=unknown,
        plan_from=timezone.localtime(one["plan_at"]).date() if one["plan_at"] else None,
        draft_waiting=one["draft"],
        reds=found.reds,
        last_session_on=one["session_on"],
        done=days.done if days else 0,
        planned=days.planned if days else 0,
        pain_before_0_10=found.pain_before_0_10,
        pain_now_0_10=found.pain_now_0_10,
        reassess_on=one["reassess_on"],
        discharged=one["discharged_at"] is not None,
    )


def _row(one: dict[str, Any], items: tuple[WorkItem, ...], days: Adherence | None, today: datetime.date) -> WorkRow:
    mine = one["own"] or one["shared"]
    session, answer = one["session_at"], one["answer_at"]
    by_session = session is not None and (answer is None or session > answer)
    return WorkRow(
        patient=one["patient"],
        name=one["patient__name"],
        age=years_between(one["patient__born"], today),
        phone=one["patient__phone"],
        week=(today - timezone.localtime(one["begun_at"]).date()).days // 7 + 1,
        intake="finished" if one["intake_finished_at"] else "begun" if one["intake_begun_at"] else "none",
        plan=one["plan"],
        draft=one["draft"],
        stopped=one["stopped_at"] is not None,
        discharged=one["discharged_at"] is not None,
        shared=one["shared"],
        deputy=not mine and not one["covering"],
        absent_id=one["patient__therapist"] if one["covering"] and not mine else None,
        absent="" if mine else one["patient__therapist__account__name"],
        items=items,
        tier_because=one["tier_because"],
        days=days,
        last_at=session if by_session else answer,
        last_by="session" if by_session else one["answer_by"] or "",
    )

"""A patient's record at a glance: alerts, where it hurts, what was found, the plan, what was done."""

from __future__ import annotations

import datetime
from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from multifidus.clinical.classify import FACT_OF_AXIS, IN_ORDER
from multifidus.clinical.knowledge import Knowledge
from multifidus.records.access import Opened
from multifidus.records.models import Alert, Assessment, FactRecord, PlanVersion, SetDone
from multifidus.records.queries.decisions import decisions_on
from multifidus.records.queries.patient_plan import ReadPlan, read_plan

DAYS_SHOWN = 14
BY_THERAPIST = ("examination", "entry")
RECENTLY = datetime.timedelta(days=14)


@dataclass(frozen=True, slots=True)
class AlertSaid:
    """One alert. `done`, `by` and `acknowledged_at` once somebody took it."""

    id: int
    kind: str
    urgency: str
    title: str
    because: tuple[str, ...]
    opened_at: datetime.datetime
    acknowledged_at: datetime.datetime | None
    by: str
    done: str


@dataclass(frozen=True, slots=True)
class LabelSaid:
    """One label of the newest assessment; `mark` is fact, likely, possible, confirmed or changed."""

    axis: str
    title: str
    mark: str


@dataclass(frozen=True, slots=True)
class Areas:
    """Where it hurts at one time: values of the fact, and the same in words."""

    marked: tuple[str, ...]
    words: str
    on: datetime.date
    by_therapist: bool


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One exercise of the plan in force, and on how many of the last 14 days it was done."""

    title: str
    position: str
    dose: str
    days_done: int
    changed: bool


@dataclass(frozen=True, slots=True)
class PatientRecord:
    """What the overview shows; `draft` is the number of an open draft."""

    alerts: tuple[AlertSaid, ...]
    past_alerts: tuple[AlertSaid, ...]
    tier: str
    may_plan: bool
    headline: str
    because: str
    assessed_at: datetime.datetime | None
    unanswered: int
    labels: tuple[LabelSaid, ...]
    areas: tuple[Areas, ...]
    plan: ReadPlan | None
    exercises: tuple[PlanLine, ...]
    draft: int | None


def patient_record(opened: Opened, knowledge: Knowledge, now: datetime.datetime) -> PatientRecord:
    """Return the record at a glance."""
    episode = opened.episode
    alerts = [_alert(row) for row in _alerts(opened, now)]
    plan = read_plan(opened)
    draft = (
        PlanVersion.objects.filter(episode=episode, state=PlanVersion.DRAFT).values_list("number", flat=True).first()
    )
    return PatientRecord(
        alerts=tuple(one for one in alerts if one.acknowledged_at is None),
        past_alerts=tuple(one for one in alerts if one.acknowledged_at is not None),
        tier=episode.tier,
        may_plan=episode.may_plan,
        headline=knowledge.tiers[episode.tier].headline if episode.tier in knowledge.tiers else "",
        because=episode.tier_because,
        assessed_at=episode.assessed_at,
        unanswered=episode.unanswered,
        labels=_labels(opened, knowledge),
        areas=_areas(opened, knowledge),
        plan=plan,
        exercises=_exercises(opened, plan, now),
        draft=draft,
    )


def _alerts(opened: Opened, now: datetime.datetime) -> list[Alert]:
    rows = Alert.objects.filter(episode__patient=opened.patient).select_related("acknowledged_by")
    return [
        row
        for row in rows.order_by("acknowledged_at", "opened_at")
        if row.acknowledged_at is None or now - row.acknowledged_at < RECENTLY
    ]


def _alert(row: Alert) -> AlertSaid:
    by = row.acknowledged_by.name if row.acknowledged_by else ""
    return AlertSaid(
        row.pk, row.kind, row.urgency, row.title, tuple(map(str, row.because)), row.opened_at, row.acknowledged_at, by,
        row.done,
    )  # fmt: skip


def _labels(opened: Opened, knowledge: Knowledge) -> tuple[LabelSaid, ...]:
    newest = Assessment.objects.filter(episode=opened.episode).order_by("-id").first()
    if newest is None:
        return ()
    decisions = decisions_on(opened.episode)
    found = []
    if newest.said.get("stage"):
        found.append(LabelSaid(knowledge.facts["stage"].title, newest.said["stage"].capitalize(), "fact"))
    for label in sorted(newest.said.get("labels", ()), key=lambda one: IN_ORDER.index(one["axis"])):
        axis = label["axis"]
        mark = (
            "changed" if axis in decisions.made else "confirmed" if axis in decisions.confirmed else label["confidence"]
        )
        title = knowledge.facts[FACT_OF_AXIS.get(axis, axis)].title
        found.append(LabelSaid(title, label["title"], mark))
    return tuple(found)


def _areas(opened: Opened, knowledge: Knowledge) -> tuple[Areas, ...]:
    """Return where it hurt at first, and where it hurts now; one alone where it was told once."""
    rows = list(
        FactRecord.objects.filter(episode=opened.episode, fact="pain_areas", known=True, withdrawn=False).order_by("id")
    )
    chosen = rows[:1] + rows[-1:] if len(rows) > 1 else rows
    says = _says(knowledge)
    return tuple(
        Areas(
            tuple(row.value), ", ".join(says.get(one, one.replace("_", " ")) for one in row.value) or _("nowhere"),
            row.local_date, row.source in BY_THERAPIST,
        )
        for row in chosen
    )  # fmt: skip


def _says(knowledge: Knowledge) -> dict[str, str]:
    charts = (q for part in knowledge.intake.values() for page in part.pages for q in page.questions)
    return {choice.value: choice.say for q in charts if q.fact == "pain_areas" for choice in q.choices}


def _exercises(opened: Opened, plan: ReadPlan | None, now: datetime.datetime) -> tuple[PlanLine, ...]:
    if plan is None:
        return ()
    since = timezone.localtime(now).date() - datetime.timedelta(days=DAYS_SHOWN - 1)
    days = SetDone.objects.filter(session__episode=opened.episode, session__local_date__gte=since)
    done = Counter(name for name, _day in set(days.values_list("exercise", "session__local_date")))
    return tuple(_line(one, done[one["exercise"]]) for one in plan.document["exercises"])


def _line(one: dict[str, Any], days_done: int) -> PlanLine:
    return PlanLine(one["title"], one["position"], one["dose_words"], days_done, bool(one.get("changed_because")))

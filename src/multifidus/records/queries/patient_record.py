"""A patient's record at a glance: alerts, where it hurts, what was found, the plan, what was done."""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from multifidus.clinical.assess import Assessment as Found
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
    """One label of today; `mark` is fact, likely, possible, confirmed or changed."""

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

    exercise: str
    title: str
    position: str
    dose: str
    days_done: int
    changed: bool


@dataclass(frozen=True, slots=True)
class PatientRecord:
    """What the overview shows, as the rules see it today; `draft` is the number of an open draft.

    `assessed_at` is when an assessment was last kept; before the first, tier and labels are empty.
    `otherwise` holds what that one said where today's labels differ.
    """

    alerts: tuple[AlertSaid, ...]
    past_alerts: tuple[AlertSaid, ...]
    tier: str
    may_plan: bool
    headline: str
    because: str
    assessed_at: datetime.datetime | None
    unanswered: int
    labels: tuple[LabelSaid, ...]
    otherwise: tuple[str, ...]
    areas: tuple[Areas, ...]
    plan: ReadPlan | None
    exercises: tuple[PlanLine, ...]
    draft: int | None


def patient_record(opened: Opened, today: Found, knowledge: Knowledge, now: datetime.datetime) -> PatientRecord:
    """Return the record at a glance; `today` is what the rules say of it now, as on the page of the diagnosis."""
    episode, verdict = opened.episode, today.verdict
    kept = Assessment.objects.filter(episode=episode).order_by("-id").first()
    is_assessed = kept is not None
    labels = _labels(opened, today, knowledge) if is_assessed else ()
    alerts = [_alert(row) for row in _alerts(opened, now)]
    plan = read_plan(opened)
    draft = (
        PlanVersion.objects.filter(episode=episode, state=PlanVersion.DRAFT).values_list("number", flat=True).first()
    )
    return PatientRecord(
        alerts=tuple(one for one in alerts if one.acknowledged_at is None),
        past_alerts=tuple(one for one in alerts if one.acknowledged_at is not None),
        tier=verdict.tier if is_assessed else "",
        may_plan=is_assessed and verdict.may_plan,
        headline=today.action.headline if is_assessed else "",
        because="; ".join(fired.flag.title for fired in verdict.fired if fired.flag.then == verdict.tier),
        assessed_at=kept.at if kept else None,
        unanswered=sum(question.blocks for question in verdict.ask_again) if is_assessed else 0,
        labels=labels,
        otherwise=_otherwise(kept.said, labels, knowledge) if kept else (),
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


def _labels(opened: Opened, today: Found, knowledge: Knowledge) -> tuple[LabelSaid, ...]:
    decisions, stage = decisions_on(opened.episode), today.facts.known("stage")
    found = [LabelSaid(knowledge.facts["stage"].title, stage.capitalize(), "fact")] if stage else []
    for named in sorted(today.classification.named, key=lambda one: IN_ORDER.index(one.label.axis)):
        axis = named.label.axis
        mark = "changed" if axis in decisions.made else "confirmed" if axis in decisions.confirmed else named.confidence
        found.append(LabelSaid(_axis(axis, knowledge), named.label.title, mark))
    return tuple(found)


def _otherwise(said: dict[str, Any], labels: tuple[LabelSaid, ...], knowledge: Knowledge) -> tuple[str, ...]:
    """Return what a kept assessment said on the axes where today's labels are others, in words."""
    now, then = defaultdict(set), defaultdict(set)
    for label in labels:
        now[label.axis].add(label.title)
    for one in said.get("labels", ()):
        then[_axis(one["axis"], knowledge)].add(one["title"])
    if said.get("stage"):
        then[knowledge.facts["stage"].title].add(said["stage"].capitalize())
    return tuple(f"{axis}: {', '.join(sorted(titles))}" for axis, titles in then.items() if titles != now[axis])


def _axis(axis: str, knowledge: Knowledge) -> str:
    return knowledge.facts[FACT_OF_AXIS.get(axis, axis)].title


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
    changed = bool(one.get("changed_because"))
    return PlanLine(one["exercise"], one["title"], one["position"], one["dose_words"], days_done, changed)

"""The sessions of an episode, as the therapist reads them: the newest first, in four queries."""

from __future__ import annotations

import datetime
from collections import defaultdict
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from multifidus.clinical.knowledge import Knowledge
from multifidus.records.access import Opened
from multifidus.records.models import Session, SetDone, Skipped

Number = TypeVar("Number", int, float)


@dataclass(frozen=True, slots=True)
class SetsOf:
    """What was done of one exercise: how many sets, and the numbers that were told.

    A number that was the same in every set stands once. Single repetitions of a hold, and empty holds, are left out.
    """

    title: str
    sets: int
    reps: tuple[int, ...]
    hold_s: tuple[float, ...]
    sides: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SkippedOne:
    """An exercise that was left out, and why (a value of the skip reasons)."""

    title: str
    reason: str


@dataclass(frozen=True, slots=True)
class SessionSaid:
    """One session. Pain and effort are 0 to 10, None where not told. `colour` is "" without a report."""

    at: datetime.datetime
    local_date: datetime.date
    plan: int
    short: bool
    before: float | None
    worst: float | None
    after: float | None
    morning: float | None
    effort: float | None
    colour: str
    because: tuple[str, ...]
    sets: tuple[SetsOf, ...]
    skipped: tuple[SkippedOne, ...]
    note: str


def session_list(opened: Opened, knowledge: Knowledge, first: int, count: int) -> tuple[tuple[SessionSaid, ...], int]:
    """Return some sessions of an episode, the newest first, and how many there are.

    Args:
        first: how many are left out before.
        count: how many are returned at most.
    """
    every = Session.objects.filter(episode=opened.episode)
    rows = list(
        every.select_related("report", "morning", "plan")
        .defer("plan__document", "plan__draft")
        .order_by("-at", "-id")[first : first + count]
    )
    ids = [row.pk for row in rows]
    sets, skipped = _sets(ids, knowledge), _skipped(ids, knowledge)
    return tuple(_session(row, sets.get(row.pk, ()), skipped.get(row.pk, ())) for row in rows), every.count()


def _session(row: Session, sets: tuple[SetsOf, ...], skipped: tuple[SkippedOne, ...]) -> SessionSaid:
    report, morning = getattr(row, "report", None), getattr(row, "morning", None)
    judged = morning or report
    return SessionSaid(
        at=row.at,
        local_date=row.local_date,
        plan=row.plan.number,
        short=row.short,
        before=row.baseline_0_10,
        worst=report.peak_0_10 if report else None,
        after=report.after_0_10 if report else None,
        morning=morning.next_morning_0_10 if morning else None,
        effort=report.effort_0_10 if report else None,
        colour=judged.colour if judged else "",
        because=_because(judged.because) if judged else (),
        sets=sets,
        skipped=skipped,
        note=report.note if report else "",
    )


def _because(kept: Any) -> tuple[str, ...]:
    """Return reasons as sentences, whether they were kept as texts or with their rules."""
    rows = kept if isinstance(kept, list) else [kept]
    return tuple(str(row.get("because", "")) if isinstance(row, dict) else str(row) for row in rows)


def _sets(sessions: list[UUID], knowledge: Knowledge) -> dict[UUID, tuple[SetsOf, ...]]:
    rows = SetDone.objects.filter(session__in=sessions).order_by("at", "number")
    grouped: dict[UUID, dict[str, list[SetDone]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        grouped[row.session_id][row.exercise].append(row)
    return {
        session: tuple(_of_exercise(name, done, knowledge) for name, done in found.items())
        for session, found in grouped.items()
    }


def _of_exercise(name: str, done: list[SetDone], knowledge: Knowledge) -> SetsOf:
    hold_s = _once([row.hold_s for row in done if row.hold_s])
    reps = _once([row.reps for row in done if row.reps is not None])
    return SetsOf(
        title=_title(name, knowledge),
        sets=len(done),
        reps=() if hold_s and reps == (1,) else reps,
        hold_s=hold_s,
        sides=tuple(sorted({row.side for row in done if row.side})),
    )


def _once(numbers: list[Number]) -> tuple[Number, ...]:
    return tuple(numbers[:1]) if len(set(numbers)) == 1 else tuple(numbers)


def _skipped(sessions: list[UUID], knowledge: Knowledge) -> dict[UUID, tuple[SkippedOne, ...]]:
    found: dict[UUID, list[SkippedOne]] = defaultdict(list)
    for row in Skipped.objects.filter(session__in=sessions).order_by("at"):
        found[row.session_id].append(SkippedOne(_title(row.exercise, knowledge), row.reason))
    return {session: tuple(rows) for session, rows in found.items()}


def _title(name: str, knowledge: Knowledge) -> str:
    exercise = knowledge.exercises.get(name)
    return exercise.title if exercise else name.replace("_", " ")

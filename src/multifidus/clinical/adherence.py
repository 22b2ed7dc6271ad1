"""Sessions done of those planned: per day, per week, and in words that don't scold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

from multifidus.clinical.progression_limits import ProgressionLimits
from multifidus.clinical.sayings import AdherenceWords

DAYS = 7
SPARK_DAYS = 14

DayMark = Literal["done", "part", "missed", "rest", "to_come"]


@dataclass(frozen=True, slots=True)
class PlanDays:
    """The days of the week (0 Monday to 6) on which a plan has exercises, from its first day on.

    A break is a plan without days.
    """

    from_day: date
    weekdays: frozenset[int]


@dataclass(frozen=True, slots=True)
class Week:
    """One row of the week grid; `marks` are Monday to Sunday, None outside the time that is shown."""

    number: int
    monday: date
    marks: tuple[DayMark | None, ...]
    done: int
    planned: int


@dataclass(frozen=True, slots=True)
class Adherence:
    """Sessions done (in full or in part) of those that were due.

    A session on a rest day stands for one that was missed in the same week.
    `percent` is None while nothing was due.
    """

    done: int
    planned: int
    percent: float | None
    days: tuple[tuple[date, DayMark], ...]
    weeks: tuple[Week, ...]
    spark: tuple[DayMark, ...]
    sentence: str


def days_planned(document: Mapping[str, Any], from_day: date) -> PlanDays:
    """Return the days of the week on which an approved plan has exercises."""
    return PlanDays(from_day, frozenset(day for one in document["exercises"] for day in one["days"]))


def adherence(
    plans: Sequence[PlanDays],
    done: Mapping[date, Literal["done", "part"]],
    first: date,
    last: date,
    today: date,
    limits: ProgressionLimits,
    words: AdherenceWords,
) -> Adherence:
    """Return what was done between two days, both counted.

    Days before the first plan are left out. Today counts once it is done.

    Args:
        plans: what was planned, oldest first; each holds until the next begins.
        done: the patient's local dates with a session, in full or in part.
        first: the first day.
        last: the last day.
        today: the patient's local date.
        limits: from which percentage on it is enough.
        words: how it is told.

    Source: expert (TREATMENT 3.8), project
    """
    start = max(first, plans[0].from_day) if plans else last + timedelta(days=1)
    days = tuple(
        (day, _mark(day, plans, done, today))
        for day in (start + timedelta(days=count) for count in range((last - start).days + 1))
    )
    weeks = _weeks(days, plans)
    made, due = sum(week.done for week in weeks), sum(week.planned for week in weeks)
    percent = round(100 * made / due, 1) if due else None
    return Adherence(
        done=made,
        planned=due,
        percent=percent,
        days=days,
        weeks=weeks,
        spark=tuple(mark for _, mark in days[-SPARK_DAYS:]),
        sentence=_sentence(made, due, percent, limits, words),
    )


def _mark(day: date, plans: Sequence[PlanDays], done: Mapping[date, DayMark], today: date) -> DayMark:
    if day in done:
        return done[day]
    if not _is_planned(day, plans):
        return "rest"
    return "to_come" if day >= today else "missed"


def _is_planned(day: date, plans: Sequence[PlanDays]) -> bool:
    weekdays: frozenset[int] = frozenset()
    for plan in plans:
        if plan.from_day <= day:
            weekdays = plan.weekdays
    return day.weekday() in weekdays


def _weeks(days: Sequence[tuple[date, DayMark]], plans: Sequence[PlanDays]) -> tuple[Week, ...]:
    rows: dict[date, dict[int, tuple[date, DayMark]]] = {}
    for day, mark in days:
        rows.setdefault(day - timedelta(days=day.weekday()), {})[day.weekday()] = (day, mark)
    first = plans[0].from_day - timedelta(days=plans[0].from_day.weekday()) if plans else None
    found = []
    for monday, row in rows.items():
        due = sum(_is_planned(day, plans) and mark != "to_come" for day, mark in row.values())
        made = sum(mark in ("done", "part") for _, mark in row.values())
        number = (monday - first).days // DAYS + 1 if first else 1
        marks = tuple(row[weekday][1] if weekday in row else None for weekday in range(DAYS))
        found.append(Week(number, monday, marks, min(made, due), due))
    return tuple(found)


def _sentence(done: int, planned: int, percent: float | None, limits: ProgressionLimits, words: AdherenceWords) -> str:
    if percent is None:
        return words.to_come
    if not done:
        return words.none.format(planned=planned)
    if percent >= limits.adherence_keep_percent:
        chosen = words.keep
    else:
        chosen = words.some if percent >= limits.adherence_low_percent else words.few
    return chosen.format(done=done, planned=planned)

"""The last days of training of many patients at once: one row an episode, worked out by the database."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from django.db.models import Avg, Case, F, IntegerField, Max, Q, QuerySet, When

from multifidus.records.models import Session

WEEK = 7
RED_COLOURS = ("red", "stop")
BEGUN, DONE, RED = 1, 2, 3  # what a day holds; red is done as well


@dataclass(frozen=True, slots=True)
class RecentDays:
    """Days with a session, by date: "done", or "part" where it was short or not finished; red days; mean pain before.

    Pain is the mean of the answers before sessions, 0 to 10: of the last 7 days, and of the 7 before.
    """

    done: Mapping[datetime.date, Literal["done", "part"]]
    reds: tuple[datetime.date, ...]
    pain_before_0_10: float | None
    pain_now_0_10: float | None


NOTHING = RecentDays({}, (), None, None)


def recent_days(episodes: QuerySet[Any], today: datetime.date, days: int) -> dict[int, RecentDays]:
    """Return what each of these episodes did in the last days, today counted; absent where nothing was done.

    Args:
        episodes: the ids of episodes, as a query.
        days: how many, 14 or more.
    """
    dates = [today - datetime.timedelta(days=count) for count in range(days)]
    red = Q(report__colour__in=RED_COLOURS) | Q(morning__colour__in=RED_COLOURS)
    marks = {f"day{n}": Max(_mark(date, red)) for n, date in enumerate(dates)}
    recent, before = Q(local_date__gt=dates[WEEK]), Q(local_date__lte=dates[WEEK])
    rows = (
        Session.objects.filter(episode__in=episodes, local_date__range=(dates[-1], today))
        .values("episode")
        .annotate(
            now=Avg(Case(When(recent, then=F("baseline_0_10")))),
            before=Avg(Case(When(before, then=F("baseline_0_10")))),
            **marks,
        )
        .order_by()
    )
    return {row["episode"]: _read(row, dates) for row in rows}


def _mark(date: datetime.date, red: Q) -> Case:
    day = Q(local_date=date)
    return Case(
        When(day & red, then=RED),
        When(day & Q(report__isnull=False, short=False), then=DONE),
        When(day, then=BEGUN),
        output_field=IntegerField(),
    )


def _read(row: Mapping[str, Any], dates: list[datetime.date]) -> RecentDays:
    marks = {date: row[f"day{n}"] for n, date in enumerate(dates) if row[f"day{n}"] is not None}
    rounded = [None if row[name] is None else round(row[name], 1) for name in ("before", "now")]
    return RecentDays(
        done={date: "part" if mark == BEGUN else "done" for date, mark in marks.items()},
        reds=tuple(date for date, mark in sorted(marks.items()) if mark == RED),
        pain_before_0_10=rounded[0],
        pain_now_0_10=rounded[1],
    )

"""What one patient was to do at home and did, day by day."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from multifidus.clinical.adherence import PlanDays, days_planned
from multifidus.clinical.day import DayState, state_of_day
from multifidus.records.access import Opened
from multifidus.records.local_time import zone_of
from multifidus.records.models import PlanVersion, SetDone


@dataclass(frozen=True, slots=True)
class Training:
    """The days that were planned, oldest plan first, and the days on which something was done."""

    plans: tuple[PlanDays, ...]
    done: Mapping[datetime.date, DayState]
    sets: Mapping[datetime.date, tuple[tuple[str, str], ...]]

    @property
    def first(self) -> datetime.date | None:
        """Return the first day of the first plan that the patient agreed to."""
        return self.plans[0].from_day if self.plans else None


def training_of(opened: Opened, since: datetime.date | None = None) -> Training:
    """Return the training of an episode, from a day on or all of it."""
    plans = _plans(opened)
    found: dict[datetime.date, list[tuple[str, str]]] = defaultdict(list)
    rows = SetDone.objects.filter(session__episode=opened.episode)
    if since is not None:
        rows = rows.filter(session__local_date__gte=since)
    for day, exercise, side in rows.values_list("session__local_date", "exercise", "side"):
        found[day].append((exercise, side))
    states = {day: _state(day, sets, plans) for day, sets in found.items()}
    return Training(
        plans=tuple(days for days, _ in plans),
        done={day: state for day, state in states.items() if state is not None},
        sets={day: tuple(sets) for day, sets in found.items()},
    )


def _plans(opened: Opened) -> list[tuple[PlanDays, PlanVersion]]:
    """Return the plans that the patient agreed to, oldest first, each with its first day."""
    zone = ZoneInfo(zone_of(opened.patient))
    agreed = PlanVersion.objects.filter(
        episode=opened.episode, approved_at__isnull=False, agreed_at__isnull=False
    ).order_by("agreed_at", "number")
    return [
        (days_planned(plan.document or {"exercises": []}, plan.agreed_at.astimezone(zone).date()), plan)
        for plan in agreed
        if plan.agreed_at is not None
    ]


def _state(
    day: datetime.date, sets: list[tuple[str, str]], plans: list[tuple[PlanDays, PlanVersion]]
) -> DayState | None:
    held = [plan for days, plan in plans if days.from_day <= day] or [plan for _, plan in plans[:1]]
    if not held:
        return None
    return state_of_day(held[-1].document or {"exercises": []}, day.weekday(), sets)

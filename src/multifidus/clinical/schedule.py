"""The week: which exercise on which day, never over the minutes of a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

DAYS = 7
FEWEST_DAYS = 2  # [project] once a week trains nothing; such an exercise waits
REST_DAY_GOALS = ("strength", "power")


@dataclass(frozen=True, slots=True)
class Wish:
    """An exercise that wants a place in the week."""

    exercise: str
    minutes: float
    days: int
    goal: str


def days_used(days_per_week: int) -> tuple[int, ...]:
    """Return the days of the week that are used, spread out, Monday being 0.

    >>> days_used(3)
    (0, 2, 4)
    """
    spread = {1: (0,), 2: (0, 3), 3: (0, 2, 4), 4: (0, 1, 3, 5), 5: (0, 1, 2, 3, 4), 6: (0, 1, 2, 3, 4, 5)}
    return spread.get(days_per_week, tuple(range(DAYS)))


def plan_week(wishes: Sequence[Wish], minutes: float, days_per_week: int) -> tuple[tuple[str, ...], ...]:
    """Return the exercises of each day. What does not fit is done on fewer days, or not at all.

    Strength work rests a day between, where the week allows it.

    Args:
        wishes: exercises in order of importance.
        minutes: minutes there are on a day.
        days_per_week: days there are in a week.
    """
    open_days = days_used(days_per_week)
    load = dict.fromkeys(open_days, 0.0)
    week: list[list[str]] = [[] for _ in range(DAYS)]
    for wish in wishes:
        placed: list[int] = []
        for _ in range(min(wish.days, len(open_days))):
            day = _day_for(wish, placed, load, minutes)
            if day is None:
                break
            placed.append(day)
            load[day] += wish.minutes
        if len(placed) < min(FEWEST_DAYS, wish.days, len(open_days)):
            for day in placed:
                load[day] -= wish.minutes
            continue
        for day in placed:
            week[day].append(wish.exercise)
    return tuple(tuple(day) for day in week)


def _day_for(wish: Wish, placed: Sequence[int], load: dict[int, float], minutes: float) -> int | None:
    fits = [day for day, used in load.items() if day not in placed and used + wish.minutes <= minutes + 1e-9]
    if not fits:
        return None
    if wish.goal in REST_DAY_GOALS:
        rested = [day for day in fits if all(abs(day - other) > 1 for other in placed)]
        fits = rested or fits
    return min(fits, key=lambda day: (-_gap(day, placed), round(load[day], 6), day))


def _gap(day: int, placed: Sequence[int]) -> int:
    """Return the days to the nearest day already placed, around the week."""
    return min((min(abs(day - other), DAYS - abs(day - other)) for other in placed), default=DAYS)

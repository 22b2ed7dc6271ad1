"""The week: minutes of a day are never passed, and strength work rests a day between."""

from __future__ import annotations

from itertools import pairwise
from random import Random

import pytest

from multifidus.clinical.schedule import Wish, days_used, plan_week


def days_of(week, exercise: str) -> list[int]:
    return [number for number, day in enumerate(week) if exercise in day]


@pytest.mark.parametrize("days", range(1, 8))
def test_as_many_days_are_used_as_there_are(days: int):
    assert len(set(days_used(days))) == days
    assert set(days_used(days)) <= set(range(7))


def test_an_exercise_for_every_day_is_on_every_day():
    week = plan_week([Wish("walk", 10, 7, "mobility")], 15, 7)

    assert days_of(week, "walk") == [0, 1, 2, 3, 4, 5, 6]


def test_a_day_without_room_is_left_free():
    week = plan_week([Wish("first", 10, 7, "mobility"), Wish("second", 10, 3, "control")], 15, 7)

    assert days_of(week, "second") == []


def test_what_fits_on_fewer_days_is_done_on_fewer():
    wishes = [Wish("first", 10, 3, "mobility"), Wish("second", 10, 7, "control")]

    week = plan_week(wishes, 15, 7)

    assert len(days_of(week, "second")) == 4
    assert not set(days_of(week, "first")) & set(days_of(week, "second"))


def test_once_a_week_is_not_worth_planning_where_more_was_wished():
    wishes = [Wish("first", 10, 6, "mobility"), Wish("second", 10, 3, "control")]

    assert days_of(plan_week(wishes, 15, 7), "second") == []


def test_strength_rests_a_day_between():
    week = plan_week([Wish("lift", 10, 3, "strength")], 15, 7)

    days = days_of(week, "lift")
    assert len(days) == 3
    assert all(later - earlier > 1 for earlier, later in pairwise(days))


def test_one_day_a_week_is_enough_where_there_is_only_one():
    assert days_of(plan_week([Wish("lift", 10, 3, "strength")], 15, 1), "lift") == [0]


@pytest.mark.parametrize("seed", range(80))
def test_no_week_passes_the_minutes_or_the_days(seed: int):
    rng = Random(seed)
    minutes, days = rng.randint(5, 60), rng.randint(1, 7)
    goals = ("strength", "power", "control", "mobility")
    wishes = [
        Wish(f"e{number}", rng.uniform(1, 25), rng.randint(1, 7), rng.choice(goals))
        for number in range(rng.randint(0, 8))
    ]
    needed = {wish.exercise: wish for wish in wishes}

    week = plan_week(wishes, minutes, days)

    assert len(week) == 7
    assert all(sum(needed[name].minutes for name in day) <= minutes + 1e-6 for day in week)
    assert sum(bool(day) for day in week) <= days
    assert all(len(days_of(week, name)) <= wish.days for name, wish in needed.items())
    assert week == plan_week(wishes, minutes, days)

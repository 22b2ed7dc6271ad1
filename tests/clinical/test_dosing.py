"""How much of an exercise, and how many minutes it takes."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

import pytest

from multifidus.clinical.dosing import dose_for, minutes_a_day, minutes_a_session, starting_dose
from multifidus.clinical.facts import Facts
from multifidus.clinical.treatments import Dose, Exercise
from multifidus.library.load import load_knowledge

FULL = Dose(
    goal="control", sets=3, reps=12, hold_s=5, rest_s=30, per_day=2, days_per_week=7, effort_low=3, effort_high=6
)
BOUT = Dose(
    goal="aerobic",
    sets=1,
    reps=1,
    hold_s=0,
    rest_s=0,
    per_day=1,
    days_per_week=5,
    effort_low=3,
    effort_high=5,
    duration_min=20,
)
EXERCISE: Exercise = replace(next(iter(load_knowledge().exercises.values())), doses=(FULL, BOUT))


def knowing(**values: object) -> Facts:
    return Facts(MappingProxyType(values))


def start(goal: str = "control", facts: Facts | None = None, minutes: float = 60, **changes: object) -> Dose | None:
    said = {"both_sides": False, "often": False, "effort_at_most": 10} | changes
    return starting_dose(EXERCISE, goal, facts or knowing(), minutes, **said)


def test_minutes_are_sets_of_repetitions_rests_and_half_a_minute_to_change_over():
    """3 sets x (12 x 5 s + 30 s) + 30 s."""
    assert minutes_a_session(FULL, unilateral=False) == pytest.approx((3 * (12 * 5 + 30) + 30) / 60)


def test_each_side_takes_its_own_repetitions():
    assert minutes_a_session(FULL, unilateral=True) == pytest.approx((3 * (2 * 12 * 5 + 30) + 30) / 60)


def test_a_repetition_without_a_hold_takes_four_seconds():
    quick = replace(FULL, hold_s=0)

    assert minutes_a_session(quick, unilateral=False) == pytest.approx((3 * (12 * 4 + 30) + 30) / 60)


def test_a_bout_takes_its_duration_and_half_a_minute():
    assert minutes_a_session(BOUT, unilateral=False) == pytest.approx(20.5)


def test_twice_a_day_takes_twice_the_minutes():
    assert minutes_a_day(FULL, unilateral=False) == 2 * minutes_a_session(FULL, unilateral=False)


def test_a_goal_without_a_dose_takes_the_first():
    assert dose_for(EXERCISE, "aerobic") is BOUT
    assert dose_for(EXERCISE, "balance") is FULL


def test_the_first_weeks_have_two_sets_at_most():
    dose = start()

    assert dose is not None
    assert (dose.sets, dose.reps, dose.hold_s) == (2, 12, 5)


@pytest.mark.parametrize("facts", [{"irritability": "high"}, {"mechanism": frozenset({"nociplastic"})}])
def test_high_irritability_and_a_sensitive_system_start_gently(facts: dict[str, object]):
    dose = start(facts=knowing(**facts))

    assert dose is not None
    assert (dose.sets, dose.reps) == (1, 8)
    assert dose.effort_high <= 4


def test_irritability_that_is_not_known_is_no_reason_for_a_larger_dose():
    assert start() == start(facts=knowing(irritability="moderate"))


def test_effort_stays_under_what_the_conditions_allow():
    dose = start(facts=knowing(tbc="functional_optimization"), effort_at_most=2)

    assert dose is not None
    assert dose.effort_low <= dose.effort_high <= 2


@pytest.mark.parametrize("minutes", [3, 4, 5, 8, 15, 30, 60])
@pytest.mark.parametrize("both_sides", [False, True])
@pytest.mark.parametrize("often", [False, True])
@pytest.mark.parametrize("goal", ["control", "aerobic"])
def test_a_dose_fits_into_the_day_or_there_is_none(minutes: float, both_sides: bool, often: bool, goal: str):
    dose = start(goal, minutes=minutes, both_sides=both_sides, often=often)

    if dose is not None:
        assert minutes_a_day(dose, both_sides) <= minutes
        assert dose.sets >= 1
        assert dose.per_day >= 1
        assert dose.reps >= (5 if goal == "control" else 1)


def test_a_short_day_cuts_times_a_day_first_so_that_three_exercises_have_room():
    dose = start(minutes=15)

    assert dose is not None
    assert (dose.per_day, dose.sets, dose.reps) == (1, 2, 12)


def test_no_room_gives_no_dose():
    assert start(minutes=0.5) is None

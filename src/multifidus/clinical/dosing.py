"""How much of an exercise for this patient, and how many minutes that takes."""

from __future__ import annotations

from dataclasses import replace

from multifidus.clinical.facts import Facts
from multifidus.clinical.treatments import Dose, Exercise

SHORTEST_REPETITION_S = 4  # RULINGS, plan: a repetition takes at least this long
CHANGE_OVER_S = 30
STARTING_SETS = 2  # [project] the first weeks start below the full dose
GENTLE_REPS = 8
START_EFFORT = {"symptom_modulation": 4, "movement_control": 6, "functional_optimization": 8}  # [project] of 10
GENTLE_EFFORT = 4
LIGHT_EFFORT, LIGHT_REST_S = 6, 60  # [project] up to this effort a minute of rest is enough
FEWEST_OFTEN = 2
FEWEST_EXERCISES = 3  # [project] no exercise takes so much of the day that fewer than three fit


def minutes_a_session(dose: Dose, unilateral: bool) -> float:
    """Return the minutes that one session of an exercise takes.

    sets x (repetitions x max(hold, 4 s) x sides + rest) + 30 s; a bout with a
    duration takes sets x (duration + rest) + 30 s.

    Source: project (RULINGS, plan)
    """
    sides = 2 if unilateral else 1
    if dose.duration_min is not None:
        return (dose.sets * (dose.duration_min * 60 + dose.rest_s) + CHANGE_OVER_S) / 60
    set_s = dose.reps * max(dose.hold_s, SHORTEST_REPETITION_S) * sides + dose.rest_s
    return (dose.sets * set_s + CHANGE_OVER_S) / 60


def minutes_a_day(dose: Dose, unilateral: bool) -> float:
    """Return the minutes that an exercise takes on a day on which it is done."""
    return minutes_a_session(dose, unilateral) * dose.per_day


def starting_dose(
    exercise: Exercise, goal: str, facts: Facts, minutes: float, both_sides: bool, often: bool, effort_at_most: int
) -> Dose | None:
    """Return the dose to start with, for one goal, that fits into the minutes of a day.

    Effort starts below that of the full dose while symptoms lead, and under
    what the conditions allow (`effort_at_most`). High irritability and a
    sensitive system start with one set and few repetitions; all others with at
    most two sets. Light work rests a minute at most. Where the day is short,
    times a day are cut so that three exercises have room (not where `often` is
    the treatment), then sets, then repetitions; None where even the smallest
    dose does not fit.

    Source: expert (TREATMENT 3.1); the cuts are [project].
    """
    dose = dose_for(exercise, goal)
    cap = min(effort_at_most, START_EFFORT.get(facts.known("tbc") or "", 6))
    gentle = facts.known("irritability") == "high" or "nociplastic" in (facts.known("mechanism") or ())
    if gentle:
        dose = replace(dose, sets=1, reps=min(dose.reps, GENTLE_REPS))
        cap = min(cap, GENTLE_EFFORT)
    elif dose.duration_min is None:
        dose = replace(dose, sets=min(dose.sets, STARTING_SETS))
    low, high = min(dose.effort_low, cap), min(dose.effort_high, cap)
    rest = min(dose.rest_s, LIGHT_REST_S) if high <= LIGHT_EFFORT else dose.rest_s
    dose = replace(dose, effort_low=low, effort_high=high, rest_s=rest)
    share = minutes / (FEWEST_OFTEN if often else FEWEST_EXERCISES)
    while dose.per_day > 1 and minutes_a_day(dose, both_sides) > share:
        dose = replace(dose, per_day=dose.per_day - 1)
    return _fitted(dose, both_sides, minutes)


def dose_for(exercise: Exercise, goal: str) -> Dose:
    """Return the dose of an exercise for a goal, or its first dose where it has none."""
    return next((dose for dose in exercise.doses if dose.goal == goal), exercise.doses[0])


def _fitted(dose: Dose, unilateral: bool, minutes: float) -> Dose | None:
    while minutes_a_day(dose, unilateral) > minutes:
        if dose.sets > 1:
            dose = replace(dose, sets=dose.sets - 1)
        elif dose.duration_min is not None and dose.duration_min > 5:
            dose = replace(dose, duration_min=max(5.0, dose.duration_min - 5))
        elif dose.reps > 5:
            dose = replace(dose, reps=dose.reps - 1)
        else:
            return None
    return dose


def dose_words(dose: Dose, both_sides: bool, side: str | None = None) -> str:
    """Return a dose in the therapist's shorthand.

    >>> from multifidus.clinical.treatments import Dose
    >>> dose = Dose(goal="control", sets=2, reps=10, hold_s=3, rest_s=20, per_day=1, days_per_week=7,
    ...             effort_low=1, effort_high=2)
    >>> dose_words(dose, both_sides=True)
    '2 x 10 each side, hold 3 s, rest 20 s; effort 1-2/10; 7 days a week'
    """
    if dose.duration_min is not None:
        amount = f"{dose.sets} x {dose.duration_min:g} min" if dose.sets > 1 else f"{dose.duration_min:g} min"
    else:
        sides = " each side" if both_sides else f" {side} side" if side else ""
        amount = f"{dose.sets} x {dose.reps}{sides}"
        if dose.hold_s:
            amount += f", hold {dose.hold_s:g} s"
    if dose.rest_s:
        amount += f", rest {dose.rest_s:g} s"
    often = f"{dose.days_per_week} days a week" + (f", {dose.per_day} times a day" if dose.per_day > 1 else "")
    low, high = dose.effort_low, dose.effort_high
    effort = f"{high}" if low == high else f"{low}-{high}"
    return f"{amount}; effort {effort}/10; {often}"


def plain_dose(dose: Dose, both_sides: bool, side: str | None = None) -> str:
    """Return a dose in the patient's words.

    >>> from multifidus.clinical.treatments import Dose
    >>> dose = Dose(goal="endurance", sets=2, reps=1, hold_s=10, rest_s=30, per_day=1, days_per_week=5,
    ...             effort_low=3, effort_high=5)
    >>> plain_dose(dose, both_sides=True)
    'Hold for 10 seconds on each side. Do 2 rounds. On 5 days a week.'
    """
    sides = " on each side" if both_sides else f" on the {side} side" if side else ""
    rounds = f" Do {dose.sets} rounds." if dose.sets > 1 else ""
    if dose.duration_min is not None:
        amount = f"{dose.duration_min:g} minutes{sides}."
    elif dose.reps == 1 and dose.hold_s >= 2:
        amount = f"Hold for {dose.hold_s:g} seconds{sides}."
    else:
        hold = f", holding for {dose.hold_s:g} seconds" if dose.hold_s >= 2 else ""
        amount = f"{dose.reps} times{sides}{hold}."
    day = {1: "", 2: ", twice a day"}.get(dose.per_day, f", {dose.per_day} times a day")
    several = "day" if dose.days_per_week == 1 else "days"
    days = "Every day" if dose.days_per_week == 7 else f"On {dose.days_per_week} {several} a week"
    return f"{amount}{rounds} {days}{day}."

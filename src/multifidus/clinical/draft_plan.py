"""The plan that a draft stands for: the rules' plan with the therapist's exercises, doses and days in it."""

from __future__ import annotations

from dataclasses import replace

from multifidus.clinical.draft import Draft, DraftExercise
from multifidus.clinical.eligibility import means_of
from multifidus.clinical.fitting import Fitting
from multifidus.clinical.plan import Excluded, Plan, PlannedExercise
from multifidus.clinical.planning import home_line, minutes_of, planned_exercise, unmet_lines
from multifidus.clinical.reasons import Reason
from multifidus.clinical.schedule import DAYS


def plan_of(draft: Draft, fitting: Fitting) -> Plan:
    """Return the plan that a draft stands for. Every exercise of the draft must be one of the content.

    What stands around the exercises (advice, education, hands-on care, visits)
    is as the rules say; the week, the minutes, the home programme and the needs
    left unmet are those of the draft.
    """
    assessment, knowledge = fitting.assessment, fitting.knowledge
    plan, needs = assessment.plan, fitting.situation.needs
    assert plan is not None  # a `Fitting` is only made with leave to plan
    week = tuple(tuple(found.exercise for found in draft.exercises if day in found.days) for day in range(DAYS))
    planned = tuple(_exercise(found, week, fitting) for found in draft.exercises)
    walking = plan.walking if draft.walking else None
    excluded = (
        *(found for found in plan.excluded if draft.place_of(found.exercise) is None),
        *(_taken_out(found.exercise, found.because) for found in draft.removed),
    )
    return replace(
        plan,
        exercises=planned,
        walking=walking,
        home=home_line(planned, knowledge, week, means_of(assessment.facts), walking is not None),
        week=week,
        minutes_of_days=tuple(minutes_of(day, planned) for day in week),
        unmet=unmet_lines(needs, planned, walking, excluded, knowledge),
        excluded=excluded,
    )


def _exercise(found: DraftExercise, week: tuple[tuple[str, ...], ...], fitting: Fitting) -> PlannedExercise:
    option = fitting.fit(found.exercise).option
    planned = planned_exercise(replace(option, dose=found.dose), fitting.situation.needs, week)
    if not found.added:
        return planned
    own = Reason("therapist", found.added, {}, ())
    return replace(planned, line=replace(planned.line, reasons=(own, *planned.line.reasons)))


def _taken_out(exercise: str, because: str) -> Excluded:
    return Excluded(exercise, (Reason("therapist", f"Taken out by the therapist: {because}", {}, ()),))

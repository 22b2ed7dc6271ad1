"""Whether a draft may be approved now: what blocks it, what the therapist should look at, and its minutes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations

from multifidus.clinical.assess import Assessment
from multifidus.clinical.dose_limits import DOSE_FIELDS, TITLES
from multifidus.clinical.draft import Draft, DraftError, DraftExercise
from multifidus.clinical.draft_plan import plan_of
from multifidus.clinical.eligibility import means_of
from multifidus.clinical.fitting import Fit, Fitting, effort_cap, fitting_of, why_no_plan
from multifidus.clinical.knowledge import Knowledge
from multifidus.clinical.plan import Line, Plan
from multifidus.clinical.reasons import Reason
from multifidus.clinical.schedule import DAYS, REST_DAY_GOALS
from multifidus.clinical.selection import MOST_EXERCISES
from multifidus.clinical.treatments import Dose, Exercise

DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
ROUNDING = 0.05  # minutes


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to say of a draft: of one exercise, or of all where that is blank."""

    exercise: str
    text: str
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftCheck:
    """What a draft comes to against the facts of the moment."""

    blocks: tuple[Remark, ...]
    warnings: tuple[Remark, ...]
    minutes_of_days: tuple[float, ...]  # Monday first
    minutes: float  # those that the patient has on a day
    exercises: int
    unmet: tuple[Line, ...]

    @property
    def may_approve(self) -> bool:
        """Return whether nothing blocks the draft."""
        return not self.blocks


def examine_draft(draft: Draft, assessment: Assessment, knowledge: Knowledge) -> DraftCheck:
    """Return what blocks a draft and what to look at, against the assessment of this moment."""
    minutes = means_of(assessment.facts).minutes
    try:
        fitting = fitting_of(assessment, knowledge)
    except DraftError as error:
        remark = Remark("", error.faults[0][1], (why_no_plan(assessment),))
        return DraftCheck((remark,), (), (0.0,) * DAYS, minutes, len(draft.exercises), ())
    known = tuple(found for found in draft.exercises if found.exercise in knowledge.exercises)
    lost = [
        Remark(found.exercise, "It is no longer in the content.") for found in draft.exercises if found not in known
    ]
    fits = {found.exercise: fitting.fit(found.exercise) for found in known}
    plan = plan_of(replace(draft, exercises=known), fitting)
    blocks = [*lost, *_too_many(draft)]
    for found in known:
        blocks += _blocks(found, fits[found.exercise], fitting)
    warnings = [*_over_time(plan, fitting), *_kin(known, knowledge)]
    for found in known:
        warnings += _unusual(found, fits[found.exercise])
    return DraftCheck(tuple(blocks), tuple(warnings), plan.minutes_of_days, minutes, len(draft.exercises), plan.unmet)


def _too_many(draft: Draft) -> Iterator[Remark]:
    if len(draft.exercises) > MOST_EXERCISES:
        yield Remark("", f"{len(draft.exercises)} exercises are more than {MOST_EXERCISES}. Take some out.")


def _blocks(found: DraftExercise, fit: Fit, fitting: Fitting) -> Iterator[Remark]:
    title = fit.option.exercise.title
    because = " ".join(reason.because for reason in fit.against)
    if fit.barred:
        yield Remark(found.exercise, f"{title} is not allowed now. {because}", fit.against)
    elif fit.needs_approval and not _is_approved(found, fit, fitting):
        text = f"{title} needs a clinician's reason. {because}"
        yield Remark(found.exercise, text, fit.against)
    cap, why = effort_cap(fitting.assessment)
    if found.dose.effort_high > cap:
        yield Remark(found.exercise, f"{title}: effort {found.dose.effort_high} of 10 is above {cap}: {why}.")
    if found.is_changed and not found.because:
        yield Remark(found.exercise, f"{title}: say why the dose differs from what the rules gave.")


def _is_approved(found: DraftExercise, fit: Fit, fitting: Fitting) -> bool:
    """Return whether a named clinician overruled what stands against an exercise now, each rule of it."""
    named = bool(found.approved and found.approved_by) and set(fit.rules_against) <= set(found.approved_against)
    return named or found.exercise in fitting.approved


def _over_time(plan: Plan, fitting: Fitting) -> Iterator[Remark]:
    means = means_of(fitting.situation.facts)
    whose = "the patient has" if means.said else "are assumed, nobody asked; there are"
    for name, minutes in zip(DAY_NAMES, plan.minutes_of_days, strict=True):
        if minutes > means.minutes + ROUNDING:
            yield Remark("", f"{name} takes {minutes:g} minutes; {whose} {means.minutes:g}.")
    used = sum(bool(day) for day in plan.week)
    if used > means.days:
        yield Remark("", f"{used} days are used; the patient has {means.days}.")
    if not plan.exercises:
        yield Remark("", "There is no exercise in the plan.")


def _kin(exercises: tuple[DraftExercise, ...], knowledge: Knowledge) -> Iterator[Remark]:
    for one, other in combinations(exercises, 2):
        first, second = knowledge.exercises[one.exercise], knowledge.exercises[other.exercise]
        if are_kin(first, second):
            yield Remark(second.id, f"{first.title} and {second.title} are nearly the same; one of them is enough.")


def are_kin(one: Exercise, other: Exercise) -> bool:
    """Return whether two exercises are nearly the same movement, or forms of it of one family."""
    forms = other.id in (one.easier, *one.harder) or one.id in (other.easier, *other.harder)
    return other.id in one.alike or one.id in other.alike or (forms and one.family == other.family)


def _unusual(found: DraftExercise, fit: Fit) -> Iterator[Remark]:
    exercise = fit.option.exercise
    usual = (*exercise.doses, found.rule_dose)
    for name in TITLES:
        values = [value for dose in usual if (value := _number(dose, name)) is not None]
        value = _number(found.dose, name)
        if value is not None and values and not min(values) <= value <= max(values):
            span = f"{min(values):g}" if min(values) == max(values) else f"{min(values):g} to {max(values):g}"
            text = f"{exercise.title}: {DOSE_FIELDS[name].title.lower()} {value:g}; usual are {span}."
            yield Remark(found.exercise, text)
    now = replace(fit.option.dose, days_per_week=found.rule_dose.days_per_week)
    if now != found.rule_dose:
        yield Remark(
            found.exercise, f"{exercise.title}: the rules would start with another dose now than in this draft."
        )
    if found.dose.goal in REST_DAY_GOALS:
        close = [day for day in found.days if day + 1 in found.days]
        if close:
            names = f"{DAY_NAMES[close[0]]} and {DAY_NAMES[close[0] + 1]}"
            yield Remark(found.exercise, f"{exercise.title}: no day of rest between {names}.")
    if fit.too_long:
        yield Remark(found.exercise, f"{exercise.title}: even its smallest dose needs more minutes than there are.")


def _number(dose: Dose, name: str) -> float | None:
    value: float | None = getattr(dose, name)
    return value

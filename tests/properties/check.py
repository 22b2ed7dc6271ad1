"""What must hold for every patient, worked out a second time, on its own: shared by the tests and the bench."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from tests.properties.patients import CORE, KNOWLEDGE, TODAY, Found

from multifidus.clinical.assess import Assessment, assess
from multifidus.clinical.case import Case, read_case
from multifidus.clinical.conditions import AllOf, AnyOf, AtLeast, Compare, Condition, Not, truth
from multifidus.clinical.facts import UNKNOWN, Facts
from multifidus.clinical.plan import Line, Plan
from multifidus.clinical.reasons import Reason
from multifidus.clinical.treatments import Exercise

STOPPED = ("emergency", "urgent")
BARRED = ("absolute", "relative")
LADDER_STEP = re.compile(r"step (\d+) of \d+")
WALKS = ("ae_walk_easy", "ae_walk_brisk")
MOST_EXERCISES = 6
MOST_LABELS = 16
NOBODY_SAID = (15.0, 7)  # minutes a day and days a week, where nobody asked


class BrokenPromiseError(Exception):
    """Something does not hold that must hold for every patient."""


def case_of(found: Found, overrides: list[dict[str, str]] | None = None) -> Case:
    """Return the case of a SIMULATED patient."""
    return read_case({"facts": found, "overrides": overrides or []}, KNOWLEDGE.facts, TODAY)


def check_patient(found: Found) -> Assessment:
    """Return the assessment of a patient.

    Raises:
        BrokenPromiseError: with every promise that it breaks.
    """
    assessment = assess(case_of(found), KNOWLEDGE)
    broken = list(broken_promises(assessment))
    if broken:
        raise BrokenPromiseError("\n".join(broken))
    return assessment


def broken_promises(assessment: Assessment, approved: frozenset[str] = frozenset()) -> Iterator[str]:
    """Yield, in words, each thing in an assessment that must never be."""
    verdict, plan = assessment.verdict, assessment.plan
    if (plan is not None) != verdict.may_plan:
        yield f"may_plan is {verdict.may_plan}, yet there is {'a' if plan else 'no'} plan"
    open_core = [name for name in CORE if assessment.case.facts.known(name) is None]
    if open_core and verdict.may_plan and not verdict.overruled:
        yield f"a plan may be made although the core screen is open: {open_core}"
    if verdict.tier in STOPPED:
        yield from _stopped(assessment)
    if len(assessment.labels()) > MOST_LABELS:
        yield f"{len(assessment.labels())} labels are more than {MOST_LABELS}"
    yield from _techniques(assessment)
    yield from _sources(assessment)
    if plan is not None:
        yield from _forbidden(assessment, plan, approved)
        yield from _row(plan)
        yield from _week(assessment, plan)


def raised_tags(facts: Facts) -> frozenset[str]:
    """Return the tags that a patient's conditions raise: those that hold, or that an 'unknown' leaves open."""
    return frozenset(tag for name in _present(facts) for tag in KNOWLEDGE.conditions[name].raises)


def is_forbidden(exercise: Exercise, raised: frozenset[str], approved: frozenset[str] = frozenset()) -> bool:
    """Return whether a tag that is raised contraindicates an exercise, or blocks it without approval."""
    blocks = {tag for tag in exercise.precautions if KNOWLEDGE.tags[tag].action == "block"}
    return bool(raised & set(exercise.contraindications)) or (exercise.id not in approved and bool(raised & blocks))


def strictest(technique: str, region: str, facts: Facts) -> str | None:
    """Return 'absolute' or 'relative' where a condition bars a technique in a region, else None."""
    found = {
        KNOWLEDGE.conditions[name].techniques.get(
            f"{technique}@{region}", KNOWLEDGE.conditions[name].techniques.get(technique, "none")
        )
        for name in _present(facts)
    }
    return next((decision for decision in BARRED if decision in found), None)


def exercises_in(plan: Plan) -> Iterator[tuple[str, str]]:
    """Yield (where, id) of every exercise that a plan names as something to do, now or later."""
    yield from (("exercise", planned.exercise) for planned in plan.exercises)
    yield from (("week", name) for day in plan.week for name in day)
    yield from ((f"later phase {phase.name}", name) for phase in plan.later for name in phase.exercises)
    for line in plan.functional:
        step = LADDER_STEP.search(line.text)
        if step is None:
            raise BrokenPromiseError(f"{line.id} does not say its step: {line.text}")
        ladder = KNOWLEDGE.ladders[line.id.removeprefix("ladder:")]
        yield line.id, ladder.steps[int(step[1]) - 1].exercise
    if plan.walking is not None:
        walks = [name for name in WALKS if plan.walking.text.startswith(KNOWLEDGE.exercises[name].title)]
        if len(walks) != 1:
            raise BrokenPromiseError(f"the walking line does not say which walk: {plan.walking.text}")
        yield "walking", walks[0]


def reasons_in(assessment: Assessment) -> Iterator[tuple[str, Reason]]:
    """Yield (where, reason) of every reason in an assessment."""
    verdict, plan = assessment.verdict, assessment.plan
    yield from (("fired", found.reason) for found in (*verdict.fired, *verdict.monitored))
    if verdict.overruled:
        yield "overruled", verdict.overruled
    yield from (("label", named.reason) for named in assessment.classification.named)
    yield from (("condition", found.reason) for found in assessment.safety.present)
    lines: list[Line] = [*assessment.safe_advice, *(verdict.line for verdict in assessment.techniques)]
    if plan is not None:
        lines += [*plan.lines(), *plan.needs, *plan.unmet, *plan.conditions]
        lines += [plan.runner_up] if plan.runner_up else []
        yield from ((f"excluded {x.exercise}", reason) for x in plan.excluded for reason in x.reasons)
    yield from ((line.id, reason) for line in lines for reason in line.reasons)


def _present(facts: Facts) -> list[str]:
    return [name for name, condition in KNOWLEDGE.conditions.items() if _is_present(condition, facts)]


def _is_present(condition: Any, facts: Facts) -> bool:
    held = truth(condition.when, facts)
    if held is None and condition.when_unknown == "assume":
        return _hangs_on_unknown(condition.when, facts)
    return held is True


def _hangs_on_unknown(condition: Condition, facts: Facts) -> bool:
    """Return whether a part that leaves a condition open was asked and is not known."""
    if truth(condition, facts) is not None:
        return False
    if isinstance(condition, Compare):
        return facts.get(condition.fact) is UNKNOWN
    if isinstance(condition, Not):
        return _hangs_on_unknown(condition.part, facts)
    assert isinstance(condition, AllOf | AnyOf | AtLeast)
    return any(_hangs_on_unknown(part, facts) for part in condition.parts)


def _stopped(assessment: Assessment) -> Iterator[str]:
    tier = assessment.verdict.tier
    if assessment.plan is not None:
        yield f"a plan at tier {tier}"
    if not assessment.letter:
        yield f"no letter at tier {tier}"
    if not (assessment.action.say and assessment.action.do_now and assessment.action.avoid and assessment.action.call):
        yield f"no safe advice at tier {tier}"
    if any(technique.offered or technique.decision != "absolute" for technique in assessment.techniques):
        yield f"a technique is not withheld at tier {tier}"
    if not assessment.techniques:
        yield f"nothing is said of techniques at tier {tier}"


def _techniques(assessment: Assessment) -> Iterator[str]:
    for found in assessment.techniques:
        own = strictest(found.technique, found.region, assessment.facts)
        where = f"{found.technique}@{found.region}"
        if own and found.offered:
            yield f"{where} is offered although it is {own}"
        if own == "absolute" and found.decision != "absolute":
            yield f"{where} is {found.decision} although a condition says absolute"
        if own == "relative" and found.decision not in BARRED:
            yield f"{where} is {found.decision} although a condition says relative"
        if found.decision in BARRED and not found.line.reasons:
            yield f"{where} is {found.decision} without a reason"


def _sources(assessment: Assessment) -> Iterator[str]:
    for where, reason in reasons_in(assessment):
        dangling = [name for name in reason.sources if name not in KNOWLEDGE.sources]
        if dangling:
            yield f"{where}: {reason.rule} names sources that do not exist: {dangling}"
        if not reason.because.strip() or not reason.rule:
            yield f"{where}: a reason without words"


def _forbidden(assessment: Assessment, plan: Plan, approved: frozenset[str]) -> Iterator[str]:
    raised = raised_tags(assessment.facts)
    for where, name in exercises_in(plan):
        exercise = KNOWLEDGE.exercises[name]
        if is_forbidden(exercise, raised, approved):
            tags = sorted(raised & {*exercise.contraindications, *exercise.precautions})
            yield f"{where} holds {name}, which is contraindicated by {tags}"
    planned = {found.exercise for found in plan.exercises}
    for name in sorted(planned):
        exercise = KNOWLEDGE.exercises[name]
        kin = {other for other in (exercise.easier, *exercise.harder) if other in planned}
        twins = sorted(other for other in kin if other and KNOWLEDGE.exercises[other].family == exercise.family)
        if twins:
            yield f"{name} is planned beside {twins}, an easier or harder form of it"
    both = planned & {found.exercise for found in plan.excluded}
    if both:
        yield f"planned and excluded at once: {sorted(both)}"
    if any(not found.reasons for found in plan.excluded):
        yield "an exclusion without a reason"


def _row(plan: Plan) -> Iterator[str]:
    if not plan.pathways:
        yield "no row"
    for line in plan.pathways:
        if not line.reasons:
            yield f"{line.id} was chosen without a reason"
    for planned in plan.exercises:
        if not planned.line.reasons:
            yield f"{planned.exercise} was chosen without a reason"


def _week(assessment: Assessment, plan: Plan) -> Iterator[str]:
    minutes = assessment.facts.known("minutes_per_day") or NOBODY_SAID[0]
    days = assessment.facts.known("days_per_week") or NOBODY_SAID[1]
    by_id = {planned.exercise: planned for planned in plan.exercises}
    for number, day in enumerate(plan.week):
        needed = sum(by_id[name].minutes_a_day for name in day)
        if needed > minutes + 0.01 * len(day):  # each is rounded to 0.01 minutes
            yield f"day {number} needs {needed:.2f} minutes of {minutes:g}"
        if len(set(day)) != len(day):
            yield f"day {number} names an exercise twice"
    if sum(bool(day) for day in plan.week) > days:
        yield f"{sum(bool(day) for day in plan.week)} days are used of {days}"
    if len(plan.exercises) > MOST_EXERCISES:
        yield f"{len(plan.exercises)} exercises are more than {MOST_EXERCISES}"
    for planned in plan.exercises:
        if planned.dose.days_per_week != sum(planned.exercise in day for day in plan.week):
            yield f"{planned.exercise}: the dose says {planned.dose.days_per_week} days, the week another number"

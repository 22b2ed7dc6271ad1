"""From needs to candidates: what each allowed exercise would do for this patient, and its dose."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from multifidus.clinical.dosing import minutes_a_day, starting_dose
from multifidus.clinical.eligibility import (
    DIRECTED,
    Situation,
    level_aim,
    means_of,
    permission_of,
    reasons_against,
    stand_ins_for,
)
from multifidus.clinical.facts import Facts
from multifidus.clinical.knowledge import Knowledge
from multifidus.clinical.plan import Excluded
from multifidus.clinical.reasons import Reason
from multifidus.clinical.rules import Need
from multifidus.clinical.safety import Permission
from multifidus.clinical.selection import Candidate
from multifidus.clinical.treatments import Dose, Exercise

SERVICE = (1.0, 0.7, 0.4, 0.2)  # [project] by place in an exercise's `serves`
PATHWAY_BONUS = 5.0
ADD_ON_BONUS = 2.5
STAND_IN_BONUS = 3.5
LADDER_BONUS = 2.0
WARNING_COST = 1.5
LEVEL_COST = 0.8
DISLIKED_COST = 5.0
WALKING = "walking_program"
DAILY_TASKS = "functional_practice"
SIDED = ("lateral_shift_correction", "neural_mobility")  # needs that one side of the body has


@dataclass(frozen=True, slots=True)
class Option:
    """A candidate with its exercise, its starting dose, its side and its permission."""

    exercise: Exercise
    dose: Dose
    both_sides: bool  # done on each side in turn
    side: str | None  # the only side it is done on
    permission: Permission
    candidate: Candidate
    because: tuple[Reason, ...]


def gather(situation: Situation) -> tuple[list[Option], list[Excluded]]:
    """Return the candidates in a fixed order, and what was left out, each with reasons."""
    stand_ins = stand_ins_for(situation)
    goal_steps = _goal_steps(situation.facts, situation.knowledge)
    options: list[Option] = []
    excluded: list[Excluded] = []
    for exercise in situation.knowledge.exercises.values():
        serves = _service(exercise, situation.needs, goal_steps)
        if not serves and exercise.id not in situation.named and exercise.id not in stand_ins:
            continue
        if WALKING in exercise.serves:
            continue  # walking has its own line in the plan
        against = reasons_against(exercise, serves, stand_ins, situation)
        if against:
            excluded.append(Excluded(exercise.id, against))
            continue
        option = _option(exercise, serves, stand_ins, goal_steps, situation)
        if option is None:
            because = f"Even its smallest dose needs more than {means_of(situation.facts).minutes:g} minutes."
            excluded.append(Excluded(exercise.id, (Reason("dosing", because, {}, ("project",)),)))
        else:
            options.append(option)
    return options, excluded


def _option(
    exercise: Exercise,
    serves: Mapping[str, float],
    stand_ins: Mapping[str, str],
    goal_steps: Mapping[str, bool],
    situation: Situation,
) -> Option | None:
    facts, means = situation.facts, means_of(situation.facts)
    side = _side(exercise, serves, facts)
    both = exercise.unilateral and side is None
    often = any(need in serves for need in DIRECTED)
    cap = situation.safety.effort_at_most
    dose = starting_dose(exercise, _goal(exercise, serves, situation), facts, means.minutes, both, often, cap)
    if dose is None:
        return None
    permission = permission_of(exercise, situation)
    week = minutes_a_day(dose, both) * min(dose.days_per_week, means.days)
    bonus = _bonus(exercise, permission, stand_ins, goal_steps, situation)
    candidate = Candidate(exercise.id, serves, bonus, week, _rivals(exercise, situation.knowledge))
    because = _because(exercise, serves, stand_ins, situation)
    return Option(exercise, dose, both, side, permission, candidate, because)


def _side(exercise: Exercise, serves: Mapping[str, float], facts: Facts) -> str | None:
    """Return the side that the examination found for a one-sided correction or a nerve."""
    if not exercise.unilateral or not any(need in serves for need in SIDED):
        return None
    if "lateral_shift_correction" in serves:
        glides = facts.known("centralises_with") or frozenset()
        found = [side for side in ("left", "right") if f"side_glide_{side}" in glides]
        return found[0] if len(found) == 1 else None
    sides = {facts.known(name) for name in ("slr_positive", "slump_positive", "femoral_nerve_test_positive")}
    found = [side for side in ("left", "right") if side in sides]
    return found[0] if len(found) == 1 and "both" not in sides else None


def _rivals(exercise: Exercise, knowledge: Knowledge) -> frozenset[str]:
    """Return the easier and harder forms of an exercise in its own family: one of them is enough."""
    names = {exercise.easier or "", *exercise.harder}
    others = knowledge.exercises.values()
    names |= {other.id for other in others if other.easier == exercise.id or exercise.id in other.harder}
    kin = (knowledge.exercises[name] for name in names if name)
    return frozenset((*exercise.alike, *(other.id for other in kin if other.family == exercise.family)))


def _goal_steps(facts: Facts, knowledge: Knowledge) -> dict[str, bool]:
    """Return the exercises on the ladders of the patient's goals; true for a first step."""
    steps: dict[str, bool] = {}
    for name in sorted(facts.known("goal_ladders") or ()):
        for number, step in enumerate(knowledge.ladders[name].steps):
            steps[step.exercise] = steps.get(step.exercise, False) or number == 0
    return steps


def _service(exercise: Exercise, needs: Mapping[str, Need], goal_steps: Mapping[str, bool]) -> dict[str, float]:
    """Return how well an exercise serves each need; daily tasks count only on the way to a goal."""
    serves = {need: SERVICE[min(i, 3)] for i, need in enumerate(exercise.serves) if need in needs}
    if exercise.id not in goal_steps:
        serves.pop(DAILY_TASKS, None)
    return serves


def _by_weight(serves: Mapping[str, float], needs: Mapping[str, Need]) -> list[str]:
    return sorted(serves, key=lambda need: (-needs[need].weight * serves[need], need))


def _goal(exercise: Exercise, serves: Mapping[str, float], situation: Situation) -> str:
    dosed = {dose.goal for dose in exercise.doses}
    for part in situation.phases:
        if exercise.id in part.exercises and part.goal in dosed:
            return str(part.goal)
    for need in _by_weight(serves, situation.needs):
        if situation.needs[need].goal in dosed:
            return situation.needs[need].goal
    return exercise.doses[0].goal


def _bonus(
    exercise: Exercise,
    permission: Permission,
    stand_ins: Mapping[str, str],
    goal_steps: Mapping[str, bool],
    situation: Situation,
) -> float:
    leads = exercise.id in situation.leading
    bonus = PATHWAY_BONUS if leads else ADD_ON_BONUS if exercise.id in situation.named else 0.0
    bonus = max(bonus, STAND_IN_BONUS) if exercise.id in stand_ins else bonus
    bonus += LADDER_BONUS if goal_steps.get(exercise.id) else 0.0
    bonus -= WARNING_COST * len(permission.warnings)
    if exercise.id not in situation.named:
        bonus -= LEVEL_COST * abs(exercise.level - level_aim(situation.facts))
    disliked = situation.facts.known("dislikes") or frozenset()
    return bonus - (DISLIKED_COST if exercise.family in disliked else 0.0)


def _because(
    exercise: Exercise, serves: Mapping[str, float], stand_ins: Mapping[str, str], situation: Situation
) -> tuple[Reason, ...]:
    needs = situation.needs
    reasons = [
        Reason(f"needs/{name}", needs[name].because, {}, needs[name].sources) for name in _by_weight(serves, needs)
    ]
    if exercise.id in situation.named:
        reasons.append(Reason("pathway", "Named by the pathway for this phase.", {}, ("expert",)))
    if exercise.id in stand_ins:
        because = f"Stands in for {stand_ins[exercise.id]}, which is not allowed."
        reasons.append(Reason("pathway", because, {}, ("expert",)))
    return tuple(reasons)

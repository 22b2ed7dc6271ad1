"""From needs to candidates: which exercises may serve them, and why others may not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from multifidus.clinical.dosing import minutes_a_day, starting_dose
from multifidus.clinical.facts import Facts
from multifidus.clinical.knowledge import Knowledge
from multifidus.clinical.plan import Excluded
from multifidus.clinical.reasons import Reason
from multifidus.clinical.rules import Need
from multifidus.clinical.safety import Permission, Safety, permit
from multifidus.clinical.selection import Candidate
from multifidus.clinical.treatments import Dose, Exercise, Phase

HOUSEHOLD = frozenset({"chair", "bed", "wall"})
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
LOADED_FLEXION = "osteoporosis_flexion"
ONLY_NAMED = "This row keeps to its own exercises until a clinician approves more."


@dataclass(frozen=True, slots=True)
class Option:
    """A candidate with its exercise, its starting dose and its permission."""

    exercise: Exercise
    dose: Dose
    permission: Permission
    candidate: Candidate
    because: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Means:
    """What the patient has: minutes a day, days a week, equipment."""

    minutes: float
    days: int
    equipment: frozenset[str]
    said: bool  # whether the minutes were asked


def means_of(facts: Facts) -> Means:
    """Return the means of a patient; 15 minutes on 7 days with a chair, bed and wall if nobody asked.

    Source: project
    """
    minutes, days = facts.known("minutes_per_day"), facts.known("days_per_week")
    return Means(
        float(minutes or 15),
        int(days or 7),
        HOUSEHOLD | (facts.known("equipment") or frozenset()),
        minutes is not None,
    )


def level_aim(facts: Facts) -> float:
    """Return the level of exercise to aim at, 1 (relief) to 5 (high load).

    Source: project, after TREATMENT 2 and 3
    """
    tbc, contexts = facts.known("tbc"), facts.known("contexts") or frozenset()
    aim = {"symptom_modulation": 1.4, "movement_control": 2.0, "self_care": 2.4, "functional_optimization": 3.0}.get(
        tbc or "", 2.0
    )
    if contexts & {"postoperative", "pregnant", "postpartum", "older_adult"} or "generalized_pain" in (
        facts.known("categories") or ()
    ):
        aim = min(aim, 1.8)
    return aim


def level_ceiling(facts: Facts, named: bool) -> tuple[int, str]:
    """Return the highest level to start with, and why.

    High irritability or an acute nerve root: level 2. Otherwise near the level
    aimed at, one more for what the row itself names, and level 3 where
    irritability is not known. High STarT risk does not lower it.

    Source: expert (TREATMENT 3.3), project (RULINGS)
    """
    if facts.known("irritability") == "high":
        return 2, "Irritability is high, so nothing above level 2."
    if facts.known("leg_pain_type") in ("radicular_pain", "radiculopathy") and facts.known("stage") == "acute":
        return 2, "An acute nerve root starts with nothing above level 2."
    aim = int(level_aim(facts) + (2.5 if named else 1.5))
    if facts.known("irritability") is None:
        return min(3, aim), "Too hard to start with; it may come later. Irritability was not asked."
    return aim, "Too hard to start with; it may come later."


def gather(
    facts: Facts,
    knowledge: Knowledge,
    safety: Safety,
    needs: Mapping[str, Need],
    phase: Sequence[Phase],
    approved: frozenset[str],
    leading: frozenset[str],
    later: Mapping[str, float],
    only_named: bool = False,
) -> tuple[list[Option], list[Excluded]]:
    """Return the candidates in a fixed order, and what was left out, each with reasons.

    `leading` are the exercises that the main row names now, `later` those that
    it brings in at a later week; `only_named` keeps to the exercises of the
    rows and their stand-ins.
    """
    named = dict.fromkeys(exercise for part in phase for exercise in part.exercises)
    stand_ins = _stand_ins(named, knowledge, safety, approved)
    means = means_of(facts)
    goal_steps = _goal_steps(facts, knowledge)
    options: list[Option] = []
    excluded: list[Excluded] = []
    for exercise in knowledge.exercises.values():
        serves = _service(exercise, needs, goal_steps)
        if not serves and exercise.id not in named and exercise.id not in stand_ins:
            continue
        if only_named and exercise.id not in (*named, *stand_ins, *approved):
            excluded.append(Excluded(exercise.id, (Reason("pathway", ONLY_NAMED, {}, ("project",)),)))
            continue
        if exercise.id in later and exercise.id not in approved:
            waits = f"The row brings it in later, from week {later[exercise.id]:g}."
            excluded.append(Excluded(exercise.id, (Reason("later", waits, {}, ("expert",)),)))
            continue
        if WALKING in exercise.serves:
            continue  # walking has its own line in the plan
        permission = permit(exercise, safety, knowledge.tags, approved)
        ceiling = level_ceiling(facts, exercise.id in leading)
        against = _against(exercise, permission, means, ceiling, approved) or _opposite(exercise, facts)
        dose = None if against else starting_dose(exercise, _goal(exercise, needs, serves, phase), facts, means.minutes)
        if against or dose is None:
            reasons = against or (
                Reason("dosing", f"Even its smallest dose needs more than {means.minutes:g} minutes."),
            )
            excluded.append(Excluded(exercise.id, reasons))
            continue
        bonus = _bonus(exercise, permission, facts, named, leading, stand_ins, goal_steps)
        week = minutes_a_day(dose, exercise.unilateral) * min(dose.days_per_week, means.days)
        because = _because(exercise, needs, serves, named, stand_ins)
        candidate = Candidate(exercise.id, serves, bonus, week, _rivals(exercise, knowledge))
        options.append(Option(exercise, dose, permission, candidate, because))
    return options, excluded


def _against(
    exercise: Exercise,
    permission: Permission,
    means: Means,
    ceiling: tuple[int, str],
    approved: frozenset[str],
) -> tuple[Reason, ...]:
    if not permission.allowed:
        return permission.reasons
    lacking = [group for group in exercise.equipment if not means.equipment & set(group)]
    if lacking:
        return (Reason("equipment", f"Needs {' and '.join(' or '.join(group) for group in lacking)}."),)
    highest, why = ceiling
    if exercise.level > highest and exercise.id not in approved:
        return (Reason("level", f"Level {exercise.level}. {why}", {}, ("project",)),)
    return ()


def _opposite(exercise: Exercise, facts: Facts) -> tuple[Reason, ...]:
    """Return why an exercise to the end of the opposite direction waits, where one direction leads.

    Source: long2004, may2018
    """
    direction = facts.known("direction")
    opposite = {"extension": "flexion", "flexion": "extension"}.get(direction or "")
    far = exercise.loading == opposite and exercise.end_range
    if opposite == "flexion":  # the tag marks loaded or end-range flexion
        far = far or LOADED_FLEXION in (*exercise.contraindications, *exercise.precautions)
    if not far:
        return ()
    because = f"Repeated {direction} eases; the end of {opposite} is tried gently later."
    return (Reason("direction", because, {"direction": direction}, ("long2004", "may2018")),)


def _stand_ins(
    named: Mapping[str, None], knowledge: Knowledge, safety: Safety, approved: frozenset[str]
) -> dict[str, str]:
    """Return, for each excluded exercise of the pathway, the first easier one that is allowed."""
    found: dict[str, str] = {}
    for name in named:
        exercise = knowledge.exercises[name]
        seen = {name}
        while not permit(exercise, safety, knowledge.tags, approved).allowed:
            if exercise.easier is None or exercise.easier in seen:
                break
            seen.add(exercise.easier)
            exercise = knowledge.exercises[exercise.easier]
        else:
            if exercise.id != name and exercise.id not in named:
                found[exercise.id] = name
    return found


def _rivals(exercise: Exercise, knowledge: Knowledge) -> frozenset[str]:
    """Return the easier and harder forms of an exercise in its own family: one of them is enough."""
    names = {exercise.easier or "", *exercise.harder}
    names |= {other.id for other in knowledge.exercises.values() if other.easier == exercise.id}
    kin = (knowledge.exercises[name] for name in names if name)
    return frozenset(other.id for other in kin if other.family == exercise.family)


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


def _goal(exercise: Exercise, needs: Mapping[str, Need], serves: Mapping[str, float], phase: Sequence[Phase]) -> str:
    dosed = {dose.goal for dose in exercise.doses}
    for part in phase:
        if exercise.id in part.exercises and part.goal in dosed:
            return str(part.goal)
    for need in sorted(serves, key=lambda name: -needs[name].weight * serves[name]):
        if needs[need].goal in dosed:
            return needs[need].goal
    return exercise.doses[0].goal


def _bonus(
    exercise: Exercise,
    permission: Permission,
    facts: Facts,
    named: Mapping[str, None],
    leading: frozenset[str],
    stand_ins: Mapping[str, str],
    goal_steps: Mapping[str, bool],
) -> float:
    bonus = PATHWAY_BONUS if exercise.id in leading else ADD_ON_BONUS if exercise.id in named else 0.0
    bonus = max(bonus, STAND_IN_BONUS) if exercise.id in stand_ins else bonus
    bonus += LADDER_BONUS if goal_steps.get(exercise.id) else 0.0
    bonus -= WARNING_COST * len(permission.warnings)
    if exercise.id not in named:
        bonus -= LEVEL_COST * abs(exercise.level - level_aim(facts))
    disliked = facts.known("dislikes") or frozenset()
    return bonus - (DISLIKED_COST if exercise.family in disliked else 0.0)


def _because(
    exercise: Exercise,
    needs: Mapping[str, Need],
    serves: Mapping[str, float],
    named: Mapping[str, None],
    stand_ins: Mapping[str, str],
) -> tuple[Reason, ...]:
    reasons = [
        Reason(f"needs/{name}", needs[name].because, {}, needs[name].sources)
        for name in sorted(serves, key=lambda found: -needs[found].weight * serves[found])
    ]
    if exercise.id in named:
        reasons.append(Reason("pathway", "Named by the pathway for this phase.", {}, ("expert",)))
    if exercise.id in stand_ins:
        reasons.append(
            Reason("pathway", f"Stands in for {stand_ins[exercise.id]}, which is not allowed.", {}, ("expert",))
        )
    return tuple(reasons)

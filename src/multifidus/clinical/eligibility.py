"""Which exercises may be in a plan now, and why others may not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from multifidus.clinical.facts import Facts
from multifidus.clinical.knowledge import Knowledge
from multifidus.clinical.reasons import Reason
from multifidus.clinical.rules import Need
from multifidus.clinical.safety import Permission, Safety, permit
from multifidus.clinical.treatments import Exercise, Phase

HOUSEHOLD = frozenset({"chair", "bed", "wall"})
DEFAULT_MINUTES, DEFAULT_DAYS = 15, 7  # [project] where nobody asked
LOADED_FLEXION = "osteoporosis_flexion"  # the tag marks loaded or end-range flexion
DIRECTED = ("direction_preference_extension", "direction_preference_flexion", "lateral_shift_correction")
TRAINED_DAYS = 2  # [project] days of strength training a week of somebody used to it
LOADING = ("functional", "strength", "athletic")
ONLY_NAMED = "This row keeps to its own exercises until a clinician approves more."


@dataclass(frozen=True, slots=True)
class Means:
    """What the patient has: minutes a day, days a week, equipment."""

    minutes: float
    days: int
    equipment: frozenset[str]
    said: bool  # whether the minutes were asked


@dataclass(frozen=True, slots=True)
class Situation:
    """All that the choice of exercises looks at.

    `leading` are the exercises that the main row names now, `named` those of
    all rows, `later` those that the main row brings in at a later week.
    """

    facts: Facts
    knowledge: Knowledge
    safety: Safety
    needs: Mapping[str, Need]
    phases: Sequence[Phase]
    leading: frozenset[str]
    later: Mapping[str, float]
    only_named: bool
    approved: frozenset[str]

    @property
    def named(self) -> dict[str, None]:
        """Return the exercises that the phases of now name, in order."""
        return dict.fromkeys(exercise for part in self.phases for exercise in part.exercises)


def means_of(facts: Facts) -> Means:
    """Return the means of a patient; 15 minutes on 7 days with a chair, bed and wall if nobody asked.

    Source: project
    """
    minutes, days = facts.known("minutes_per_day"), facts.known("days_per_week")
    return Means(
        float(minutes or DEFAULT_MINUTES),
        int(days or DEFAULT_DAYS),
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
    if (facts.known("strength_days_week") or 0) >= TRAINED_DAYS and tbc != "symptom_modulation":
        aim += 0.6  # used to strength training
    if contexts & {"postoperative", "pregnant", "postpartum", "older_adult"} or "generalized_pain" in (
        facts.known("categories") or ()
    ):
        aim = min(aim, 1.8)
    return aim


def level_ceiling(facts: Facts, leads: bool, directed: bool) -> tuple[int, str]:
    """Return the highest level to start with, and why.

    High irritability or an acute nerve root: level 2. Otherwise near the level
    aimed at, one more for what the main row names (`leads`), and level 3 where
    irritability is not known. What the row names in the direction that eases
    (`directed`) was tested on the patient and has no ceiling. High STarT risk
    does not lower it.

    Source: expert (TREATMENT 3.3), project (RULINGS)
    """
    if directed:
        return 5, ""
    if facts.known("irritability") == "high":
        return 2, "Irritability is high, so nothing above level 2."
    if facts.known("leg_pain_type") in ("radicular_pain", "radiculopathy") and facts.known("stage") == "acute":
        return 2, "An acute nerve root starts with nothing above level 2."
    aim = int(level_aim(facts) + (2.5 if leads else 1.5))
    if facts.known("irritability") is None:
        return min(3, aim), "Too hard to start with; it may come later. Irritability was not asked."
    return aim, "Too hard to start with; it may come later."


def reasons_against(
    exercise: Exercise, serves: Mapping[str, float], stand_ins: Mapping[str, str], situation: Situation
) -> tuple[Reason, ...]:
    """Return why an exercise is not in the plan now; nothing where it may be. Safety comes first."""
    facts, approved = situation.facts, exercise.id in situation.approved
    permission = permission_of(exercise, situation)
    if not permission.allowed:
        return permission.reasons
    if not approved:
        if situation.only_named and exercise.id not in situation.named and exercise.id not in stand_ins:
            return (Reason("pathway", ONLY_NAMED, {}, ("project",)),)
        week = _comes_later(exercise, situation)
        if week is not None:
            return (Reason("later", f"The row brings it in later, from week {week:g}.", {}, ("expert",)),)
    lacking = [group for group in exercise.equipment if not means_of(facts).equipment & set(group)]
    if lacking:
        because = f"Needs {' and '.join(' or '.join(group) for group in lacking)}."
        return (Reason("equipment", because, {"equipment": facts.get("equipment")}, exercise.sources),)
    if not approved:
        directional = exercise.family == "directional_preference" and not any(need in serves for need in DIRECTED)
        undirected = directional and exercise.id not in situation.named
        return _too_much(exercise, serves, situation) or _opposite(exercise, facts, undirected)
    return ()


def permission_of(exercise: Exercise, situation: Situation) -> Permission:
    """Return what the patient's conditions say about an exercise."""
    return permit(exercise, situation.safety, situation.knowledge.tags, situation.approved)


def stand_ins_for(situation: Situation) -> dict[str, str]:
    """Return, for each excluded exercise of the rows, the first easier one that is allowed."""
    found: dict[str, str] = {}
    for name in situation.named:
        exercise = situation.knowledge.exercises[name]
        seen = {name}
        while not permission_of(exercise, situation).allowed:
            if exercise.easier is None or exercise.easier in seen:
                break
            seen.add(exercise.easier)
            exercise = situation.knowledge.exercises[exercise.easier]
        else:
            if exercise.id != name and exercise.id not in situation.named:
                found[exercise.id] = name
    return found


def _comes_later(exercise: Exercise, situation: Situation) -> float | None:
    """Return the week in which the main row brings in an exercise or an easier form of it; None for now.

    Somebody used to strength training need not wait for what is at their level.

    Source: project
    """
    facts, exercises = situation.facts, situation.knowledge.exercises
    trained = (facts.known("strength_days_week") or 0) >= TRAINED_DAYS
    if exercise.id in situation.leading or (trained and exercise.level <= level_aim(facts) + 0.5):
        return None
    name, seen = exercise.id, set[str]()
    while name and name not in seen:
        if name in situation.later:
            return situation.later[name]
        seen.add(name)
        name = exercises[name].easier or ""
    return None


def _too_much(exercise: Exercise, serves: Mapping[str, float], situation: Situation) -> tuple[Reason, ...]:
    facts, leads = situation.facts, exercise.id in situation.leading
    if facts.known("irritability") == "high" and exercise.family in LOADING and not leads:
        because = "Irritability is high: relief comes before load and tasks."
        return (Reason("level", because, {"irritability": "high"}, ("expert",)),)
    directed = leads and any(need in serves for need in DIRECTED)
    highest, why = level_ceiling(facts, leads, directed)
    if exercise.level > highest:
        return (Reason("level", f"Level {exercise.level}. {why}", {}, ("project",)),)
    return ()


def _opposite(exercise: Exercise, facts: Facts, undirected: bool) -> tuple[Reason, ...]:
    """Return why an exercise in one direction waits: none was found to ease, or it goes the opposite way.

    Source: long2004, may2018
    """
    direction = facts.known("direction")
    if undirected:
        because = "A movement in one direction is given where that direction was found to ease."
        return (Reason("direction", because, {"direction": facts.get("direction")}, ("long2004", "may2018")),)
    opposite = {"extension": "flexion", "flexion": "extension"}.get(direction or "")
    far = exercise.loading == opposite and exercise.end_range
    if opposite == "flexion":
        far = far or LOADED_FLEXION in (*exercise.contraindications, *exercise.precautions)
    if not far:
        return ()
    because = f"Repeated {direction} eases; the end of {opposite} is tried gently later."
    return (Reason("direction", because, {"direction": direction}, ("long2004", "may2018")),)

"""Facts that follow from other facts by arithmetic, before any rule is asked."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from multifidus.clinical.facts import Facts
from multifidus.clinical.treatments import Ladder

ACUTE_BELOW_DAYS = 42  # Wallwork 2024
CHRONIC_FROM_DAYS = 84
OLD_COURSES = ("long_standing_unchanged", "improving")
SIJ_TESTS = (
    "sij_distraction",
    "sij_thigh_thrust",
    "sij_compression",
    "sij_sacral_thrust",
    "sij_gaenslen_left",
    "sij_gaenslen_right",
)
SPORT = re.compile(
    r"\b(sport|run(ning|s)?\b|jog|football|soccer|netball|golf|tennis|swim|gym|rowing\b|row\b|cricket|bowling|danc|"
    r"ballet|cycl|marathon|triathlon|rugby|basketball|volleyball|hockey|climbing\b|ski(ing)?\b|judo|holes|match\b|"
    r"compet|squash|badminton|handball|surf|skat|martial|karate|boxing\b|sprint|throw(ing)?\b)"
)


def derive(facts: Facts, today: datetime.date, ladders: Iterable[Ladder]) -> Facts:
    """Return the facts with all that follows from them by arithmetic.

    What can't be worked out stays not asked; nothing is assumed. A value that
    a fact already has is kept.
    """
    changed = facts
    for name, work_out in _IN_ORDER:
        if name in changed.values:
            continue
        value = work_out(changed, today)
        if value is not None:
            changed = changed.with_values(**{name: value})
    return changed.with_values(**_from_goals(changed, ladders))


def stage_of(duration_days: float) -> str:
    """Return the stage of an episode: acute, subacute or chronic.

    Args:
        duration_days: days since this episode began, 0 or more.

    Source: wallwork2024

    >>> [stage_of(d) for d in (41, 42, 83, 84)]
    ['acute', 'subacute', 'subacute', 'chronic']
    """
    if duration_days < ACUTE_BELOW_DAYS:
        return "acute"
    return "subacute" if duration_days < CHRONIC_FROM_DAYS else "chronic"


def startback_stratum(total: float, psychosocial: float) -> str:
    """Return the STarT Back risk: low, medium or high.

    Source: hill2008

    >>> startback_stratum(3, 0), startback_stratum(4, 3), startback_stratum(4, 4)
    ('low', 'medium', 'high')
    """
    if total <= 3:
        return "low"
    return "high" if psychosocial >= 4 else "medium"


def _duration(facts: Facts, today: datetime.date) -> Any:
    began = facts.known("onset_date")
    return None if began is None else (today - began).days


def _surgery_weeks(facts: Facts, today: datetime.date) -> Any:
    day = facts.known("surgery_date")
    return None if day is None else (today - day).days / 7


def _stage(facts: Facts, _: datetime.date) -> Any:
    days = facts.known("duration_days")
    return None if days is None else stage_of(days)


def _age_at_onset(facts: Facts, _: datetime.date) -> Any:
    age, days = facts.known("age_years"), facts.known("duration_days")
    return None if age is None or days is None else max(0, age - days / 365.25)


def _bmi(facts: Facts, _: datetime.date) -> Any:
    height, weight = facts.known("height_cm"), facts.known("weight_kg")
    return None if height is None or weight is None else weight / (height / 100) ** 2


def _pain(facts: Facts, _: datetime.date) -> Any:
    average = facts.known("pain_average_7_days_0_10")
    return facts.known("pain_now_0_10") if average is None else average


def _of_sides(name: str, pick: Callable[[list[float]], float]) -> Callable[[Facts, datetime.date], Any]:
    def work_out(facts: Facts, _: datetime.date) -> Any:
        sides = [facts.known(f"{name}_{side}_deg") for side in ("left", "right")]
        known = [side for side in sides if side is not None]
        return pick(known) if known else None

    return work_out


def _difference(sides: list[float]) -> Any:
    return abs(sides[0] - sides[1]) if len(sides) == 2 else None


def _worst_pain(facts: Facts, _: datetime.date) -> Any:
    names = ("pain_worst_24_h_0_10", "pain_now_0_10", "pain_average_7_days_0_10", "leg_pain_0_10")
    known = [value for value in map(facts.known, names) if value is not None]
    return max(known) if known else None


def _sij(facts: Facts, _: datetime.date) -> Any:
    count = facts.known("sij_tests_positive_count")
    tests = [facts.known(name) for name in SIJ_TESTS]
    if count is None and all(test is None for test in tests):
        return None
    return max(count or 0, sum(test is True for test in tests))


def _activity(facts: Facts, _: datetime.date) -> Any:
    days, minutes = facts.known("activity_days_week"), facts.known("activity_minutes_day")
    return None if days is None or minutes is None else days * minutes


def _new_sign(sign: str, course: str, counts: Callable[[Any], bool]) -> Callable[[Facts, datetime.date], Any]:
    def work_out(facts: Facts, _: datetime.date) -> Any:
        found = facts.known(sign)
        if found is None:
            return None
        return counts(found) and facts.known(course) not in OLD_COURSES

    return work_out


def _reduced(reflexes: Any) -> bool:
    return any(not name.endswith("brisk") for name in reflexes)


def _both_legs(power: Any) -> bool:
    weak = {side for side in ("left", "right") if any(k.endswith(side) and v < 5 for k, v in power.items())}
    return len(weak) == 2


def _old_sign(facts: Facts, _: datetime.date) -> Any:
    courses = [facts.known(f"{sign}_course") for sign in ("weakness", "reflex", "sensation")]
    signs = [facts.known(name) for name in ("muscle_power", "reflexes_changed", "sensation_lost")]
    return any(sign and course in OLD_COURSES for sign, course in zip(signs, courses, strict=False))


def _rmdq(facts: Facts, _: datetime.date) -> Any:
    return _sum_of(facts.known("rmdq_answers"), 24, blank_is=0)


def _odi(facts: Facts, _: datetime.date) -> Any:
    answers = facts.known("odi_answers")
    given = [a for a in answers or () if a is not None]
    return 100 * sum(given) / (5 * len(given)) if len(answers or ()) == 10 and len(given) >= 8 else None


def _phq2(facts: Facts, _: datetime.date) -> Any:
    return _sum_of(facts.known("phq2_answers"), 2)


def _phq4(facts: Facts, _: datetime.date) -> Any:
    return _sum_of(facts.known("phq4_answers"), 4)


def _startback_total(facts: Facts, _: datetime.date) -> Any:
    return _sum_of(facts.known("startback_answers"), 9)


def _startback_psych(facts: Facts, _: datetime.date) -> Any:
    answers = facts.known("startback_answers")
    return _sum_of(answers[4:], 5) if answers is not None and len(answers) == 9 else None


def _startback_risk(facts: Facts, _: datetime.date) -> Any:
    total, psych = facts.known("startback_total_0_9"), facts.known("startback_psych_0_5")
    if total is None or (total > 3 and psych is None):
        return None
    return startback_stratum(total, psych or 0)


def _bike_or_pool(facts: Facts, _: datetime.date) -> Any:
    equipment = facts.known("equipment")
    return None if equipment is None else bool({"bike", "pool"} & equipment)


def _sum_of(answers: Any, length: int, blank_is: int | None = None) -> Any:
    if answers is None or len(answers) != length or all(answer is None for answer in answers):
        return None
    filled = [blank_is if answer is None else answer for answer in answers]
    return None if None in filled else sum(filled)


def _from_goals(facts: Facts, ladders: Iterable[Ladder]) -> Mapping[str, Any]:
    goals = facts.known("goals")
    if goals is None:
        return {}
    text = " | ".join(goal["text"].lower().replace("_", " ") for goal in goals)
    found = frozenset(ladder.id for ladder in ladders if _names(ladder.words, text))
    return {"goal_ladders": found, "goal_sport": SPORT.search(text) is not None}


def _names(words: Iterable[str], text: str) -> bool:
    return any(re.search(rf"\b{re.escape(word)}", text) for word in words)


_IN_ORDER: tuple[tuple[str, Callable[[Facts, datetime.date], Any]], ...] = (
    ("duration_days", _duration),
    ("surgery_weeks", _surgery_weeks),
    ("stage", _stage),
    ("age_at_onset_years", _age_at_onset),
    ("bmi", _bmi),
    ("pain_0_10", _pain),
    ("worst_pain_0_10", _worst_pain),
    ("sij_positive", _sij),
    ("hip_rotation_lowest_deg", _of_sides("hip_internal_rotation", min)),
    ("hip_rotation_highest_deg", _of_sides("hip_internal_rotation", max)),
    ("hip_rotation_difference_deg", _of_sides("hip_internal_rotation", _difference)),
    ("slr_mean_deg", _of_sides("slr", lambda sides: sum(sides) / len(sides))),
    ("activity_minutes_week", _activity),
    ("new_motor_deficit", _new_sign("muscle_power", "weakness_course", lambda p: any(v < 5 for v in p.values()))),
    ("severe_new_weakness", _new_sign("muscle_power", "weakness_course", lambda p: any(v <= 3 for v in p.values()))),
    ("multi_root_weakness", _new_sign("muscle_power", "weakness_course", _both_legs)),
    ("new_reflex_deficit", _new_sign("reflexes_changed", "reflex_course", _reduced)),
    ("new_sensory_deficit", _new_sign("sensation_lost", "sensation_course", lambda s: bool(s - {"no_root_pattern"}))),
    ("old_neurological_sign", _old_sign),
    ("rmdq_0_24", _rmdq),
    ("odi_percent", _odi),
    ("phq2_0_6", _phq2),
    ("phq4_0_12", _phq4),
    ("startback_total_0_9", _startback_total),
    ("startback_psych_0_5", _startback_psych),
    ("startback_risk", _startback_risk),
    ("equipment_bike_or_pool", _bike_or_pool),
)

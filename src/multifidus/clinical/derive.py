"""Facts that follow from other facts by arithmetic, before any rule is asked."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from multifidus.clinical.facts import UNKNOWN, Facts
from multifidus.clinical.instruments import Instrument
from multifidus.clinical.knowledge import Knowledge
from multifidus.clinical.scoring import ScoringError, score, startback_risk

OLD_COURSES = ("long_standing_unchanged", "improving")
STANDS_ON: Mapping[str, tuple[str, ...]] = {  # derived facts that safety rules read, and the answers behind them
    "duration_days": ("onset_date",),
    "surgery_weeks": ("surgery_date",),
    "stage": ("duration_days",),
    "age_at_onset_years": ("age_years", "duration_days"),
    "bmi": ("height_cm", "weight_kg"),
    "new_motor_deficit": ("muscle_power",),
    "severe_new_weakness": ("muscle_power",),
    "multi_root_weakness": ("muscle_power",),
    "new_reflex_deficit": ("reflexes_changed",),
    "new_sensory_deficit": ("sensation_lost",),
    "old_neurological_sign": ("muscle_power", "reflexes_changed", "sensation_lost"),
}
STARTBACK_OTHER_ITEMS = 4  # of nine items, those outside the psychosocial subscale
SIJ_TESTS = (
    "sij_distraction",
    "sij_thigh_thrust",
    "sij_compression",
    "sij_sacral_thrust",
    "sij_gaenslen_left",
    "sij_gaenslen_right",
)


@dataclass(frozen=True, slots=True)
class Means:
    """What working out needs beside the facts: the day, and the numbers of the instruments."""

    today: datetime.date
    instruments: Mapping[str, Instrument]


WorkOut = Callable[[Facts, Means], Any]


def derive(facts: Facts, today: datetime.date, knowledge: Knowledge) -> Facts:
    """Return the facts with all that follows from them by arithmetic.

    What can't be worked out stays not asked, or is unknown where an answer that
    it stands on is; nothing is assumed. A value that a fact already has is kept.
    """
    changed, means = facts, Means(today, knowledge.instruments)
    for name, work_out in _IN_ORDER:
        if name in changed.values:
            continue
        value = work_out(changed, means)
        if value is None and any(changed.get(answer) is UNKNOWN for answer in STANDS_ON.get(name, ())):
            value = UNKNOWN
        if value is not None:
            changed = changed.with_values(**{name: value})
    return changed.with_values(**_from_goals(changed, knowledge))


def _duration(facts: Facts, means: Means) -> Any:
    began = facts.known("onset_date")
    return None if began is None else (means.today - began).days


def _below_knee(facts: Facts, _: Means) -> Any:
    return False if facts.known("leg_pain") is False else None


def _pregnancy(facts: Facts, _: Means) -> Any:
    return "not_applicable" if facts.known("sex_at_birth") == "male" else None


def _surgery_weeks(facts: Facts, means: Means) -> Any:
    day = facts.known("surgery_date")
    return None if day is None else (means.today - day).days / 7


def _stage(facts: Facts, means: Means) -> Any:
    days = facts.known("duration_days")
    return None if days is None else means.instruments["stage"].band_of(days)


def _age_at_onset(facts: Facts, _: Means) -> Any:
    age, days = facts.known("age_years"), facts.known("duration_days")
    return None if age is None or days is None else max(0, age - days / 365.25)


def _bmi(facts: Facts, _: Means) -> Any:
    height, weight = facts.known("height_cm"), facts.known("weight_kg")
    return None if height is None or weight is None else weight / (height / 100) ** 2


def _pain(facts: Facts, _: Means) -> Any:
    average = facts.known("pain_average_7_days_0_10")
    return facts.known("pain_now_0_10") if average is None else average


def _of_sides(name: str, pick: Callable[[list[float]], float]) -> WorkOut:
    def work_out(facts: Facts, _: Means) -> Any:
        sides = [facts.known(f"{name}_{side}_deg") for side in ("left", "right")]
        known = [side for side in sides if side is not None]
        return pick(known) if known else None

    return work_out


def _difference(sides: list[float]) -> Any:
    return abs(sides[0] - sides[1]) if len(sides) == 2 else None


def _worst_pain(facts: Facts, _: Means) -> Any:
    names = ("pain_worst_24_h_0_10", "pain_now_0_10", "pain_average_7_days_0_10", "leg_pain_0_10")
    known = [value for value in map(facts.known, names) if value is not None]
    return max(known) if known else None


def _sij(facts: Facts, _: Means) -> Any:
    count = facts.known("sij_tests_positive_count")
    tests = [facts.known(name) for name in SIJ_TESTS]
    if count is None and all(test is None for test in tests):
        return None
    return max(count or 0, sum(test is True for test in tests))


def _activity(facts: Facts, _: Means) -> Any:
    days, minutes = facts.known("activity_days_week"), facts.known("activity_minutes_day")
    return None if days is None or minutes is None else days * minutes


def _new_sign(sign: str, course: str, counts: Callable[[Any], bool]) -> WorkOut:
    def work_out(facts: Facts, _: Means) -> Any:
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


def _old_sign(facts: Facts, _: Means) -> Any:
    courses = [facts.known(f"{sign}_course") for sign in ("weakness", "reflex", "sensation")]
    signs = [facts.known(name) for name in ("muscle_power", "reflexes_changed", "sensation_lost")]
    if any(sign and course in OLD_COURSES for sign, course in zip(signs, courses, strict=True)):
        return True
    return None if None in signs else False


def _scored(instrument: str, answers: str, key: str) -> WorkOut:
    def work_out(facts: Facts, means: Means) -> Any:
        given = facts.known(answers)
        if given is None:
            return None
        try:
            return score(instrument, {"items": list(given)}, means.instruments)[key]
        except ScoringError:
            return None  # too many blanks: the score stays unknown

    return work_out


def _startback_total(facts: Facts, _: Means) -> Any:
    answers = facts.known("startback_answers")
    return None if answers is None or None in answers else sum(answers)


def _startback_psych(facts: Facts, _: Means) -> Any:
    answers = facts.known("startback_answers")
    return None if answers is None or None in answers else sum(answers[4:])


def _startback_stratum(facts: Facts, means: Means) -> Any:
    total, psych = facts.known("startback_total_0_9"), facts.known("startback_psych_0_5")
    if total is None:
        return None
    least = max(0, total - STARTBACK_OTHER_ITEMS)  # of the psychosocial items, where only the total is known
    return startback_risk(means.instruments["startback9"], total, least if psych is None else psych)


def _bike_or_pool(facts: Facts, _: Means) -> Any:
    equipment = facts.known("equipment")
    return None if equipment is None else bool({"bike", "pool"} & equipment)


def _from_goals(facts: Facts, knowledge: Knowledge) -> Mapping[str, Any]:
    goals = facts.known("goals")
    if goals is None:
        return {}
    text = " | ".join(goal["text"].lower().replace("_", " ") for goal in goals)
    found = frozenset(ladder.id for ladder in knowledge.ladders.values() if _names(ladder.words, text))
    return {"goal_ladders": found, "goal_sport": _names(knowledge.goal_words["sport"].words, text, whole=True)}


def _names(words: Iterable[str], text: str, whole: bool = False) -> bool:
    end = r"\b" if whole else ""
    return any(re.search(rf"\b{re.escape(word)}{end}", text) for word in words)


_IN_ORDER: tuple[tuple[str, WorkOut], ...] = (
    ("duration_days", _duration),
    ("leg_pain_below_knee", _below_knee),
    ("pregnancy", _pregnancy),
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
    ("rmdq_0_24", _scored("rmdq24", "rmdq_answers", "score")),
    ("odi_percent", _scored("odi", "odi_answers", "score")),
    ("phq2_0_6", _scored("phq2", "phq2_answers", "score")),
    ("phq4_0_12", _scored("phq4", "phq4_answers", "score")),
    ("startback_total_0_9", _startback_total),
    ("startback_psych_0_5", _startback_psych),
    ("startback_risk", _startback_stratum),
    ("equipment_bike_or_pool", _bike_or_pool),
)

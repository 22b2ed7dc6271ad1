"""Activity and walking: a line of its own, outside the minutes for exercises."""

from __future__ import annotations

from multifidus.clinical.facts import Facts
from multifidus.clinical.knowledge import Knowledge
from multifidus.clinical.plan import Line
from multifidus.clinical.reasons import Reason
from multifidus.clinical.safety import Safety, permit
from multifidus.clinical.treatments import Pathway

START_SHARE = 0.8  # TREATMENT 3.11 [expert]: 80% of the comfortable time
DEFAULT_MINUTES = 10  # [project] where nobody asked
ENOUGH_A_WEEK = 150  # WHO: minutes of moderate activity a week
LEAST_MINUTES = 3
MOST_AT_START = 30
EASY, BRISK = "ae_walk_easy", "ae_walk_brisk"


def walking_line(
    facts: Facts,
    knowledge: Knowledge,
    safety: Safety,
    row: Pathway,
    approved: frozenset[str],
    needed: bool,
    aerobic: bool,
) -> Line | None:
    """Return the walking programme to start with, or None where walking is not allowed.

    Starts at 80% of the comfortable time, five days a week, and grows by 10 to
    20% a week while the traffic light is green.

    Source: pocovi2024, expert
    """
    brisk = facts.known("tbc") in ("functional_optimization", "self_care") and (facts.known("pain_0_10") or 0) <= 3
    name = BRISK if brisk else EASY
    if not permit(knowledge.exercises[name], safety, knowledge.tags, approved).allowed:
        name = EASY
    exercise = knowledge.exercises[name]
    if not needed or not permit(exercise, safety, knowledge.tags, approved).allowed:
        return None
    minutes, how = _minutes(facts)
    weekly = facts.known("activity_minutes_week") or 0
    if weekly >= ENOUGH_A_WEEK:
        text = f"{exercise.title}: already active {weekly:.0f} minutes a week; keep it up as symptoms allow."
        plain = "You are already active enough each week. Keep it up as far as it feels fine."
    else:
        text = (
            f"{exercise.title}: {minutes} min, 5 days a week ({how}); +10-20% a week while green, "
            f"at most +5 min a walk. {row.walking}."
        )
        plain = (
            f"{exercise.plain}: start with {minutes} minutes on 5 days a week. Add a little each week if it feels fine."
        )
    labels = ("walking_program", "aerobic_exercise") if aerobic else ("walking_program",)
    reasons = (
        Reason("needs/walking_program", knowledge.needs["walking_program"].because, {}, ("pocovi2024", "nice_ng59")),
        Reason(f"pathways/{row.id}", row.title, {}, row.sources),
    )
    return Line("walking", text, plain, reasons, labels)


def _minutes(facts: Facts) -> tuple[int, str]:
    """Return the minutes of a first walk, and where they come from."""
    for name, words in (("walking_minutes_comfortable", "comfortable"), ("walking_limit_min", "symptom-free")):
        limit = facts.known(name)
        if limit is not None:
            return _bounded(START_SHARE * limit), f"80% of {limit:g} {words} minutes"
    usual = facts.known("activity_minutes_day")
    if usual:
        return _bounded(usual), f"{usual:g} minutes are usual now"
    return DEFAULT_MINUTES, "comfortable time not asked"


def _bounded(minutes: float) -> int:
    return round(max(LEAST_MINUTES, min(MOST_AT_START, minutes)))

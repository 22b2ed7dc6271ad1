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
    comfortable = facts.known("walking_minutes_comfortable") or facts.known("walking_limit_min")
    minutes = DEFAULT_MINUTES if comfortable is None else START_SHARE * comfortable
    minutes = round(max(LEAST_MINUTES, min(MOST_AT_START, minutes)))
    how = f"80% of {comfortable:g} comfortable minutes" if comfortable is not None else "comfortable time not asked"
    text = (
        f"{exercise.title}: {minutes} min, 5 days a week ({how}); +10-20% a week while green, at most +5 min a walk. "
        f"{row.walking}"
    )
    plain = f"{exercise.plain}: start with {minutes} minutes on 5 days a week. Add a little each week if it feels fine."
    labels = ("walking_program", "aerobic_exercise") if aerobic else ("walking_program",)
    reasons = (
        Reason("needs/walking_program", knowledge.needs["walking_program"].because, {}, ("pocovi2024", "nice_ng59")),
        Reason(f"pathways/{row.id}", row.title, {}, row.sources),
    )
    return Line("walking", text, plain, reasons, labels)

"""Reasons and verdicts as a therapist reads them: rule, facts used, what is not known, sources."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from multifidus.clinical.assess import Assessment
from multifidus.clinical.knowledge import Knowledge
from multifidus.clinical.letter import WITHIN, brief, shown
from multifidus.clinical.reasons import Reason
from multifidus.clinical.triage import PLAN_TIERS


@dataclass(frozen=True, slots=True)
class Why:
    """One reason in words."""

    because: str
    rule: str
    used: tuple[str, ...]
    missing: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stop:
    """A red flag: how urgent, what to do, what to leave out, and which rules say so."""

    tier: str
    urgency: str  # of the care card: emergency or urgent
    heading: str
    within: str
    do_now: tuple[str, ...]
    avoid: tuple[str, ...]
    because: tuple[str, ...]


def why_of(reasons: Iterable[Reason], knowledge: Knowledge) -> tuple[Why, ...]:
    """Return reasons in words, with the full citation of each source."""
    return tuple(
        Why(
            reason.because,
            reason.rule,
            tuple(shown(name, value, knowledge.facts) for name, value in reason.facts.items()),
            tuple(brief(knowledge.facts[name].title) for name in reason.missing if name in knowledge.facts),
            tuple(knowledge.sources[name].title for name in reason.sources if name in knowledge.sources),
        )
        for reason in reasons
    )


def stop_of(assessment: Assessment) -> Stop | None:
    """Return what stops treatment, or None where nothing does."""
    verdict, action = assessment.verdict, assessment.action
    if verdict.tier in PLAN_TIERS:
        return None
    told = tuple(f"{fired.flag.title}. {fired.flag.tell}" for fired in verdict.fired if fired.flag.then == verdict.tier)
    return Stop(
        verdict.tier,
        "emergency" if verdict.tier == "emergency" else "urgent",
        action.headline,
        WITHIN[verdict.within],
        action.do_now,
        action.avoid,
        told,
    )

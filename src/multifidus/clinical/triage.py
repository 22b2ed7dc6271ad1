"""Is it safe to treat? Every rule stands alone; the most urgent that fires wins."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import get_args

from multifidus.clinical.conditions import examine, truth
from multifidus.clinical.facts import NOT_ASKED, UNKNOWN, Facts
from multifidus.clinical.reasons import Reason, reason_for
from multifidus.clinical.rules import FactDefinition, RedFlag, Tier

MOST_URGENT_FIRST: tuple[str, ...] = get_args(Tier)
PLAN_TIERS = ("routine_referral", "treat")
HURRY = ("now", "same_day", "week", "weeks", "next_visit")
FAILED_CARE_WEEKS = 4  # RULINGS: adequate care only
FAILED_CARE_ADHERENCE = 70


@dataclass(frozen=True, slots=True)
class Fired:
    """A red-flag rule that holds for this patient."""

    flag: RedFlag
    reason: Reason


@dataclass(frozen=True, slots=True)
class Question:
    """Something that must be asked again; a blocking one allows no exercise plan."""

    fact: str
    why: str
    blocks: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    """What triage came to."""

    tier: str
    within: str
    fired: tuple[Fired, ...]
    monitored: tuple[Fired, ...]
    ask_again: tuple[Question, ...]
    not_asked: tuple[str, ...]
    suspected: frozenset[str]
    overruled: Reason | None = None

    @property
    def may_plan(self) -> bool:
        """Return whether an exercise plan may be drafted."""
        withheld = any(found.flag.withholds_plan for found in (*self.fired, *self.monitored))
        return self.tier in PLAN_TIERS and not withheld and not any(question.blocks for question in self.ask_again)


def triage(facts: Facts, red_flags: Iterable[RedFlag], definitions: Mapping[str, FactDefinition]) -> Verdict:
    """Return how urgent it is, with every rule that fired and every question left open."""
    flags = tuple(red_flags)
    held = {flag.id: truth(flag.when, facts) for flag in flags}
    fired = tuple(
        Fired(flag, reason_for(f"red_flags/{flag.id}", flag.because, flag.when, facts, flag.sources))
        for flag in sorted(flags, key=_urgency)
        if held[flag.id]
    )
    raising = tuple(f for f in fired if f.flag.then != "treat") + _two_suspicions(fired, facts)
    raising = tuple(sorted(raising, key=lambda f: _urgency(f.flag)))
    tier = raising[0].flag.then if raising else "treat"
    within = raising[0].flag.within if raising else "next_visit"
    open_flags = tuple(flag for flag in flags if held[flag.id] is None)
    return Verdict(
        tier,
        within,
        raising,
        tuple(f for f in fired if f.flag.then == "treat"),
        tuple(_questions(facts, flags, open_flags, tier, definitions)),
        tuple(name for name, d in definitions.items() if d.alarming and facts.get(name) is NOT_ASKED),
        frozenset(f.flag.suspects for f in raising),
    )


def _urgency(flag: RedFlag) -> tuple[int, int, str]:
    return MOST_URGENT_FIRST.index(flag.then), HURRY.index(flag.within), flag.id


def _questions(
    facts: Facts,
    flags: tuple[RedFlag, ...],
    open_flags: tuple[RedFlag, ...],
    tier: str,
    definitions: Mapping[str, FactDefinition],
) -> list[Question]:
    asked: dict[str, Question] = {}
    for name, definition in definitions.items():
        if definition.core and facts.known(name) is None:
            asked[name] = Question(name, "It belongs to the core safety screen.", True)
    for flag in flags:
        if flag.called_when is not None and truth(flag.called_when, facts):
            for name in flag.calls_for:
                if facts.known(name) is None:
                    asked.setdefault(name, Question(name, f"Needed to judge: {flag.title}.", True))
    for flag in open_flags:
        if MOST_URGENT_FIRST.index(flag.then) >= MOST_URGENT_FIRST.index(tier):
            continue
        for name in examine(flag.when, facts).missing:
            if facts.get(name) is UNKNOWN:
                blocks = flag.then in ("emergency", "urgent")
                known = asked.get(name)
                if known is None or (blocks and not known.blocks):
                    asked[name] = Question(name, f"Needed to judge: {flag.title}.", blocks)
    return list(asked.values())


def _two_suspicions(fired: tuple[Fired, ...], facts: Facts) -> tuple[Fired, ...]:
    """Two diseases at the level of watching, in someone who gets worse or whose care failed: refer.

    Failed care counts only where it was adequate: at least 4 weeks, at least 70% done.

    Source: finucane2020 (combinations); the counts are [project].
    """
    watched = {f.flag.suspects: f for f in fired if f.flag.then == "treat" and f.flag.counts}
    weeks, done = facts.known("care_weeks_this_episode"), facts.known("adherence_percent")
    adequate = (weeks or 0) >= FAILED_CARE_WEEKS and (done or 0) >= FAILED_CARE_ADHERENCE
    failed = adequate and facts.known("care_helped") in ("no_change", "worse")
    if len(watched) < 2 or not (facts.known("trend") == "worsening" or failed):
        return ()
    first = next(iter(watched.values())).flag
    flag = RedFlag(
        id="two_suspicions",
        title="Two possible causes to watch, and not getting better",
        sources=("finucane2020", "project"),
        review="pending",
        when=first.when,
        cases=(),
        suspects="other_serious",
        then="routine_referral",
        within="weeks",
        say="Please see your doctor in the next weeks. We will write a letter for you.",
        tell="More than one possible serious cause is being watched and the patient is not improving: "
        + "; ".join(sorted(f.flag.title for f in watched.values()))
        + ". Medical opinion requested.",
        because="Combinations that do not improve call for a medical opinion.",
    )
    used = {"trend": facts.get("trend"), "care_helped": facts.get("care_helped")}
    return (Fired(flag, Reason("triage/two_suspicions", flag.because, used, flag.sources)),)

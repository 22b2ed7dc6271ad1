"""Is it safe to treat? Every rule stands alone; the most urgent that fires wins."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import get_args

from multifidus.clinical.conditions import AllOf, AnyOf, Compare, examine, truth
from multifidus.clinical.derive import STANDS_ON
from multifidus.clinical.facts import NOT_ASKED, UNKNOWN, Facts
from multifidus.clinical.reasons import Reason, reason_for
from multifidus.clinical.rules import Contradiction, FactDefinition, RedFlag, Tier

MOST_URGENT_FIRST: tuple[str, ...] = get_args(Tier)
PLAN_TIERS = ("routine_referral", "treat")
HURRY = ("now", "same_day", "week", "weeks", "next_visit")
FAILED_CARE_WEEKS = 4  # RULINGS: failed care counts only where it was adequate
FAILED_CARE_ADHERENCE = 70
NOT_IMPROVING = AnyOf(
    (
        Compare("trend", "is", "worsening"),
        AllOf(
            (
                Compare("care_weeks_this_episode", "at_least", FAILED_CARE_WEEKS),
                Compare("adherence_percent", "at_least", FAILED_CARE_ADHERENCE),
                Compare("care_helped", "one_of", frozenset({"no_change", "worse"})),
            )
        ),
    )
)


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
        blocked = self.withholding or any(question.blocks for question in self.ask_again)
        return self.tier in PLAN_TIERS and not blocked

    @property
    def withholding(self) -> tuple[Fired, ...]:
        """Return the rules that hold and allow no plan, whatever their tier."""
        return tuple(found for found in (*self.fired, *self.monitored) if found.flag.withholds_plan)


def triage(
    facts: Facts,
    red_flags: Iterable[RedFlag],
    definitions: Mapping[str, FactDefinition],
    contradictions: Iterable[Contradiction] = (),
) -> Verdict:
    """Return how urgent it is, with every rule that fired and every question left open.

    Answers that contradict each other are asked again before any plan.
    """
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
        (
            *_questions(facts, flags, open_flags, tier, definitions),
            *(Question(c.again, c.because, True) for c in contradictions if truth(c.when, facts)),
        ),
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
        if MOST_URGENT_FIRST.index(flag.then) >= MOST_URGENT_FIRST.index(tier) and not flag.withholds_plan:
            continue
        for missing in examine(flag.when, facts).missing:
            for name in _unknown_answers(missing, facts, definitions):
                blocks = flag.then in ("emergency", "urgent") or flag.withholds_plan
                known = asked.get(name)
                if known is None or (blocks and not known.blocks):
                    asked[name] = Question(name, f"Needed to judge: {flag.title}.", blocks)
    if tier == "treat":
        for name in _open_suspicions(facts, flags, open_flags, definitions):
            asked.setdefault(
                name, Question(name, "Needed to judge whether two causes to watch call for a doctor.", False)
            )
    return list(asked.values())


def _open_suspicions(
    facts: Facts,
    flags: tuple[RedFlag, ...],
    open_flags: tuple[RedFlag, ...],
    definitions: Mapping[str, FactDefinition],
) -> list[str]:
    """Return the unknown answers that keep two suspicions from being a referral."""
    watch = {
        flag.id: [n for m in examine(flag.when, facts).missing for n in _unknown_answers(m, facts, definitions)]
        for flag in open_flags
        if _is_watched(flag)
    }
    suspects = {
        flag.suspects for flag in flags if watch.get(flag.id) or (_is_watched(flag) and truth(flag.when, facts))
    }
    worse = examine(NOT_IMPROVING, facts)
    unknown = [name for name in worse.missing if facts.get(name) is UNKNOWN]
    if len(suspects) < 2 or not (worse.truth or unknown):
        return []
    return [*unknown, *(name for names in watch.values() for name in names)]


def _unknown_answers(name: str, facts: Facts, definitions: Mapping[str, FactDefinition]) -> list[str]:
    """Return what to ask again about a fact: itself, or the answers that a derived one stands on."""
    if facts.get(name) is not UNKNOWN:
        return []
    if not definitions[name].derived:
        return [name]
    return [answer for part in STANDS_ON.get(name, ()) for answer in _unknown_answers(part, facts, definitions)]


def _two_suspicions(fired: tuple[Fired, ...], facts: Facts) -> tuple[Fired, ...]:
    """Two diseases at the level of watching, in someone who gets worse or whose care failed: refer.

    Source: finucane2020 (combinations); the counts are [project].
    """
    watched = {f.flag.suspects: f for f in fired if _is_watched(f.flag)}
    worse = examine(NOT_IMPROVING, facts)
    if len(watched) < 2 or not worse.truth:
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
    used = {name: facts.get(name) for name in worse.used}
    return (Fired(flag, Reason("triage/two_suspicions", flag.because, used, flag.sources)),)


def _is_watched(flag: RedFlag) -> bool:
    return flag.then == "treat" and flag.counts

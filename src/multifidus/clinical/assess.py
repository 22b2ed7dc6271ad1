"""From a case to everything the software says about it: triage, labels, plan, letter."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from multifidus.clinical.case import Case
from multifidus.clinical.classify import FACT_OF_AXIS, IN_ORDER, MANY, Classification, classify
from multifidus.clinical.derive import derive
from multifidus.clinical.facts import Facts
from multifidus.clinical.hands_on import withheld
from multifidus.clinical.knowledge import Knowledge
from multifidus.clinical.letter import brief, write_letter
from multifidus.clinical.messages import advice_lines
from multifidus.clinical.overrides import APPROVE, Override
from multifidus.clinical.plan import Line, Plan, TechniqueVerdict
from multifidus.clinical.planning import make_plan
from multifidus.clinical.reasons import Reason
from multifidus.clinical.rules import Label, TierAction
from multifidus.clinical.safety import Safety, assess_safety
from multifidus.clinical.triage import MOST_URGENT_FIRST, PLAN_TIERS, Verdict, triage

SOONEST = {"emergency": "now", "urgent": "same_day", "routine_referral": "weeks", "treat": "next_visit"}
NAMED_AT_ANY_TIER = ("context", "category", "leg_pain", "mechanism")


@dataclass(frozen=True, slots=True)
class Assessment:
    """All that is said of one case. Without leave to plan there is no exercise in it."""

    case: Case
    facts: Facts
    verdict: Verdict
    action: TierAction
    classification: Classification
    safety: Safety
    techniques: tuple[TechniqueVerdict, ...]
    plan: Plan | None
    safe_advice: tuple[Line, ...]
    letter: str | None

    def labels(self) -> tuple[str, ...]:
        """Return every code that a line of the plan, the advice or the tier carries."""
        lines = self.plan.lines() if self.plan else self.safe_advice
        carried = (*self.action.labels, *(label for line in lines for label in line.labels))
        return tuple(dict.fromkeys(carried))


def assess(case: Case, knowledge: Knowledge) -> Assessment:
    """Return the whole assessment of a case. The same case gives the same answer."""
    facts = derive(case.facts, case.today, knowledge)
    verdict = _overruled(_triaged(facts, knowledge), case.overrides, knowledge)
    before = facts.with_values(suspected=_still_suspected(verdict))
    facts = _with_overrides(before, case.overrides)
    classification = classify(facts, knowledge.labels.values(), fixed=_fixed_axes(case.overrides))
    classification = _decided(classification, before, knowledge.labels.values(), case.overrides)
    facts = classification.facts
    if verdict.tier not in PLAN_TIERS:
        classification = _stopped(classification)
    safety = assess_safety(facts, knowledge.conditions.values())
    action = knowledge.tiers[verdict.tier]
    plan = None
    if verdict.may_plan:
        approved = frozenset(o.of.removeprefix(APPROVE) for o in case.overrides if o.of.startswith(APPROVE))
        plan = make_plan(facts, knowledge, safety, approved, said=action.labels)
    return Assessment(
        case,
        facts,
        verdict,
        action,
        classification,
        safety,
        plan.techniques if plan else withheld(knowledge, _why_withheld(verdict, knowledge)),
        plan,
        tuple(line for item, line in advice_lines(facts, knowledge.advice.values()) if item.at_any_tier),
        write_letter(verdict, facts, knowledge.facts, action, case.today.isoformat()),
    )


def _triaged(facts: Facts, knowledge: Knowledge) -> Verdict:
    return triage(facts, knowledge.red_flags.values(), knowledge.facts, knowledge.contradictions.values())


def _still_suspected(verdict: Verdict) -> frozenset[str]:
    """Return what is suspected: a clinician who lowers the tier dismisses what was more urgent."""
    place = MOST_URGENT_FIRST.index(verdict.tier)
    kept = (f.flag.suspects for f in verdict.fired if MOST_URGENT_FIRST.index(f.flag.then) >= place)
    return verdict.suspected & frozenset(kept)


def _overruled(verdict: Verdict, overrides: Iterable[Override], knowledge: Knowledge) -> Verdict:
    said = []
    for override in overrides:
        if override.of == "triage":
            said.append(f"{override.by}: {override.reason} (the rules said {_tier(verdict, knowledge)})")
            within = verdict.within if override.to == verdict.tier else SOONEST[override.to]
            verdict = replace(verdict, tier=override.to, within=within)
        if override.of == "ask_again":
            said.append(f"{override.by}: {override.reason} (open: {_open(verdict, knowledge)})")
            questions = tuple(replace(question, blocks=False) for question in verdict.ask_again)
            verdict = replace(verdict, ask_again=questions)
    return replace(verdict, overruled=Reason("override", "; ".join(said))) if said else verdict


def _fixed_axes(overrides: Iterable[Override]) -> frozenset[str]:
    return frozenset(o.of for o in overrides if o.of in IN_ORDER and o.of not in MANY)


def _with_overrides(facts: Facts, overrides: Iterable[Override]) -> Facts:
    fixed = {FACT_OF_AXIS.get(o.of, o.of): o.to for o in overrides if o.of in IN_ORDER and o.of not in MANY}
    return facts.with_values(**fixed)


def _decided(
    classification: Classification, before: Facts, labels: Iterable[Label], overrides: Iterable[Override]
) -> Classification:
    """Return the labels, those that a clinician decided with that reason beside what the rules said."""
    decided = {override.of: override for override in overrides if override.of in _fixed_axes(overrides)}
    if not decided:
        return classification
    ruled = classify(before, labels)
    named = []
    for found in classification.named:
        override = decided.get(found.label.axis)
        if override:
            said = ", ".join(other.label.title for other in ruled.on(override.of)) or "nothing"
            because = f"{override.by}: {override.reason} (the rules said {said})"
            found = replace(found, confidence="decided by the clinician", reason=Reason("override", because))
        named.append(found)
    return replace(classification, named=tuple(named))


def _stopped(classification: Classification) -> Classification:
    """Return the names without those that choose a treatment: urgent findings stop the classification there."""
    kept = tuple(named for named in classification.named if named.label.axis in NAMED_AT_ANY_TIER)
    return replace(classification, named=kept, conflicts=())


def _why_withheld(verdict: Verdict, knowledge: Knowledge) -> Reason:
    if verdict.tier not in PLAN_TIERS:
        fired = next((found.reason for found in verdict.fired if found.flag.then == verdict.tier), verdict.overruled)
        if fired is not None:
            return fired
    if verdict.withholding:
        return verdict.withholding[0].reason
    return Reason("triage/ask_again", f"Not yet answered: {_open(verdict, knowledge)}.", {}, ("project",))


def _open(verdict: Verdict, knowledge: Knowledge) -> str:
    return "; ".join(brief(knowledge.facts[question.fact].title) for question in verdict.ask_again)


def _tier(verdict: Verdict, knowledge: Knowledge) -> str:
    return knowledge.tiers[verdict.tier].title.lower()

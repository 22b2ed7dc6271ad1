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
from multifidus.clinical.letter import write_letter
from multifidus.clinical.messages import advice_lines
from multifidus.clinical.overrides import APPROVE, Override
from multifidus.clinical.plan import Line, Plan, TechniqueVerdict
from multifidus.clinical.planning import make_plan
from multifidus.clinical.reasons import Reason
from multifidus.clinical.rules import TierAction
from multifidus.clinical.safety import Safety, assess_safety
from multifidus.clinical.triage import MOST_URGENT_FIRST, PLAN_TIERS, Verdict, triage


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
    verdict = _overruled(triage(facts, knowledge.red_flags.values(), knowledge.facts), case.overrides)
    facts = _with_overrides(facts.with_values(suspected=verdict.suspected), case.overrides)
    classification = classify(facts, knowledge.labels.values(), fixed=_fixed_axes(case.overrides))
    facts = classification.facts
    if verdict.tier not in PLAN_TIERS:
        classification = _stopped(classification)
    safety = assess_safety(facts, knowledge.conditions.values())
    action = knowledge.tiers[verdict.tier]
    plan = None
    if verdict.may_plan:
        approved = frozenset(o.of.removeprefix(APPROVE) for o in case.overrides if o.of.startswith(APPROVE))
        plan = make_plan(facts, knowledge, safety, approved)
    return Assessment(
        case,
        facts,
        verdict,
        action,
        classification,
        safety,
        plan.techniques if plan else withheld(knowledge, _why_withheld(verdict)),
        plan,
        tuple(line for item, line in advice_lines(facts, knowledge.advice.values()) if item.at_any_tier),
        write_letter(verdict, facts, knowledge.facts, action, case.today.isoformat()),
    )


def _overruled(verdict: Verdict, overrides: Iterable[Override]) -> Verdict:
    for override in overrides:
        if override.of == "triage" and override.to in MOST_URGENT_FIRST:
            because = f"{override.by}: {override.reason} (the rules said {verdict.tier})"
            within = verdict.within if override.to == verdict.tier else "next_visit"
            verdict = replace(verdict, tier=override.to, within=within, overruled=Reason("override", because))
        if override.of == "ask_again" and override.to == "proceed":
            because = f"{override.by}: {override.reason} (open: {', '.join(q.fact for q in verdict.ask_again)})"
            questions = tuple(replace(question, blocks=False) for question in verdict.ask_again)
            verdict = replace(verdict, ask_again=questions, overruled=Reason("override", because))
    return verdict


def _fixed_axes(overrides: Iterable[Override]) -> frozenset[str]:
    return frozenset(o.of for o in overrides if o.of in IN_ORDER and o.of not in MANY)


def _with_overrides(facts: Facts, overrides: Iterable[Override]) -> Facts:
    fixed = {FACT_OF_AXIS.get(o.of, o.of): o.to for o in overrides if o.of in IN_ORDER and o.of not in MANY}
    return facts.with_values(**fixed)


def _stopped(classification: Classification) -> Classification:
    """Return only what is suspected: emergency and urgent findings stop the classification."""
    kept = tuple(n for n in classification.named if n.label.axis == "context" or n.label.code.endswith("_suspected"))
    return replace(classification, named=kept, conflicts=())


def _why_withheld(verdict: Verdict) -> Reason:
    if verdict.fired and verdict.tier in ("emergency", "urgent"):
        return verdict.fired[0].reason
    open_ = ", ".join(question.fact for question in verdict.ask_again)
    return Reason("triage/ask_again", f"Not yet answered: {open_}.", {}, ("project",))

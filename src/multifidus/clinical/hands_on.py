"""Hands-on techniques: the strictest decision over all conditions wins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from multifidus.clinical.conditions import truth
from multifidus.clinical.facts import Facts
from multifidus.clinical.knowledge import Knowledge
from multifidus.clinical.plan import Line, TechniqueVerdict
from multifidus.clinical.reasons import Reason
from multifidus.clinical.safety import Present, Safety
from multifidus.clinical.treatments import Pathway, Technique

STRICTEST_FIRST = ("absolute", "relative", "ask", "caution", "none")
MOST_ASKED = 6
ASKED_FIRST = ("hvla", "mob34")  # grades III to V ask about what nobody has asked yet


def judge_techniques(
    facts: Facts, knowledge: Knowledge, safety: Safety, pathways: Sequence[Pathway]
) -> tuple[TechniqueVerdict, ...]:
    """Return a verdict for each technique in each region it can be used in."""
    wanted = [name for pathway in pathways for name in pathway.techniques]
    regions = _regions(facts)
    return tuple(
        _judge(technique, region, facts, knowledge, safety, technique.id in wanted and region in regions)
        for technique in knowledge.techniques.values()
        for region in technique.regions
    )


def withheld(knowledge: Knowledge, reason: Reason) -> tuple[TechniqueVerdict, ...]:
    """Return a verdict that blocks every technique everywhere, for one reason."""
    return tuple(
        TechniqueVerdict(technique.id, region, "absolute", False, _line(technique, region, "absolute", (reason,)))
        for technique in knowledge.techniques.values()
        for region in technique.regions
    )


def _judge(
    technique: Technique, region: str, facts: Facts, knowledge: Knowledge, safety: Safety, wanted: bool
) -> TechniqueVerdict:
    found = list(_decisions(technique.id, region, safety.present))
    decision = min((kind for kind, _ in found), key=STRICTEST_FIRST.index, default="none")
    reasons = [present.reason for kind, present in found if kind == decision]
    if technique.id in ASKED_FIRST and decision in ("caution", "none"):
        open_ = _open_conditions(technique.id, region, knowledge, safety)
        if open_:
            decision = "ask"
            more = f" and {len(open_) - MOST_ASKED} more" if len(open_) > MOST_ASKED else ""
            text = f"Ask first: {', '.join(open_[:MOST_ASKED])}{more}."
            reasons.append(Reason("hands_on/ask_first", text, {}, ("project",)))
    if not technique.routine:
        decision = "absolute" if decision == "absolute" else "relative"
        reasons.append(Reason(f"manual_therapy/{technique.id}", technique.evidence, {}, technique.sources))
    fits = technique.offer_when is None or truth(technique.offer_when, facts) is True
    accepted = facts.known("wants_hands_on") != "no" and facts.known("consent_to_hands_on") is not False
    offered = wanted and fits and accepted and decision in ("ask", "caution", "none")
    if offered:
        because = f"Indicated for: {technique.indication}"
        reasons.insert(0, Reason(f"manual_therapy/{technique.id}", because, {}, technique.sources))
    return TechniqueVerdict(technique.id, region, decision, offered, _line(technique, region, decision, tuple(reasons)))


def _decisions(technique: str, region: str, present: Sequence[Present]) -> Iterator[tuple[str, Present]]:
    for found in present:
        decisions = found.condition.techniques
        decision = decisions.get(f"{technique}@{region}", decisions.get(technique))
        if decision is not None and decision != "none":
            yield decision, found


def _open_conditions(technique: str, region: str, knowledge: Knowledge, safety: Safety) -> list[str]:
    return [
        condition.title
        for condition in knowledge.conditions.values()
        if condition.id in safety.not_asked
        and condition.techniques.get(f"{technique}@{region}", condition.techniques.get(technique))
        in ("absolute", "relative")
    ]


def _regions(facts: Facts) -> frozenset[str]:
    categories = facts.known("categories") or frozenset()
    regions = {"lumbar"}
    if "pelvic_girdle_pain" in categories:
        regions.add("pelvis")
    if categories & {"hip_related", "neurogenic_claudication"} or facts.known("hip_stiff"):
        regions.add("hip")
    return frozenset(regions)


def _line(technique: Technique, region: str, decision: str, reasons: tuple[Reason, ...]) -> Line:
    text = f"{technique.title}, {region}: {decision if decision != 'none' else 'may be used'}. {technique.dose}"
    return Line(f"technique:{technique.id}@{region}", text, technique.say, reasons)

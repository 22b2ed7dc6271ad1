"""Which conditions a patient has, and what they forbid: exercises by tag, techniques by decision."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from multifidus.clinical.conditions import examine
from multifidus.clinical.facts import UNKNOWN, Facts
from multifidus.clinical.reasons import Reason
from multifidus.clinical.rules import SafetyCondition, Tag
from multifidus.clinical.treatments import Exercise

BLOCK = "block"


@dataclass(frozen=True, slots=True)
class Present:
    """A condition that the patient has, or that must be assumed because the answer is not known."""

    condition: SafetyCondition
    assumed: bool
    reason: Reason


@dataclass(frozen=True, slots=True)
class Safety:
    """What this patient's conditions mean for exercises and techniques."""

    present: tuple[Present, ...]
    raised: Mapping[str, Present]  # tag -> the condition that raises it
    not_asked: frozenset[str]  # conditions that nobody has asked about

    @property
    def effort_at_most(self) -> int:
        """Return the highest effort, of 10, that the conditions allow."""
        return min(
            (p.condition.effort_at_most for p in self.present if p.condition.effort_at_most is not None), default=10
        )


@dataclass(frozen=True, slots=True)
class Permission:
    """Whether an exercise may be in this patient's plan, and with what care."""

    allowed: bool
    reasons: tuple[Reason, ...]
    warnings: tuple[str, ...] = ()
    modifications: tuple[str, ...] = ()


def assess_safety(facts: Facts, conditions: Iterable[SafetyCondition]) -> Safety:
    """Return the conditions that hold, with those that an unknown answer makes us assume."""
    present: list[Present] = []
    raised: dict[str, Present] = {}
    not_asked: set[str] = set()
    for condition in conditions:
        finding = examine(condition.when, facts)
        answered_unknown = any(facts.get(name) is UNKNOWN for name in finding.missing)
        if finding.truth is None and not (answered_unknown and condition.when_unknown == "assume"):
            not_asked.add(condition.id)
            continue
        if finding.truth is False:
            continue
        assumed = finding.truth is None
        because = f"Not known, so assumed: {condition.title}" if assumed else condition.title
        used = finding.missing if assumed else finding.used
        reason = Reason(
            f"conditions/{condition.id}", because, {name: facts.get(name) for name in used}, condition.sources
        )
        found = Present(condition, assumed, reason)
        present.append(found)
        for tag in condition.raises:
            before = raised.get(tag)
            if before is None or (found.condition.strict, not found.assumed) > (
                before.condition.strict,
                not before.assumed,
            ):
                raised[tag] = found
    return Safety(tuple(present), raised, frozenset(not_asked))


def permit(
    exercise: Exercise, safety: Safety, tags: Mapping[str, Tag], approved: frozenset[str] = frozenset()
) -> Permission:
    """Return whether an exercise may be in the plan.

    A listed contraindication always excludes. A precaution excludes when its
    tag is a block or its condition is strict, unless a clinician approved the exercise for this patient
    (`approved` holds exercise ids); other precautions warn or adapt.
    """
    against = [(tag, safety.raised[tag]) for tag in exercise.contraindications if tag in safety.raised]
    careful = [(tag, safety.raised[tag]) for tag in exercise.precautions if tag in safety.raised]
    if exercise.id not in approved:
        against += [(tag, found) for tag, found in careful if tags[tag].action == BLOCK or found.condition.strict]
    if against:
        return Permission(False, tuple(_because(tags[tag], found) for tag, found in against))
    warnings = tuple(tags[tag].means for tag, _ in careful if tags[tag].action != "modify")
    modifications = tuple(tags[tag].modify for tag, _ in careful)
    return Permission(True, tuple(_because(tags[tag], found) for tag, found in careful), warnings, modifications)


def _because(tag: Tag, found: Present) -> Reason:
    reason = found.reason
    return Reason(f"tags/{tag.id} < {reason.rule}", f"{reason.because}. {tag.means}", reason.facts, reason.sources)

"""What kind of back pain is it, and why? Labels with confidence, for, against, and conflicts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import get_args

from multifidus.clinical.conditions import truth
from multifidus.clinical.facts import Facts
from multifidus.clinical.reasons import Reason, reason_for
from multifidus.clinical.rules import Axis, Label

IN_ORDER: tuple[str, ...] = (
    "context",
    "irritability",
    "leg_pain",
    "direction",
    "risk",
    "category",
    "mechanism",
    "tbc_2007",
    "tbc",
)
FACT_OF_AXIS = {
    "context": "contexts",
    "leg_pain": "leg_pain_type",
    "category": "categories",
}
MANY = ("context", "category", "mechanism", "tbc_2007")
assert set(IN_ORDER) == set(get_args(Axis))


@dataclass(frozen=True, slots=True)
class Named:
    """A label that was given, with all that speaks for and against it."""

    label: Label
    confidence: str  # "likely"; "possible" when something speaks against it or nothing decided it; or whose decision
    reason: Reason
    supports: tuple[str, ...]
    against: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Classification:
    """The labels of one patient, in the order in which they were found."""

    named: tuple[Named, ...]
    conflicts: tuple[str, ...]
    facts: Facts  # with the labels as facts, for all later rules

    def on(self, axis: str) -> tuple[Named, ...]:
        """Return the labels on one axis."""
        return tuple(named for named in self.named if named.label.axis == axis)

    def codes(self, axis: str) -> tuple[str, ...]:
        """Return the codes of the labels on one axis."""
        return tuple(named.label.code for named in self.on(axis))


def classify(facts: Facts, labels: Iterable[Label], fixed: frozenset[str] = frozenset()) -> Classification:
    """Return the labels of a patient; `fixed` axes were decided by a clinician and are in the facts.

    Each axis is answered in turn, and its answer is a fact for the next. On an
    axis with one answer the first label that holds wins; an axis that no rule
    decides gets its `otherwise` label as "possible", or stays open.
    """
    by_axis: dict[str, list[Label]] = {axis: [] for axis in IN_ORDER}
    for label in sorted(labels, key=lambda found: (found.order, found.id)):
        by_axis[label.axis].append(label)
    named: list[Named] = []
    for axis in IN_ORDER:
        if axis in fixed:
            found = [_named(label, facts, True) for label in by_axis[axis] if label.code == facts.get(_fact(axis))]
        else:
            found, facts = _answer(axis, by_axis[axis], facts)
        named.extend(found)
    given = {found.label.id for found in named}
    conflicts = tuple(
        f"{found.label.title} / {other.label.title}"
        for found in named
        for other in named
        if other.label.id in found.label.conflicts_with and found.label.id in given
    )
    return Classification(tuple(named), conflicts, facts)


def _fact(axis: str) -> str:
    return FACT_OF_AXIS.get(axis, axis)


def _answer(axis: str, labels: list[Label], facts: Facts) -> tuple[list[Named], Facts]:
    fact = _fact(axis)
    found: list[Named] = []
    if axis in MANY:
        facts = facts.with_values(**{fact: frozenset()})
    for label in labels:
        if label.otherwise or truth(label.when, facts) is not True:
            continue
        found.append(_named(label, facts, decided=True))
        if axis not in MANY:
            return found, facts.with_values(**{fact: label.code})
        facts = facts.with_values(**{fact: facts.get(fact) | {label.code}})
    fallback = [label for label in labels if label.otherwise]
    if not found and fallback:
        decided = axis not in MANY and truth(fallback[0].when, facts) is True
        found.append(_named(fallback[0], facts, decided))
        code = fallback[0].code
        facts = facts.with_values(**{fact: frozenset({code}) if axis in MANY else code})
    return found, facts


def _named(label: Label, facts: Facts, decided: bool) -> Named:
    supports = tuple(support.say for support in label.supports if truth(support.when, facts))
    against = tuple(support.say for support in label.against if truth(support.when, facts))
    reason = reason_for(f"classification/{label.id}", label.means, label.when, facts, label.sources)
    return Named(label, "likely" if decided and not against else "possible", reason, supports, against)

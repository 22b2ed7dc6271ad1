"""Conditions on facts, in three-valued logic: yes, no, or not known.

A condition is data: `all`, `any`, `not`, `at_least n of`, and comparisons of one
fact with fixed values. Nothing more; what needs arithmetic is a Python function
that derives a fact (`derive.py`).
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from multifidus.clinical.facts import NOT_ASKED, UNKNOWN, Facts, Missing


@dataclass(frozen=True, slots=True)
class Compare:
    """One fact compared with one fixed value."""

    fact: str
    how: str
    value: Any


@dataclass(frozen=True, slots=True)
class AllOf:
    """Yes when every part is yes; no when one part is no."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Yes when one part is yes; no when every part is no."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite; unknown stays unknown."""

    part: Condition


@dataclass(frozen=True, slots=True)
class AtLeast:
    """Yes when n parts are yes; no when too few can still become yes."""

    n: int
    parts: tuple[Condition, ...]


Condition = Compare | AllOf | AnyOf | Not | AtLeast

COMPARISONS: Mapping[str, Callable[[Any, Any], bool]] = {
    "is": operator.eq,
    "above": operator.gt,
    "at_least": operator.ge,
    "below": operator.lt,
    "at_most": operator.le,
    "one_of": lambda fact, options: fact in options,
    "includes": lambda fact, option: option in fact,
    "includes_any": lambda fact, options: not options.isdisjoint(fact),
    "lowest_at_most": lambda fact, limit: bool(fact) and min(fact.values()) <= limit,
    "highest_at_least": lambda fact, limit: bool(fact) and max(fact.values()) >= limit,
    "is_empty": lambda fact, wanted: (len(fact) == 0) is wanted,
}


@dataclass(frozen=True, slots=True)
class Finding:
    """What a condition came to, and the facts that decided it.

    `used` are the facts that made it yes or no; `missing` are those whose
    absence leaves it open.
    """

    truth: bool | None
    used: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


def truth(condition: Condition, facts: Facts) -> bool | None:
    """Return whether a condition holds: True, False, or None where it is not known."""
    if isinstance(condition, Compare):
        return _compare(condition, facts.values.get(condition.fact, NOT_ASKED))
    if isinstance(condition, AllOf):
        result: bool | None = True
        for part in condition.parts:
            held = truth(part, facts)
            if held is False:
                return False
            if held is None:
                result = None
        return result
    if isinstance(condition, AnyOf):
        result = False
        for part in condition.parts:
            held = truth(part, facts)
            if held:
                return True
            if held is None:
                result = None
        return result
    if isinstance(condition, Not):
        held = truth(condition.part, facts)
        return None if held is None else not held
    yes = open_ = 0
    for part in condition.parts:
        held = truth(part, facts)
        yes += held is True
        open_ += held is None
    if yes >= condition.n:
        return True
    return None if yes + open_ >= condition.n else False


def examine(condition: Condition, facts: Facts) -> Finding:
    """Return whether a condition holds, with the facts that decided it."""
    if isinstance(condition, Compare):
        held = _compare(condition, facts.get(condition.fact))
        if held is None:
            return Finding(None, (), (condition.fact,))
        return Finding(held, (condition.fact,), ())
    if isinstance(condition, Not):
        inner = examine(condition.part, facts)
        return Finding(None if inner.truth is None else not inner.truth, inner.used, inner.missing)
    held = truth(condition, facts)
    parts = [examine(part, facts) for part in condition.parts]
    if held is None:
        used = _names(p.used for p in parts if p.truth is True)
        return Finding(None, used, _names(p.missing for p in parts if p.truth is None))
    return Finding(held, _names(p.used for p in parts if p.truth is held), ())


def facts_named(condition: Condition) -> frozenset[str]:
    """Return the names of all facts that a condition asks for."""
    if isinstance(condition, Compare):
        return frozenset({condition.fact})
    if isinstance(condition, Not):
        return facts_named(condition.part)
    return frozenset().union(*(facts_named(part) for part in condition.parts))


def _compare(test: Compare, value: Any) -> bool | None:
    if test.how == "is_known":
        return isinstance(value, Missing) is not test.value
    if value is UNKNOWN or value is NOT_ASKED:
        return None
    return COMPARISONS[test.how](value, test.value)


def _names(groups: Any) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for group in groups for name in group))

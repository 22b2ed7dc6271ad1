"""Why the software says what it says: the rule, the facts it used, the sources it stands on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from multifidus.clinical.conditions import Condition, examine
from multifidus.clinical.facts import Facts


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason: said in words, with the rule, the facts used and the sources."""

    rule: str
    because: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    sources: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


def reason_for(rule: str, because: str, condition: Condition | None, facts: Facts, sources: tuple[str, ...]) -> Reason:
    """Return the reason why a rule came to its verdict, with the facts that decided it."""
    if condition is None:
        return Reason(rule, because, {}, sources)
    finding = examine(condition, facts)
    return Reason(rule, because, {name: facts.get(name) for name in finding.used}, sources, finding.missing)

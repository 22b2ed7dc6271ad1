"""Facts that count the time since something: told once, they grow by themselves."""

from __future__ import annotations

import math

from multifidus.clinical.rules import FactDefinition

DAYS_OF = {"days": 1.0, "weeks": 7.0, "years": 365.25}


def grown(value: float, definition: FactDefinition, days: int) -> float:
    """Return what a count of time has become so many days after it was told.

    Whole units only: six weeks told nine days ago are seven weeks. It stops at
    the largest value that the fact allows.

    >>> from multifidus.clinical.rules import FactDefinition
    >>> weeks = FactDefinition(id="w", kind="number", unit="weeks", low=0, high=45, title="Weeks", elapses=True)
    >>> grown(6, weeks, 9), grown(6, weeks, 1000), grown(6, weeks, 0)
    (7, 45, 6)
    """
    more = value + math.floor(max(days, 0) / DAYS_OF[definition.unit or "days"])
    return more if definition.high is None else min(more, max(value, _whole(definition.high)))


def _whole(number: float) -> float:
    return int(number) if number == int(number) else number

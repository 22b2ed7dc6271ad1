"""What clinicians decided on an episode: what is in force, and what was decided before."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from multifidus.records.models import Decision, Episode

CONFIRM = "confirm:"


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision: of what, to what, why, by whom, when."""

    of: str
    to: str
    reason: str
    by: str
    at: datetime.datetime


@dataclass(frozen=True, slots=True)
class Decisions:
    """Decisions in force by what they decide, confirmations by axis, and everything ever decided, newest first."""

    made: Mapping[str, Decided]
    confirmed: Mapping[str, Decided]
    history: tuple[Decided, ...]


def decisions_on(episode: Episode) -> Decisions:
    """Return the decisions on an episode, in one query."""
    rows = Decision.objects.filter(episode=episode).select_related("by").order_by("id")
    every = tuple(Decided(row.of, row.to, row.reason, row.by.name, row.at) for row in rows)
    newest = {row.of: row for row in every}
    in_force = {of: row for of, row in newest.items() if row.to != Decision.WITHDRAWN}
    return Decisions(
        {of: row for of, row in in_force.items() if not of.startswith(CONFIRM)},
        {of.removeprefix(CONFIRM): row for of, row in in_force.items() if of.startswith(CONFIRM)},
        every[::-1],
    )

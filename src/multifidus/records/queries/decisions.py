"""What clinicians decided on an episode: what is in force, and what was decided before."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from multifidus.clinical.classify import FACT_OF_AXIS
from multifidus.clinical.knowledge import Knowledge
from multifidus.clinical.letter import brief
from multifidus.clinical.overrides import APPROVE
from multifidus.records.knowledge import knowledge
from multifidus.records.models import Decision, Episode

CONFIRM = "confirm:"


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision: of what, to what, why, by whom, when; `about` and `says` are the first two in words."""

    of: str
    to: str
    about: str
    says: str
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
    every = tuple(
        Decided(row.of, row.to, *words_of(row.of, row.to, knowledge()), row.reason, row.by.name, row.at) for row in rows
    )
    newest = {row.of: row for row in every}
    in_force = {of: row for of, row in newest.items() if row.to != Decision.WITHDRAWN}
    return Decisions(
        {of: row for of, row in in_force.items() if not of.startswith(CONFIRM)},
        {of.removeprefix(CONFIRM): row for of, row in in_force.items() if of.startswith(CONFIRM)},
        every[::-1],
    )


def words_of(of: str, to: str, content: Knowledge) -> tuple[str, str]:
    """Return in words what was decided on, and what was decided; the latter is blank where it was given back."""
    name = of.removeprefix(CONFIRM)
    if to == Decision.WITHDRAWN:
        return _about(name, content), ""
    if name == "triage":
        return _about(name, content), content.tiers[to].title if to in content.tiers else _plain(to)
    if name == "ask_again":
        return _about(name, content), _("go on without the answers")
    if name.startswith(APPROVE):
        return _about(name, content), _("given in spite of a precaution")
    titles = {label.code: label.title for label in content.labels.values() if label.axis == name}
    return _about(name, content), ", ".join(titles.get(code) or _plain(code) for code in to.split(","))


def _about(name: str, content: Knowledge) -> str:
    if name == "triage":
        return _("How urgent it is")
    if name == "ask_again":
        return _("Open questions")
    exercise = content.exercises.get(name.removeprefix(APPROVE))
    if exercise is not None:
        return exercise.title
    fact = content.facts.get(FACT_OF_AXIS.get(name, name))
    return brief(fact.title) if fact else _plain(name)


def _plain(code: str) -> str:
    return code.removeprefix(APPROVE).replace("_", " ")

"""Who is offered for one-click entry on the sign-in page of a demonstration."""

from __future__ import annotations

from dataclasses import dataclass

from multifidus.actions.demonstration.people import COLLEAGUES, PATIENTS, SHOWN


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """Somebody made up: how to enter as them, and who they are."""

    name: str
    email: str
    who: str


def demo_people() -> list[DemoPerson]:
    """Return the colleagues and a few patients, each at another point of care."""
    people = [DemoPerson(one.name, one.email, one.who) for one in COLLEAGUES]
    return people + [DemoPerson(one.name, one.email, SHOWN[one.name]) for one in PATIENTS if one.name in SHOWN]

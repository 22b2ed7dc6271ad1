"""Who is in the demonstration: made-up names, each with a written case and a stage of care."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Stage = Literal["invited", "half_way", "waiting", "drafted", "to_agree", "in_care", "discharged"]
Habit = Literal["steady", "now_and_then", "stopped", "strained", "flared"]


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody who works in the demonstration."""

    name: str
    title: str
    is_owner: bool
    is_therapist: bool
    who: str

    @property
    def email(self) -> str:
        """Return the address by which they are entered."""
        return f"{self.name.split()[0].lower()}@demonstration.example"


@dataclass(frozen=True, slots=True)
class Someone:
    """A made-up patient: whose case it is, and where they stand."""

    name: str
    case: str
    stage: Stage
    week: int = 0
    habit: Habit = "steady"
    therapist: int = 0  # place in COLLEAGUES

    @property
    def email(self) -> str:
        """Return the address by which they are entered."""
        return f"{'.'.join(self.name.lower().split())}@demonstration.example"


COLLEAGUES = (
    Colleague("Tom Reyes", "physiotherapist", False, True, "A physiotherapist with most of the patients"),
    Colleague("Priya Nair", "physiotherapist", False, True, "A colleague with a few; covers for Tom"),
    Colleague("Ruth Calder", "practice owner", True, False, "Runs the practice and reads no records"),
)
SHOWN = {  # who is offered on the sign-in page besides the colleagues
    "Marta Lindqvist": "A patient in week 6 of her plan",
    "Sana Mirza": "A patient who has just been invited",
    "Daniel Price": "A patient whose answers were an emergency",
}
PATIENTS = (
    Someone("Marta Lindqvist", "O05", "in_care", 6),
    Someone("Sana Mirza", "U26", "invited"),
    Someone("Daniel Price", "S01", "waiting"),
    Someone("Grace Adeyemi", "O07", "in_care", 3, "strained"),
    Someone("Jonas Weber", "U25", "in_care", 5, "flared"),
    Someone("Peter Hallam", "O21", "in_care", 9, "now_and_then"),
    Someone("Li Na Zhao", "O11", "in_care", 4, "stopped"),
    Someone("Ruth Okonjo", "U16", "in_care", 12),
    Someone("Callum Reid", "U28", "in_care", 8),
    Someone("Hanna Brandt", "O15", "in_care", 2),
    Someone("Ewan Doyle", "O02", "in_care", 1),
    Someone("Amira Haddad", "U22", "in_care", 7, "now_and_then"),
    Someone("Stefan Novak", "L04", "in_care", 10),
    Someone("Bridget Lane", "L02", "in_care", 11, "stopped"),
    Someone("Kofi Mensah", "L10", "in_care", 4, "strained"),
    Someone("Ines Duarte", "U24", "in_care", 3),
    Someone("Walter Pohl", "U35", "in_care", 6),
    Someone("Yuki Tanaka", "U36", "in_care", 1),
    Someone("Orla Byrne", "F02", "in_care", 5),
    Someone("Matteo Conti", "F01", "in_care", 8, "flared"),
    Someone("Zofia Krol", "O17", "in_care", 12, "now_and_then"),
    Someone("David Osei", "U40", "in_care", 2),
    Someone("Ingrid Solberg", "L07", "in_care", 9, "steady", 1),
    Someone("Ravi Menon", "U37", "in_care", 3, "steady", 1),
    Someone("Elsa Moreau", "U38", "in_care", 7, "now_and_then", 1),
    Someone("Tomas Rivera", "U42", "in_care", 5, "stopped", 1),
    Someone("Nadia Petrov", "U33", "in_care", 10, "strained", 1),
    Someone("George Tan", "U21", "in_care", 4, "steady", 1),
    Someone("Fiona Marsh", "U18", "to_agree", 0),
    Someone("Olek Wojcik", "U15", "to_agree", 0, "steady", 1),
    Someone("Carmen Ortiz", "O10", "drafted", 0),
    Someone("Hugh Barlow", "O13", "drafted", 0),
    Someone("Leila Nouri", "U27", "waiting", 0),
    Someone("Simon Achebe", "U14", "waiting", 0),
    Someone("Marion Keller", "U04", "waiting", 0, "steady", 1),
    Someone("Pavel Dvorak", "U20", "half_way", 0),
    Someone("Aisha Bello", "O01", "half_way", 0, "steady", 1),
    Someone("Nils Lund", "U41", "invited", 0),
    Someone("Teresa Gomes", "U19", "discharged", 12),
    Someone("Arthur Finch", "U39", "discharged", 12, "steady", 1),
)

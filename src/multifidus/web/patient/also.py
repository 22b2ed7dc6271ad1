"""What waits for the patient today besides exercises: questions to answer, a lesson to read, a goal to practise."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from multifidus.web.visits import Visit


@dataclass(frozen=True, slots=True)
class Also:
    """A small card on the first page: its title, one sentence, where it leads and what the link says."""

    title: str
    say: str
    address: str
    link: str


SOURCES: tuple[Callable[[Visit], Iterable[Also]], ...] = ()


def also_today(visit: Visit) -> list[Also]:
    """Return the cards of all parts, in the order of `SOURCES`."""
    return [card for source in SOURCES for card in source(visit)]

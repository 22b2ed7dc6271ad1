"""The grids of the neurological screen and of the repeated movements, as the template draws them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from multifidus.clinical.knowledge import Knowledge
from multifidus.records.facts_of import UNKNOWN_WORD
from multifidus.records.queries.findings import Findings
from multifidus.web.therapist.examination_form import GRIDS, Form
from multifidus.web.therapist.examination_layout import (
    CENTRALISES,
    FEELING,
    MOVES,
    NORMAL,
    PERIPHERALISES,
    POWER,
    REFLEXES,
    SIDES,
    more_of,
    roots_of,
)
from multifidus.web.therapist.examination_rows import before_words

TITLES = {POWER: "Power", REFLEXES: "Reflexes", FEELING: "Feeling"}
SCALES = {
    POWER: "0 to 5; 5 is full",
    REFLEXES: "0 absent, 1 reduced, 2 normal",
    FEELING: "0 absent, 1 reduced, 2 normal",
}
EFFECTS = (
    ("", "Not tested"),
    ("none", "No effect"),
    ("centralises", "Centralises"),
    ("peripheralises", "Peripheralises"),
)


@dataclass(frozen=True, slots=True)
class Cell:
    """One field of a grid. `auto`: the software filled it in, or it follows from what was saved."""

    name: str
    label: str
    value: str
    auto: bool
    fault: str | None


@dataclass(frozen=True, slots=True)
class Grid:
    """Power, reflexes or feeling: rows of cells, boxes to tick besides, and what stood before."""

    fact: str
    title: str
    scale: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]
    more: tuple[tuple[str, str, bool], ...]
    unknown: bool
    before: str
    fault: str | None


@dataclass(frozen=True, slots=True)
class Move:
    """One repeated movement and what it did."""

    name: str
    title: str
    value: str
    fault: str | None


@dataclass(frozen=True, slots=True)
class Moves:
    """All repeated movements."""

    rows: tuple[Move, ...]
    effects: tuple[tuple[str, str], ...]
    before: tuple[str, ...]


def grids_of(
    form: Form, faults: Mapping[str, str], filled: frozenset[str], found: Findings, knowledge: Knowledge
) -> tuple[Grid, ...]:
    """Return the grids. Normal cells are dashed: filled by the software, or not named by the saved fact."""
    return tuple(_grid(fact, form, faults, filled, found, knowledge) for fact in GRIDS)


def moves_of(form: Form, faults: Mapping[str, str], found: Findings, knowledge: Knowledge) -> Moves:
    """Return the repeated movements."""
    rows = tuple(
        Move(field, move.replace("_", " ").capitalize(), _first(form, field), faults.get(field))
        for move, field in ((move, f"moves.{move}") for move in MOVES)
    )
    before = tuple(
        f"{title}: {before_words(knowledge.facts[fact], found.before[fact])}"
        for fact, title in ((CENTRALISES, "Centralises with"), (PERIPHERALISES, "Peripheralises with"))
        if fact in found.before
    )
    return Moves(rows, EFFECTS, before)


def _grid(
    fact: str, form: Form, faults: Mapping[str, str], filled: frozenset[str], found: Findings, knowledge: Knowledge
) -> Grid:
    columns = roots_of(fact, knowledge.facts)
    names = tuple(f"{column} jerk".capitalize() if fact == REFLEXES else column for column in columns)
    saved = isinstance(found.today.get(fact), list | dict)
    rows = []
    for side in SIDES:
        cells = []
        for column, name in zip(columns, names, strict=True):
            field = f"{fact}.{column}_{side}"
            value = _first(form, field)
            auto = value == str(NORMAL[fact]) and (field in filled or saved)
            cells.append(Cell(field, f"{TITLES[fact]}, {name}, {side}", value, auto, faults.get(field)))
        rows.append((side.capitalize(), tuple(cells)))
    ticked = form.get(f"{fact}.more", ())
    more = tuple((item, _say(item), item in ticked) for item in more_of(fact, knowledge.facts))
    before = before_words(knowledge.facts[fact], found.before.get(fact))
    unknown = UNKNOWN_WORD in form.get(fact, ())
    fault = next((words for field, words in faults.items() if field == fact or field.startswith(f"{fact}.")), None)
    return Grid(fact, TITLES[fact], SCALES[fact], names, tuple(rows), more, unknown, before, fault)


def _say(choice: str) -> str:
    """Return a choice in words.

    >>> _say("S3_S5"), _say("knees_brisk")
    ('S3 to S5', 'Knees brisk')
    """
    return choice.replace("_", " to ") if choice[:1].isupper() else choice.replace("_", " ").capitalize()


def _first(form: Form, name: str) -> str:
    return next(iter(form.get(name, ())), "")

"""The examination as a form: what was found today as text in fields, and back. Blank is never normal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from multifidus.clinical.case import check_value
from multifidus.clinical.complaints import Complaint
from multifidus.clinical.dose_limits import number_in
from multifidus.clinical.facts import NOT_ASKED, UNKNOWN
from multifidus.clinical.letter import brief
from multifidus.clinical.rules import FactDefinition
from multifidus.records.facts_of import UNKNOWN_WORD
from multifidus.web.therapist.examination_layout import (
    CENTRALISES,
    DRAWN,
    FEELING,
    MOVES,
    NORMAL,
    PERIPHERALISES,
    POWER,
    REFLEXES,
    ROWS,
    cells_of,
    more_of,
)

Form = Mapping[str, Sequence[str]]
GRIDS = (POWER, REFLEXES, FEELING)
NONE = "none"
NOT_DONE = ("x", "?", UNKNOWN_WORD)  # what one may type into a field instead of a value
TYPED_KINDS = ("yes_no", "number", "choice", "choices", "date")
BOTH = "Either a finding, or not known: not both."


@dataclass(frozen=True, slots=True)
class Reading:
    """What a form says: values by fact, as an examination keeps them, and faults by field."""

    values: Mapping[str, Any]
    faults: Mapping[str, str]


def form_of(found: Mapping[str, Any], definitions: Mapping[str, FactDefinition]) -> dict[str, list[str]]:
    """Return the fields that show what was found, as an HTML form would post them.

    Args:
        found: by fact, JSON values, or "unknown".
    """
    form: dict[str, list[str]] = {}
    for name, value in found.items():
        if value == UNKNOWN_WORD:
            form[name] = [UNKNOWN_WORD]
        elif name in GRIDS:
            form |= _grid_fields(name, value, definitions)
        elif name not in (CENTRALISES, PERIPHERALISES):
            form[name] = _field(value, definitions[name])
    return form | _move_fields(found)


def all_normal(form: Form, definitions: Mapping[str, FactDefinition]) -> dict[str, list[str]]:
    """Return the form with every blank cell of the neurological screen filled in as normal."""
    filled = {name: list(values) for name, values in form.items()}
    for fact in GRIDS:
        filled.pop(fact, None)
        for cell in cells_of(fact, definitions):
            if not _text(form, f"{fact}.{cell}"):
                filled[f"{fact}.{cell}"] = [str(NORMAL[fact])]
    return filled


def read_form(form: Form, saved: Mapping[str, Any], definitions: Mapping[str, FactDefinition]) -> Reading:
    """Return what a form says.

    A blank field says nothing, unless a value was saved in it today: that finding is taken back.

    Args:
        saved: by fact, what was found today and stands in the record.
    """
    values: dict[str, Any] = {}
    faults: dict[str, str] = {}
    for fact in GRIDS:
        _read_grid(fact, form, definitions[fact], definitions, values, faults)
    _read_moves(form, values, faults)
    asked = (name for name in form if name in definitions and name not in DRAWN and not definitions[name].derived)
    for name in dict.fromkeys((*ROWS, *asked)):
        if definitions[name].kind in TYPED_KINDS:
            _read_row(definitions[name], form, values, faults)
    cleared = {name: NOT_ASKED for name in (*DRAWN, *ROWS) if name in saved and name not in values}
    touched = {field.partition(".")[0] for field in faults}
    return Reading({**{n: v for n, v in cleared.items() if n not in touched}, **values}, faults)


def _field(value: Any, definition: FactDefinition) -> list[str]:
    if isinstance(value, bool):
        return ["yes" if value else "no"]
    if isinstance(value, list):
        return [str(item) for item in value] or [NONE]
    return [f"{value:g}" if isinstance(value, float) else str(value)]


def _grid_fields(fact: str, value: Any, definitions: Mapping[str, FactDefinition]) -> dict[str, list[str]]:
    fields = {f"{fact}.{cell}": [str(_cell(fact, cell, value))] for cell in cells_of(fact, definitions)}
    return fields | {f"{fact}.more": [item for item in more_of(fact, definitions) if item in value]}


def _cell(fact: str, cell: str, value: Any) -> str:
    if fact == POWER:
        return f"{value.get(cell, NORMAL[POWER]):g}"
    if fact == REFLEXES:
        return "0" if f"{cell}_absent" in value else "1" if f"{cell}_reduced" in value else "2"
    return "1" if cell in value else "2"


def _move_fields(found: Mapping[str, Any]) -> dict[str, list[str]]:
    known = {name: found[name] for name in (CENTRALISES, PERIPHERALISES) if isinstance(found.get(name), list)}
    fields = {}
    for move in MOVES:
        if move in known.get(PERIPHERALISES, ()):
            fields[f"moves.{move}"] = ["peripheralises"]
        elif move in known.get(CENTRALISES, ()):
            fields[f"moves.{move}"] = ["centralises"]
        elif len(known) == 2:
            fields[f"moves.{move}"] = [NONE]
    return fields


def _read_grid(
    fact: str, form: Form, definition: FactDefinition, definitions: Mapping[str, FactDefinition],
    values: dict[str, Any], faults: dict[str, str],
) -> None:  # fmt: skip
    texts = {cell: _text(form, f"{fact}.{cell}") for cell in cells_of(fact, definitions)}
    more = [item for item in form.get(f"{fact}.more", ()) if item in definition.choices]
    begun = any(texts.values()) or bool(more)
    if UNKNOWN_WORD in form.get(fact, ()):
        values[fact] = UNKNOWN
        if begun:
            faults[f"{fact}.{next(iter(texts))}"] = BOTH
        return
    if not begun:
        return
    grades = {}
    for cell, text in texts.items():
        value = number_in(text.removesuffix("+"))
        if not text:
            blank = f"{cell.replace('_', ' ')} is blank. What was not tested is not normal: fill in all, or none."
            faults.setdefault(f"{fact}.{cell}", blank)
        elif type(value) is not int or not 0 <= value <= NORMAL[fact]:
            faults[f"{fact}.{cell}"] = f"{cell.replace('_', ' ')}: a whole number from 0 to {NORMAL[fact]} is needed."
        elif value < NORMAL[fact]:
            grades[cell] = value
    if fact == POWER:
        values[fact] = grades
    elif fact == REFLEXES:
        values[fact] = [*(f"{cell}_{'reduced' if grade else 'absent'}" for cell, grade in grades.items()), *more]
    else:
        values[fact] = [*grades, *more]


def _read_moves(form: Form, values: dict[str, Any], faults: dict[str, str]) -> None:
    said = {move: _text(form, f"moves.{move}") for move in MOVES}
    for move, text in said.items():
        if text not in ("", NONE, "centralises", "peripheralises"):
            faults[f"moves.{move}"] = "Choose what the repeated movement did."
    for fact, word in ((CENTRALISES, "centralises"), (PERIPHERALISES, "peripheralises")):
        found = [move for move, text in said.items() if text == word]
        if UNKNOWN_WORD in form.get(fact, ()):
            values[fact] = UNKNOWN
        elif found or all(said.values()):
            values[fact] = found


def _read_row(definition: FactDefinition, form: Form, values: dict[str, Any], faults: dict[str, str]) -> None:
    name = definition.id
    texts = [text.strip() for text in form.get(name, ()) if text.strip()]
    if not texts:
        return
    if all(text.lower() in NOT_DONE for text in texts):
        values[name] = UNKNOWN
        return
    if any(text == UNKNOWN_WORD for text in texts):
        faults[name] = BOTH
        return
    value = _value(definition, texts)
    checked = check_value(definition, value)
    if isinstance(checked, Complaint):
        faults[name] = f"{brief(definition.title)} {checked.message}"
    else:
        values[name] = value


def _value(definition: FactDefinition, texts: list[str]) -> Any:
    if definition.kind == "choices":
        return [] if texts == [NONE] else texts
    if definition.kind == "yes_no":
        return {"yes": True, "no": False}.get(texts[0], texts[0])
    if definition.kind == "number":
        return number_in(texts[0])
    return texts[0]


def _text(form: Form, name: str) -> str:
    return next((text.strip() for text in form.get(name, ()) if text.strip()), "")

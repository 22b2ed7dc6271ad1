"""Reads a patient's case: every value is checked, and every fault is told at once."""

from __future__ import annotations

import datetime
import difflib
import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from multifidus.clinical.facts import UNKNOWN, Facts
from multifidus.clinical.rules import FactDefinition

CASE_FIELDS = ("id", "title", "notes", "today", "facts", "overrides", "expected")
UNKNOWN_WORDS = ("unknown", None)
MOST_TEXT = 4000
OVERRIDE_FIELDS = ("of", "to", "by", "role", "reason")


@dataclass(frozen=True, slots=True)
class Complaint:
    """What is wrong with one part of a case, and how to mend it."""

    where: str
    message: str

    def __str__(self) -> str:
        return f"{self.where} {self.message}"


class CaseError(Exception):
    """The case can't be used; `complaints` says everything that is wrong in it."""

    def __init__(self, complaints: Iterable[Complaint]) -> None:
        self.complaints = tuple(complaints)
        super().__init__("\n".join(map(str, self.complaints)))


@dataclass(frozen=True, slots=True)
class Override:
    """A clinician's decision against what the rules say: named, with a reason."""

    of: str
    to: str
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class Case:
    """One patient at one moment. No rule reads `notes`."""

    facts: Facts
    today: datetime.date
    id: str = ""
    title: str = ""
    notes: str = ""
    overrides: tuple[Override, ...] = ()


def read_case(found: Any, definitions: Mapping[str, FactDefinition], today: datetime.date) -> Case:
    """Return the case that a parsed JSON document holds.

    Args:
        found: the document, as `json.loads` gives it.
        definitions: the facts that may be known, by name.
        today: the day of the assessment, unless the case names one.

    Raises:
        CaseError: with everything that is wrong.
    """
    if not isinstance(found, dict):
        raise CaseError([Complaint("The case", 'must be an object: {"facts": {...}}.')])
    complaints = [
        Complaint(f"`{key}`", f"is not known in a case; {_nearest(key, CASE_FIELDS)}")
        for key in found
        if key not in CASE_FIELDS
    ]
    for name in ("id", "title", "notes"):
        if not isinstance(found.get(name, ""), str):
            complaints.append(Complaint(f"`{name}`", "must be text in quotes."))
    if "today" in found:
        day = _date(found["today"])
        if isinstance(day, str):
            complaints.append(Complaint("`today`", day))
        else:
            today = day
    values: dict[str, Any] = {}
    facts = found.get("facts")
    if not isinstance(facts, dict):
        complaints.append(Complaint("`facts`", 'is missing or no object; write {"facts": {"age_years": 40, ...}}.'))
        facts = {}
    for name, value in facts.items():
        definition = definitions.get(name)
        if definition is None or definition.derived:
            names = [n for n, d in definitions.items() if not d.derived]
            complaints.append(Complaint(f"`{name}`", f"is no fact we know; {_nearest(name, names)}"))
            continue
        if value in UNKNOWN_WORDS if value is None or isinstance(value, str) else False:
            values[name] = UNKNOWN
            continue
        checked = check_value(definition, value, today)
        if isinstance(checked, Complaint):
            complaints.append(checked)
        else:
            values[name] = checked
    overrides = _overrides(found.get("overrides", []), complaints)
    if complaints:
        raise CaseError(complaints)
    return Case(
        Facts(MappingProxyType(values)),
        today,
        found.get("id", ""),
        found.get("title", ""),
        found.get("notes", ""),
        overrides,
    )


def check_value(definition: FactDefinition, value: Any, today: datetime.date | None = None) -> Any:
    """Return the value of a fact in its frozen form, or a `Complaint` that says what is allowed."""
    said = _CHECKS[definition.kind](definition, value, today)
    return Complaint(f"`{definition.id}`", said.text) if isinstance(said, _Wrong) else said


@dataclass(frozen=True, slots=True)
class _Wrong:
    text: str


def _yes_no(_: FactDefinition, value: Any, __: Any) -> Any:
    if isinstance(value, bool):
        return value
    return _Wrong(f'is {_shown(value)}; true, false or "unknown" are allowed.')


def _number(definition: FactDefinition, value: Any, _: Any) -> Any:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return _Wrong(f"is {_shown(value)}; {_range(definition)}.")
    low, high = definition.low, definition.high
    if (low is not None and value < low) or (high is not None and value > high):
        return _Wrong(f"is {_shown(value)}; {_range(definition)}.")
    if definition.whole and value != int(value):
        return _Wrong(f"is {_shown(value)}; {_range(definition)}.")
    return value


def _choice(definition: FactDefinition, value: Any, _: Any) -> Any:
    if isinstance(value, str) and value in definition.choices:
        return value
    hint = _nearest(value, definition.choices) if isinstance(value, str) else _list(definition.choices)
    return _Wrong(f'is {_shown(value)}; {hint} (or "unknown")')


def _choices(definition: FactDefinition, value: Any, _: Any) -> Any:
    if not isinstance(value, list | tuple | frozenset):
        return _Wrong(f"is {_shown(value)}; a list is needed, [] for none. {_list(definition.choices)}")
    for item in value:
        if not isinstance(item, str) or item not in definition.choices:
            hint = _nearest(item, definition.choices) if isinstance(item, str) else _list(definition.choices)
            return _Wrong(f"holds {_shown(item)}; {hint}")
    return frozenset(value)


def _ratings(definition: FactDefinition, value: Any, _: Any) -> Any:
    if not isinstance(value, Mapping):
        return _Wrong(f'is {_shown(value)}; write {{"{definition.choices[0]}": number}}, {{}} for none.')
    for key, rating in value.items():
        if key not in definition.choices:
            return _Wrong(f"names {_shown(key)}; {_nearest(str(key), definition.choices)}")
        checked = _number(definition, rating, None)
        if isinstance(checked, _Wrong):
            return _Wrong(f"for {key} {checked.text}")
    return MappingProxyType(dict(value))


def _answers(definition: FactDefinition, value: Any, _: Any) -> Any:
    if not isinstance(value, list | tuple) or len(value) > 60:
        return _Wrong(f"is {_shown(value)}; a list of answers is needed, null for one left blank.")
    if definition.length is not None and len(value) != definition.length:
        return _Wrong(f"has {len(value)} answers; {definition.length} are needed, null for one left blank.")
    for item in value:
        if item is not None and isinstance(_number(definition, item, None), _Wrong):
            return _Wrong(f"holds {_shown(item)}; {_range(definition)}, null for one left blank.")
    return tuple(value)


def _day(definition: FactDefinition, value: Any, today: datetime.date | None) -> Any:
    day = _date(value)
    if isinstance(day, str):
        return _Wrong(day)
    if today is not None and day > today and not definition.future:
        return _Wrong(f"is {day}, after today ({today}); a day in the past is needed.")
    return day


def _text(_: FactDefinition, value: Any, __: Any) -> Any:
    if isinstance(value, str) and len(value) <= MOST_TEXT:
        return value
    return _Wrong(f"is {_shown(value)}; text of at most {MOST_TEXT} letters is needed.")


def _goals(_: FactDefinition, value: Any, today: datetime.date | None) -> Any:
    if not isinstance(value, list | tuple) or len(value) > 10:
        return _Wrong('must be a list of at most 10 goals: [{"text": "walk to church", "ability_0_10": 3}].')
    for goal in value:
        wrong = _goal_fault(goal)
        if wrong:
            return _Wrong(wrong)
    return tuple(MappingProxyType(dict(goal)) for goal in value)


def _goal_fault(goal: Any) -> str | None:
    if not isinstance(goal, Mapping) or not isinstance(goal.get("text"), str) or not goal["text"].strip():
        return 'holds a goal without words; write {"text": "walk to church"}.'
    for key, value in goal.items():
        if key == "ability_0_10":
            if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 10:
                return f"has an ability of {_shown(value)}; 0 (can't) to 10 (as before) is allowed."
        elif key == "by":
            if isinstance(_date(value), str):
                return f"has a day {_shown(value)}; write it as 2026-12-31."
        elif key != "text":
            return f"has `{key}`; {_nearest(key, ('text', 'ability_0_10', 'by'))}"
    return None


_CHECKS: Mapping[str, Callable[[FactDefinition, Any, datetime.date | None], Any]] = {
    "yes_no": _yes_no,
    "number": _number,
    "choice": _choice,
    "choices": _choices,
    "ratings": _ratings,
    "answers": _answers,
    "date": _day,
    "text": _text,
    "goals": _goals,
}


def _overrides(found: Any, complaints: list[Complaint]) -> tuple[Override, ...]:
    overrides = []
    for item in found if isinstance(found, list) else [found]:
        if not isinstance(item, dict) or any(not str(item.get(k, "")).strip() for k in OVERRIDE_FIELDS):
            complaints.append(Complaint("`overrides`", f"need {', '.join(OVERRIDE_FIELDS)}, none of them blank."))
        elif item["role"] != "clinician":
            complaints.append(Complaint("`overrides`", "can be made by a clinician only, never by a patient."))
        else:
            overrides.append(Override(*(str(item[k]) for k in ("of", "to", "by", "reason"))))
    return tuple(overrides)


def _date(value: Any) -> datetime.date | str:
    if isinstance(value, datetime.date):
        return value
    try:
        return datetime.date.fromisoformat(value)
    except (TypeError, ValueError):
        return f"is {_shown(value)}; a day is needed, written as 2026-11-23."


def _range(definition: FactDefinition) -> str:
    whole = "a whole number" if definition.whole else "a number"
    unit = f" {definition.unit}" if definition.unit else ""
    return f"{whole} from {definition.low:g} to {definition.high:g}{unit} is allowed"


def _list(options: Iterable[str]) -> str:
    return "allowed are: " + ", ".join(options)


def _nearest(word: str, options: Iterable[str]) -> str:
    names = list(options)
    close = difflib.get_close_matches(str(word), names, n=1, cutoff=0.6)
    return f"did you mean {close[0]}?" if close else _list(names[:20]) + ("." if len(names) <= 20 else ", ...")


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "..."

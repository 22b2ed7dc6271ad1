"""Reads a patient's case: every value is checked, and every fault is told at once."""

from __future__ import annotations

import datetime
import math
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from multifidus.clinical.complaints import Complaint, listed, named, nearest, shown
from multifidus.clinical.facts import UNKNOWN, Facts
from multifidus.clinical.overrides import Override, read_overrides
from multifidus.clinical.rules import FactDefinition

CASE_FIELDS = ("id", "title", "notes", "today", "facts", "overrides", "expected")
UNKNOWN_WORD = "unknown"
MOST_TEXT = 4000
MOST_NAME = 60
MOST_UNKNOWN = 100  # more names than this that we don't know: the rest is only counted


class CaseError(Exception):
    """The case can't be used; `complaints` says everything that is wrong in it."""

    def __init__(self, complaints: Iterable[Complaint]) -> None:
        self.complaints = tuple(complaints)
        super().__init__("\n".join(map(str, self.complaints)))


@dataclass(frozen=True, slots=True)
class Case:
    """One patient at one moment. No rule reads `notes`."""

    facts: Facts
    today: datetime.date
    id: str = ""
    title: str = ""
    notes: str = ""
    overrides: tuple[Override, ...] = ()


def read_case(
    found: Any,
    definitions: Mapping[str, FactDefinition],
    today: datetime.date,
    exercises: Collection[str] | None = None,
) -> Case:
    """Return the case that a parsed JSON document holds.

    Args:
        found: the document, as `json.loads` gives it.
        definitions: the facts that may be known, by name.
        today: the day of the assessment, unless the case names one.
        exercises: ids that a clinician may approve; None where they are not known.

    Raises:
        CaseError: with everything that is wrong.
    """
    if not isinstance(found, dict):
        raise CaseError([Complaint("The case", 'must be an object: {"facts": {...}}.')])
    complaints = list(_head_faults(found))
    if "today" in found:
        day = _date(found["today"])
        if isinstance(day, str):
            complaints.append(Complaint("`today`", day))
        else:
            today = day
    values = _read_facts(found.get("facts"), definitions, today, complaints)
    overrides = read_overrides(found.get("overrides", []), definitions, exercises, complaints)
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


def _head_faults(found: dict[str, Any]) -> Iterator[Complaint]:
    unknown = [key for key in found if key not in CASE_FIELDS]
    for key in unknown[:MOST_UNKNOWN]:
        yield Complaint(f"`{named(key)}`", f"is not known in a case; {nearest(key, CASE_FIELDS)}")
    if len(unknown) > MOST_UNKNOWN:
        yield Complaint("The case", f"holds {len(unknown) - MOST_UNKNOWN} more names that are not known.")
    name = found.get("id", "")
    if not isinstance(name, str) or not name.isprintable() or len(name) > MOST_NAME:
        yield Complaint("`id`", f"is {shown(name)}; text on one line, at most {MOST_NAME} letters, is needed.")
    for field in ("title", "notes"):
        if not isinstance(found.get(field, ""), str):
            yield Complaint(f"`{field}`", "must be text in quotes.")
    if not isinstance(found.get("expected", {}), dict):
        yield Complaint("`expected`", "must be an object; leave it out unless the case is for `multifidus evaluate`.")


def _read_facts(
    found: Any, definitions: Mapping[str, FactDefinition], today: datetime.date, complaints: list[Complaint]
) -> dict[str, Any]:
    if not isinstance(found, dict):
        complaints.append(Complaint("`facts`", 'is missing or no object; write {"facts": {"age_years": 40, ...}}.'))
        return {}
    values: dict[str, Any] = {}
    unknown = []
    for name, value in found.items():
        definition = definitions.get(name)
        if definition is None or definition.derived:
            unknown.append(name)
        elif value is None or value == UNKNOWN_WORD:
            values[name] = UNKNOWN
        else:
            checked = check_value(definition, value, today)
            if isinstance(checked, Complaint):
                complaints.append(checked)
            else:
                values[name] = checked
    complaints += _unknown_facts(unknown, definitions)
    return values


def _unknown_facts(names: list[str], definitions: Mapping[str, FactDefinition]) -> Iterator[Complaint]:
    entered = [name for name, definition in definitions.items() if not definition.derived]
    for name in names[:MOST_UNKNOWN]:
        if name in definitions:
            yield Complaint(f"`{name}`", "is worked out by the software; it can't be entered.")
        else:
            yield Complaint(f"`{named(name)}`", f"is no fact we know; {nearest(name, entered)}")
    if len(names) > MOST_UNKNOWN:
        yield Complaint("`facts`", f"holds {len(names) - MOST_UNKNOWN} more names that we do not know.")


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
    return _Wrong(f'is {shown(value)}; true, false or "unknown" are allowed.')


def _number(definition: FactDefinition, value: Any, _: Any) -> Any:
    wrong = _Wrong(f"is {shown(value)}; {_range(definition)}.")
    if isinstance(value, bool) or not isinstance(value, int | float):
        return wrong
    low, high = definition.low, definition.high
    if (low is not None and not value >= low) or (high is not None and not value <= high):
        return wrong
    if isinstance(value, float) and not math.isfinite(value):
        return wrong
    if definition.whole:
        return int(value) if value == int(value) else wrong
    return value


def _choice(definition: FactDefinition, value: Any, _: Any) -> Any:
    if isinstance(value, str) and value in definition.choices:
        return value
    hint = nearest(value, definition.choices) if isinstance(value, str) else listed(definition.choices)
    return _Wrong(f'is {shown(value)}; {hint} (or "unknown")')


def _choices(definition: FactDefinition, value: Any, _: Any) -> Any:
    if not isinstance(value, list | tuple | frozenset):
        return _Wrong(f"is {shown(value)}; a list is needed, [] for none. {listed(definition.choices)}")
    for item in value:
        if not isinstance(item, str) or item not in definition.choices:
            hint = nearest(item, definition.choices) if isinstance(item, str) else listed(definition.choices)
            return _Wrong(f"holds {shown(item)}; {hint}")
    return frozenset(value)


def _ratings(definition: FactDefinition, value: Any, _: Any) -> Any:
    if not isinstance(value, Mapping):
        return _Wrong(f'is {shown(value)}; write {{"{definition.choices[0]}": number}}, {{}} for none.')
    ratings = {}
    for key, rating in value.items():
        if key not in definition.choices:
            return _Wrong(f"names {shown(key)}; {nearest(str(key), definition.choices)}")
        checked = _number(definition, rating, None)
        if isinstance(checked, _Wrong):
            return _Wrong(f"for {key} {checked.text}")
        ratings[key] = checked
    return MappingProxyType(ratings)


def _answers(definition: FactDefinition, value: Any, _: Any) -> Any:
    if not isinstance(value, list | tuple) or len(value) > 60:
        return _Wrong(f"is {shown(value)}; a list of answers is needed, null for one left blank.")
    if definition.length is not None and len(value) != definition.length:
        return _Wrong(f"has {len(value)} answers; {definition.length} are needed, null for one left blank.")
    answers = [None if item is None else _number(definition, item, None) for item in value]
    for item, answer in zip(value, answers, strict=True):
        if isinstance(answer, _Wrong):
            return _Wrong(f"holds {shown(item)}; {_range(definition)}, null for one left blank.")
    return tuple(answers)


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
    return _Wrong(f"is {shown(value)}; text of at most {MOST_TEXT} letters is needed.")


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
    if len(goal["text"]) > MOST_TEXT:
        return f"holds a goal of {len(goal['text'])} letters; at most {MOST_TEXT} are allowed."
    for key, value in goal.items():
        if key == "ability_0_10":
            if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 10:
                return f"has an ability of {shown(value)}; 0 (can't) to 10 (as before) is allowed."
        elif key == "by":
            if isinstance(_date(value), str):
                return f"has a day {shown(value)}; write it as 2026-12-31."
        elif key != "text":
            return f"has `{named(key)}`; {nearest(key, ('text', 'ability_0_10', 'by'))}"
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


def _date(value: Any) -> datetime.date | str:
    if isinstance(value, datetime.date):
        return value
    try:
        return datetime.date.fromisoformat(value)
    except (TypeError, ValueError):
        return f"is {shown(value)}; a day is needed, written as 2026-11-23."


def _range(definition: FactDefinition) -> str:
    whole = "a whole number" if definition.whole else "a number"
    unit = f" {definition.unit}" if definition.unit else ""
    return f"{whole} from {definition.low:g} to {definition.high:g}{unit} is allowed"

"""The draft of a plan that a therapist edits: what is in it, what was taken out, and why."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, get_args

from multifidus.clinical.assess import Assessment
from multifidus.clinical.dose_limits import DOSE_FIELDS, plain_numbers, typed
from multifidus.clinical.schedule import DAYS
from multifidus.clinical.selection import MOST_EXERCISES
from multifidus.clinical.treatments import Dose, ExerciseGoal

SCHEMA = 1
MOST_WORDS = 400
MOST_NOTE = 2000
MOST_REMOVED = 200
DRAFT_FIELDS = ("schema", "exercises", "removed", "walking", "walking_because", "note")
WORDS_OF_AN_EXERCISE = ("because", "added", "approved", "approved_by")


class DraftError(Exception):
    """An edit that can't be made; `faults` says of each field what is wrong, in words for the therapist."""

    def __init__(self, faults: Iterable[tuple[str, str]]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(f"{field}: {message}" for field, message in self.faults))


@dataclass(frozen=True, slots=True)
class DraftExercise:
    """An exercise of the draft. `rule_dose` and `rule_days` are what the rules gave; the rest is the therapist's."""

    exercise: str
    dose: Dose
    days: tuple[int, ...]  # 0 is Monday
    rule_dose: Dose
    rule_days: tuple[int, ...]
    because: str = ""  # why dose or days differ from what the rules gave
    added: str = ""  # why the therapist put it in; blank where the rules did
    approved: str = ""  # why it is given in spite of what the rules hold against it
    approved_by: str = ""
    approved_against: tuple[str, ...] = ()  # the rules that this overrules, and no others

    @property
    def is_changed(self) -> bool:
        """Return whether the dose, or the number of days, differs from what the rules gave."""
        return self.dose != self.rule_dose


@dataclass(frozen=True, slots=True)
class Removed:
    """An exercise that the rules proposed and the therapist took out."""

    exercise: str
    because: str


@dataclass(frozen=True, slots=True)
class Draft:
    """What a therapist edits. `walking` is false where the walking programme was taken out."""

    exercises: tuple[DraftExercise, ...]
    removed: tuple[Removed, ...] = ()
    walking: bool = True
    walking_because: str = ""
    note: str = ""  # to the patient, beside the plan

    def place_of(self, exercise: str) -> int | None:
        """Return the place of an exercise, the first being 0, or None."""
        return next((place for place, found in enumerate(self.exercises) if found.exercise == exercise), None)


def draft_from(assessment: Assessment) -> Draft:
    """Return the draft that the rules propose.

    Raises:
        DraftError: there is no leave to plan.
    """
    plan = assessment.plan
    if plan is None:
        raise DraftError([("plan", "There is no exercise plan to edit: the safety questions come first.")])
    found = []
    for planned in plan.exercises:
        days = tuple(number for number, day in enumerate(plan.week) if planned.exercise in day)
        found.append(DraftExercise(planned.exercise, planned.dose, days, planned.dose, days))
    return Draft(tuple(found))


def as_json(draft: Draft) -> dict[str, Any]:
    """Return a draft as plain values; `draft_from_json` gives the same draft back."""
    exercises = [
        {
            **dataclasses.asdict(found),
            "dose": plain_numbers(found.dose),
            "days": list(found.days),
            "rule_dose": plain_numbers(found.rule_dose),
            "rule_days": list(found.rule_days),
            "approved_against": list(found.approved_against),
        }
        for found in draft.exercises
    ]
    return {
        "schema": SCHEMA,
        "exercises": exercises,
        "removed": [dataclasses.asdict(found) for found in draft.removed],
        "walking": draft.walking,
        "walking_because": draft.walking_because,
        "note": draft.note,
    }


def draft_from_json(value: Any) -> Draft:
    """Return the draft that plain values hold.

    Raises:
        DraftError: with everything that is wrong.
    """
    if not isinstance(value, dict) or set(value) != set(DRAFT_FIELDS) or value["schema"] != SCHEMA:
        raise DraftError([("draft", f"A draft holds {', '.join(DRAFT_FIELDS)}, of schema {SCHEMA}.")])
    faults = list(_faults(value))
    if faults:
        raise DraftError(faults)
    exercises = tuple(
        DraftExercise(
            found["exercise"],
            _dose(found["dose"]),
            tuple(found["days"]),
            _dose(found["rule_dose"]),
            tuple(found["rule_days"]),
            approved_against=tuple(found["approved_against"]),
            **{name: found[name] for name in WORDS_OF_AN_EXERCISE},
        )
        for found in value["exercises"]
    )
    removed = tuple(Removed(found["exercise"], found["because"]) for found in value["removed"])
    return Draft(exercises, removed, value["walking"], value["walking_because"], value["note"])


def _faults(value: dict[str, Any]) -> Iterator[tuple[str, str]]:
    exercises, removed = value["exercises"], value["removed"]
    if not isinstance(exercises, list) or len(exercises) > MOST_EXERCISES:
        yield "exercises", f"A list of at most {MOST_EXERCISES} exercises is needed."
    else:
        for number, found in enumerate(exercises, 1):
            yield from ((f"exercises.{number}", message) for message in _exercise_faults(found))
        yield from _twice("exercises", exercises)
    if not isinstance(removed, list) or len(removed) > MOST_REMOVED:
        yield "removed", "A list of the exercises taken out is needed."
    else:
        for number, found in enumerate(removed, 1):
            if not isinstance(found, dict) or set(found) != {"exercise", "because"} or not _is_said(found.values()):
                yield f"removed.{number}", "An exercise and a reason are needed."
        yield from _twice("removed", [*removed, *exercises] if isinstance(exercises, list) else removed)
    if not isinstance(value["walking"], bool):
        yield "walking", "Yes or no is needed."
    reason = [value["walking_because"]]
    if not (_are_words(reason) if value["walking"] is True else _is_said(reason)):
        yield "walking_because", f"Words are needed, at most {MOST_WORDS} letters."
    if not is_note(value["note"]):
        yield "note", f"Words are needed, at most {MOST_NOTE} letters."


def _twice(field: str, items: list[Any]) -> Iterator[tuple[str, str]]:
    names = [item.get("exercise") for item in items if isinstance(item, dict)]
    if any(names.count(name) > 1 for name in names):
        yield field, "An exercise stands in it twice."


def _exercise_faults(found: Any) -> Iterator[str]:
    names = [field.name for field in dataclasses.fields(DraftExercise)]
    if not isinstance(found, dict) or set(found) != set(names):
        yield f"An exercise holds {', '.join(names)}."
        return
    if not _are_words([found["exercise"], *(found[name] for name in WORDS_OF_AN_EXERCISE)]) or not found["exercise"]:
        yield f"Words are needed, at most {MOST_WORDS} letters each."
    if not isinstance(found["approved_against"], list) or not _is_said(found["approved_against"]):
        yield "A list of the rules that are overruled is needed."
    for of in ("", "rule_"):
        days, dose = found[f"{of}days"], found[f"{of}dose"]
        wrong = list(_dose_faults(dose))
        yield from wrong
        if not isinstance(days, list) or day_fault(days) or days != sorted(days):
            yield "Days are numbers from 0 (Monday) to 6, each once, in order."
        elif not wrong and dose["days_per_week"] != len(days):
            yield "The dose says another number of days than there are."


def _dose_faults(found: Any) -> Iterator[str]:
    names = {field.name for field in dataclasses.fields(Dose)}
    if not isinstance(found, dict) or set(found) != names:
        yield f"A dose holds {', '.join(sorted(names))}."
        return
    for name, field in DOSE_FIELDS.items():
        message = field.fault(found[name])
        if message and not (name == "duration_min" and found[name] is None):
            yield message
            return
    if found["effort_low"] > found["effort_high"]:
        yield "The lower effort is above the higher one."
    if found["goal"] not in get_args(ExerciseGoal) or not isinstance(found["derived"], bool):
        yield "The dose has no goal."
    if not _are_words(found[name] for name in ("note", "reps_in_reserve") if found[name] is not None):
        yield "Words are needed for the note of a dose."


def day_fault(days: Any) -> str | None:
    """Return what is wrong with the days of an exercise, or None."""
    if not isinstance(days, list | tuple) or not all(type(day) is int and 0 <= day < DAYS for day in days):
        return "Choose days from Monday to Sunday."
    if not days:
        return "Choose at least one day, or take the exercise out."
    return "A day stands twice." if len(set(days)) != len(days) else None


def is_note(value: Any) -> bool:
    """Return whether a value may be a note: text that can be printed, of several lines."""
    return isinstance(value, str) and len(value) <= MOST_NOTE and value.replace("\n", "").isprintable()


def _are_words(values: Iterable[Any]) -> bool:
    return all(isinstance(value, str) and value.isprintable() and len(value) <= MOST_WORDS for value in values)


def _is_said(values: Iterable[Any]) -> bool:
    said = list(values)
    return _are_words(said) and all(value.strip() for value in said)


def _dose(found: Mapping[str, Any]) -> Dose:
    numbers = {name: typed(name, found[name]) for name in DOSE_FIELDS if found[name] is not None}
    return Dose(**{**found, **numbers})

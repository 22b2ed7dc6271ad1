"""What differs between two versions of a plan: drafts or approved documents, in words to print."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from multifidus.clinical.dose_limits import TITLES
from multifidus.clinical.draft import Draft
from multifidus.clinical.knowledge import Knowledge

SHORT_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
WALKING = ("without walking", "with the walking programme")


@dataclass(frozen=True, slots=True)
class OutlineExercise:
    """An exercise of a version: only what is compared."""

    exercise: str
    title: str
    dose: Mapping[str, float | None]
    days: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """A version of a plan, as far as it is compared."""

    exercises: tuple[OutlineExercise, ...]
    walking: bool  # false where the therapist took it out
    note: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs. `before` and `after` are words, blank where there was nothing; `say` is the sentence."""

    kind: str  # added, removed, dose, days, order, walking, note
    exercise: str
    title: str
    before: str
    after: str
    say: str


def outline_of_draft(draft: Draft, knowledge: Knowledge) -> Outline:
    """Return what is compared of a draft."""
    found = []
    for item in draft.exercises:
        exercise = knowledge.exercises.get(item.exercise)
        dose = {name: getattr(item.dose, name) for name in TITLES}
        found.append(OutlineExercise(item.exercise, exercise.title if exercise else item.exercise, dose, item.days))
    return Outline(tuple(found), draft.walking, draft.note)


def outline_of_document(document: Mapping[str, Any]) -> Outline:
    """Return what is compared of an approved plan document."""
    found = tuple(
        OutlineExercise(
            item["exercise"], item["title"], {name: item["dose"][name] for name in TITLES}, tuple(item["days"])
        )
        for item in document["exercises"]
    )
    return Outline(found, not document["walking_because"], document["note"])


def compare(before: Outline, after: Outline) -> tuple[Difference, ...]:
    """Return what differs between two versions, in the order of the later one."""
    return tuple(_differences(before, after))


def _differences(before: Outline, after: Outline) -> Iterator[Difference]:
    old = {item.exercise: item for item in before.exercises}
    new = {item.exercise: item for item in after.exercises}
    for item in before.exercises:
        if item.exercise not in new:
            words = _dose_words(item.dose)
            yield Difference("removed", item.exercise, item.title, words, "", f"{item.title} was taken out.")
    for item in after.exercises:
        if item.exercise not in old:
            words = f"{_dose_words(item.dose)}; {_day_words(item.days)}"
            yield Difference("added", item.exercise, item.title, "", words, f"{item.title} is new: {words}.")
        else:
            yield from _changes(old[item.exercise], item)
    stayed = [item for item in before.exercises if item.exercise in new]
    moved = [item for item in after.exercises if item.exercise in old]
    if [item.exercise for item in stayed] != [item.exercise for item in moved]:
        first, then = (", ".join(item.title for item in items) for items in (stayed, moved))
        yield Difference("order", "", "", first, then, f"The order is now: {then}.")
    if before.walking != after.walking:
        was, now = (WALKING[version.walking] for version in (before, after))
        yield Difference("walking", "", "", was, now, f"Now {now}.")
    if before.note != after.note:
        yield Difference("note", "", "", before.note, after.note, "The note to the patient was changed.")


def _changes(was: OutlineExercise, now: OutlineExercise) -> Iterator[Difference]:
    changed = [name for name in TITLES if was.dose[name] != now.dose[name]]
    if changed:
        before, after = (_dose_words({name: dose[name] for name in changed}) for dose in (was.dose, now.dose))
        yield Difference("dose", now.exercise, now.title, before, after, f"{now.title}: {before}; now {after}.")
    if was.days != now.days:
        before, after = _day_words(was.days), _day_words(now.days)
        yield Difference("days", now.exercise, now.title, before, after, f"{now.title}: on {before}; now on {after}.")


def _dose_words(dose: Mapping[str, float | None]) -> str:
    return ", ".join(f"{TITLES[name].lower()} {value:g}" for name, value in dose.items() if value is not None)


def _day_words(days: tuple[int, ...]) -> str:
    return "every day" if len(days) == len(SHORT_DAYS) else " ".join(SHORT_DAYS[day] for day in days)

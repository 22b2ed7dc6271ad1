"""Random edits of a draft, sensible and not, as a therapist or a broken form may make them."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

from tests.properties.patients import KNOWLEDGE

from multifidus.clinical.assess import Assessment
from multifidus.clinical.dose_limits import DOSE_FIELDS, TITLES
from multifidus.clinical.draft import Draft
from multifidus.clinical.drafting import (
    add,
    approve_exercise,
    change_dose,
    move,
    remove,
    set_days,
    set_note,
    set_walking,
    swap,
)

EXERCISES = tuple(KNOWLEDGE.exercises)
WORDS = ("It suits this patient better.", "It suits this patient better.", "", "no", "x" * 500, "\x00")
NUMBERS = (0, 1, 2, 5, 30, 1000, -3, 2.5, "4", "", "ten", None, True, float("nan"))
Edit = Callable[[Draft, Assessment, Random], Draft]


def edit(draft: Draft, assessment: Assessment, chance: Random) -> Draft:
    """Return a draft after one random edit, which may be refused."""
    return EDITS[chance.randrange(len(EDITS))](draft, assessment, chance)


def _why(chance: Random) -> str:
    return WORDS[chance.randrange(len(WORDS))]


def _one(draft: Draft, chance: Random) -> str:
    if not draft.exercises or chance.random() < 0.05:
        return EXERCISES[chance.randrange(len(EXERCISES))]
    return draft.exercises[chance.randrange(len(draft.exercises))].exercise


def _any(chance: Random) -> str:
    return "no_such" if chance.random() < 0.02 else EXERCISES[chance.randrange(len(EXERCISES))]


def _by(chance: Random) -> tuple[str, str]:
    return _why(chance), "A. Clinician" if chance.random() < 0.8 else ""


def _dose(draft: Draft, assessment: Assessment, chance: Random) -> Draft:
    values: dict[str, Any] = {}
    for _ in range(chance.randint(0, 3)):
        name = tuple(TITLES)[chance.randrange(len(TITLES))]
        field = DOSE_FIELDS[name]
        sane = chance.randint(int(field.low), int(field.high))
        values[name] = sane if chance.random() < 0.7 else NUMBERS[chance.randrange(len(NUMBERS))]
    return change_dose(draft, _one(draft, chance), values, _why(chance), assessment, KNOWLEDGE)


def _days(draft: Draft, _: Assessment, chance: Random) -> Draft:
    days = [chance.randint(-1 if chance.random() < 0.1 else 0, 6) for _ in range(chance.randint(0, 5))]
    return set_days(draft, _one(draft, chance), days, _why(chance))


def _add(draft: Draft, assessment: Assessment, chance: Random) -> Draft:
    return add(draft, _any(chance), _why(chance), assessment, KNOWLEDGE, *_by(chance))


def _swap(draft: Draft, assessment: Assessment, chance: Random) -> Draft:
    return swap(draft, _one(draft, chance), _any(chance), _why(chance), assessment, KNOWLEDGE, *_by(chance))


EDITS: tuple[Edit, ...] = (
    _dose,
    _days,
    _add,
    _add,
    _swap,
    _swap,
    lambda draft, _, chance: move(draft, _one(draft, chance), chance.randint(0, 7)),
    lambda draft, _, chance: remove(draft, _one(draft, chance), _why(chance)),
    lambda draft, assessment, chance: approve_exercise(draft, _one(draft, chance), *_by(chance), assessment, KNOWLEDGE),
    lambda draft, _, chance: set_walking(draft, chance.random() < 0.5, _why(chance)),
    lambda draft, _, chance: set_note(draft, _why(chance)),
)

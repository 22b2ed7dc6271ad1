"""The words that patients read, in all content: plain, and without fear."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from statistics import mean
from typing import Any

import pytest
from tests.readability import grade

from multifidus.clinical.knowledge import Knowledge
from multifidus.library.load import load_knowledge

FOR_PATIENTS = ("say", "plain", "purpose", "message", "cues", "ask", "modify", "do_now", "avoid", "call")
SCARE_WORDS = (
    "damage", "degenerat", "wear and tear", "slipped", "unstable", "out of place", "weak core", "bad posture",
    "bone on bone", "crumbl", "never bend", "ruptur",
)  # fmt: skip
JARGON = ("lumbar", "radicul", "irritability", "contraindicat", "neurolog", "prone", "supine", "aetiolog", "prognos")
READING_GRADE = 7.0  # [project] a reading age of about 12
HARDEST_GRADE = 12.0  # one text by itself: the formula is harsh to short sentences with one long word
CURE = ("cure", "guarantee", "will fix")
KNOWN = load_knowledge()
KINDS = tuple(
    field.name
    for field in dataclasses.fields(Knowledge)
    if isinstance(getattr(KNOWN, field.name), Mapping) and field.name not in ("sections", "instruments")
)


def texts_of(kind: str) -> list[tuple[str, str]]:
    """Return the texts for patients in one kind of content, each with the place where it stands."""
    return [
        (f"{kind}/{name}.{where}", text)
        for name, entry in getattr(KNOWN, kind).items()
        for where, text in _texts(entry, ())
    ]


def _texts(value: Any, path: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        if path and path[-1] in FOR_PATIENTS:
            yield ".".join(path), value
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            if (type(value).__name__, field.name) not in NOT_FOR_PATIENTS:
                yield from _texts(getattr(value, field.name), (*path, field.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item, path)


NOT_FOR_PATIENTS = {("Label", "supports"), ("Label", "against")}  # a few words for the therapist
EVERY_TEXT = [(kind, where, text) for kind in KINDS for where, text in texts_of(kind)]


@pytest.mark.parametrize("kind", KINDS)
def test_no_text_for_patients_frightens(kind):
    found = [
        f"{where}: {word} in {text!r}" for where, text in texts_of(kind) for word in SCARE_WORDS if word in text.lower()
    ]

    assert found == []


@pytest.mark.parametrize("kind", KINDS)
def test_no_text_for_patients_promises_a_cure(kind):
    found = [f"{where}: {word} in {text!r}" for where, text in texts_of(kind) for word in CURE if word in text.lower()]

    assert found == []


@pytest.mark.parametrize("kind", KINDS)
def test_no_text_for_patients_speaks_the_language_of_the_clinic(kind):
    found = [
        f"{where}: {word} in {text!r}" for where, text in texts_of(kind) for word in JARGON if word in text.lower()
    ]

    assert found == []


@pytest.mark.parametrize("kind", sorted({kind for kind, _, _ in EVERY_TEXT}))
def test_patients_can_read_it(kind):
    grades = {f"{where}: {text!r}": grade(text) for where, text in texts_of(kind)}
    hardest = sorted(grades, key=grades.__getitem__)[-3:]

    assert mean(grades.values()) <= READING_GRADE, hardest


@pytest.mark.parametrize("kind", ["conditions", "techniques", "topics"])
def test_no_single_text_is_hard_to_read(kind):
    hard = [f"{where}: {grade(text):.1f} {text!r}" for where, text in texts_of(kind) if grade(text) > HARDEST_GRADE]

    assert hard == []


def test_all_kinds_with_words_for_patients_are_looked_at():
    assert {"conditions", "techniques", "topics", "exercises", "red_flags", "labels", "facts"} <= {
        kind for kind, _, _ in EVERY_TEXT
    }

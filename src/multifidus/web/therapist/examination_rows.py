"""The rows of the examination page: each value against its norm and error, beside what stood before."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils import formats

from multifidus.clinical.dose_limits import number_in
from multifidus.clinical.facts import Facts
from multifidus.clinical.knowledge import Knowledge
from multifidus.clinical.letter import brief
from multifidus.clinical.norms import NormReading, against_norm, norm_of
from multifidus.clinical.rules import FactDefinition
from multifidus.records.facts_of import UNKNOWN_WORD
from multifidus.records.queries.fact_words import value_words
from multifidus.records.queries.findings import Finding
from multifidus.web.components.norm_bar import NormBar, norm_bar
from multifidus.web.therapist.examination_form import NONE, TYPED_KINDS

Choices = tuple[tuple[str, str], ...]
CODE = re.compile(r"\s*\([A-Z]\d+\)")  # of the red-flag screen: no word for the page


@dataclass(frozen=True, slots=True)
class Row:
    """One fact to enter. `typed` is the text in its field, `chosen` every choice that is ticked."""

    name: str
    title: str
    aside: str
    kind: str
    unit: str
    choices: Choices
    typed: str
    chosen: tuple[str, ...]
    unknown: bool
    before: str
    bar: NormBar | None
    bar_words: str
    change: str
    change_is: str  # good, bad, or blank where it is neither
    error_words: str
    fault: str | None


def rows_of(
    names: Iterable[str],
    form: Mapping[str, Sequence[str]],
    faults: Mapping[str, str],
    before: Mapping[str, Finding],
    facts: Facts,
    knowledge: Knowledge,
) -> tuple[Row, ...]:
    """Return the rows of some facts, as far as they can be typed into one field."""
    return tuple(
        _row(knowledge.facts[name], form.get(name, ()), faults.get(name), before.get(name), facts, knowledge)
        for name in names
        if knowledge.facts[name].kind in TYPED_KINDS
    )


def before_words(definition: FactDefinition, found: Finding | None) -> str:
    """Return what stood before, in words, with its day; blank where there was nothing.

    >>> before_words(None, None)
    ''
    """
    if found is None:
        return ""
    day = formats.date_format(found.on, "j F Y")
    return f"{value_words(definition, found.value)}, {'told' if found.told else 'found'} {day}"


def _row(
    definition: FactDefinition, texts: Sequence[str], fault: str | None, found: Finding | None, facts: Facts,
    knowledge: Knowledge,
) -> Row:  # fmt: skip
    typed = next((text for text in texts if text and text != UNKNOWN_WORD), "")
    reading = _reading(definition, typed, found, facts, knowledge) if definition.kind == "number" else None
    norm = norm_of(definition.id, knowledge.norms)
    title = brief(definition.title)
    return Row(
        name=definition.id,
        title=title,
        aside=norm.how if norm else _aside(definition.title, title),
        kind=definition.kind,
        unit=_unit(definition, norm.unit if norm else ""),
        choices=_choices(definition),
        typed=typed,
        chosen=tuple(texts),
        unknown=UNKNOWN_WORD in texts,
        before=before_words(definition, found),
        bar=_bar(float(number_in(typed)), reading, found) if reading else None,
        bar_words=f"{title}: {typed}{reading.unit}. {reading.words}" if reading else "",
        change=reading.change_words if reading else "",
        change_is=_good_or_bad(reading),
        error_words=f"{reading.error_words} {reading.norm_words}" if reading else "",
        fault=fault,
    )


def _aside(whole: str, title: str) -> str:
    """Return what a title says besides, without codes of the screen.

    >>> _aside("Anal tone (C8)", "Anal tone"), _aside("Upper signs: Babinski, clonus (M1)", "Upper signs")
    ('', 'Babinski, clonus')
    """
    rest = CODE.sub("", whole.removeprefix(title)).strip(" ;:").replace("_", " ")
    return rest[1:-1] if rest.startswith("(") and rest.endswith(")") else rest


def _unit(definition: FactDefinition, short: str) -> str:
    if definition.unit == "degrees":
        return "°"
    return definition.unit or short.strip()


def _choices(definition: FactDefinition) -> Choices:
    if definition.kind == "yes_no":
        return (("no", "No"), ("yes", "Yes"))
    found = tuple((choice, choice.replace("_", " ").capitalize()) for choice in definition.choices)
    return (*found, (NONE, "None of these")) if definition.kind == "choices" else found


def _reading(
    definition: FactDefinition, typed: str, found: Finding | None, facts: Facts, knowledge: Knowledge
) -> NormReading | None:
    value = number_in(typed)
    if isinstance(value, str) or value is None:
        return None
    was = found.value if found is not None and isinstance(found.value, int | float) else None
    words = knowledge.sayings["default"].norm
    age, sex = facts.known("age_years"), facts.known("sex_at_birth")
    return against_norm(definition.id, value, was, age, sex, knowledge.norms, words)


def _bar(value: float, reading: NormReading, found: Finding | None) -> NormBar | None:
    if reading.scale is None:
        return None
    low, high = reading.scale
    below = reading.flagged[1] if reading.flagged and reading.flagged[0] == low else None
    above = reading.flagged[0] if reading.flagged and below is None else None
    was = found.value if found is not None and isinstance(found.value, int | float) else None
    return norm_bar(
        value, low=low, high=high, before=was, error=reading.error, usual=reading.usual, flagged_below=below,
        flagged_above=above,
    )  # fmt: skip


def _good_or_bad(reading: NormReading | None) -> str:
    if reading is None or not reading.real or reading.better is None:
        return ""
    return "good" if reading.better else "bad"

"""A clinician's decisions against what the rules say: who may make them, of what, and to what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from multifidus.clinical.classify import FACT_OF_AXIS, IN_ORDER, MANY
from multifidus.clinical.complaints import Complaint, listed, named, nearest, shown
from multifidus.clinical.rules import FactDefinition
from multifidus.clinical.triage import MOST_URGENT_FIRST

FIELDS = ("of", "to", "by", "role", "reason")
APPROVE = "exercise:"  # an override of "exercise:<id>" approves it in spite of a precaution
ONE_ANSWER = tuple(axis for axis in IN_ORDER if axis not in MANY)
MOST_WORDS = 400
FEWEST_LETTERS = 10


@dataclass(frozen=True, slots=True)
class Override:
    """A clinician's decision against what the rules say: named, with a reason."""

    of: str
    to: str
    by: str
    reason: str


def read_overrides(
    found: Any,
    definitions: Mapping[str, FactDefinition],
    exercises: Collection[str] | None,
    complaints: list[Complaint],
) -> tuple[Override, ...]:
    """Return the overrides of a case; what is wrong in them is added to the complaints.

    Args:
        found: the part `overrides` of the document.
        exercises: ids that may be approved; None where they are not known.
    """
    if not isinstance(found, list):
        complaints.append(Complaint("`overrides`", 'must be a list: [{"of": "triage", "to": "urgent", ...}].'))
        return ()
    overrides = []
    for number, item in enumerate(found, 1):
        wrong = list(_faults(item, definitions, exercises))
        complaints += [Complaint(f"override {number}", text) for text in wrong]
        if not wrong:
            overrides.append(Override(*(item[name].strip() for name in ("of", "to", "by", "reason"))))
    for of, count in Counter(override.of for override in overrides).items():
        if count > 1:
            complaints.append(Complaint("`overrides`", f"decide {named(of)} {count} times. Keep one."))
    return tuple(overrides)


def _faults(item: Any, definitions: Mapping[str, FactDefinition], exercises: Collection[str] | None) -> Iterator[str]:
    if not isinstance(item, dict):
        yield f"is {shown(item)}; an object with {', '.join(FIELDS)} is needed."
        return
    for name in item:
        if name not in FIELDS:
            yield f"has `{named(name)}`; {nearest(name, FIELDS)}"
    blank = [name for name in FIELDS if not _is_words(item.get(name))]
    if blank:
        yield f"needs words for {', '.join(blank)}: one line each, none of them blank."
    elif item["role"] != "clinician":
        yield "is not made by a clinician; only a clinician may overrule, never a patient."
    elif len(item["reason"].strip()) < FEWEST_LETTERS:
        yield f"gives a reason of fewer than {FEWEST_LETTERS} letters; say why, so that others understand."
    else:
        yield from _target_faults(item["of"].strip(), item["to"].strip(), definitions, exercises)


def _target_faults(
    of: str, to: str, definitions: Mapping[str, FactDefinition], exercises: Collection[str] | None
) -> Iterator[str]:
    if of.startswith(APPROVE):
        name = of.removeprefix(APPROVE)
        if exercises is not None and name not in exercises:
            yield f"approves `{named(name)}`, which is no exercise; {nearest(name, exercises)}"
        allowed: tuple[str, ...] = ("approve",)
    elif of == "triage":
        allowed = MOST_URGENT_FIRST
    elif of == "ask_again":
        allowed = ("proceed",)
    elif of in ONE_ANSWER:
        allowed = definitions[FACT_OF_AXIS.get(of, of)].choices
    else:
        yield f"is of `{named(of)}`; {nearest(of, ('triage', 'ask_again', *ONE_ANSWER, 'exercise:<id>'))}"
        return
    if to not in allowed:
        yield f"of {named(of)} is to `{named(to)}`; {listed(allowed)}."


def _is_words(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip()) and value.isprintable() and len(value) <= MOST_WORDS

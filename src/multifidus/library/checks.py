"""What must hold across the files: rules have their cases, the cases come true, and names lead somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, get_args

from multifidus.clinical.classify import FACT_OF_AXIS
from multifidus.clinical.complaints import nearest
from multifidus.clinical.conditions import examine, facts_named
from multifidus.clinical.entries import Entry, Rule
from multifidus.clinical.facts import Facts
from multifidus.clinical.rules import FactDefinition, FactSection, Label, RedFlag, SafetyCondition, Tier
from multifidus.clinical.treatments import Pathway, Technique
from multifidus.library.faults import Fault
from multifidus.library.intake_checks import intake_faults

PENDING = "pending"
SIGNED = re.compile(r"\S.*, [0-9]{4}-[0-9]{2}-[0-9]{2}(, .+)?")
NEEDS_NO_SOURCE = ("source", "fact", "tag")
EXPECTED = {True: "fires", False: "silent", None: "unknown"}
NUMBERED = ("number", "ratings", "answers")
CHOSEN = ("choice", "choices", "ratings")
ASKED_FOR_BY_NAME = (  # what the code asks for by its name
    ("tier", "triage", get_args(Tier)),
    ("goal_word", "progression/goal_words", ("sport",)),
    ("instrument", "instruments", ("stage", "startback9", "rmdq24", "odi", "phq2", "phq4")),
)


def check_facts(sections: Mapping[str, FactSection], files: Mapping[str, str]) -> Iterator[Fault]:
    """Yield everything that is wrong in the definitions of facts."""
    if not sections:
        yield Fault("content/facts", 1, "holds no facts. Is this the content folder?")
    seen: dict[str, str] = {}
    for section in sections.values():
        file = files[f"fact_section/{section.id}"]
        yield from _check_review(section, file)
        for fact in section.facts:
            if fact.id in seen:
                yield Fault(file, 1, f"defines `{fact.id}` again; it stands in {seen[fact.id]}. Keep one.")
            seen[fact.id] = file
            for message in _fact_faults(fact):
                yield Fault(file, 1, f"`{fact.id}` {message}")


def _fact_faults(fact: FactDefinition) -> Iterator[str]:
    if fact.kind in NUMBERED and (fact.low is None or fact.high is None or fact.low > fact.high):
        yield "is a number; give `low` and `high`, the smallest and the largest allowed."
    if fact.kind in CHOSEN and not fact.choices:
        yield "has no `choices`; list the values allowed."
    allowed = ("yes", "no") if fact.kind == "yes_no" else fact.choices
    for value in fact.alarming:
        if value not in allowed:
            yield f"is alarming at {value}; {nearest(value, allowed)}"


def check(
    entries: Mapping[str, Mapping[str, Any]], facts: Mapping[str, FactDefinition], files: Mapping[str, str]
) -> Iterator[Fault]:
    """Yield everything that is wrong across the files."""
    for kind, found in entries.items():
        for entry in found.values():
            if isinstance(entry, Entry):
                file = files[f"{kind}/{entry.id}"]
                yield from _check_entry(kind, entry, file)
                if isinstance(entry, Rule):
                    yield from _check_rule(entry, file)
                for message in _names_that_lead_nowhere(entry, entries, facts):
                    yield Fault(file, 1, message)
    for part, message in intake_faults(entries["intake"], entries["instrument"], facts):
        yield Fault(files[f"intake/{part}"], 1, message)
    for kind, folder, names in ASKED_FOR_BY_NAME:
        for name in names:
            if name not in entries[kind]:
                yield Fault(f"content/{folder}/{name}.yaml", 1, "is missing; the software asks for it by this name.")
    if not any(_always_holds(row) for row in entries["pathway"].values()):
        yield Fault("content/pathways", 1, "need a row with `when: always` that is no add-on, for whom no other fits.")


def _check_entry(kind: str, entry: Entry, file: str) -> Iterator[Fault]:
    yield from _check_review(entry, file)
    if not entry.sources and kind not in NEEDS_NO_SOURCE:
        yield Fault(file, 1, "has no source. Name one of content/sources, or `project` with a mark.")


def _check_review(entry: Entry, file: str) -> Iterator[Fault]:
    if entry.review != PENDING and not SIGNED.fullmatch(entry.review):
        message = f"`review` is {entry.review}; write pending, or who signed: 'A. Name, physiotherapist, 2026-12-01'."
        yield Fault(file, 1, message)


def _check_rule(rule: Rule, file: str) -> Iterator[Fault]:
    if not facts_named(rule.when):
        if isinstance(rule, RedFlag | SafetyCondition):
            yield Fault(file, 1, "has a condition that names no fact, so it would hold for everybody.")
        return
    for number, case in enumerate(rule.cases, 1):
        found = EXPECTED[examine(rule.when, Facts(case.given)).truth]
        if found != case.expect:
            yield Fault(file, 1, f"case {number} expects {case.expect}, but the rule is {found}. Mend one of them.")
    for wanted in ("fires", "silent", "unknown"):
        if wanted not in {case.expect for case in rule.cases}:
            yield Fault(file, 1, f"has no case that expects {wanted}. Add one under `cases`.")


def _names_that_lead_nowhere(
    entry: Entry, entries: Mapping[str, Mapping[str, Any]], facts: Mapping[str, FactDefinition]
) -> Iterator[str]:
    if isinstance(entry, RedFlag):
        yield from _unless_a_choice("suspects", entry.suspects, "suspected", facts)
    elif isinstance(entry, Label):
        yield from _unless_a_choice("code", entry.code, FACT_OF_AXIS.get(entry.axis, entry.axis), facts)
    elif isinstance(entry, SafetyCondition):
        yield from _techniques_unknown(entry.techniques, entries["technique"])


def _unless_a_choice(field: str, value: str, fact: str, facts: Mapping[str, FactDefinition]) -> Iterator[str]:
    choices = facts[fact].choices if fact in facts else ()
    if value not in choices:
        yield f"`{field}` is {value}, no choice of the fact `{fact}`; {nearest(value, choices)}"


def _techniques_unknown(named: Iterable[str], techniques: Mapping[str, Technique]) -> Iterator[str]:
    for name in named:
        technique, _, region = name.partition("@")
        if technique not in techniques:
            yield f"`techniques` names {technique}; {nearest(technique, techniques)}"
        elif region and region not in techniques[technique].regions:
            yield f"`techniques` names {name}; {nearest(region, techniques[technique].regions)}"


def _always_holds(row: Pathway) -> bool:
    return not row.add_on and not facts_named(row.when)

"""What must hold across the files: rules have their cases, and the cases come true."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from multifidus.clinical.conditions import examine, facts_named
from multifidus.clinical.entries import Entry, Rule
from multifidus.clinical.facts import Facts
from multifidus.clinical.rules import FactDefinition
from multifidus.library.faults import Fault

NEEDS_NO_SOURCE = ("source", "fact", "tag")
EXPECTED = {True: "fires", False: "silent", None: "unknown"}


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


def _check_entry(kind: str, entry: Entry, file: str) -> Iterator[Fault]:
    if not entry.sources and kind not in NEEDS_NO_SOURCE:
        yield Fault(file, 1, "has no source. Name one of content/sources, or `project` with a mark.")


def _check_rule(rule: Rule, file: str) -> Iterator[Fault]:
    if not facts_named(rule.when):
        return
    for number, case in enumerate(rule.cases, 1):
        found = EXPECTED[examine(rule.when, Facts(case.given)).truth]
        if found != case.expect:
            yield Fault(file, 1, f"case {number} expects {case.expect}, but the rule is {found}. Mend one of them.")
    for wanted in ("fires", "silent", "unknown"):
        if wanted not in {case.expect for case in rule.cases}:
            yield Fault(file, 1, f"has no case that expects {wanted}. Add one under `cases`.")

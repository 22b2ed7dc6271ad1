"""From rows to clinical values and back: the facts of an episode."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from multifidus.clinical.case import Case, CaseError, read_case
from multifidus.clinical.elapsed import grown
from multifidus.clinical.facts import NOT_ASKED, UNKNOWN, Facts
from multifidus.clinical.knowledge import Knowledge
from multifidus.clinical.overrides import Override
from multifidus.clinical.rules import FactDefinition
from multifidus.records.knowledge import knowledge
from multifidus.records.models import Account, Decision, Episode, FactRecord

UNKNOWN_WORD = "unknown"
EXAMINATION = "examination"


def newest(episode: Episode) -> dict[str, FactRecord]:
    """Return the newest record of every fact of an episode."""
    return {row.fact: row for row in FactRecord.objects.filter(episode=episode).order_by("id")}


def answers_of(episode: Episode) -> dict[str, Any]:
    """Return the facts as the JSON of a case holds them, by name; "unknown" where that was the answer."""
    rows = newest(episode).items()
    return {name: row.value if row.known else UNKNOWN_WORD for name, row in rows if not row.withdrawn}


def case_of(episode: Episode, content: Knowledge, today: datetime.date) -> Case:
    """Return the case of an episode today: its facts, the age of the person, and what clinicians decided.

    Counts of time, such as weeks since surgery, have grown since the day they were told.
    A row that the content no longer knows, or that no longer fits its fact, is left
    out as if it had not been asked: the rules then ask for it again.
    """
    facts: dict[str, Any] = {}
    for name, row in newest(episode).items():
        if row.withdrawn or name not in content.facts:
            continue
        value = _as_of(today, row, content.facts[name]) if row.known else UNKNOWN_WORD
        if _fits(name, value, content, today):
            facts[name] = value
    facts["age_years"] = years_between(episode.patient.born, today)
    case = read_case({"facts": facts}, content.facts, today)
    return Case(case.facts, today, str(episode.pk), "", "", overrides_of(episode))


def facts_of(episode: Episode, content: Knowledge, today: datetime.date) -> Facts:
    """Return what is known of an episode, without what is worked out."""
    return case_of(episode, content, today).facts


def decisions_of(episode: Episode) -> dict[str, Decision]:
    """Return the decisions in force, by what they decide."""
    rows = Decision.objects.filter(episode=episode).select_related("by").order_by("id")
    return {of: row for of, row in {row.of: row for row in rows}.items() if row.to != Decision.WITHDRAWN}


def overrides_of(episode: Episode) -> tuple[Override, ...]:
    """Return the decisions in force as the rules take them; a mere confirmation changes nothing."""
    return tuple(
        Override(row.of, row.to, row.by.name, row.reason)
        for row in decisions_of(episode).values()
        if not row.of.startswith("confirm:")
    )


def record_facts(
    episode: Episode,
    values: Mapping[str, Any],
    *,
    by: Account | None,
    source: str,
    at: datetime.datetime,
    zone: str,
    local_date: datetime.date,
    revision: str,
) -> tuple[str, ...]:
    """Write the facts that are new or changed, and return their names.

    Args:
        values: by fact; JSON values, UNKNOWN where the person does not know, or NOT_ASKED where
            an answer is taken back. What a therapist finds is written even where it was told
            before, or found on another day: that it was examined is news.
    """
    before = newest(episode)
    rows = []
    for name, value in values.items():
        withdrawn = value is NOT_ASKED
        known = value is not UNKNOWN and value != UNKNOWN_WORD and not withdrawn
        stored = as_stored(value) if known else None
        old = before.get(name)
        same = old is not None and (old.known, old.withdrawn, old.value) == (known, withdrawn, stored)
        found_again = source == EXAMINATION and old is not None and (old.source, old.local_date) != (source, local_date)
        if old is not None and same and not found_again and (old.local_date == local_date or not _elapses(name)):
            continue
        rows.append(
            FactRecord(
                episode=episode, fact=name, known=known, withdrawn=withdrawn, value=stored, source=source, by=by,
                at=at, zone=zone, local_date=local_date, content_revision=revision,
            )
        )  # fmt: skip
    FactRecord.objects.bulk_create(rows)
    return tuple(row.fact for row in rows)


def as_stored(value: Any) -> Any:
    """Return a clinical value as JSON: sets sorted, dates as text."""
    if isinstance(value, frozenset | set):
        return sorted(value)
    if isinstance(value, Mapping | MappingProxyType):
        return {str(key): as_stored(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [as_stored(item) for item in value]
    if isinstance(value, datetime.date):
        return value.isoformat()
    return value


def _elapses(name: str) -> bool:
    """Return whether a fact counts time, so that the same number on another day says something else."""
    definition = knowledge().facts.get(name)
    return definition is not None and definition.elapses


def _as_of(today: datetime.date, row: FactRecord, definition: FactDefinition) -> Any:
    value: Any = row.value
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return grown(value, definition, (today - row.local_date).days) if definition.elapses and number else value


def years_between(born: datetime.date, today: datetime.date) -> int:
    """Return a person's age in whole years."""
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def _fits(name: str, value: Any, content: Knowledge, today: datetime.date) -> bool:
    try:
        read_case({"facts": {name: value}}, content.facts, today)
    except CaseError:
        return False
    return True

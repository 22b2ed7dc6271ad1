"""What was found of a patient today, and what stood before."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from multifidus.records.facts_of import EXAMINATION, UNKNOWN_WORD
from multifidus.records.models import Episode, FactRecord


@dataclass(frozen=True, slots=True)
class Finding:
    """One value of the record: JSON as stored, or "unknown"; the day, and whether the patient told it."""

    value: Any
    on: datetime.date
    told: bool


@dataclass(frozen=True, slots=True)
class Findings:
    """By fact: today's examination as JSON values, and the newest value that is not of it."""

    today: Mapping[str, Any]
    before: Mapping[str, Finding]
    saved_at: datetime.datetime | None


def findings_of(episode: Episode, today: datetime.date) -> Findings:
    """Return what was examined on a day, beside what was known before."""
    now: dict[str, Any] = {}
    before: dict[str, Finding] = {}
    saved_at = None
    for row in FactRecord.objects.filter(episode=episode).order_by("id"):
        value = row.value if row.known else UNKNOWN_WORD
        if row.source == EXAMINATION and row.local_date == today:
            saved_at = row.at
            now.pop(row.fact, None) if row.withdrawn else now.update({row.fact: value})
        elif row.withdrawn:
            before.pop(row.fact, None)
        else:
            before[row.fact] = Finding(value, row.local_date, row.source == "intake")
    return Findings(now, before, saved_at)

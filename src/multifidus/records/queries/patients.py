"""Finding a patient among those that somebody may open."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from multifidus.records.access import patients_of
from multifidus.records.facts_of import years_between
from multifidus.records.models import Staff

PAGE = 50
_DAY = re.compile(r"(\d{1,2})[./ -](\d{1,2})[./ -](\d{4})")


@dataclass(frozen=True, slots=True)
class FoundPatient:
    """One patient of a list."""

    id: UUID
    name: str
    born: datetime.date
    age: int
    therapist: str
    is_mine: bool


def find_patients(staff: Staff, wanted: str, now: datetime.datetime) -> tuple[FoundPatient, ...]:
    """Return one's patients by name: all of them, or those with these words in the name, or with this date of birth.

    Args:
        wanted: words in any order and any case, or a date as 1985-03-03, 3.3.1985 or 3/3/1985.
    """
    today = timezone.localtime(now).date()
    born = _date(wanted)
    words = wanted.casefold().split()
    rows = patients_of(staff, now).order_by("name", "id")
    columns = rows.values_list("id", "name", "born", "therapist__account__name", "therapist")
    return tuple(
        FoundPatient(key, name, day, years_between(day, today), therapist, therapist_id == staff.pk)
        for key, name, day, therapist, therapist_id in columns
        if (day == born if born else all(word in name.casefold() for word in words))
    )


def _date(text: str) -> datetime.date | None:
    text = text.strip()
    found = _DAY.fullmatch(text)
    try:
        if found:
            day, month, year = map(int, found.groups())
            return datetime.date(year, month, day)
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None

"""Finding a patient among those that somebody may open, and where each of them stands: two queries for a page."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Subquery
from django.utils import timezone

from multifidus.records.access import patients_of
from multifidus.records.facts_of import years_between
from multifidus.records.models import Episode, FactRecord, PlanVersion, Session, Staff
from multifidus.records.queries.patient_head import week_of

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


@dataclass(frozen=True, slots=True)
class CareSaid:
    """Where one patient stands: `week` of care counts from 1, `plan` is the number of the one in force.

    `last_at` is the last session or answer, and `last_by` says which.
    """

    week: int
    intake: str  # none, begun, finished
    plan: int | None
    approved_at: datetime.datetime | None
    agreed: bool
    draft: bool
    stopped: bool
    discharged: bool
    last_at: datetime.datetime | None
    last_by: str  # session, intake, examination, contact, entry; "" for never


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


def care_of(patients: Iterable[UUID], now: datetime.datetime) -> Mapping[UUID, CareSaid]:
    """Return where these patients stand, each in their newest episode, in one query."""
    today = timezone.localtime(now).date()
    plans = PlanVersion.objects.filter(episode=OuterRef("pk"))
    approved = plans.filter(state=PlanVersion.APPROVED)
    answers = FactRecord.objects.filter(episode=OuterRef("pk")).order_by("-id")
    sessions = Session.objects.filter(episode=OuterRef("pk")).order_by("-local_date")
    rows = (
        Episode.objects.filter(patient__in=list(patients))
        .order_by("patient", "begun_at", "id")
        .annotate(
            draft=Exists(plans.filter(state=PlanVersion.DRAFT)),
            plan=Subquery(approved.values("number")[:1]),
            approved_at=Subquery(approved.values("approved_at")[:1]),
            agreed_at=Subquery(approved.values("agreed_at")[:1]),
            session_at=Subquery(sessions.values("at")[:1]),
            answer_at=Subquery(answers.values("at")[:1]),
            answer_by=Subquery(answers.values("source")[:1]),
        )
    )
    return {row.patient_id: _care(row, today) for row in rows}


def _care(row: Any, today: datetime.date) -> CareSaid:
    by_session = row.session_at is not None and (row.answer_at is None or row.session_at > row.answer_at)
    return CareSaid(
        week=week_of(timezone.localtime(row.begun_at).date(), today),
        intake="finished" if row.intake_finished_at else "begun" if row.intake_begun_at else "none",
        plan=row.plan,
        approved_at=row.approved_at,
        agreed=row.agreed_at is not None,
        draft=row.draft,
        stopped=row.stopped_at is not None,
        discharged=row.discharged_at is not None,
        last_at=row.session_at if by_session else row.answer_at,
        last_by="session" if by_session else row.answer_by or "",
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

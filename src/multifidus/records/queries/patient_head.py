"""The head of a patient's pages: who this is, in a line."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from multifidus.clinical.knowledge import Knowledge
from multifidus.records.access import Opened
from multifidus.records.facts_of import years_between
from multifidus.records.models import FactRecord
from multifidus.records.queries.fact_words import value_words

SHOWN = ("sex_at_birth", "job_title", "work_demand", "onset_date", "goals")


@dataclass(frozen=True, slots=True)
class PatientHead:
    """Who a record is about. Texts are "" and numbers None where nothing is known.

    `care_week` counts from 1, and so does `onset_week`. `grant` says why it is open.
    """

    name: str
    age: int
    born: datetime.date
    sex: str
    job: str
    demand: str
    onset: datetime.date | None
    onset_week: int | None
    care_week: int
    goal: str
    guardian: str
    phone: str
    email: str
    therapist: str
    grant: str
    discharged: bool


def patient_head(opened: Opened, knowledge: Knowledge, now: datetime.datetime) -> PatientHead:
    """Return the head of a patient's pages."""
    today = timezone.localtime(now).date()
    patient, episode = opened.patient, opened.episode
    rows = FactRecord.objects.filter(episode=episode, fact__in=SHOWN).order_by("id")
    known: dict[str, Any] = {row.fact: row.value if row.known and not row.withdrawn else None for row in rows}
    said = {
        name: value_words(knowledge.facts[name], value)
        for name, value in known.items()
        if value is not None and name in knowledge.facts
    }
    onset = datetime.date.fromisoformat(known["onset_date"]) if known.get("onset_date") else None
    goals = known.get("goals") or []
    return PatientHead(
        name=patient.name,
        age=years_between(patient.born, today),
        born=patient.born,
        sex=said.get("sex_at_birth", ""),
        job=said.get("job_title", ""),
        demand=said.get("work_demand", ""),
        onset=onset,
        onset_week=week_of(onset, today) if onset else None,
        care_week=week_of(timezone.localtime(episode.begun_at).date(), today),
        goal=str(goals[0]["text"]).replace("_", " ") if goals else "",
        guardian=patient.guardian,
        phone=patient.phone,
        email=patient.email,
        therapist=patient.therapist.account.name,
        grant=opened.grant,
        discharged=episode.discharged_at is not None,
    )


def week_of(first: datetime.date, today: datetime.date) -> int:
    """Return in which week a day lies, counted from 1 at the first."""
    return (today - first).days // 7 + 1

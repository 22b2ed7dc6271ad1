"""The patient's first page: where they are, and what there is to do today."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from multifidus.clinical.adherence import SPARK_DAYS, adherence
from multifidus.clinical.day import Day, day_of
from multifidus.clinical.knowledge import Knowledge
from multifidus.records.access import Opened
from multifidus.records.local_time import local_date_of, zone_of
from multifidus.records.models import Session
from multifidus.records.queries.patient_intake import parts_done
from multifidus.records.queries.patient_place import Place, place_of, plan_in_force
from multifidus.records.queries.patient_training import training_of


@dataclass(frozen=True, slots=True)
class Today:
    """What the first page shows; `parts` are those of the intake that are done, and all."""

    place: Place
    name: str
    date: datetime.date
    hour: int
    therapist: str
    parts: tuple[int, int] | None
    begun: bool
    day: Day | None
    adherence: str
    mornings: int


def today_of(opened: Opened, knowledge: Knowledge, now: datetime.datetime) -> Today:
    """Return the first page of a patient who is neither stopped nor under 18."""
    place, date = place_of(opened, now), local_date_of(opened.patient, now)
    plan = plan_in_force(opened) if place == "plan" else None
    day, said = None, ""
    if plan is not None and plan.document is not None:
        since = date - datetime.timedelta(days=SPARK_DAYS)
        training = training_of(opened, since)
        words = knowledge.sayings["default"]
        day = day_of(plan.document, date.weekday(), words.day, training.sets.get(date, ()))
        said = adherence(
            training.plans, training.done, since, date, date, knowledge.progressions["default"], words.adherence
        ).sentence
    return Today(
        place=place,
        name=opened.patient.name.split()[0] if opened.patient.name.split() else "",
        date=date,
        hour=now.astimezone(ZoneInfo(zone_of(opened.patient))).hour,
        therapist=opened.patient.therapist.account.name,
        parts=parts_done(opened, knowledge, now) if place == "intake" else None,
        begun=opened.episode.intake_begun_at is not None,
        day=day,
        adherence=said,
        mornings=len(mornings_due(opened, now)) if place == "plan" else 0,
    )


def mornings_due(opened: Opened, now: datetime.datetime) -> tuple[Session, ...]:
    """Return the sessions of yesterday whose next morning is not known yet."""
    yesterday = local_date_of(opened.patient, now) - datetime.timedelta(days=1)
    return tuple(
        Session.objects.filter(
            episode=opened.episode, local_date=yesterday, report__isnull=False, morning__isnull=True
        ).order_by("at")
    )

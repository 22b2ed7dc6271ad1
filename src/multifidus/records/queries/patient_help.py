"""When to stop and get help: the words every page of a patient has."""

from __future__ import annotations

import datetime

from multifidus.clinical.knowledge import Knowledge
from multifidus.clinical.messages import advice_lines
from multifidus.records.access import Opened
from multifidus.records.local_time import local_date_of
from multifidus.records.models import Alert
from multifidus.records.queries.patient_intake import known_facts
from multifidus.records.queries.patient_place import plan_in_force

SAFETY = "safety"


def when_to_get_help(opened: Opened, knowledge: Knowledge, now: datetime.datetime) -> tuple[str, ...]:
    """Return when to get help: as the approved plan says, or before that as the answers so far call for."""
    plan = plan_in_force(opened)
    if plan is not None and plan.document is not None:
        return tuple(plan.document["for_patient"]["when_to_get_help"])
    facts = known_facts(opened.episode, knowledge, local_date_of(opened.patient, now))
    return tuple(line.plain for item, line in advice_lines(facts, knowledge.advice.values()) if item.topic == SAFETY)


def call_asked_at(opened: Opened) -> datetime.datetime | None:
    """Return when the patient asked for a call that nobody has taken yet."""
    open_ = Alert.objects.filter(episode=opened.episode, kind="help", acknowledged_at=None, urgency="today").first()
    return open_.opened_at if open_ else None

"""Where a patient stands in their care, and so which page comes first."""

from __future__ import annotations

import datetime
from typing import Literal

from multifidus.records.access import Opened
from multifidus.records.document_hash import hash_of
from multifidus.records.facts_of import years_between
from multifidus.records.local_time import local_date_of
from multifidus.records.models import Agreement, PlanVersion

ADULT_YEARS = 18

Place = Literal[
    "child", "not_agreed", "stopped", "discharged", "intake", "waiting", "plan_altered", "plan_to_agree", "plan"
]


def place_of(opened: Opened, now: datetime.datetime) -> Place:
    """Return where a patient stands.

    An emergency stops at once; what is urgent stops when the questions are
    answered, so that the therapist reads all of them. A plan that is not word for
    word what was approved is not shown.
    """
    episode = opened.episode
    if is_child(opened, now):
        return "child"
    if not has_agreed(opened):
        return "not_agreed"
    if is_stopped(opened):
        return "stopped"
    if episode.discharged_at is not None:
        return "discharged"
    plan = plan_in_force(opened)
    if plan is None:
        return "intake" if episode.intake_finished_at is None else "waiting"
    if not is_as_approved(plan):
        return "plan_altered"
    return "plan" if plan.agreed_at is not None else "plan_to_agree"


def is_child(opened: Opened, now: datetime.datetime) -> bool:
    """Return whether this person is under 18 today: then a therapist and a guardian answer, not this account."""
    return years_between(opened.patient.born, local_date_of(opened.patient, now)) < ADULT_YEARS


def has_agreed(opened: Opened) -> bool:
    """Return whether the patient's newest word on what is kept is yes."""
    newest = Agreement.objects.filter(patient=opened.patient).order_by("-id").first()
    return newest is not None and newest.agreed


def is_stopped(opened: Opened) -> bool:
    """Return whether nothing but the care card is shown."""
    episode = opened.episode
    if episode.stopped_at is None:
        return False
    answering = episode.intake_begun_at is not None and episode.intake_finished_at is None
    return episode.tier == "emergency" or not answering or plan_in_force(opened) is not None


def is_as_approved(plan: PlanVersion) -> bool:
    """Return whether the stored document is the one that was approved: its hash is still the same."""
    return plan.document is not None and hash_of(plan.document) == plan.document_hash


def plan_in_force(opened: Opened) -> PlanVersion | None:
    """Return the approved plan, or None."""
    return PlanVersion.objects.filter(episode=opened.episode, state=PlanVersion.APPROVED).first()

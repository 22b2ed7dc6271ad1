"""What the therapist's tests start from: rows made as short as possible."""

from __future__ import annotations

import datetime
import uuid

from django.utils import timezone

from multifidus.records.access import Opened
from multifidus.records.document_hash import hash_of
from multifidus.records.models import Alert, Episode, PlanVersion, Session, SessionReport, SetDone

REASON = "New numbness, and Alice can't be reached."


def document(days: tuple[int, ...] = (0, 1, 2, 3, 4, 5, 6)) -> dict[str, object]:
    """A plan document with one exercise, as far as these pages read it."""
    exercise = {
        "exercise": "bd_arm",
        "title": "Bird dog, arm only",
        "plain": "Reach one arm",
        "position": "quadruped",
        "days": list(days),
        "dose": {"sets": 2, "per_day": 1},
        "dose_words": "2 sets of 8",
        "minutes_a_day": 3.0,
        "unilateral": False,
        "changed_because": "",
    }
    minutes = [3.0 if day in days else 0.0 for day in range(7)]
    return {"schema": 1, "exercises": [exercise], "walking": None, "minutes_of_days": minutes, "for_patient": {}}


def approved_plan(opened: Opened, days_ago: int = 20) -> PlanVersion:
    at = timezone.now() - datetime.timedelta(days=days_ago)
    made = document()
    return PlanVersion.objects.create(
        episode=opened.episode, number=1, state=PlanVersion.APPROVED, draft={}, edited_at=at, document=made,
        document_hash=hash_of(made), approved_at=at, approved_by=opened.patient.therapist.account, agreed_at=at,
    )  # fmt: skip


def session(opened: Opened, plan: PlanVersion, days_ago: int, colour: str = "green", **told: object) -> Session:
    at = timezone.now() - datetime.timedelta(days=days_ago, minutes=1)
    dated = {"at": at, "zone": "Europe/London", "local_date": timezone.localdate() - datetime.timedelta(days=days_ago)}
    made = Session.objects.create(
        id=uuid.uuid4(), episode=opened.episode, plan=plan, received_at=at, baseline_0_10=3, **dated
    )  # fmt: skip
    SetDone.objects.create(id=uuid.uuid4(), session=made, exercise="bd_arm", number=1, reps=8, at=at)
    SessionReport.objects.create(
        id=uuid.uuid4(), session=made, colour=colour, because=[], peak_0_10=4, after_0_10=2, effort_0_10=5,
        **dated, **told,
    )  # fmt: skip
    return made


def alert(opened: Opened, urgency: str = "today", minutes_ago: int = 5, title: str = "Asks for help") -> Alert:
    at = timezone.now() - datetime.timedelta(minutes=minutes_ago)
    return Alert.objects.create(
        episode=opened.episode, kind="help", urgency=urgency, title=title, because=["New pain below the knee."],
        opened_at=at,
    )  # fmt: skip


def finished_intake(opened: Opened, hours_ago: int = 3) -> Episode:
    at = timezone.now() - datetime.timedelta(hours=hours_ago)
    Episode.objects.filter(pk=opened.episode.pk).update(intake_begun_at=at, intake_finished_at=at)
    opened.episode.refresh_from_db()
    return opened.episode

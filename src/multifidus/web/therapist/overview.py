"""A patient's record at a glance."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from multifidus.actions.judge import BY_CONTACT, assessment_of
from multifidus.clinical.adherence import SPARK_DAYS, Adherence
from multifidus.records.knowledge import knowledge
from multifidus.records.queries.invitations import answers_by_hand
from multifidus.records.queries.patient_intake import first_open
from multifidus.records.queries.patient_progress import progress_of
from multifidus.records.queries.patient_record import patient_record
from multifidus.records.queries.timeline import Happened, timeline
from multifidus.web.therapist.measures import goals_measure, pain_measure, tasks_measure
from multifidus.web.therapist.record_page import record_page
from multifidus.web.visits import Visit, for_record


@require_safe
@for_record
def overview(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show the record at a glance."""
    return overview_page(request, visit)


def overview_page(request: HttpRequest, visit: Visit, status: int = 200, **context: Any) -> HttpResponse:
    """Return the overview; `context` holds what was typed into the form of an alert."""
    content = knowledge()
    today = assessment_of(visit.record.episode, content, visit.now)
    progress = progress_of(visit.record, content, visit.now)
    beside = sum(map(bool, (progress.pain, progress.tasks, progress.goals))) > 1
    shown = {
        "first_open": first_open(visit.record, content, visit.now) if answers_by_hand(visit.record) else None,
        "found": patient_record(visit.record, today, content, visit.now),
        "progress": progress,
        "days14": _last_days(progress.sessions, visit),
        "pain": pain_measure(progress.pain, small=beside),
        "tasks": tasks_measure(progress.tasks, small=beside),
        "goals": goals_measure(progress.goals, content),
        "stopped_at": visit.record.episode.stopped_at if visit.record.episode.stopped_by == BY_CONTACT else None,
        "events": [_event(event, visit) for event in timeline(visit.record, content)],
    }
    return record_page(request, visit, "therapist/overview.html", "overview", status=status, **shown, **context)


def _last_days(sessions: Adherence | None, visit: Visit) -> Sequence[str]:
    """Return the marks of the last 14 days up to today, the oldest first."""
    today = timezone.localtime(visit.now).date()
    return [mark for day, mark in sessions.days if day <= today][-SPARK_DAYS:] if sessions else []


def _event(event: Happened, visit: Visit) -> dict[str, str]:
    at = timezone.localtime(event.at)
    if at.date() == timezone.localtime(visit.now).date():
        when = _("Today %(clock)s") % {"clock": formats.date_format(at, "H:i")}
    else:
        when = formats.date_format(at, "j F Y")
    return {"when": when, "say": event.say, "kind": event.kind}

"""Who may see a record: sharing, covering, and opening one that is not one's own."""

from __future__ import annotations

import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from multifidus.actions import share as sharing
from multifidus.actions.deed import Invalid, Refused
from multifidus.clinical.intake_texts import clean
from multifidus.records.access import NotYours
from multifidus.records.queries.access_list import access_list, colleagues_of, covers_of
from multifidus.records.queries.invitations import invitation_state
from multifidus.web.therapist.record_page import record_page
from multifidus.web.therapist.typed import day, day_boxes, number, typed
from multifidus.web.visits import Visit, for_record, for_therapist


@require_safe
@for_record
def access(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show who may see this record, who did, and where the invitation stands."""
    return _access(request, visit)


@require_POST
@for_record
def share(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Share the patient with a colleague."""
    try:
        sharing.share(visit.actor, visit.record, number(request.POST, "colleague"), visit.now)
    except Invalid as invalid:
        return _access(request, visit, 422, faults=invalid.faults, form=typed(request.POST, "colleague"))
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Shared. Your colleague sees this patient from now on."))
    return redirect("therapist:access", patient_id=visit.record.patient.pk)


@require_POST
@for_record
def end_share(request: HttpRequest, visit: Visit, share_id: int) -> HttpResponse:
    """Stop sharing the patient with a colleague."""
    try:
        sharing.end_share(visit.actor, visit.record, share_id, visit.now)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Not shared any more."))
    return redirect("therapist:access", patient_id=visit.record.patient.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@for_therapist
def cover(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show who covers for whom, and put one's own patients in a colleague's care between two days."""
    if request.method != "POST":
        return _cover(request, visit)
    first, last = day(request.POST, "since"), day(request.POST, "until")
    since, until = _midnight(first), _midnight(last + datetime.timedelta(days=1)) if last else None
    colleague = number(request.POST, "covering")
    try:
        sharing.cover(visit.actor, visit.staff, colleague, since, until, visit.now)
    except Invalid as invalid:
        form = {
            **typed(request.POST, "covering"),
            **day_boxes(request.POST, "since"),
            **day_boxes(request.POST, "until"),
        }
        return _cover(request, visit, 422, faults=invalid.faults, form=form)
    messages.success(request, _("Arranged. Your colleague sees your patients in these days."))
    return redirect("therapist:cover")


@require_POST
@for_therapist
def end_cover(request: HttpRequest, visit: Visit, cover_id: int) -> HttpResponse:
    """End a cover for one's own patients now."""
    try:
        sharing.end_cover(visit.actor, visit.staff, cover_id, visit.now)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Ended."))
    return redirect("therapist:cover")


@require_http_methods(["GET", "HEAD", "POST"])
@for_therapist
def break_glass(request: HttpRequest, visit: Visit, patient_id: UUID) -> HttpResponse:
    """Ask for the reason for which somebody else's record is opened; nothing of the record is shown."""
    context = {"page_title": _("Open a record that is not yours"), "nav": "patients", "owner": visit.staff.is_owner}
    reason = clean(request.POST.get("reason", ""))
    if request.method != "POST":
        return render(request, "therapist/break_glass.html", {**context, "form": {}})
    try:
        sharing.break_glass(visit.actor, patient_id, reason, visit.now)
    except NotYours:
        raise Http404 from None
    except Invalid as invalid:
        context |= {"form": {"reason": reason}, "faults": invalid.faults}
        return render(request, "therapist/break_glass.html", context, status=422)
    return redirect("therapist:patient", patient_id=patient_id)


def _access(request: HttpRequest, visit: Visit, status: int = 200, **context: Any) -> HttpResponse:
    found, state = access_list(visit.record, visit.now), invitation_state(visit.record, visit.now)
    return record_page(
        request, visit, "therapist/access.html", "access", status=status, access=found, state=state, **context
    )  # fmt: skip


def _cover(request: HttpRequest, visit: Visit, status: int = 200, **context: Any) -> HttpResponse:
    shared = {
        "page_title": _("Who covers for whom"),
        "nav": "work",
        "owner": visit.staff.is_owner,
        "covers": covers_of(visit.staff, visit.now),
        "colleagues": colleagues_of(visit.staff),
        "form": {},
    }
    return render(request, "therapist/cover.html", {**shared, **context}, status=status)


def _midnight(date: datetime.date | None) -> datetime.datetime | None:
    """Return the beginning of a day on the therapist's wall."""
    return None if date is None else timezone.make_aware(datetime.datetime.combine(date, datetime.time()))

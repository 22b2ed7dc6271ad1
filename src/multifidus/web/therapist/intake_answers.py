"""What the patient said: to read, to mark as read, and to correct."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from multifidus.actions.enter_answers import enter_answers, mark_read
from multifidus.records.knowledge import knowledge
from multifidus.records.queries.intake_said import intake_said
from multifidus.records.queries.invitations import answers_by_hand
from multifidus.records.queries.patient_intake import Address, first_open, intake_place
from multifidus.web.patient.intake_fields import as_typed, fields_of
from multifidus.web.therapist.record_page import record_page
from multifidus.web.visits import Visit, for_record


@require_safe
@for_record
def intake_answers(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show every answer in the words of its question, red flags first."""
    context: dict[str, Any] = {
        "said": intake_said(visit.record, knowledge(), visit.now),
        "first_open": first_open(visit.record, knowledge(), visit.now),
        "by_hand": answers_by_hand(visit.record),
    }
    return record_page(request, visit, "therapist/intake_answers.html", "intake", **context)


@require_POST
@for_record
def read(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Mark the intake as read."""
    mark_read(visit.actor, visit.record, visit.now)
    messages.success(request, _("Marked as read."))
    return redirect("therapist:intake_answers", patient_id=visit.record.patient.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@for_record
def correct(request: HttpRequest, visit: Visit, part: str, page: str) -> HttpResponse:
    """Show a page of the intake to be filled in by the therapist, or save it."""
    place = intake_place(visit.record, part, page, knowledge(), visit.now)
    if place is None:
        raise Http404
    if request.method != "POST":
        return _page(request, visit, fields_of(place, visit))
    form = {name: request.POST.getlist(name) for name in request.POST}
    entered = enter_answers(visit.actor, visit.record, Address(part, page), form, knowledge(), visit.now)
    if entered.faults:
        place = intake_place(visit.record, part, page, knowledge(), visit.now) or place
        return _page(request, visit, as_typed(place, visit, form, entered.faults), 422)
    if entered.tier in ("emergency", "urgent"):
        messages.error(request, _("These answers call for somebody now. See the red flags on top of the answers."))
        return redirect("therapist:intake_answers", patient_id=visit.record.patient.pk)
    if "next" in request.POST and entered.after is not None:
        return redirect(
            "therapist:intake_page",
            patient_id=visit.record.patient.pk,
            part=entered.after.part,
            page=entered.after.page,
        )
    messages.success(request, _("Saved."))
    return redirect("therapist:intake_answers", patient_id=visit.record.patient.pk)


def _page(request: HttpRequest, visit: Visit, fields: dict[str, object], status: int = 200) -> HttpResponse:
    return record_page(request, visit, "therapist/intake_page.html", "intake", status=status, **fields)

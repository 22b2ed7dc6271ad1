"""Edits of the draft: one form, one button pressed. Without JavaScript the page comes again; with it, a part of it."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from multifidus.actions import approve as approval
from multifidus.actions import plan as plans
from multifidus.actions.deed import Invalid, Refused, Stale
from multifidus.web.therapist.plan import plan_page
from multifidus.web.therapist.plan_conflict import conflict_page
from multifidus.web.therapist.plan_form import Wanted, beside, edits_of, form_of, typed_of, wanted_of
from multifidus.web.visits import Visit, for_record


@for_record
@require_POST
def start(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Begin a draft from what the rules propose."""
    try:
        plans.start_draft(visit.actor, visit.record, visit.now)
    except Refused as error:
        return plan_page(request, visit, refused=str(error), status=409)
    return _to_plan(visit)


@for_record
@require_POST
def discard(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Throw the draft away."""
    return answered(
        request, visit, lambda: plans.discard_draft(visit.actor, visit.record, edits_of(request), visit.now)
    )


@for_record
@require_POST
def edit(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Save what was typed, and do what the pressed button says."""
    wanted = wanted_of(request)
    return answered(request, visit, lambda: _do(request, visit, wanted))


def answered(request: HttpRequest, visit: Visit, do: Callable[[], object]) -> HttpResponse:
    """Do an edit and go back to the plan; where it can't be done, show why with everything typed kept."""
    try:
        do()
    except Stale as error:
        return conflict_page(request, visit, str(error))
    except Invalid as error:
        return plan_page(request, visit, form_of(request), beside(error.faults, wanted_of(request)), status=422)
    except Refused as error:
        return plan_page(request, visit, form_of(request), refused=str(error), status=409)
    return _to_plan(visit)


def _do(request: HttpRequest, visit: Visit, wanted: Wanted) -> object:
    who, record, edits, now = visit.actor, visit.record, edits_of(request), visit.now
    one = wanted.exercise if wanted.do == "row" and request.headers.get("HX-Request") else ""
    typed, name = typed_of(request, one), wanted.exercise
    if wanted.do == "approve":
        approved = approval.approve(who, record, edits, typed, now)
        messages.success(request, f"Approved. {record.patient.name} finds the plan on the patient pages now.")
        return approved
    if wanted.do in ("up", "down"):
        return plans.move_exercise(who, record, edits, typed, name, -1 if wanted.do == "up" else 1, now)
    if wanted.do == "remove":
        because = request.POST.get(f"{name}.remove_because", "")
        return plans.remove_exercise(who, record, edits, typed, name, because, now)
    if wanted.do == "keep":
        return plans.approve_exercise(who, record, edits, typed, name, request.POST.get(f"{name}.approved", ""), now)
    return plans.save_draft(who, record, edits, typed, now)


def _to_plan(visit: Visit) -> HttpResponse:
    response = redirect("therapist:plan", patient_id=visit.record.patient.pk)
    response.status_code = 303
    return response

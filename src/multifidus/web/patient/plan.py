"""My plan: read from the approved document, so that it says tomorrow what was approved today."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from multifidus.actions.agree import agree_to_plan
from multifidus.actions.deed import Refused, Stale
from multifidus.records.queries.patient_plan import ReadPlan, read_plan
from multifidus.web.patient.entry import for_care
from multifidus.web.patient.sentences import sentences
from multifidus.web.visits import Visit

EVERY_DAY = 7
MOST_DIGITS = 9


@for_care
def plan(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show the plan in force, with the reason for everything in it."""
    return _show(request, visit, "patient/plan.html")


@for_care
def sheet(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show the plan on one sheet to print."""
    return _show(request, visit, "patient/plan_sheet.html")


@for_care
@require_POST
def agree(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Take the patient's yes to the version that they read."""
    number = request.POST.get("number", "")
    if not (number.isascii() and number.isdigit() and len(number) <= MOST_DIGITS):
        messages.error(request, _("We could not read which plan you mean. Look at it again, then say yes."))
        return redirect("patient:plan")
    try:
        agree_to_plan(visit.actor, visit.record, int(number), visit.now)
    except (Stale, Refused) as error:
        messages.error(request, str(error))
        return redirect("patient:plan")
    return redirect("patient:today")


def _show(request: HttpRequest, visit: Visit, template: str) -> HttpResponse:
    found = read_plan(visit.record)
    if found is not None and not found.is_as_approved:
        return redirect("patient:today")
    context = {
        "nav": "plan",
        "plan": found,
        "days": _days(found),
        "patient": visit.record.patient,
        "therapist_name": visit.record.patient.therapist.account.name,
        "discharged": visit.record.episode.discharged_at is not None,
        "get_help": sentences(found.document["for_patient"]["when_to_get_help"]) if found else (),
    }
    return render(request, template, context)


def _days(found: ReadPlan | None) -> dict[str, str]:
    """Return in words on which days each exercise is done; "" for every day, which the dose says."""
    if found is None:
        return {}
    return {one["exercise"]: _named(one["days"]) for one in found.document["exercises"]}


def _named(days: list[int]) -> str:
    return "" if len(days) == EVERY_DAY else ", ".join(str(WEEKDAYS[day]) for day in days)

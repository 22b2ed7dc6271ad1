"""The first page of a patient: what is kept and why; and how to take the yes back."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from multifidus.actions.account import choose_units
from multifidus.actions.agree import agree, stop_agreeing
from multifidus.actions.deed import Invalid
from multifidus.records.local_time import known_zone, zone_of
from multifidus.records.queries.patient_place import has_agreed
from multifidus.web.patient.agreement_words import what_is_kept
from multifidus.web.patient.entry import for_adult
from multifidus.web.visits import Visit, for_patient


@for_adult
@require_http_methods(["GET", "POST"])
def agreement(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show what is kept and why, and take the patient's yes or no."""
    words = what_is_kept(visit.record.patient)
    if request.method == "GET":
        return _page(request, visit, words, {})
    said = "\n\n".join(f"{heading}\n{text}" for heading, text in words)
    answer = request.POST.get("agree")
    if answer == "yes":
        _keep_units(request, visit)
        agree(visit.actor, visit.record, said, visit.now)
        return redirect("patient:today")
    if answer == "no":
        stop_agreeing(visit.actor, visit.record, said, visit.now)
        messages.info(request, _("We ask you nothing more. Call your clinic about what is in your record already."))
        return redirect("patient:agreement")
    return _page(request, visit, words, {"agree": _("Tick the box if you agree. Without it we can't go on here.")})


@for_patient
def with_guardian(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Tell somebody under 18 that their therapist does this with them and their guardian."""
    return render(
        request, "patient/with_guardian.html", {"therapist_name": visit.record.patient.therapist.account.name}
    )


def _keep_units(request: HttpRequest, visit: Visit) -> None:
    """Keep units and zone as far as they make sense; the clinic's zone stands in for an unknown one."""
    zone = known_zone(request.POST.get("zone")) or zone_of(visit.record.patient)
    try:
        choose_units(visit.actor, request.POST.get("units", "metric"), zone, visit.now)
    except Invalid:
        choose_units(visit.actor, "metric", zone, visit.now)


def _page(request: HttpRequest, visit: Visit, words: object, faults: dict[str, str]) -> HttpResponse:
    record, account = visit.record, visit.actor.account
    context = {
        "words": words,
        "faults": faults,
        "agreed": has_agreed(record) and not faults,  # who must answer anew gets the box to tick
        "therapist_name": record.patient.therapist.account.name,
        "units": account.units if account else "metric",
    }
    return render(request, "patient/agreement.html", context, status=422 if faults else 200)

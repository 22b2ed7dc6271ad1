"""The care card: the order first, then the reason. While it stands, nothing to exercise is shown."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from multifidus.records.knowledge import knowledge
from multifidus.records.queries.patient_place import is_stopped
from multifidus.records.queries.patient_stop import care_card
from multifidus.web.patient.entry import for_agreed
from multifidus.web.visits import Visit


@for_agreed
def stop(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show the care card of a patient who is stopped."""
    if not is_stopped(visit.record):
        return redirect("patient:today")
    card = care_card(visit.record, knowledge(), visit.now)
    context = {
        "card": card,
        "patient": visit.record.patient,
        "therapist_name": visit.record.patient.therapist.account.name,
        "may_mend": card.tier == "emergency" and visit.record.episode.intake_finished_at is None,
    }
    template = "patient/clinic_today.html" if card.tier == "urgent" and not card.calm else "patient/stop.html"
    return render(request, template, context)


@for_agreed
def comfort(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show where help is, to somebody who thinks of harming themself, before any further question."""
    return render(request, "patient/comfort.html", {"therapist_name": visit.record.patient.therapist.account.name})

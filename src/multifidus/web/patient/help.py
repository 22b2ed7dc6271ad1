"""Help: when to stop, whom to call, and a call back. Open to every patient at any time."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from multifidus.actions.ask_for_help import ask_for_call
from multifidus.actions.deed import Invalid
from multifidus.clinical.intake_texts import clean
from multifidus.records.knowledge import knowledge
from multifidus.records.queries.patient_help import call_asked_at, when_to_get_help
from multifidus.web.patient.sentences import sentences
from multifidus.web.visits import Visit, for_patient


@for_patient
def help_page(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show when to stop and whom to call."""
    return _page(request, visit, "", {})


@for_patient
@require_POST
def call_me(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Tell the therapist that the patient asks for a call."""
    words = clean(request.POST.get("words", ""))
    try:
        ask_for_call(visit.actor, visit.record, words, visit.now)
    except Invalid as error:
        return _page(request, visit, words, error.faults)
    therapist = visit.record.patient.therapist.account.name
    messages.success(request, _("We told %(name)s that you ask for a call.") % {"name": therapist})
    return redirect("patient:help")


def _page(request: HttpRequest, visit: Visit, words: str, faults: dict[str, str]) -> HttpResponse:
    context = {
        "nav": "help",
        "words": words,
        "faults": faults,
        "patient": visit.record.patient,
        "therapist_name": visit.record.patient.therapist.account.name,
        "asked_at": call_asked_at(visit.record),
        "get_help": sentences(when_to_get_help(visit.record, knowledge(), visit.now)),
    }
    return render(request, "patient/help.html", context, status=422 if faults else 200)

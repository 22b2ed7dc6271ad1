"""A flare-up: the safety questions first, then what to do in the next days."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from multifidus.actions.ask_for_help import report_flare
from multifidus.actions.deed import Invalid
from multifidus.records.knowledge import knowledge
from multifidus.records.queries.patient_plan import plan_to_show
from multifidus.web.patient.entry import for_care
from multifidus.web.patient.sentences import sentences
from multifidus.web.visits import Visit

ANSWERS = {"yes": True, "no": False}


@for_care
@require_http_methods(["GET", "POST"])
def flare(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Ask the safety questions; a yes leads to the care card, no to all of them to words for the next days."""
    questions = knowledge().rescreens["default"].questions
    if request.method == "GET":
        return render(request, "patient/flare.html", {"questions": questions, "form": {}})
    form = {question.id: request.POST.get(question.id, "") for question in questions}
    try:
        answers = {name: ANSWERS.get(answer) for name, answer in form.items()}
        stopped = report_flare(visit.actor, visit.record, answers, knowledge(), visit.now)
    except Invalid as error:
        context = {"questions": questions, "form": form, "faults": error.faults}
        return render(request, "patient/flare.html", context, status=422)
    if stopped:
        return redirect("patient:stop")
    return redirect("patient:flare_days")


@for_care
def days(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show what to do in the days of a flare-up."""
    content = knowledge()
    context = {
        "nav": "today",
        "advice": content.advice["flare_plan"],
        "steps": sentences([content.advice["flare_plan"].say]),
        "clear": content.rescreens["default"].clear.say,
        "plan": plan_to_show(visit.record),
        "therapist_name": visit.record.patient.therapist.account.name,
    }
    return render(request, "patient/flare_days.html", context)

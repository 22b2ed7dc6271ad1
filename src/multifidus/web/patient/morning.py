"""The morning after: one number, by a plain form."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from multifidus.actions.deed import Invalid, Refused
from multifidus.actions.next_morning import report_morning
from multifidus.records.knowledge import knowledge
from multifidus.records.queries.patient_today import mornings_due
from multifidus.web.patient.entry import for_care
from multifidus.web.visits import Visit


@for_care
@require_http_methods(["GET", "POST"])
def morning(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Ask how the back is after yesterday, and say what that means."""
    if request.method == "GET":
        if not mornings_due(visit.record, visit.now):
            return redirect("patient:today")
        return render(request, "patient/morning.html", {"nav": "today", "form": {}})
    form = {name: request.POST.get(name, "") for name in ("pain", "hour_after")}
    try:
        colour = report_morning(visit.actor, visit.record, form["pain"], form["hour_after"], visit.now)
    except Invalid as error:
        context = {"nav": "today", "form": form, "faults": error.faults}
        return render(request, "patient/morning.html", context, status=422)
    except Refused as error:
        messages.info(request, str(error))
        return redirect("patient:today")
    say = getattr(knowledge().traffic_lights["default"], colour).say
    messages.success(request, _("Thank you.") + " " + say)
    return redirect("patient:today")

"""The clinic's own page: name, numbers, deputy; what was accepted before real patients."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from multifidus.actions import practice
from multifidus.actions.deed import Invalid, Refused
from multifidus.records.queries.clinic import the_clinic
from multifidus.records.queries.practice import practice_summary, therapists
from multifidus.web.visits import Visit, for_owner


@require_safe
@for_owner
def overview(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show what the owner has to see to, without anybody's record."""
    context = {"page_title": _("Practice"), "nav": "practice", "summary": practice_summary()}
    return render(request, "practice/overview.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_owner
def clinic(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show and keep the clinic's name, place, numbers and deputy."""
    context: dict[str, Any] = {"page_title": _("The clinic"), "nav": "practice", "therapists": therapists()}
    if request.method != "POST":
        found = the_clinic()
        form = {k: v for k, v in vars(found).items() if v is not None} if found else {}
        form["deputy"] = str(form.get("deputy_id", ""))
        return render(request, "practice/clinic.html", {**context, "form": form})
    try:
        practice.save_clinic(visit.actor, request.POST.dict(), visit.now)
    except Invalid as invalid:
        context |= {"form": request.POST, "faults": invalid.faults}
        return render(request, "practice/clinic.html", context, status=422)
    messages.success(request, _("Saved."))
    return redirect("practice:overview")


@require_http_methods(["GET", "HEAD", "POST"])
@for_owner
def intended_use(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show what the software is for, and keep that the owner accepts it."""
    context: dict[str, Any] = {"page_title": _("Before the first patient"), "nav": "practice", "form": {}}
    if request.method != "POST":
        return render(request, "practice/intended_use.html", context)
    try:
        practice.accept_intended_use(visit.actor, request.POST.dict(), visit.now)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("practice:clinic")
    except Invalid as invalid:
        context |= {"form": request.POST, "faults": invalid.faults}
        return render(request, "practice/intended_use.html", context, status=422)
    messages.success(request, _("Kept. You can invite patients now."))
    return redirect("practice:overview")

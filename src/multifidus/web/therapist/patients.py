"""The list of one's patients, and the way to a record that is not one's own."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from multifidus.actions.deed import Invalid
from multifidus.actions.share import look_for
from multifidus.clinical.intake_texts import clean
from multifidus.records.queries.patients import PAGE, care_of, find_patients
from multifidus.web.therapist.last_contact import contact_words
from multifidus.web.therapist.pages import page_of
from multifidus.web.therapist.typed import day, day_boxes, line, typed
from multifidus.web.visits import Visit, for_therapist

MOST_LETTERS = 80


@require_safe
@for_therapist
def patients(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show one's patients, or those that were searched for."""
    wanted = clean(request.GET.get("find", ""))[:MOST_LETTERS]
    found = find_patients(visit.staff, wanted, visit.now)

    def address(number: int) -> str:
        return f"{reverse('therapist:patients')}?{urlencode({'find': wanted, 'page': number})}"

    page = page_of(found, request.GET.get("page"), PAGE, address)
    care = care_of([one.id for one in page.rows], visit.now)
    context = {
        "page_title": _("Patients"),
        "nav": "patients",
        "owner": visit.staff.is_owner,
        "wanted": wanted,
        "page": page,
        "rows": [(one, care[one.id], contact_words(care[one.id].last_at, visit.now)) for one in page.rows],
        "others": any(not one.is_mine for one in page.rows),
    }
    return render(request, "therapist/patients.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_therapist
def other_record(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Find a patient of somebody else by exact name and date of birth; the record still opens only with a reason."""
    context = {"page_title": _("A record that is not mine"), "nav": "patients", "owner": visit.staff.is_owner}
    if request.method != "POST":
        return render(request, "therapist/other_record.html", {**context, "form": {}})
    context["form"] = {**typed(request.POST, "name"), **day_boxes(request.POST, "born")}
    try:
        found = look_for(visit.actor, line(request.POST, "name"), day(request.POST, "born"), visit.now)
    except Invalid as invalid:
        return render(request, "therapist/other_record.html", {**context, "faults": invalid.faults}, status=422)
    if found is None:
        faults = {"name": _("Nobody here has exactly this name and date of birth. Check both.")}
        return render(request, "therapist/other_record.html", {**context, "faults": faults}, status=422)
    return redirect("therapist:patient", patient_id=found)

"""Letting a patient go on who was stopped by what they told at a contact."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from multifidus.actions.deed import Invalid, Refused
from multifidus.actions.lift_stop import lift_stop
from multifidus.clinical.intake_texts import clean
from multifidus.web.therapist.overview import overview_page
from multifidus.web.visits import Visit, for_record


@require_POST
@for_record
def go_on(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Let the patient exercise again, with what was found."""
    reason = clean(request.POST.get("reason", ""))
    try:
        lift_stop(visit.actor, visit.record, reason, visit.now)
    except Invalid as invalid:
        return overview_page(request, visit, status=422, typed_reason=reason, faults=invalid.faults)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("The patient can exercise again. Your reason is kept."))
    return redirect("therapist:patient", patient_id=visit.record.patient.pk)

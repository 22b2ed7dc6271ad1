"""Taking an alert, and opening it again."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from multifidus.actions import alarm
from multifidus.actions.deed import Invalid, Refused, Stale
from multifidus.clinical.intake_texts import clean
from multifidus.web.therapist.overview import overview_page
from multifidus.web.visits import Visit, for_record


@require_POST
@for_record
def acknowledge(request: HttpRequest, visit: Visit, alert_id: int) -> HttpResponse:
    """Take an alert, with what was done."""
    done = clean(request.POST.get(f"done-{alert_id}", ""))
    try:
        alarm.acknowledge(visit.actor, visit.record, alert_id, done, visit.now)
    except Invalid as invalid:
        return _again(request, visit, alert_id, done, invalid)
    except (Refused, Stale) as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("You have this alert. What you did is kept."))
    return redirect("therapist:patient", patient_id=visit.record.patient.pk)


@require_POST
@for_record
def reopen(request: HttpRequest, visit: Visit, alert_id: int) -> HttpResponse:
    """Open an alert again, with why."""
    because = clean(request.POST.get(f"done-{alert_id}", ""))
    try:
        alarm.reopen(visit.actor, visit.record, alert_id, because, visit.now)
    except Invalid as invalid:
        return _again(request, visit, alert_id, because, invalid)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("The alert is open again."))
    return redirect("therapist:patient", patient_id=visit.record.patient.pk)


def _again(request: HttpRequest, visit: Visit, alert_id: int, words: str, invalid: Invalid) -> HttpResponse:
    """Return the page with what was typed, and what is wrong with it."""
    faults = {f"done-{alert_id}": say for say in invalid.faults.values()}
    return overview_page(request, visit, status=422, typed_alert=alert_id, typed_words=words, faults=faults)

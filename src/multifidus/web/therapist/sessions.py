"""Each session as the patient told it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from multifidus.records.knowledge import knowledge
from multifidus.records.queries.session_list import session_list
from multifidus.web.therapist.pages import slice_of
from multifidus.web.therapist.record_page import record_page
from multifidus.web.visits import Visit, for_record

PAGE = 20


@require_safe
@for_record
def sessions(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show the sessions, the newest first."""
    address = reverse("therapist:sessions", kwargs={"patient_id": visit.record.patient.pk})
    page = slice_of(
        lambda first, count: session_list(visit.record, knowledge(), first, count),
        request.GET.get("page"), PAGE, lambda number: f"{address}?page={number}",
    )  # fmt: skip
    return record_page(request, visit, "therapist/sessions.html", "sessions", page=page)

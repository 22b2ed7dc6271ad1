"""What all pages about one patient share: the head with its tabs, and the content that is not signed off."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from multifidus.records.knowledge import knowledge
from multifidus.records.queries.patient_head import patient_head
from multifidus.web.visits import Visit


def record_page(
    request: HttpRequest, visit: Visit, template: str, tab: str, *, status: int = 200, **context: Any
) -> HttpResponse:
    """Return a page about the patient whose record is open.

    Args:
        template: extends `therapist/record.html`.
        tab: overview, intake, examination, diagnosis, plan, sessions or access.
    """
    head = patient_head(visit.record, knowledge(), visit.now)
    shared = {
        "page_title": f"{head.name}: {tab_names()[tab]}",
        "nav": "patients",
        "owner": visit.staff.is_owner,
        "head": head,
        "patient_id": visit.record.patient.pk,
        "tab": tab,
        "tab_names": tab_names(),
    }
    return render(request, template, {**shared, **context}, status=status)


def tab_names() -> dict[str, str]:
    """Return the words of the tabs, in order."""
    return {
        "overview": _("Overview"),
        "intake": _("Intake"),
        "examination": _("Examination"),
        "diagnosis": _("Diagnosis"),
        "plan": _("Plan"),
        "sessions": _("Sessions"),
        "access": _("Access"),
    }

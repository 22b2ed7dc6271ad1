"""The examination: entered by keyboard, kept, and judged at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from multifidus.actions.deed import Invalid
from multifidus.actions.examine import examine
from multifidus.actions.judge import assessment_of
from multifidus.clinical.assess import Assessment
from multifidus.clinical.knowledge import Knowledge
from multifidus.clinical.letter import brief
from multifidus.clinical.triage import PLAN_TIERS
from multifidus.records.knowledge import knowledge
from multifidus.records.local_time import local_date_of
from multifidus.records.queries.findings import Findings, findings_of
from multifidus.records.queries.next_tests import asked_by_triage, near_labels
from multifidus.web.therapist.examination_form import Form, all_normal, form_of, read_form
from multifidus.web.therapist.examination_grids import grids_of, moves_of
from multifidus.web.therapist.examination_layout import DRAWN, PARTS, ROWS
from multifidus.web.therapist.examination_rows import rows_of
from multifidus.web.therapist.presenting import stop_of
from multifidus.web.therapist.record_page import record_page
from multifidus.web.visits import Visit, for_record

Shown = tuple[Form, Mapping[str, str], frozenset[str]]


@for_record
@require_http_methods(["GET", "HEAD", "POST"])
def examination(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show what was found today; keep what was typed."""
    content, found = knowledge(), _findings(visit)
    if request.method != "POST":
        return _page(request, visit, form_of(found.today, content.facts), {}, found)
    form = {name: request.POST.getlist(name) for name in request.POST}
    if request.POST.get("do") == "normal":
        filled = all_normal(form, content.facts)
        return _page(
            request, visit, filled, {}, found, frozenset(name for name in filled if filled[name] != form.get(name))
        )
    reading = read_form(form, found.today, content.facts)
    try:
        if reading.faults:
            raise Invalid(reading.faults)
        judged = examine(visit.actor, visit.record, reading.values, visit.now)
    except Invalid as error:
        return _page(request, visit, form, error.faults, found)
    finished = request.POST.get("do") == "finish" and judged.verdict.tier in PLAN_TIERS
    return redirect("therapist:diagnosis" if finished else "therapist:examination", patient_id=visit.record.patient.id)


def _findings(visit: Visit) -> Findings:
    return findings_of(visit.record.episode, local_date_of(visit.record.patient, visit.now))


def _page(
    request: HttpRequest, visit: Visit, form: Form, faults: Mapping[str, str], found: Findings,
    filled: frozenset[str] = frozenset(),
) -> HttpResponse:  # fmt: skip
    content = knowledge()
    assessment = assessment_of(visit.record.episode, content, visit.now)
    context = _context(form, faults, filled, found, assessment, content)
    status = 422 if faults else 200
    return record_page(request, visit, "therapist/examination.html", "examination", status=status, **context)


def _context(
    form: Form, faults: Mapping[str, str], filled: frozenset[str], found: Findings, assessment: Assessment,
    content: Knowledge,
) -> dict[str, Any]:  # fmt: skip
    asked = asked_by_triage(assessment, content)
    elsewhere = [item.fact for item in asked if item.fact not in (*DRAWN, *ROWS)]

    def rows(names: Sequence[str]) -> Any:
        return rows_of(names, form, faults, found.before, assessment.facts, content)

    return {
        "faults": faults,
        "stop": stop_of(assessment),
        "parts": [(part, rows(part.facts)) for part in PARTS],
        "grids": grids_of(form, faults, filled, found, content),
        "moves": moves_of(form, faults, found, content),
        "asked_again": rows(elsewhere),
        "asked": asked,
        "near": [item for item in near_labels(assessment, content) if item.fact in (*DRAWN, *ROWS)],
        "not_asked": [brief(content.facts[name].title) for name in assessment.verdict.not_asked],
        "parts_total": len(DRAWN) + len(ROWS),
        "entered": sum(1 for name in found.today if name in (*DRAWN, *ROWS)),
        "saved_at": found.saved_at,
        "may_plan": assessment.verdict.may_plan,
    }

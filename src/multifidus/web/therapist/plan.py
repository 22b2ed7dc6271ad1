"""The plan: the draft to edit, what the patient will read, what changed, and every version as it was approved."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from multifidus.actions.judge import assessment_of
from multifidus.clinical.compare import compare, outline_of_document, outline_of_draft
from multifidus.clinical.document import resolve
from multifidus.clinical.draft import DraftError
from multifidus.clinical.fitting import why_no_plan
from multifidus.records.knowledge import knowledge
from multifidus.records.queries.plan_versions import Version, open_draft, unreadable_draft, versions_of
from multifidus.web.therapist.draft_page import draft_context
from multifidus.web.therapist.draft_rows import Form
from multifidus.web.therapist.presenting import stop_of
from multifidus.web.therapist.record_page import record_page
from multifidus.web.visits import Visit, for_record


@for_record
@require_safe
def plan(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show the draft; without one, the plan in force."""
    return plan_page(request, visit)


def plan_page(
    request: HttpRequest, visit: Visit, form: Form | None = None, faults: Mapping[str, str] | None = None,
    refused: str = "", status: int = 200,
) -> HttpResponse:  # fmt: skip
    """Return the page of the draft, with what was typed and what is wrong; or of the plan in force."""
    content, episode = knowledge(), visit.record.episode
    opened, versions = open_draft(episode), versions_of(episode)
    assessment = assessment_of(episode, content, visit.now)
    shared = {"versions": versions, "faults": faults or {}, "refused": refused}
    if opened is None:
        why_not = "" if assessment.plan is not None else why_no_plan(assessment).because
        in_force = _in_force(versions)
        context = {
            **shared,
            "in_force": in_force,
            "why_not": why_not,
            "stop": stop_of(assessment),
            "unreadable": unreadable_draft(episode),
        }
        return record_page(request, visit, "therapist/plan.html", "plan", status=status, **context)
    context = draft_context(opened, _in_force(versions), assessment, content, form or {}, faults or {})
    return record_page(request, visit, "therapist/plan_draft.html", "plan", status=status, **{**context, **shared})


@for_record
@require_safe
def preview(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show the draft as the patient would read it."""
    content, opened = knowledge(), open_draft(visit.record.episode)
    if opened is None:
        return redirect("therapist:plan", patient_id=visit.record.patient.pk)
    document = None
    blocks: tuple[str, ...] = ()
    try:
        document = resolve(opened.draft, assessment_of(visit.record.episode, content, visit.now), content)
    except DraftError as error:
        blocks = tuple(words for _, words in error.faults)
    return record_page(
        request, visit, "therapist/plan_preview.html", "plan", document=document, blocks=blocks, number=opened.number
    )


@for_record
@require_safe
def comparison(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show what the draft changes in the plan in force."""
    opened, former = open_draft(visit.record.episode), _in_force(versions_of(visit.record.episode))
    if opened is None or former is None:
        return redirect("therapist:plan", patient_id=visit.record.patient.pk)
    differences = compare(outline_of_document(former.document), outline_of_draft(opened.draft, knowledge()))
    return record_page(
        request, visit, "therapist/plan_compare.html", "plan", differences=differences, former=former, opened=opened
    )


@for_record
@require_safe
def version(request: HttpRequest, visit: Visit, number: int) -> HttpResponse:
    """Show an approved version as it was stored; nothing is looked up."""
    found = next((item for item in versions_of(visit.record.episode) if item.number == number), None)
    if found is None:
        raise Http404
    return record_page(request, visit, "therapist/plan_version.html", "plan", version=found, document=found.document)


def _in_force(versions: tuple[Version, ...]) -> Version | None:
    return next((item for item in versions if item.state == "approved"), None)

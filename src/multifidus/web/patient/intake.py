"""The intake: a few questions a page, saved as they go; the answers once more at the end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from multifidus.actions.answer import answer_page, finish_intake, mendable
from multifidus.actions.deed import Invalid, Refused
from multifidus.records.knowledge import knowledge
from multifidus.records.queries.patient_answers import answers_given
from multifidus.records.queries.patient_intake import Address, intake_place, where_to_go_on
from multifidus.web.patient.entry import for_agreed, for_care
from multifidus.web.patient.intake_fields import as_typed, fields_of
from multifidus.web.visits import Visit


@for_care
def resume(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Lead to the page where the patient left off."""
    if visit.record.episode.intake_finished_at is not None:
        return redirect("patient:today")
    address = where_to_go_on(visit.record, knowledge(), visit.now)
    return _to(address)


@for_agreed
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, visit: Visit, part: str, page: str) -> HttpResponse:
    """Show one page of questions, or save it and go on."""
    address, content = Address(part, page), knowledge()
    if part not in content.intake or page not in [found.id for found in content.intake[part].pages]:
        raise Http404
    if visit.record.episode.stopped_at is not None and _is_held(visit, address):
        return redirect("patient:stop")
    if visit.record.episode.intake_finished_at is not None:
        return redirect("patient:today")
    if request.method == "POST":
        return _save(request, visit, address)
    place = intake_place(visit.record, part, page, content, visit.now)
    return (
        render(request, "patient/intake.html", fields_of(place, visit)) if place else redirect("patient:intake_resume")
    )


@for_care
@require_http_methods(["GET", "POST"])
def answers(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show all answers once more, and hand them over."""
    if visit.record.episode.intake_finished_at is not None:
        return redirect("patient:today")
    if request.method == "POST":
        try:
            finish_intake(visit.actor, visit.record, knowledge(), visit.now)
        except Invalid as error:
            return _answers(request, visit, error.faults)
        except Refused as error:
            messages.error(request, str(error))
        return redirect("patient:today")
    return _answers(request, visit, {})


@for_agreed
@require_POST
def wrong_answer(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Lead back to the question whose answer called for an emergency department."""
    if visit.record.episode.intake_finished_at is None:
        for address in mendable(visit.record, knowledge(), visit.now):
            return _to(address)
    return redirect("patient:stop")


def _is_held(visit: Visit, address: Address) -> bool:
    """Return whether the care card stands before this page: an emergency leaves only its own questions open."""
    episode = visit.record.episode
    if episode.intake_finished_at is not None:
        return True
    return episode.tier == "emergency" and address not in mendable(visit.record, knowledge(), visit.now)


def _save(request: HttpRequest, visit: Visit, address: Address) -> HttpResponse:
    form = {name: request.POST.getlist(name) for name in request.POST}
    try:
        answered = answer_page(visit.actor, visit.record, address, form, knowledge(), visit.now)
    except Refused as error:
        messages.error(request, str(error))
        return redirect("patient:today")
    if answered.stopped:
        return redirect("patient:stop")
    leaves = "leave" in request.POST and all(_is_blank(fault.field, form) for fault in answered.faults)
    if answered.faults and not leaves:
        place = intake_place(visit.record, address.part, address.page, knowledge(), visit.now)
        if place is None:
            return redirect("patient:intake_resume")
        return render(request, "patient/intake.html", as_typed(place, visit, form, answered.faults), status=422)
    if answered.comfort:
        return redirect("patient:comfort")
    if leaves:
        return redirect("patient:today")
    return _to(answered.after)


def _is_blank(field: str, form: Mapping[str, Sequence[str]]) -> bool:
    """Return whether a field was left out: who leaves may do that, but nothing that was typed wrong is thrown away."""
    unit = f"{field}-unit"  # it is chosen before anybody types
    names = [name for name in form if name == field or (name.startswith(f"{field}-") and name != unit)]
    return not any(text.strip() for name in names for text in form[name])


def _to(address: Address | None) -> HttpResponse:
    if address is None:
        return redirect("patient:intake_answers")
    return redirect("patient:intake", part=address.part, page=address.page)


def _answers(request: HttpRequest, visit: Visit, faults: dict[str, str]) -> HttpResponse:
    parts = answers_given(visit.record, knowledge(), visit.now)
    blank = [(page.address, line) for part in parts for page in part.pages for line in page.lines if line.blank]
    context = {
        "parts": parts,
        "blank": blank,
        "faults": faults,
        "therapist_name": visit.record.patient.therapist.account.name,
    }
    return render(request, "patient/answers.html", context, status=422 if faults else 200)

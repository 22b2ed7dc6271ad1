"""What can be put into the draft: candidates with why and why not; the refused with their reason and no button."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from multifidus.actions import plan as plans
from multifidus.actions.deed import Invalid, Refused, Stale
from multifidus.actions.judge import assessment_of
from multifidus.clinical.dosing import dose_words
from multifidus.clinical.draft import DraftError
from multifidus.clinical.offers import Offer, offers
from multifidus.records.knowledge import knowledge
from multifidus.records.queries.plan_versions import open_draft
from multifidus.web.therapist.plan_conflict import conflict_page
from multifidus.web.therapist.plan_form import edits_of, wanted_of
from multifidus.web.therapist.presenting import Why, why_of
from multifidus.web.therapist.record_page import record_page
from multifidus.web.visits import Visit, for_record

FIRST = 12  # that are shown before the rest is folded away


@dataclass(frozen=True, slots=True)
class OfferShown:
    """One exercise on offer."""

    offer: Offer
    dose: str
    why: tuple[Why, ...]
    why_not: tuple[Why, ...]


@for_record
@require_http_methods(["GET", "HEAD", "POST"])
def swap(request: HttpRequest, visit: Visit, exercise: str) -> HttpResponse:
    """Put another exercise in the place of one."""
    return _offer(request, visit, exercise)


@for_record
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Add an exercise."""
    return _offer(request, visit, "")


def _offer(request: HttpRequest, visit: Visit, old: str) -> HttpResponse:
    if request.method != "POST":
        return _page(request, visit, old)
    new = wanted_of(request).exercise
    because, approved = request.POST.get("because", ""), request.POST.get(f"{new}.approved", "")
    who, record, edits, now = visit.actor, visit.record, edits_of(request), visit.now
    try:
        if old:
            plans.swap_exercise(who, record, edits, old, new, because, approved, now)
        else:
            plans.add_exercise(who, record, edits, new, because, approved, now)
    except Stale as error:
        return conflict_page(request, visit, str(error))
    except Invalid as error:
        return _page(request, visit, old, error.faults, 422)
    except Refused as error:
        return _page(request, visit, old, {"exercise": str(error)}, 409)
    return redirect("therapist:plan", patient_id=record.patient.pk)


def _page(
    request: HttpRequest, visit: Visit, old: str, faults: Mapping[str, str] | None = None, status: int = 200
) -> HttpResponse:
    content, opened = knowledge(), open_draft(visit.record.episode)
    if opened is None:
        return redirect("therapist:plan", patient_id=visit.record.patient.pk)
    if old and opened.draft.place_of(old) is None:
        raise Http404
    try:
        found = offers(opened.draft, assessment_of(visit.record.episode, content, visit.now), content, old or None)
    except DraftError:
        return redirect("therapist:plan", patient_id=visit.record.patient.pk)
    shown = [
        OfferShown(o, dose_words(o.dose, False, None), why_of(o.why, content), why_of(o.why_not, content))
        for o in found
    ]
    free = [item for item in shown if item.offer.allowed]
    new, with_reason = wanted_of(request).exercise, [item for item in shown if item.offer.needs_override]
    beside = f"{new}.approved" if new in [item.offer.exercise for item in with_reason] else "main"
    own = {"because": "because", "exercise": "exercise"}
    context = {
        "old": content.exercises.get(old),
        "opened": opened,
        "free": free[:FIRST],
        "free_more": free[FIRST:],
        "with_reason": with_reason,
        "refused": [item for item in shown if not item.offer.allowed and not item.offer.needs_override],
        "faults": faults or {},
        "summary": [{"field": own.get(name, beside), "say": words} for name, words in (faults or {}).items()],
        "because": request.POST.get("because", ""),
        "new": new,
        "approved": request.POST.get(f"{new}.approved", ""),
    }
    return record_page(request, visit, "therapist/plan_offers.html", "plan", status=status, **context)

"""Who is let in to a patient's page, and who is led elsewhere first: to the agreement, or to the care card."""

from __future__ import annotations

from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from multifidus.records.queries.patient_place import has_agreed, is_child, is_stopped
from multifidus.web.visits import View, Visit, for_patient


def for_adult(view: View) -> View:
    """Let in a patient of 18 or more; a younger one is told that a therapist and a guardian do this."""

    @for_patient
    @wraps(view)
    def guarded(request: HttpRequest, visit: Visit, *args: Any, **kwargs: Any) -> HttpResponse:
        if is_child(visit.record, visit.now):
            return redirect("patient:with_guardian")
        return view(request, visit, *args, **kwargs)

    return guarded


def for_agreed(view: View) -> View:
    """Let in an adult patient who has agreed to what is kept."""

    @for_adult
    @wraps(view)
    def guarded(request: HttpRequest, visit: Visit, *args: Any, **kwargs: Any) -> HttpResponse:
        if not has_agreed(visit.record):
            return redirect("patient:agreement")
        return view(request, visit, *args, **kwargs)

    return guarded


def for_care(view: View) -> View:
    """Let in an adult patient who has agreed and whom nothing stops; one who is stopped gets the care card."""

    @for_agreed
    @wraps(view)
    def guarded(request: HttpRequest, visit: Visit, *args: Any, **kwargs: Any) -> HttpResponse:
        if is_stopped(visit.record):
            return redirect("patient:stop")
        return view(request, visit, *args, **kwargs)

    return guarded

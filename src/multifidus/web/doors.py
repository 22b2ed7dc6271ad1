"""The front door: everybody is led to where they belong."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from multifidus.records.access import NotYours, own_record, staff_of


def home(request: HttpRequest) -> HttpResponse:
    """Lead a patient to today, a therapist to the work list, an owner to the practice, others to sign in."""
    if not request.user.is_authenticated:
        return redirect("account_login")
    member = staff_of(request.user)
    if member is not None:
        return redirect("therapist:work_list" if member.is_therapist else "practice:overview")
    try:
        own_record(request.user)
    except NotYours:
        return redirect("account_nobody")
    return redirect("patient:today")

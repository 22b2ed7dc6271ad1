"""Taking somebody into care: by a link of their own, or without an account."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from multifidus.actions.deed import Invalid, Refused
from multifidus.actions.invitations import standing
from multifidus.actions.invite import (
    Invited,
    NewPatient,
    enter_case,
    invite_patient,
    renew_invitation,
    revoke_invitation,
)
from multifidus.records.queries.invitations import invitation_state
from multifidus.web.invitation_link import shown_link
from multifidus.web.therapist.record_page import record_page
from multifidus.web.therapist.typed import day, day_boxes, line, typed
from multifidus.web.visits import Visit, for_record, for_therapist

COOKIE = "invitation"  # carries the token from the making to the one showing; the server keeps its hash alone
COOKIE_LASTS_S = 120


@require_http_methods(["GET", "HEAD", "POST"])
@for_therapist
def invite(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Take a person into care and make the link for them."""
    context = _context(request, visit, _("Invite a patient"))
    if request.method != "POST":
        return render(request, "therapist/invite.html", context)
    try:
        invited = invite_patient(visit.actor, visit.staff, _wanted(request), visit.now)
    except Invalid as invalid:
        return render(request, "therapist/invite.html", {**context, "faults": invalid.faults}, status=422)
    except Refused as refused:
        return render(request, "therapist/invite.html", {**context, "faults": {"main": str(refused)}}, status=409)
    return _to_link(invited, request)


@require_http_methods(["GET", "HEAD", "POST"])
@for_therapist
def new_case(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Take a person into care who gets no account, and go on to the first questions."""
    context = _context(request, visit, _("New case without an account"))
    if request.method != "POST":
        return render(request, "therapist/new_case.html", context)
    try:
        patient = enter_case(visit.actor, visit.staff, _wanted(request), visit.now)
    except Invalid as invalid:
        return render(request, "therapist/new_case.html", {**context, "faults": invalid.faults}, status=422)
    except Refused as refused:
        return render(request, "therapist/new_case.html", {**context, "faults": {"main": str(refused)}}, status=409)
    messages.success(request, _("The case is open. Enter the answers to the intake here."))
    return redirect("therapist:intake_answers", patient_id=patient.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@for_record
def invitation(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show a link that was just made, once; or make a new one, and every older one stops."""
    patient = visit.record.patient
    if request.method == "POST":
        try:
            return _to_link(renew_invitation(visit.actor, visit.record, visit.now), request)
        except Refused as refused:
            messages.error(request, str(refused))
            return redirect("therapist:access", patient_id=patient.pk)
    token = request.COOKIES.get(COOKIE, "")
    state, found = invitation_state(visit.record, visit.now), standing(token, visit.now)
    link = shown_link(token) if found is not None and found.patient_id == patient.pk else None
    page = record_page(request, visit, "therapist/invitation.html", "access", link=link, state=state)
    page.delete_cookie(COOKIE, path=request.path, samesite="Strict")
    return page


@require_POST
@for_record
def revoke(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Stop every open link of a patient."""
    count = revoke_invitation(visit.actor, visit.record, visit.now)
    words = ngettext("%(num)s link was stopped.", "%(num)s links were stopped.", count) % {"num": count}
    messages.success(request, words)
    return redirect("therapist:access", patient_id=visit.record.patient.pk)


def _to_link(invited: Invited, request: HttpRequest) -> HttpResponse:
    """Lead to the page that shows the link; the token travels in the therapist's own browser."""
    answer = redirect("therapist:invitation", patient_id=invited.patient.pk)
    answer.set_cookie(
        COOKIE, invited.token, max_age=COOKIE_LASTS_S, path=answer.headers["Location"], httponly=True,
        samesite="Strict", secure=request.is_secure(),
    )  # fmt: skip
    return answer


def _wanted(request: HttpRequest) -> NewPatient:
    form = request.POST
    return NewPatient(
        name=line(form, "name"),
        born=day(form, "born"),
        email=line(form, "email").lower(),
        phone=line(form, "phone"),
        guardian=line(form, "guardian"),
        guardian_agreed=form.get("guardian_agreed") == "yes",
    )


def _context(request: HttpRequest, visit: Visit, title: str) -> dict[str, Any]:
    names = ("name", "email", "phone", "guardian", "guardian_agreed")
    form = {**typed(request.POST, *names), **day_boxes(request.POST, "born")}
    return {"page_title": title, "nav": "patients", "owner": visit.staff.is_owner, "form": form}

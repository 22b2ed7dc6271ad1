"""Who works here: inviting, leaving, handing patients over."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from multifidus.actions import practice
from multifidus.actions.deed import Invalid, Refused
from multifidus.records.queries.practice import invitations_of_staff, members
from multifidus.web.invitation_link import shown_link
from multifidus.web.visits import Visit, for_owner


@require_safe
@for_owner
def staff(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show who works here and who is invited."""
    return _people(request, visit, {})


@require_http_methods(["GET", "HEAD", "POST"])
@for_owner
def invite(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Invite a colleague; the link is shown once."""
    context = {"page_title": _("Invite a colleague"), "nav": "practice", "form": {}}
    if request.method != "POST":
        return render(request, "practice/invite.html", context)
    try:
        token = practice.invite_colleague(visit.actor, request.POST.dict(), visit.now)
    except Invalid as invalid:
        context |= {"form": request.POST, "faults": invalid.faults}
        return render(request, "practice/invite.html", context, status=422)
    return render(request, "practice/invited.html", {**context, "link": shown_link(token)})


@require_POST
@for_owner
def new_password(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Make a link with which a colleague chooses a new password; it is shown once."""
    try:
        token = practice.renew_password(visit.actor, request.POST.get("staff"), visit.now)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("practice:staff")
    context = {"page_title": _("A new password"), "nav": "practice", "link": shown_link(token), "again": True}
    return render(request, "practice/invited.html", context)


@require_POST
@for_owner
def left(request: HttpRequest, visit: Visit) -> HttpResponse:
    """End somebody's work here."""
    try:
        practice.close_account(visit.actor, request.POST.get("staff"), visit.now)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("They can't sign in any more. What they wrote stays."))
    return redirect("practice:staff")


@require_POST
@for_owner
def hand_over(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Give one therapist's patients to another."""
    try:
        count = practice.hand_over(visit.actor, request.POST.get("from"), request.POST.get("to"), visit.now)
    except Invalid as invalid:
        return _people(request, visit, invalid.faults)
    said = ngettext("%(count)s patient was handed over.", "%(count)s patients were handed over.", count)
    messages.success(request, said % {"count": count})
    return redirect("practice:staff")


def _people(request: HttpRequest, visit: Visit, faults: dict[str, str]) -> HttpResponse:
    context = {
        "page_title": _("People who work here"),
        "nav": "practice",
        "members": members(),
        "invited": invitations_of_staff(visit.now),
        "myself": visit.staff.pk,
        "form": request.POST,
        "faults": faults,
    }
    return render(request, "practice/staff.html", context, status=422 if faults else 200)

"""The invitation link: who follows it chooses a password and is in."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from multifidus.actions.deed import Invalid, Refused
from multifidus.actions.enter import Entrant, accept_invitation, invitation_of
from multifidus.web.visits import address_of


@never_cache
@sensitive_post_parameters("password", "password_again")
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Show the form of an invitation that stands, and let the person in who fills it."""
    try:
        found = invitation_of(token, timezone.now())
        if request.method != "POST":
            return render(request, "invitation/enter.html", _context(found, {}))
        account = accept_invitation(token, _entrant(request), timezone.now(), address_of(request))
    except Refused as refused:
        context = {"page_title": _("This link does not work any more"), "words": str(refused)}
        return render(request, "invitation/closed.html", context, status=410)
    except Invalid as invalid:
        context = _context(found, request.POST) | {"faults": invalid.faults}
        return render(request, "invitation/enter.html", context, status=422)
    if found.kind == "again":  # a link is no second factor: who has one proves it at sign-in
        messages.success(request, _("Your new password is kept. Sign in with it."))
        return redirect("account_login")
    login(request, account)
    return redirect("home")


def _entrant(request: HttpRequest) -> Entrant:
    form = request.POST
    return Entrant(
        password=form.get("password", ""),
        name=form.get("name", ""),
        email=form.get("email", ""),
        time_zone=form.get("zone", ""),
        treats=form.get("therapist") == "yes",
    )


def _context(found: Any, form: Any) -> dict[str, Any]:
    return {"page_title": _("Welcome"), "invitation": found, "form": form}

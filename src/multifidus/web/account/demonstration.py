"""One-click entry to a demonstration: from this machine alone, and only where everybody is made up."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from multifidus.records.queries.demonstration import somebody

LOOPBACK = ("127.0.0.1", "::1")


@require_POST
def enter(request: HttpRequest) -> HttpResponse:
    """Sign in as somebody of the demonstration."""
    account = somebody(request.POST.get("email", ""))
    if not settings.DEMONSTRATION or request.META.get("REMOTE_ADDR") not in LOOPBACK or account is None:
        raise Http404
    login(request, account)
    return redirect("home")

"""The ways in besides signing in: a forgotten password, and an account that belongs to nobody."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe


@require_safe
def forgotten(request: HttpRequest) -> HttpResponse:
    """Say how to get in again: the clinic gives a new link, since no mail server is set up."""
    return render(request, "account/forgotten.html", {"page_title": _("Forgotten your password?")})


@require_safe
@login_required
def nobody(request: HttpRequest) -> HttpResponse:
    """Tell somebody whose account leads nowhere, such as a colleague who left."""
    return render(request, "account/nobody.html", {"page_title": _("Nothing is open to you here")})

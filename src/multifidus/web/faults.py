"""What somebody sees when a page can't be shown: never a trace, always a way on."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer a request that can't be read."""
    return _page(request, 400, _("We could not read that"), _("Please go back and try again. Nothing was saved."))


def refused(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer somebody who may not do this."""
    return _page(request, 403, _("You can't do this"), _("If you think you should be able to, ask your clinic."))


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose key has expired. What was typed is still in the browser: going back shows it."""
    if request.headers.get("Accept", "").startswith("application/json"):
        return JsonResponse({"because": "csrf"}, status=403)
    return _page(
        request, 403, _("This page was open for too long"),
        _("Go back one page, load it again, and send your answers once more. Nothing was changed."),
    )  # fmt: skip


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer for a page that isn't there, or isn't this person's: both look alike."""
    return _page(request, 404, _("There is no such page"), _("Check the address, or start again from the first page."))


def broken(request: HttpRequest) -> HttpResponse:
    """Answer when something of ours went wrong."""
    return _page(
        request, 500, _("Something went wrong on our side"),
        _("It is not your fault. What you sent may not be saved: please try again in a minute."),
    )  # fmt: skip


def _page(request: HttpRequest, status: int, heading: str, words: str) -> HttpResponse:
    context: dict[str, Any] = {"page_title": heading, "heading": heading, "words": words}
    return render(request, "faults/fault.html", context, status=status)

"""The session at home: the player's page, what it needs for today, and the log it sends."""

from __future__ import annotations

import json
from typing import Any, NoReturn

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_GET, require_POST

from multifidus.actions.deed import Invalid
from multifidus.actions.train import record_entries
from multifidus.records.knowledge import knowledge
from multifidus.records.queries.player import player_payload
from multifidus.web.figures import drawn
from multifidus.web.patient.player_words import player_words, skip_reasons
from multifidus.web.visits import Visit, for_patient

MOST_BYTES = 400_000  # some 1,500 sets


@require_GET
def player(request: HttpRequest) -> HttpResponse:
    """Show the player: the same page for everybody, so that the phone can keep it. It says nothing of anybody."""
    response = render(request, "patient/session.html")
    response.headers["Cache-Control"] = "no-cache"
    return response


@require_GET
@ensure_csrf_cookie
@for_patient
def payload(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Return today's session of the patient who is signed in, as the phone keeps it."""
    found = player_payload(visit.record, knowledge(), visit.now)
    for one in found["exercises"]:
        picture = drawn(one["exercise"])
        one["figure"] = {"address": picture.address, "side": picture.side} if picture else None
    return JsonResponse(found | {"words": player_words(), "skip_reasons": skip_reasons()})


@require_POST
@for_patient
def log(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Take what a phone has logged. What the phone keeps of another person is refused whole."""
    if len(request.body) > MOST_BYTES:
        return _refused(413, "too_long")
    sent = _read(request.body)
    if sent is None:
        return _refused(400, "unreadable")
    if sent.get("owner") != str(visit.record.patient.phone_key):
        return _refused(403, "owner")
    try:
        return JsonResponse(record_entries(visit.actor, visit.record, sent.get("entries"), visit.now))
    except Invalid:
        return _refused(422, "entries")


def _refused(status: int, because: str) -> JsonResponse:
    return JsonResponse({"because": because}, status=status)


def _read(body: bytes) -> dict[str, Any] | None:
    """Return the object that a body holds, or None: no JSON, no object, or nested deeper than can be read."""
    try:
        found = json.loads(body, parse_constant=_no_number)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number of JSON.")

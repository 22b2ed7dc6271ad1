"""Who comes through a door, and whom they may see: the decorators of every view."""

from __future__ import annotations

import datetime
import ipaddress
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any
from zoneinfo import ZoneInfo

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from multifidus.records.access import NeedsReason, NotYours, Opened, open_patient, own_record, staff_of
from multifidus.records.actor import Actor
from multifidus.records.local_time import known_zone
from multifidus.records.people import Staff


@dataclass(frozen=True, slots=True)
class Visit:
    """One request: who acts, when, as which member of the staff, on whose record."""

    actor: Actor
    now: datetime.datetime
    member: Staff | None = None
    opened: Opened | None = None

    @property
    def staff(self) -> Staff:
        """Return the member of the staff; only on pages of the staff."""
        assert self.member is not None
        return self.member

    @property
    def record(self) -> Opened:
        """Return the patient's record; only on pages about one patient."""
        assert self.opened is not None
        return self.opened


View = Callable[..., HttpResponse]


def actor_of(request: HttpRequest) -> Actor:
    """Return who acts in a request, and from where."""
    account = request.user if request.user.is_authenticated else None
    return Actor(account, address_of(request))


def address_of(request: HttpRequest) -> str | None:
    """Return where a request comes from: what our own proxy saw, never what a stranger wrote."""
    count: int = settings.TRUSTED_PROXIES
    seen = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if part.strip()]
    found = seen[-count] if 0 < count <= len(seen) else request.META.get("REMOTE_ADDR", "")
    try:
        return str(ipaddress.ip_address(found))
    except ValueError:
        return None


def for_patient(view: View) -> View:
    """Let in the patient who is signed in, to their own record and no other."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return _sign_in(request)
        try:
            opened = own_record(request.user)
        except NotYours:
            raise Http404 from None
        _use_zone(request)
        return view(request, Visit(actor_of(request), timezone.now(), None, opened), *args, **kwargs)

    return guarded


def for_therapist(view: View) -> View:
    """Let in therapists of the clinic, with their second factor."""
    return _for_staff(view, lambda member: member.is_therapist)


def for_owner(view: View) -> View:
    """Let in owners of the clinic, with their second factor."""
    return _for_staff(view, lambda member: member.is_owner)


def for_record(view: View) -> View:
    """Let in therapists who may open the record of `patient_id`; others are asked for a reason."""

    def opened(request: HttpRequest, visit: Visit, *args: Any, patient_id: Any, **kwargs: Any) -> HttpResponse:
        try:
            record = open_patient(visit.actor, patient_id, visit.now)
        except NotYours:
            raise Http404 from None
        except NeedsReason:
            return redirect("therapist:break_glass", patient_id=patient_id)
        return view(request, Visit(visit.actor, visit.now, visit.member, record), *args, **kwargs)

    return for_therapist(wraps(view)(opened))


def has_second_factor(request: HttpRequest) -> bool:
    """Return whether a member of the staff has set up a second factor. A demonstration asks for none."""
    return settings.DEMONSTRATION or is_mfa_enabled(request.user)


def _for_staff(view: View, may_enter: Callable[[Staff], bool]) -> View:
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return _sign_in(request)
        member = staff_of(request.user)
        if member is None or not may_enter(member):
            raise Http404
        if not has_second_factor(request):
            return redirect("second_factor_needed")
        _use_zone(request)
        request.member = member  # type: ignore[attr-defined]  # the bar of every page shows what a member may open
        return view(request, Visit(actor_of(request), timezone.now(), member), *args, **kwargs)

    return guarded


def _sign_in(request: HttpRequest) -> HttpResponse:
    if request.headers.get("Accept", "").startswith("application/json"):
        return HttpResponse(status=401)
    return redirect_to_login(request.get_full_path(), "account_login")


def _use_zone(request: HttpRequest) -> None:
    zone = known_zone(getattr(request.user, "time_zone", None))
    if zone:
        timezone.activate(ZoneInfo(zone))

"""What somebody can change of their own account, and the second factor that staff must have."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from multifidus.actions.account import choose_units
from multifidus.actions.deed import Invalid
from multifidus.records.access import staff_of
from multifidus.web.visits import actor_of


@require_GET
@login_required
def security(request: HttpRequest) -> HttpResponse:
    """Show password, passkeys, second factor, units and time zone."""
    account = request.user
    return _page(request, {"units": account.units, "zone": account.time_zone}, {})  # type: ignore[union-attr]


@require_GET
@login_required
def second_factor_needed(request: HttpRequest) -> HttpResponse:
    """Say why staff need a second factor, and lead to setting it up."""
    return render(request, "account/second_factor_needed.html", {"page_title": _("One more lock on your account")})


@require_POST
@login_required
def save_units(request: HttpRequest) -> HttpResponse:
    """Keep the units and the time zone that somebody wants to read."""
    form = {name: request.POST.get(name, "") for name in ("units", "zone")}
    try:
        choose_units(actor_of(request), form["units"], form["zone"], timezone.now())
    except Invalid as invalid:
        return _page(request, form, invalid.faults)
    messages.success(request, _("Saved."))
    return redirect("security")


def _page(request: HttpRequest, form: dict[str, str], faults: dict[str, str]) -> HttpResponse:
    kinds = set(Authenticator.objects.filter(user=request.user).values_list("type", flat=True))
    context = {
        "page_title": _("Your account"),
        "kinds": kinds,
        "account": request.user,
        "staff": staff_of(request.user),  # type: ignore[arg-type]
        "form": form,
        "faults": faults,
    }
    return render(request, "account/security.html", context, status=422 if faults else 200)

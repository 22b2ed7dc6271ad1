"""Today's walk, by a plain form."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from multifidus.actions.deed import Refused
from multifidus.actions.walk import log_walk
from multifidus.web.patient.entry import for_care
from multifidus.web.visits import Visit


@for_care
@require_POST
def walk(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Keep that the patient went for today's walk."""
    try:
        log_walk(visit.actor, visit.record, visit.now)
    except Refused as refused:
        messages.info(request, str(refused))
    else:
        messages.success(request, _("Your walk is kept."))
    return redirect("patient:today")

"""The first page: what there is to do today, or what comes before that."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from multifidus.records.knowledge import knowledge
from multifidus.records.queries.patient_help import when_to_get_help
from multifidus.records.queries.patient_today import today_of
from multifidus.web.patient.also import also_today
from multifidus.web.patient.entry import for_care
from multifidus.web.patient.sentences import sentences
from multifidus.web.visits import Visit

NOON, EVENING = 12, 18
CARED_FOR = ("waiting", "plan_to_agree", "plan")


@for_care
def today(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show today."""
    found = today_of(visit.record, knowledge(), visit.now)
    context = {
        "nav": "today",
        "today": found,
        "also": also_today(visit) if found.place in CARED_FOR else [],
        "greeting": _greeting(found.hour, found.name),
        "get_help": sentences(when_to_get_help(visit.record, knowledge(), visit.now)),
    }
    return render(request, "patient/today.html", context)


def _greeting(hour: int, name: str) -> str:
    if hour < NOON:
        return _("Good morning, %(name)s") % {"name": name}
    if hour < EVENING:
        return _("Good afternoon, %(name)s") % {"name": name}
    return _("Good evening, %(name)s") % {"name": name}

"""My progress: a sentence, then the plot, then the numbers."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from multifidus.records.knowledge import knowledge
from multifidus.records.queries.patient_help import when_to_get_help
from multifidus.records.queries.patient_progress import Measure, progress_of
from multifidus.web.components.plot import course_plot
from multifidus.web.patient.entry import for_care
from multifidus.web.patient.sentences import sentences
from multifidus.web.visits import Visit

PAIN_TOP, TASKS_TOP = 10, 24


@for_care
def progress(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show how it has been going."""
    found = progress_of(visit.record, knowledge(), visit.now)
    context = {
        "nav": "progress",
        "progress": found,
        "pain": _shown(found.pain, PAIN_TOP, _("Line plot of your pain each week.")),
        "tasks": _shown(found.tasks, TASKS_TOP, _("Line plot of how many of 24 everyday tasks are hard.")),
        "weeks": _weeks(found.sessions.weeks) if found.sessions else [],
        "get_help": sentences(when_to_get_help(visit.record, knowledge(), visit.now)),
    }
    return render(request, "patient/progress.html", context)


def _shown(measure: Measure | None, top: float, title: str) -> dict[str, Any] | None:
    """Return a measure with its plot, the same in words, and its numbers."""
    if measure is None:
        return None
    band = [(point.week, point.low, point.high) for point in measure.band.points] if measure.band else []
    expected = {point.week: f"{point.low:g}-{point.high:g}" for point in measure.band.points} if measure.band else {}
    plot = course_plot(
        list(measure.readings), high=top, band=band, is_guess=measure.band is not None and not measure.band.published,
        matters_at=measure.standing.matters_at, weeks=measure.weeks, today=measure.now_week,
    )  # fmt: skip
    said = [
        _("Week %(week)s: %(value)s.") % {"week": f"{week:g}", "value": f"{value:g}"}
        for week, value in measure.readings
    ]
    rows = [(f"{week:g}", f"{value:g}", expected.get(int(week), "-")) for week, value in measure.readings]
    return {"measure": measure, "plot": plot, "say": " ".join([title, *said]), "rows": rows}


def _weeks(weeks: Any) -> list[dict[str, Any]]:
    return [
        {
            "number": week.number,
            "days": [mark or "rest" for mark in week.marks],
            "sum": f"{week.done}/{week.planned}" if week.planned else "",
        }
        for week in weeks
    ]

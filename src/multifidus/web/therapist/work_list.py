"""The work list: who needs me, why, and what to do first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from multifidus.records.knowledge import knowledge
from multifidus.records.queries import work_list as queries
from multifidus.records.queries.work_list import WorkList, WorkRow
from multifidus.web.therapist.last_contact import contact_words
from multifidus.web.therapist.pages import page_of
from multifidus.web.visits import Visit, for_therapist

COVER = "cover-"
CALLS = ("emergency", "silent", "few")  # reasons for which one telephones
PLACES = {
    "alert": "therapist:patient",
    "urgent": "therapist:diagnosis",
    "reds": "therapist:sessions",
    "worse": "therapist:sessions",
    "intake": "therapist:intake_answers",
    "intake_unknown": "therapist:intake_answers",
    "ask_again": "therapist:intake_answers",
    "referral": "therapist:diagnosis",
    "reassess_overdue": "therapist:examination",
    "reassess_today": "therapist:examination",
    "reassess_soon": "therapist:examination",
    "draft": "therapist:plan",
    "no_plan": "therapist:plan",
}


@dataclass(frozen=True, slots=True)
class Tab:
    """One of the lists: what it is called, its address, and whether it is shown."""

    words: str
    href: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class Step:
    """What to do first about a patient."""

    words: str
    href: str
    who: str
    main: bool


@require_safe
@for_therapist
def work_list(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show who needs this therapist, the most urgent first; or all patients; or those of an absent colleague."""
    found = queries.work_list(visit.staff, knowledge(), visit.now)
    shown = request.GET.get("show", "needs")
    rows = _chosen(found, shown)
    if rows is None:
        shown, rows = "needs", found.needing
    page = page_of(rows, request.GET.get("page"), queries.PAGE, lambda number: _address(shown, number))
    context = {
        "page_title": _heading(len(found.needing)),
        "nav": "work",
        "owner": visit.staff.is_owner,
        "work_count": len(found.needing),
        "now": visit.now,
        "tabs": _tabs(found, shown),
        "shown": shown,
        "page": page,
        "rows": [(row, step_for(row), contact_words(row.last_at, visit.now)) for row in page.rows],
    }
    return render(request, "therapist/work_list.html", context)


def step_for(row: WorkRow) -> Step:
    """Return what to do first: call, read, re-examine, or just open the record."""
    first = row.first
    if first is None:
        return Step(_("Open"), _record("therapist:patient", row.patient), row.name, False)
    if first.kind in CALLS and row.phone:
        return Step(_("Call"), "tel:" + "".join(row.phone.split()), row.name, first.urgency == "now")
    words = {
        "alert": _("Open alert"),
        "reds": _("See sessions"),
        "worse": _("See sessions"),
        "intake": _("Read intake"),
        "intake_unknown": _("Read intake"),
        "ask_again": _("Ask again"),
        "referral": _("See letter"),
        "reassess_overdue": _("Re-examine"),
        "reassess_today": _("Re-examine"),
        "reassess_soon": _("Re-examine"),
        "draft": _("Open draft"),
        "no_plan": _("Make a plan"),
    }
    place = PLACES.get(first.kind, "therapist:patient")
    return Step(words.get(first.kind, _("Open")), _record(place, row.patient), row.name, first.urgency == "now")


def _chosen(found: WorkList, shown: str) -> Sequence[WorkRow] | None:
    if shown == "needs":
        return found.needing
    if shown == "all":
        return found.mine
    absent = shown.removeprefix(COVER)
    if shown.startswith(COVER) and absent.isascii() and absent.isdigit():
        return found.covered(int(absent)) or None
    return None


def _tabs(found: WorkList, shown: str) -> list[Tab]:
    tabs = [
        Tab(f"{_('Needs me')} {len(found.needing)}", _address("needs"), shown == "needs"),
        Tab(f"{_('All my patients')} {len(found.mine)}", _address("all"), shown == "all"),
    ]
    for absent, name, count in found.absent:
        words = _("Covering for %(name)s") % {"name": name}
        tabs.append(Tab(f"{words} {count}", _address(f"{COVER}{absent}"), shown == f"{COVER}{absent}"))
    return tabs


def _heading(count: int) -> str:
    if not count:
        return _("Nobody needs you now")
    return ngettext("%(num)s person needs you", "%(num)s people need you", count) % {"num": count}


def _address(shown: str, number: int = 1) -> str:
    address = reverse("therapist:work_list")
    query = [f"show={shown}"] * (shown != "needs") + [f"page={number}"] * (number > 1)
    return f"{address}?{'&'.join(query)}" if query else address


def _record(name: str, patient: UUID) -> str:
    return reverse(name, kwargs={"patient_id": patient})

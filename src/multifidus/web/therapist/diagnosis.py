"""The diagnosis: what the rules say of every axis, and why; confirmed or overruled with a reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from multifidus.actions.decide import CONFIRM, confirm, decide, withdraw
from multifidus.actions.deed import Invalid, Refused
from multifidus.actions.judge import assessment_of
from multifidus.clinical.assess import Assessment
from multifidus.clinical.diagnosis import AxisLine, AxisValue, diagnosis_of
from multifidus.clinical.knowledge import Knowledge
from multifidus.clinical.letter import WITHIN, brief
from multifidus.clinical.triage import PLAN_TIERS, Fired
from multifidus.records.knowledge import knowledge
from multifidus.records.queries.decisions import Decided, Decisions, decisions_on
from multifidus.web.therapist.presenting import Why, stop_of, why_of
from multifidus.web.therapist.record_page import record_page
from multifidus.web.visits import Visit, for_record

NOT_LISTED = ("triage", "ask_again")  # they stand in the block on top


@dataclass(frozen=True, slots=True)
class ValueShown:
    """One answer on an axis, with its reason in words."""

    value: AxisValue
    why: Why | None


@dataclass(frozen=True, slots=True)
class AxisShown:
    """One axis: what is said, the code to confirm, and what a clinician decided."""

    line: AxisLine
    values: tuple[ValueShown, ...]
    codes: str
    made: Decided | None
    confirmed: Decided | None
    is_confirmed: bool  # and the rules still say the same
    fault: str | None
    typed: str
    chosen: str  # the answer that was sent with a fault


@dataclass(frozen=True, slots=True)
class FiredShown:
    """One rule of triage that holds."""

    title: str
    tell: str
    then: str
    why: Why


@for_record
@require_http_methods(["GET", "HEAD", "POST"])
def diagnosis(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show the diagnosis; keep what a clinician decides on it."""
    if request.method != "POST":
        return _page(request, visit)
    of, typed = request.POST.get("of", ""), request.POST.get("reason", "")
    try:
        _decide(request, visit, of, typed)
    except Invalid as error:
        return _page(request, visit, of, error.faults, typed, 422)
    except Refused as error:
        return _page(request, visit, of, {"to": str(error)}, typed, 409)
    return redirect("therapist:diagnosis", patient_id=visit.record.patient.pk)


def _decide(request: HttpRequest, visit: Visit, of: str, reason: str) -> None:
    to, what = request.POST.get("to", ""), request.POST.get("do", "")
    if what == "confirm":
        confirm(visit.actor, visit.record, of, to, reason, visit.now)
    elif what == "withdraw":
        withdraw(visit.actor, visit.record, of, reason, visit.now)
    elif what == "unconfirm":
        withdraw(visit.actor, visit.record, f"{CONFIRM}{of}", reason, visit.now)
    else:
        decide(visit.actor, visit.record, of, to, reason, visit.now)


def _page(
    request: HttpRequest, visit: Visit, of: str = "", faults: Mapping[str, str] | None = None, typed: str = "",
    status: int = 200,
) -> HttpResponse:  # fmt: skip
    content, episode = knowledge(), visit.record.episode
    found, decisions = assessment_of(episode, content, visit.now), decisions_on(episode)
    said = " ".join((faults or {}).values())
    sent = (of, said, typed, request.POST.get("to", ""))
    lines = {line.axis: _axis(line, decisions, sent, content) for line in diagnosis_of(found, content)}
    at = "main" if of not in lines else f"reason-{of}" if lines[of].line.choices else f"axis-{of}"
    context = {
        "faults": {at: said} if said else {},
        "stop": stop_of(found),
        "triage": lines["triage"],
        "ask_again": lines.get("ask_again"),
        "lines": [line for axis, line in lines.items() if axis not in NOT_LISTED],
        "stage": found.facts.known("stage"),
        "history": decisions.history,
        **_triage(found, content),
    }
    return record_page(request, visit, "therapist/diagnosis.html", "diagnosis", status=status, **context)


def _triage(found: Assessment, content: Knowledge) -> dict[str, Any]:
    verdict = found.verdict
    return {
        "tier_title": content.tiers[verdict.tier].title,
        "within": WITHIN[verdict.within],
        "headline": found.action.headline,
        "may_plan": verdict.may_plan,
        "is_stopped": verdict.tier not in PLAN_TIERS,
        "overruled": verdict.overruled.because if verdict.overruled else "",
        "fired": [_fired(item, content) for item in verdict.fired],
        "monitored": [_fired(item, content) for item in verdict.monitored],
        "not_asked": [brief(content.facts[name].title) for name in verdict.not_asked],
        "letter": found.letter,
        "revision": content.revision,
    }


def _fired(item: Fired, content: Knowledge) -> FiredShown:
    tier = content.tiers[item.flag.then].title
    return FiredShown(item.flag.title, item.flag.tell, tier, why_of((item.reason,), content)[0])


def _axis(line: AxisLine, decisions: Decisions, sent: tuple[str, str, str, str], content: Knowledge) -> AxisShown:
    of, fault, typed, chosen = sent
    codes = ",".join(value.code for value in line.values)
    confirmed = decisions.confirmed.get(line.axis)
    values = tuple(
        ValueShown(value, why_of((value.reason,), content)[0] if value.reason else None) for value in line.values
    )
    here = of == line.axis and bool(fault)
    return AxisShown(
        line,
        values,
        codes,
        decisions.made.get(line.axis),
        confirmed,
        confirmed is not None and confirmed.to == codes[:80],
        fault if here else None,
        typed if here else "",
        chosen if here else "",
    )

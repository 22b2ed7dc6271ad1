"""Who needs the therapist, and why: the work that one patient's state calls for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from multifidus.clinical.attention import Attention, Urgency
from multifidus.clinical.following import TrafficLightLimits
from multifidus.clinical.progression_limits import ProgressionLimits
from multifidus.clinical.rules import Tier

URGENCIES: tuple[Urgency, ...] = ("now", "today", "this_week", "routine")
SHAPES: dict[Urgency, str] = {"now": "octagon", "today": "triangle", "this_week": "disc", "routine": "ring"}
KINDS = (
    "emergency", "alert", "urgent", "reds", "worse", "intake", "intake_unknown", "ask_again", "referral",
    "reassess_overdue", "reassess_today", "draft", "no_plan", "silent", "few", "reassess_soon", "questionnaire",
    "break_over",
)  # fmt: skip
_AFTER_TIER = {"emergency": "emergency", "urgent": "urgent", "routine_referral": "referral"}


@dataclass(frozen=True, slots=True)
class OpenAlert:
    """An alert that nobody has closed, in the words in which it was raised.

    Acknowledged: somebody has taken it on, so it is for today and no longer for now.
    """

    title: str
    because: str
    urgency: Urgency = "now"
    acknowledged: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class EpisodeState:
    """What of an episode may call the therapist; None and empty where there is nothing.

    `tier` is that of the last triage and `unanswered` its open core questions,
    until the therapist has decided on it. `intake_on` is the day of an intake
    that no therapist has looked at. `reds` are the local dates of red sessions.
    `done` and `planned` count the sessions of the last 14 days. Pain is the
    mean of the week before (`pain_before_0_10`) and of the last 7 days.
    """

    alerts: tuple[OpenAlert, ...] = ()
    tier: Tier | None = None
    unanswered: int = 0
    intake_on: date | None = None
    unknown_answers: int = 0
    plan_from: date | None = None
    draft_waiting: bool = False
    reds: tuple[date, ...] = ()
    last_session_on: date | None = None
    done: int = 0
    planned: int = 0
    pain_before_0_10: float | None = None
    pain_now_0_10: float | None = None
    reassess_on: date | None = None
    questionnaires: tuple[str, ...] = ()
    break_until: date | None = None
    discharged: bool = False


@dataclass(frozen=True, slots=True)
class WorkItem:
    """One reason to look at a patient: how soon (word and shape), what, and why; `since` where a day is known."""

    kind: str
    urgency: Urgency
    word: str
    shape: str
    title: str
    because: str
    since: date | None


def needs_me(
    state: EpisodeState,
    today: date,
    attention: Attention,
    light: TrafficLightLimits,
    progression: ProgressionLimits,
) -> tuple[WorkItem, ...]:
    """Return the work that a patient's state calls for, most urgent first; nothing where nobody needs to look.

    Source: expert (TREATMENT 3.2 and 3.8, ASSESSMENT 8), project
    """
    found = [_alert(alert, attention) for alert in state.alerts]
    found += [
        _item(kind, attention, since, places)
        for kind, since, places in _reasons(state, today, attention, light, progression)
    ]
    if len(found) > 1:
        order = list(attention.kinds)
        found.sort(key=lambda item: (URGENCIES.index(item.urgency), order.index(item.kind)))
    return tuple(found)


def urgency_rank(items: Sequence[WorkItem]) -> tuple[int, int]:
    """Return a key that sorts patients: the most urgent first, then those with more to look at, the calm last."""
    return (URGENCIES.index(items[0].urgency) if items else len(URGENCIES), -len(items))


_Reason = tuple[str, date | None, dict[str, object]]


def _reasons(
    state: EpisodeState, today: date, attention: Attention, light: TrafficLightLimits, progression: ProgressionLimits
) -> Iterator[_Reason]:
    yield from _from_triage(state)
    if state.questionnaires:
        yield "questionnaire", None, {"names": ", ".join(state.questionnaires)}
    if state.discharged:
        return
    yield from _from_plan(state, today, attention)
    if state.reds:
        recent = [day for day in state.reds if 0 <= (today - day).days < light.reds_within_days]
        if len(recent) >= light.reds_to_tell:
            yield "reds", max(recent), {"count": len(recent), "days": _days(light.reds_within_days, attention)}
    before, now = state.pain_before_0_10, state.pain_now_0_10
    if before is not None and now is not None and now - before >= attention.worse_rise:
        yield "worse", None, {"before": f"{before:g}", "now": f"{now:g}"}
    if state.plan_from is not None:
        yield from _from_sessions(state, state.plan_from, today, attention, progression)


def _from_triage(state: EpisodeState) -> Iterator[_Reason]:
    if state.tier in _AFTER_TIER:
        yield _AFTER_TIER[state.tier], None, {}
    if state.unanswered:
        yield "ask_again", None, {"count": state.unanswered}
    if state.intake_on is not None:
        kind = "intake_unknown" if state.unknown_answers else "intake"
        yield kind, state.intake_on, {"count": state.unknown_answers}


def _from_plan(state: EpisodeState, today: date, attention: Attention) -> Iterator[_Reason]:
    if state.draft_waiting:
        yield "draft", None, {}
    elif state.plan_from is None and state.tier == "treat" and not state.unanswered and state.intake_on is None:
        yield "no_plan", None, {}
    if state.reassess_on is not None:
        left = (state.reassess_on - today).days
        kind = "reassess_soon" if left > 0 else "reassess_overdue" if left < 0 else "reassess_today"
        if left <= attention.reassess_soon_days:
            yield kind, state.reassess_on, {"days": _days(abs(left), attention)}


def _from_sessions(
    state: EpisodeState, plan_from: date, today: date, attention: Attention, progression: ProgressionLimits
) -> Iterator[_Reason]:
    last = max(state.last_session_on or plan_from, plan_from)
    if state.break_until is not None:
        if state.break_until >= today:
            return
        if last <= state.break_until:
            yield "break_over", state.break_until, {"days": _days((today - state.break_until).days, attention)}
            last = state.break_until
    if (today - last).days >= attention.silent_days:
        yield "silent", last, {"days": _days((today - last).days, attention)}
        return
    low = 100 * state.done < progression.adherence_low_percent * state.planned
    if low and state.planned >= attention.few_planned_at_least:
        yield "few", None, {"done": state.done, "planned": state.planned}


def _alert(alert: OpenAlert, attention: Attention) -> WorkItem:
    urgency: Urgency = "today" if alert.acknowledged and alert.urgency == "now" else alert.urgency
    word, shape = attention.urgencies[urgency], SHAPES[urgency]
    return WorkItem("alert", urgency, word, shape, alert.title, alert.because, None)


def _item(kind: str, attention: Attention, since: date | None, places: dict[str, object]) -> WorkItem:
    declared = attention.kinds[kind]
    return WorkItem(
        kind=kind,
        urgency=declared.urgency,
        word=attention.urgencies[declared.urgency],
        shape=SHAPES[declared.urgency],
        title=declared.title.format_map(places),
        because=declared.because.format_map(places),
        since=since,
    )


def _days(count: int, attention: Attention) -> str:
    return attention.day if count == 1 else attention.days.format(days=count)

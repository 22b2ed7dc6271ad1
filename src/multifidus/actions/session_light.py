"""The colour of a session at home, and whom it calls: a stop at once, several reds soon."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Q

from multifidus.actions.judge import raise_alert, stop_episode
from multifidus.actions.log_entries import Finished, Morning
from multifidus.clinical.following import ContactQuestion, Light, SessionReport, rescreen, traffic_light
from multifidus.clinical.knowledge import Knowledge
from multifidus.clinical.reasons import Reason
from multifidus.records import models

STILL_OPEN = {"hour_after_0_10", "next_morning_0_10"}  # not yet asked when a session ends
MOST_URGENT_FIRST = ("now", "today")


def report_of(entry: Finished, session: models.Session, knowledge: Knowledge) -> models.SessionReport:
    """Return the row of a session's end, with the colour it has until the next morning."""
    light = traffic_light(_told(entry, session), _limits(knowledge))
    because = [reason for reason in light.reasons if not (set(reason.missing) & STILL_OPEN)]
    return models.SessionReport(
        id=entry.id, session=session, at=entry.at, zone=entry.zone, local_date=entry.local_date,
        peak_0_10=entry.peak_0_10, after_0_10=entry.after_0_10, effort_0_10=entry.effort_0_10,
        leg=entry.leg or "", leg_persists=entry.leg_persists, neuro_change=entry.neuro_change,
        new_red_flag=entry.new_red_flag, note=entry.note,
        colour=light.at_end, because=_as_json(because if light.at_end != "green" else ()),
    )  # fmt: skip


def morning_of(
    entry: Morning, session: models.Session, report: models.SessionReport, knowledge: Knowledge
) -> models.MorningReport:
    """Return the row of the morning after, with the colour that decides on progression."""
    light = _with_morning(entry, session, report, knowledge)
    return models.MorningReport(
        id=entry.id, session=session, at=entry.at, zone=entry.zone, local_date=entry.local_date,
        next_morning_0_10=entry.next_morning_0_10, hour_after_0_10=entry.hour_after_0_10,
        colour=light.colour, because=_as_json(light.reasons),
    )  # fmt: skip


def stop_before(
    episode: models.Episode, answers: Mapping[str, bool | None] | None, knowledge: Knowledge, now: datetime.datetime
) -> None:
    """Stop the episode and alert the therapist where a safety question before a session was answered with yes.

    A yes to a question that is no longer asked counts, too: a phone may have
    been without a network when the questions changed.
    """
    said_yes = [name for name, answer in (answers or {}).items() if answer is True]
    if not said_yes:
        return
    questions = {question.id: question for question in _rescreen(knowledge).questions}
    known = {name: answers.get(name) for name in questions} if answers else {}
    reasons = [r.because for r in rescreen(known, _rescreen(knowledge)).reasons if r.facts]
    reasons += [f"Yes to a safety question of an earlier version: {name}" for name in said_yes if name not in questions]
    asked = [questions[name] for name in said_yes if name in questions]
    _stop(episode, _urgency(asked), reasons[0], reasons, now)


def stop_within(episode: models.Episode, report: models.SessionReport, now: datetime.datetime) -> None:
    """Stop the episode and alert the therapist where the end of a session tells of danger."""
    if report.colour == "stop":
        words = [reason["because"] for reason in report.because]
        _stop(episode, "now", words[0], words, now)


def count_reds(
    episode: models.Episode,
    row: models.SessionReport | models.MorningReport,
    session: models.Session,
    knowledge: Knowledge,
    now: datetime.datetime,
) -> None:
    """Tell the therapist when this red session is one of several within few days."""
    if row.colour != "red":
        return
    limits, kind = _limits(knowledge), knowledge.attentions["default"]
    span = datetime.timedelta(days=limits.reds_within_days - 1)
    reds = models.Session.objects.filter(
        Q(report__colour="red") | Q(morning__colour="red"),
        episode_id=session.episode_id,
        local_date__range=(session.local_date - span, session.local_date + span),
    )
    days = sorted(reds.values_list("local_date", flat=True))
    if not _some_within(days, limits.reds_to_tell, span):
        return
    count = limits.reds_to_tell
    within = kind.days.format(days=limits.reds_within_days)
    title = kind.kinds["reds"].title.format(count=count, days=within)
    because = [*(reason["because"] for reason in row.because), kind.kinds["reds"].because]
    raise_alert(episode, "reds", kind.kinds["reds"].urgency, title, because, now)


def _some_within(days: list[datetime.date], count: int, span: datetime.timedelta) -> bool:
    """Return whether so many of the days, in order, lie within a span."""
    if count <= 1:
        return bool(days)
    return any(last - first <= span for first, last in zip(days, days[count - 1 :], strict=False))


def _stop(episode: models.Episode, urgency: str, title: str, because: list[str], now: datetime.datetime) -> None:
    stop_episode(episode, now)
    raise_alert(episode, "stop", urgency, title, because, now)


def _told(entry: Finished, session: models.Session) -> SessionReport:
    return SessionReport(
        baseline_0_10=session.baseline_0_10,
        peak_0_10=entry.peak_0_10,
        leg=entry.leg,  # type: ignore[arg-type]
        leg_persists=entry.leg_persists,
        neuro_change=entry.neuro_change,
        new_red_flag=entry.new_red_flag,
    )


def _with_morning(entry: Morning, session: models.Session, report: models.SessionReport, knowledge: Knowledge) -> Light:
    told = SessionReport(
        baseline_0_10=session.baseline_0_10,
        peak_0_10=report.peak_0_10,
        hour_after_0_10=entry.hour_after_0_10,
        next_morning_0_10=entry.next_morning_0_10,
        leg=report.leg or None,  # type: ignore[arg-type]
        leg_persists=report.leg_persists,
        neuro_change=report.neuro_change,
        new_red_flag=report.new_red_flag,
    )
    return traffic_light(told, _limits(knowledge))


def _urgency(asked: Iterable[ContactQuestion]) -> str:
    return min((question.urgency for question in asked), key=MOST_URGENT_FIRST.index, default=MOST_URGENT_FIRST[0])


def _limits(knowledge: Knowledge) -> Any:
    return knowledge.traffic_lights["default"]


def _rescreen(knowledge: Knowledge) -> Any:
    return knowledge.rescreens["default"]


def _as_json(reasons: Iterable[Reason]) -> list[dict[str, str]]:
    return [{"rule": reason.rule, "because": reason.because} for reason in reasons]

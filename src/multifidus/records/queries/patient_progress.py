"""How it has been going: pain and daily tasks over the weeks, sessions day by day, and the patient's own goals."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from multifidus.clinical.adherence import Adherence, adherence
from multifidus.clinical.knowledge import Knowledge
from multifidus.clinical.scoring.door import score
from multifidus.clinical.scoring.errors import ScoringError
from multifidus.clinical.standing import ExpectedBand, Standing, expected_band, place_on_course, standing
from multifidus.records.access import Opened
from multifidus.records.local_time import local_date_of
from multifidus.records.models import FactRecord, Session
from multifidus.records.queries.patient_intake import known_facts
from multifidus.records.queries.patient_training import training_of

PAIN = ("pain_average_7_days_0_10", "pain_now_0_10")  # the first that was answered is followed
TASKS, GOALS = "rmdq_answers", "goals"
WEEK = 7
WEEKS_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure over the weeks since the start: week and value, what the change means, and what was to expect.

    `place` says in the patient's words how this stands to the course that was to expect, `course` as ahead,
    as_expected or behind. `now_week` is the week of today, in parts of a week.
    """

    readings: tuple[tuple[float, float], ...]
    standing: Standing
    band: ExpectedBand | None
    place: str
    weeks: int
    now_week: float
    course: str | None = None


@dataclass(frozen=True, slots=True)
class Goal:
    """Something the patient wants back, 0 to 10, then and now; `before` is None where it was told once only."""

    text: str
    before: float | None
    now: float
    filled: int


@dataclass(frozen=True, slots=True)
class Progress:
    """What the page of progress shows; None or empty where there is nothing to tell yet.

    `wishes` are the goals for which no number was told.
    """

    since: datetime.date | None
    weeks: int
    pain: Measure | None
    tasks: Measure | None
    sessions: Adherence | None
    goals: tuple[Goal, ...]
    wishes: tuple[str, ...]


def progress_of(opened: Opened, knowledge: Knowledge, now: datetime.datetime) -> Progress:
    """Return the progress of an episode."""
    today = local_date_of(opened.patient, now)
    history = _history(opened)
    training = training_of(opened)
    told = [row.local_date for rows in history.values() for row in rows[:1]]
    start = training.first or min(told, default=None)
    sessions = None
    if training.first is not None:
        limits, words = knowledge.progressions["default"], knowledge.sayings["default"].adherence
        sessions = adherence(training.plans, training.done, training.first, _end_of_week(today), today, limits, words)
    goals = _goals(history[GOALS])
    named = [goal["text"] for row in history[GOALS][-1:] for goal in row.value]
    return Progress(
        since=start,
        weeks=(today - start).days // WEEK if start else 0,
        pain=_pain(opened, history, start, knowledge, today) if start else None,
        tasks=_tasks(opened, history, start, knowledge, today) if start else None,
        sessions=sessions,
        goals=goals,
        wishes=tuple(text.replace("_", " ") for text in named if text not in [goal.text for goal in goals]),
    )


def _history(opened: Opened) -> dict[str, list[FactRecord]]:
    """Return every known answer of what is followed, oldest first."""
    found: dict[str, list[FactRecord]] = defaultdict(list)
    rows = FactRecord.objects.filter(
        episode=opened.episode, fact__in=[*PAIN, TASKS, GOALS], known=True, withdrawn=False
    ).order_by("id")
    for row in rows:
        found[row.fact].append(row)
    return found


def _pain(
    opened: Opened,
    history: Mapping[str, list[FactRecord]],
    start: datetime.date,
    knowledge: Knowledge,
    today: datetime.date,
) -> Measure | None:
    answers = next((history[name] for name in PAIN if history.get(name)), [])
    before = [row for row in answers if row.local_date <= start] or answers[:1]
    values: dict[int, list[float]] = defaultdict(list)
    for row in answers:
        if row not in before:
            values[_week(row.local_date, start)].append(float(row.value))
    baselines = Session.objects.filter(episode=opened.episode, baseline_0_10__isnull=False)
    for day, pain in baselines.values_list("local_date", "baseline_0_10"):
        values[_week(day, start)].append(float(pain or 0))
    readings = [(0.0, float(before[-1].value))] if before else []
    readings += [(float(week), round(sum(all_) / len(all_), 1)) for week, all_ in sorted(values.items())]
    return _measure("nprs", readings, opened, start, knowledge, today)


def _tasks(
    opened: Opened,
    history: Mapping[str, list[FactRecord]],
    start: datetime.date,
    knowledge: Knowledge,
    today: datetime.date,
) -> Measure | None:
    """Return the daily tasks once they were asked twice; a single answer is no course."""
    scored = [(row.local_date, _score(row.value, knowledge)) for row in history.get(TASKS, [])]
    readings = [(max(0.0, round((day - start).days / WEEK, 1)), value) for day, value in scored if value is not None]
    return _measure("rmdq24", readings, opened, start, knowledge, today) if len(readings) > 1 else None


def _measure(
    instrument: str,
    readings: list[tuple[float, float]],
    opened: Opened,
    start: datetime.date,
    knowledge: Knowledge,
    today: datetime.date,
) -> Measure | None:
    if not readings:
        return None
    words, measure = knowledge.sayings["default"].standing, knowledge.instruments[instrument]
    first, (week, last) = readings[0][1], readings[-1]
    weeks = max(WEEKS_SHOWN, int(week) + 1)
    stage = known_facts(opened.episode, knowledge, start).known("stage")
    course = knowledge.courses.get(stage or "")
    band = expected_band(course, measure, first, weeks, words) if course else None
    found = standing(instrument, first, last if len(readings) > 1 else None, knowledge.instruments, words)
    place = place_on_course(course, measure, first, week, last, words) if course and len(readings) > 1 else None
    now_week = max(0.0, round((today - start).days / WEEK, 1))
    kind, say = place or (None, "")
    return Measure(tuple(readings), found, band, say, weeks, now_week, kind)


def _score(answers: Any, knowledge: Knowledge) -> float | None:
    try:
        return float(score("rmdq24", {"items": list(answers)}, knowledge.instruments)["score"])  # type: ignore[arg-type]
    except (ScoringError, TypeError):
        return None


def _goals(rows: Iterable[FactRecord]) -> tuple[Goal, ...]:
    told: dict[str, list[float]] = defaultdict(list)
    newest: list[str] = []
    for row in rows:
        newest = [goal["text"] for goal in row.value]
        for goal in row.value:
            if goal.get("ability_0_10") is not None:
                told[goal["text"]].append(float(goal["ability_0_10"]))
    return tuple(
        Goal(text, told[text][0] if len(told[text]) > 1 else None, told[text][-1], int(told[text][-1]))
        for text in newest
        if told[text]
    )


def _week(day: datetime.date, start: datetime.date) -> int:
    """Return the week of a day, from 1; what was told before the start counts to the first."""
    return max(0, (day - start).days // WEEK) + 1


def _end_of_week(day: datetime.date) -> datetime.date:
    return day + datetime.timedelta(days=WEEK - 1 - day.weekday())

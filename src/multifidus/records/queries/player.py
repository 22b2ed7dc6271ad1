"""What the session player keeps on the phone: today's exercises, and the tables that answer without a network."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Mapping
from typing import Any

from multifidus.clinical.answers_at_once import light_table, relief_exercises, rescreen_due, rescreen_table
from multifidus.clinical.day import day_of, minutes_once, planned_on, times_done
from multifidus.clinical.dosing import SHORTEST_REPETITION_S
from multifidus.clinical.knowledge import Knowledge
from multifidus.records.access import Opened
from multifidus.records.local_time import local_date_of
from multifidus.records.models import Clinic, PlanVersion, Session, SetDone
from multifidus.records.queries.patient_place import place_of

SCHEMA = 1
READY_S = 3  # [project] the count before a set
SHORTEST_CHANGE_S = 2  # [project] from one hold to the next, when the player counts
SHOWN = (
    "exercise", "plain", "purpose", "cues", "modifications", "position", "unilateral", "dose", "dose_words",
)  # fmt: skip


def player_payload(opened: Opened, knowledge: Knowledge, now: datetime.datetime) -> dict[str, Any]:
    """Return what the player needs for today, as JSON; without a plan, or when stopped, there is no exercise in it.

    `safety_due_on` is the local date from which the safety questions are asked,
    `safety_next_on` what it becomes once all were answered with no.
    """
    today = local_date_of(opened.patient, now)
    limits, questions = knowledge.traffic_lights["default"], knowledge.rescreens["default"]
    place = place_of(opened, now)
    payload = {
        "schema": SCHEMA,
        "owner": str(opened.patient.phone_key),
        "place": place,
        "name": opened.patient.name.split()[0] if opened.patient.name.split() else "",
        "local_date": today.isoformat(),
        "made_at": now.isoformat(),
        "light": light_table(limits),
        "rescreen": rescreen_table(questions),
        "ready_s": READY_S,
        "help": _help(),
        "plan": None,
        "exercises": [],
        "short": {"exercises": [], "because": "", "minutes": 0},
        "relief": [],
        "walking": None,
        "pain_rule": "",
        "sessions_today": 0,
    }
    plan = _plan(opened) if place == "plan" and opened.episode.stopped_at is None else None
    if plan is None:
        return payload
    clear_on = _all_clear_on(opened, knowledge)
    every = datetime.timedelta(days=questions.every_days)
    due = clear_on is None or rescreen_due(clear_on, today, questions).due
    due_on: datetime.date = today if clear_on is None or due else clear_on + every
    return payload | {
        "plan": plan.pk,
        "safety_due_on": due_on.isoformat(),
        "safety_next_on": (today + every).isoformat(),
        **_today(opened, plan.document or {}, today, knowledge),
        "relief": list(relief_exercises(plan.document or {}, limits)),
    }


def _plan(opened: Opened) -> PlanVersion | None:
    return PlanVersion.objects.filter(episode=opened.episode, state=PlanVersion.APPROVED).first()


def _today(opened: Opened, document: Mapping[str, Any], today: datetime.date, knowledge: Knowledge) -> dict[str, Any]:
    rows = SetDone.objects.filter(session__episode=opened.episode, session__local_date=today)
    sets = list(rows.values_list("exercise", "side"))
    words = knowledge.sayings["default"].day
    day = day_of(document, today.weekday(), words, sets)
    counts = Counter(sets)
    return {
        "exercises": [_exercise(one, times_done(one, counts)) for one in planned_on(document, today.weekday())],
        "short": {
            "exercises": list(day.short.exercises),
            "because": day.short.because,
            "minutes": round(words.short_minutes),
        },
        "help": _help() | {"lines": document["for_patient"].get("when_to_get_help", [])},
        "walking": {"plain": document["walking"]["plain"]} if document.get("walking") else None,
        "pain_rule": document["for_patient"].get("pain", ""),
        "sessions_today": Session.objects.filter(episode=opened.episode, local_date=today).count(),
    }


def _exercise(planned: Mapping[str, Any], done: int) -> dict[str, Any]:
    """Return one exercise as the player plays it: `sides` of each set in order, and its pace when it counts aloud."""
    side = planned.get("side")
    hold_s = planned["dose"]["hold_s"]
    return {
        **{name: planned.get(name) for name in SHOWN},
        "sides": ["left", "right"] if planned["unilateral"] else [side] if side in ("left", "right") else [""],
        "move_s": SHORTEST_REPETITION_S,
        "minutes": minutes_once(planned),
        "change_s": max(SHORTEST_REPETITION_S - hold_s, SHORTEST_CHANGE_S),
        "done_today": done,
    }


def _all_clear_on(opened: Opened, knowledge: Knowledge) -> datetime.date | None:
    """Return the day of the newest safety answers, if every question of now was answered with no in them."""
    wanted = {question.id for question in knowledge.rescreens["default"].questions}
    asked = Session.objects.filter(episode=opened.episode, rescreen__isnull=False).order_by("-at")
    newest = asked.values_list("rescreen", "local_date").first()
    if newest is None:
        return None
    answers, day = newest
    return day if all((answers or {}).get(name) is False for name in wanted) else None


def _help() -> dict[str, Any]:
    clinic = Clinic.objects.first()
    return {
        "clinic": clinic.name if clinic else "",
        "phone": clinic.phone if clinic else "",
        "hours": clinic.hours if clinic else "",
        "emergency_number": clinic.emergency_number if clinic else "",
        "lines": [],
    }

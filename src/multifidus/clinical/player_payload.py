"""What a phone keeps of a patient: today's session, with every table and word that it needs without a network."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from multifidus.clinical.answers_at_once import light_table, relief_exercises, rescreen_table
from multifidus.clinical.day import Day, minutes_once, planned_on, times_done
from multifidus.clinical.following import Rescreen, TrafficLightLimits

SCHEMA = 1
TOLD = (
    "exercise",
    "plain",
    "purpose",
    "cues",
    "modifications",
    "warnings",
    "unilateral",
    "dose",
    "dose_words",
    "easier",
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Owner:
    """Whose phone it is: a random id, the first name, and the version of the approved plan."""

    id: str
    name: str
    plan: int


@dataclass(frozen=True, kw_only=True, slots=True)
class PhoneWords:
    """The words that only the phone shows: when to get help, the care card of a stop, reasons to skip, labels."""

    help: Mapping[str, Any]
    stop: Mapping[str, Any]
    skip_reasons: Sequence[Mapping[str, str]]
    labels: Mapping[str, str]


def player_payload(
    document: Mapping[str, Any],
    day: Day,
    owner: Owner,
    limits: TrafficLightLimits,
    questions: Rescreen | None,
    words: PhoneWords,
    *,
    local_date: date,
    made_at: datetime,
    sets_today: Sequence[tuple[str, str]] = (),
    sessions_today: int = 0,
) -> dict[str, Any]:
    """Return what the player needs for one day, as JSON holds it; it names no finding and no diagnosis.

    Args:
        document: the approved plan.
        day: that day of it, as `day_of` gives it.
        owner: whose phone it is.
        limits: the traffic light.
        questions: the safety questions where they are due, else None.
        words: what only the phone shows.
        local_date: the patient's local date.
        made_at: when this was made, with its offset.
        sets_today: exercise and side of each set performed on that date.
        sessions_today: sessions finished on that date.
    """
    counts = Counter(sets_today)
    return {
        "schema": SCHEMA,
        "owner": owner.id,
        "plan": owner.plan,
        "local_date": local_date.isoformat(),
        "name": owner.name,
        "made_at": made_at.isoformat(),
        "exercises": [_told(one, counts) for one in planned_on(document, local_date.weekday())],
        "cards": [
            {"id": card.id, "title": card.title, "when": card.when, "exercises": list(card.exercises)}
            for card in day.cards
        ],
        "short": list(day.short.exercises),
        "walking": document["walking"] and {"plain": document["walking"]["plain"]},
        "light": light_table(limits),
        "rescreen": None if questions is None else rescreen_table(questions),
        "pain_rule": document["for_patient"]["pain"],
        "help": dict(words.help),
        "stop": dict(words.stop),
        "skip_reasons": [dict(reason) for reason in words.skip_reasons],
        "relief": list(relief_exercises(document, limits)),
        "sessions_today": sessions_today,
        "words": dict(words.labels),
    }


def _told(planned: Mapping[str, Any], counts: Mapping[tuple[str, str], int]) -> dict[str, Any]:
    told = {name: planned.get(name) for name in TOLD}
    name = planned["exercise"]
    return {
        **told,
        "minutes": round(minutes_once(planned), 1),
        "done_today": times_done(planned, counts),
        "sets_today": {side: counts.get((name, side), 0) for side in ("", "left", "right")},
    }

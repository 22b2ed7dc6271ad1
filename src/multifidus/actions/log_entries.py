"""Reading what a phone sends: untrusted JSON becomes frozen values, or a word on what is wrong with each entry.

Nothing raises on any JSON. An entry that can't be read is refused by its id,
and the others are kept.
"""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

MOST_ENTRIES = 500
MOST_NOTE = 1000
NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
ZONE = re.compile(r"[A-Za-z][A-Za-z0-9_+/-]{1,62}")
YEARS = range(2020, 2100)
LARGEST_KEY = 2**63 - 1
LEGS = ("same", "closer", "further", None)
SIDES = ("left", "right", "")


class EntryError(ValueError):
    """One entry can't be read; the message says why, for the log on the phone."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """What every entry says: its own id, its session, and when it happened."""

    id: UUID
    session: UUID
    at: datetime.datetime
    zone: str
    local_date: datetime.date


@dataclass(frozen=True, kw_only=True, slots=True)
class Started(Entry):
    """A session was begun; `rescreen` is None where the safety questions were not due."""

    plan: int
    baseline_0_10: float | None
    rescreen: Mapping[str, bool | None] | None
    short: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class SetPerformed(Entry):
    """One set, on one side or without sides."""

    exercise: str
    number: int
    side: str
    reps: int | None
    hold_s: float | None
    seconds: float | None


@dataclass(frozen=True, kw_only=True, slots=True)
class LeftOut(Entry):
    """An exercise that was skipped, or not finished."""

    exercise: str
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Finished(Entry):
    """How the session went; None stands for an answer that is missing."""

    peak_0_10: float | None
    after_0_10: float | None
    effort_0_10: float | None
    leg: str | None
    leg_persists: bool | None
    neuro_change: bool | None
    new_red_flag: bool | None
    note: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Morning(Entry):
    """The pain of the morning after a session."""

    next_morning_0_10: float
    hour_after_0_10: float | None


@dataclass(frozen=True, slots=True)
class Unread:
    """An entry that can't be kept; `id` is as the phone sent it, or blank."""

    id: str
    because: str


def read_entries(sent: Any) -> tuple[list[Entry], list[Unread]]:
    """Return the entries that can be read, and what is wrong with the others.

    Raises:
        EntryError: it is no list of entries at all, or a too long one.
    """
    if not isinstance(sent, list):
        raise EntryError("`entries` must be a list.")
    if len(sent) > MOST_ENTRIES:
        raise EntryError(f"{len(sent)} entries at once; at most {MOST_ENTRIES} are read.")
    found, wrong = [], []
    for one in sent:
        try:
            found.append(_entry(one))
        except EntryError as fault:
            wrong.append(Unread(_own_id(one), str(fault)))
    return found, wrong


def _entry(sent: Any) -> Entry:
    if not isinstance(sent, dict):
        raise EntryError("An entry must be an object.")
    kind = sent.get("kind")
    reader = READERS.get(kind) if isinstance(kind, str) else None
    if reader is None:
        raise EntryError(f"`kind` must be one of {', '.join(READERS)}.")
    at = _when(sent)
    common = {
        "id": _uuid(sent, "id"),
        "session": _uuid(sent, "session"),
        "at": at,
        "zone": _name(sent, "zone", ZONE),
        "local_date": _local_date(sent, at),
    }
    return reader(sent, common)


def _started(sent: Mapping[str, Any], common: dict[str, Any]) -> Entry:
    answers = sent.get("rescreen")
    if answers is not None and not _are_answers(answers):
        raise EntryError("`rescreen` must hold yes, no or null for each question.")
    return Started(
        **common,
        plan=_whole(sent, "plan", 1, LARGEST_KEY),
        baseline_0_10=_pain(sent, "baseline_0_10"),
        rescreen=answers,
        short=_answer(sent, "short") is True,
    )


def _performed(sent: Mapping[str, Any], common: dict[str, Any]) -> Entry:
    return SetPerformed(
        **common,
        exercise=_name(sent, "exercise"),
        number=_whole(sent, "number", 1, 99),
        side=_one_of(sent, "side", SIDES),
        reps=None if sent.get("reps") is None else _whole(sent, "reps", 0, 999),
        hold_s=_number(sent, "hold_s", 0, 86_400),
        seconds=_number(sent, "seconds", 0, 86_400),
    )


def _left_out(sent: Mapping[str, Any], common: dict[str, Any]) -> Entry:
    return LeftOut(**common, exercise=_name(sent, "exercise"), reason=_name(sent, "reason"))


def _finished(sent: Mapping[str, Any], common: dict[str, Any]) -> Entry:
    return Finished(
        **common,
        peak_0_10=_pain(sent, "peak_0_10"),
        after_0_10=_pain(sent, "after_0_10"),
        effort_0_10=_pain(sent, "effort_0_10"),
        leg=_one_of(sent, "leg", LEGS),
        leg_persists=_answer(sent, "leg_persists"),
        neuro_change=_answer(sent, "neuro_change"),
        new_red_flag=_answer(sent, "new_red_flag"),
        note=_note(sent),
    )


def _morning(sent: Mapping[str, Any], common: dict[str, Any]) -> Entry:
    next_morning = _pain(sent, "next_morning_0_10")
    if next_morning is None:
        raise EntryError("`next_morning_0_10` is missing.")
    return Morning(**common, next_morning_0_10=next_morning, hour_after_0_10=_pain(sent, "hour_after_0_10"))


READERS: Mapping[str, Callable[[Mapping[str, Any], dict[str, Any]], Entry]] = {
    "session_started": _started,
    "set_done": _performed,
    "exercise_skipped": _left_out,
    "session_finished": _finished,
    "morning_report": _morning,
}


def _own_id(sent: Any) -> str:
    found = sent.get("id") if isinstance(sent, dict) else None
    return found if isinstance(found, str) and found.isascii() and len(found) <= 36 else ""


def _uuid(sent: Mapping[str, Any], field: str) -> UUID:
    value = sent.get(field)
    if isinstance(value, str) and len(value) == 36:
        try:
            return UUID(value)
        except ValueError:
            pass
    raise EntryError(f"`{field}` must be a UUID.")


def _when(sent: Mapping[str, Any]) -> datetime.datetime:
    value = sent.get("at")
    try:
        at = datetime.datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        at = None
    if at is None or at.tzinfo is None or at.year not in YEARS:
        raise EntryError("`at` must be a time with its offset, as 2026-11-23T18:05:00+01:00.")
    return at


def _local_date(sent: Mapping[str, Any], at: datetime.datetime) -> datetime.date:
    value = sent.get("local_date")
    try:
        found = datetime.date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        found = None
    # No zone is a whole day away from UTC; a phone that travels may differ by one.
    if found is None or abs((found - at.astimezone(datetime.UTC).date()).days) > 1:
        raise EntryError("`local_date` must be the date of `at`, as 2026-11-23.")
    return found


def _name(sent: Mapping[str, Any], field: str, pattern: re.Pattern[str] = NAME) -> str:
    value = sent.get(field)
    if isinstance(value, str) and pattern.fullmatch(value):
        return value
    raise EntryError(f"`{field}` is not a name that is known here.")


def _one_of(sent: Mapping[str, Any], field: str, allowed: tuple[str | None, ...]) -> Any:
    value = sent.get(field)
    if (value is None or isinstance(value, str)) and value in allowed:
        return value
    raise EntryError(f"`{field}` must be one of {', '.join(repr(one) for one in allowed)}.")


def _number(sent: Mapping[str, Any], field: str, low: float, high: float) -> float | None:
    value = sent.get(field)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
        raise EntryError(f"`{field}` must be a number from {low:g} to {high:g}, or null.")
    return float(value)


def _pain(sent: Mapping[str, Any], field: str) -> float | None:
    return _number(sent, field, 0, 10)


def _whole(sent: Mapping[str, Any], field: str, low: int, high: int) -> int:
    value = sent.get(field)
    if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
        raise EntryError(f"`{field}` must be a whole number from {low} to {high}.")
    if not math.isfinite(value) or value != int(value):
        raise EntryError(f"`{field}` must be a whole number from {low} to {high}.")
    return int(value)


def _answer(sent: Mapping[str, Any], field: str) -> bool | None:
    value = sent.get(field)
    if value is None or isinstance(value, bool):
        return value
    raise EntryError(f"`{field}` must be true, false or null.")


def _are_answers(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and len(value) <= 20
        and all(NAME.fullmatch(name) and (said is None or isinstance(said, bool)) for name, said in value.items())
    )


def _note(sent: Mapping[str, Any]) -> str:
    """Return the patient's words; what no database can hold is taken out, for words are never refused."""
    value = sent.get("note") or ""
    if not isinstance(value, str):
        raise EntryError("`note` must be text.")
    return value.replace("\x00", "").encode("utf-8", "replace").decode()[:MOST_NOTE]

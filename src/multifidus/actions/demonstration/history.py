"""What a made-up patient went through until today: answers, examination, plan, sessions."""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from multifidus.actions.approve import approve
from multifidus.actions.deed import Refused
from multifidus.actions.demonstration.half_way import first_parts
from multifidus.actions.demonstration.people import Habit, Someone
from multifidus.actions.judge import judge
from multifidus.actions.plan import Typed, start_draft
from multifidus.actions.train import record_entries
from multifidus.library.written_cases import written_cases
from multifidus.records.access import Opened
from multifidus.records.actor import Actor
from multifidus.records.facts_of import record_facts, years_between
from multifidus.records.knowledge import knowledge
from multifidus.records.local_time import local_date_of, zone_of
from multifidus.records.models import Agreement, Alert, Episode, PlanVersion
from multifidus.records.queries.patient_intake import after_page

DAY = datetime.timedelta(days=1)
OFTEN = {"steady": 0.88, "now_and_then": 0.45, "stopped": 0.85, "strained": 0.8, "flared": 0.85}
PARTS_HALF_WAY = 3
SILENT_DAYS = 9  # whoever stopped has logged nothing for so long
BY_EXAMINATION = ("neurological", "examination")


def live_through(
    someone: Someone, opened: Opened, therapist: Actor, begun: datetime.datetime, now: datetime.datetime,
    chance: random.Random,
) -> None:  # fmt: skip
    """Give a patient the past that belongs to their stage of care."""
    if someone.stage == "invited":
        return
    self_ = Actor(opened.patient.account, "127.0.0.1")
    _agree(opened, self_, begun)
    if someone.stage == "half_way":
        _answer_first_parts(someone, opened, self_, begun)
        return
    _answer(someone, opened, self_, begun)
    Episode.objects.filter(pk=opened.episode.pk).update(intake_begun_at=begun, intake_finished_at=begun)
    opened.episode.refresh_from_db()
    judge(opened.episode, knowledge(), begun, self_.account)
    if someone.stage == "waiting":
        return
    visit = begun + datetime.timedelta(hours=5)
    Episode.objects.filter(pk=opened.episode.pk).update(intake_read_at=visit)
    _examine(someone, opened, therapist, visit)
    try:
        plan = start_draft(therapist, opened, visit)
        if someone.stage == "drafted":
            return
        plan = approve(therapist, opened, plan.edits, Typed(), visit + datetime.timedelta(minutes=20))
    except Refused:
        return  # the rules ask for more: this patient waits for the therapist, as a real one would
    if someone.stage == "to_agree":
        return
    plan.agreed_at = visit + datetime.timedelta(hours=2)
    plan.save()
    _train(someone, opened, self_, therapist, plan, visit, now, chance)
    _take_old_alerts(opened, therapist, now)
    if someone.stage == "discharged":
        Episode.objects.filter(pk=opened.episode.pk).update(discharged_at=now - DAY)


def _agree(opened: Opened, self_: Actor, at: datetime.datetime) -> None:
    words = "A demonstration: made-up answers of a made-up person are kept on this machine."
    Agreement.objects.create(patient=opened.patient, words=words, agreed=True, at=at, by=self_.person)


def _answer(someone: Someone, opened: Opened, self_: Actor, at: datetime.datetime) -> None:
    facts = {name: value for name, value in _facts(someone).items() if _section(name) not in BY_EXAMINATION}
    _record(opened, facts, "intake", self_, at)


def _answer_first_parts(someone: Someone, opened: Opened, self_: Actor, at: datetime.datetime) -> None:
    """Answer the first parts of the intake, and leave off where the next begins."""
    content, today = knowledge(), local_date_of(opened.patient, at)
    age = years_between(opened.patient.born, today)
    _record(opened, first_parts(_facts(someone), PARTS_HALF_WAY, age, today, content), "intake", self_, at)
    last = sorted(content.intake.values(), key=lambda part: (part.order, part.id))[PARTS_HALF_WAY - 1]
    after = after_page(last.id, last.pages[-1].id, opened.episode, content, today)
    left_off = f"{after.part}/{after.page}" if after else ""
    Episode.objects.filter(pk=opened.episode.pk).update(intake_begun_at=at, intake_page=left_off)
    opened.episode.refresh_from_db()
    judge(opened.episode, content, at, self_.account)


def _examine(someone: Someone, opened: Opened, therapist: Actor, at: datetime.datetime) -> None:
    facts = {name: value for name, value in _facts(someone).items() if _section(name) in BY_EXAMINATION}
    _record(opened, facts, "examination", therapist, at)
    judge(opened.episode, knowledge(), at, therapist.account)


def _record(opened: Opened, facts: dict[str, Any], source: str, actor: Actor, at: datetime.datetime) -> None:
    record_facts(
        opened.episode, facts, by=actor.account, source=source, at=at, zone=zone_of(opened.patient),
        local_date=local_date_of(opened.patient, at), revision=knowledge().revision,
    )  # fmt: skip


def _facts(someone: Someone) -> dict[str, Any]:
    facts: dict[str, Any] = written_cases()[someone.case]["facts"]
    return {name: value for name, value in facts.items() if name != "age_years" and value is not None}


def _section(fact: str) -> str:
    return next(s.id for s in knowledge().sections.values() if any(f.id == fact for f in s.facts))


def _train(
    someone: Someone, opened: Opened, self_: Actor, therapist: Actor, plan: PlanVersion, since: datetime.datetime,
    now: datetime.datetime, chance: random.Random,
) -> None:  # fmt: skip
    first = _pain_at_first(someone)
    day = since + DAY
    while day.date() < now.date():
        plan = _visited_again(opened, therapist, plan, day, now, chance)
        exercises = [e for e in (plan.document or {})["exercises"] if day.weekday() in e["days"]]
        if exercises and _does_it(someone.habit, (now - day).days, chance):
            at = day.replace(hour=chance.choice((7, 8, 18, 19)), minute=chance.randint(0, 59))
            pain = min(10, max(0, round(first * (1 - 0.07 * ((day - since).days // 7)) + chance.gauss(0, 0.7))))
            rise = _rise(someone.habit, (now - day).days, chance)
            if someone.habit == "steady":
                rise = max(0, min(rise, 7 - pain))  # short of the pain at which a session is red by itself
            made = _Session(at, zone_of(opened.patient), plan.pk, pain, rise, chance)
            record_entries(self_, opened, list(made.entries(exercises)), at + datetime.timedelta(minutes=30))
            if at + DAY < now:
                record_entries(self_, opened, [made.next_morning()], at + datetime.timedelta(hours=14))
        day += DAY


def _visited_again(
    opened: Opened, therapist: Actor, plan: PlanVersion, day: datetime.datetime, now: datetime.datetime,
    chance: random.Random,
) -> PlanVersion:  # fmt: skip
    """Return the plan in force: a new version on the day of re-assessment, which one in eight misses."""
    opened.episode.refresh_from_db()
    due = opened.episode.reassess_on
    if due is None or day.date() != due or chance.random() < 0.12:
        return plan
    try:
        draft = start_draft(therapist, opened, day)
        plan = approve(therapist, opened, draft.edits, Typed(), day + datetime.timedelta(minutes=20))
    except Refused:
        return plan
    plan.agreed_at = day + datetime.timedelta(hours=1)
    plan.save()
    return plan


def _does_it(habit: Habit, days_ago: int, chance: random.Random) -> bool:
    if habit == "stopped" and days_ago <= SILENT_DAYS:
        return False
    return chance.random() < OFTEN[habit]


def _rise(habit: Habit, days_ago: int, chance: random.Random) -> int:
    if habit == "strained" and days_ago <= 6:
        return chance.choice((3, 4))
    if habit == "flared" and 14 <= days_ago <= 17:
        return 4
    return chance.choice((0, 0, 0, 1, 1, 2))


def _pain_at_first(someone: Someone) -> float:
    facts = _facts(someone)
    for name in ("pain_average_7_days_0_10", "pain_now_0_10"):
        if isinstance(facts.get(name), int | float):
            return float(facts[name])
    return 4.0


@dataclass
class _Session:
    """One made-up session, as a phone would tell it."""

    at: datetime.datetime
    zone: str
    plan: int
    pain: int
    rise: int
    chance: random.Random

    def __post_init__(self) -> None:
        self.session = self._id()

    def entries(self, exercises: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        yield self._entry("session_started", 0, plan=self.plan, baseline_0_10=self.pain, rescreen=None, short=False)
        seconds = 60
        for place, exercise in enumerate(exercises):
            if place and self.chance.random() < 0.06:
                yield self._entry("exercise_skipped", seconds, exercise=exercise["exercise"], reason="no_time")
                continue
            dose = exercise["dose"]
            for number in range(1, dose["sets"] + 1):
                for side in ("left", "right") if exercise["unilateral"] else ("",):
                    seconds += 45
                    yield self._entry(
                        "set_done", seconds, exercise=exercise["exercise"], number=number, side=side,
                        reps=dose["reps"], hold_s=dose["hold_s"], seconds=40,
                    )  # fmt: skip
        worst = min(10, self.pain + self.rise)
        yield self._entry(
            "session_finished", seconds + 30, peak_0_10=worst, after_0_10=min(10, self.pain + self.rise // 2),
            effort_0_10=self.chance.randint(3, 6), leg="same", leg_persists=None, neuro_change=False,
            new_red_flag=False, note="",
        )  # fmt: skip

    def next_morning(self) -> dict[str, Any]:
        later = min(10, self.pain + (2 if self.rise >= 4 else 0))
        return self._entry("morning_report", 13 * 3600, next_morning_0_10=later, hour_after_0_10=None)

    def _entry(self, kind: str, after_s: int, **what: Any) -> dict[str, Any]:
        at = (self.at + datetime.timedelta(seconds=after_s)).astimezone(ZoneInfo(self.zone))
        own = self.session if kind == "session_started" else self._id()
        return {
            "id": str(own), "session": str(self.session), "kind": kind, "at": at.isoformat(), "zone": self.zone,
            "local_date": at.date().isoformat(), **what,
        }  # fmt: skip

    def _id(self) -> UUID:
        return UUID(int=self.chance.getrandbits(128), version=4)


def _take_old_alerts(opened: Opened, therapist: Actor, now: datetime.datetime) -> None:
    """Somebody took every alert that is older than three days."""
    open_ = Alert.objects.filter(episode=opened.episode, acknowledged_at=None, opened_at__lt=now - 3 * DAY)
    for alert in open_:
        alert.acknowledged_at, alert.acknowledged_by = alert.opened_at + datetime.timedelta(hours=3), therapist.account
        alert.done = "Called, asked the safety questions again, made the next sessions easier."
        alert.save()

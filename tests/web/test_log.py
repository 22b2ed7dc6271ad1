"""The log of a phone: every entry is kept once, in any order, and only with the person it belongs to."""

from __future__ import annotations

import datetime
import json
import random
import uuid
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.clinical.made_document import document, planned

from multifidus.actions.train import record_entries
from multifidus.records.access import Opened
from multifidus.records.actor import Actor
from multifidus.records.document_hash import hash_of
from multifidus.records.models import (
    Alert,
    AuditEntry,
    Episode,
    MorningReport,
    PlanVersion,
    Session,
    SessionReport,
    SetDone,
    Skipped,
)

NOW = datetime.datetime(2025, 11, 23, 9, 0, tzinfo=datetime.UTC)
TABLES = (Session, SetDone, Skipped, SessionReport, MorningReport, Alert)
QUIET = {"peak_0_10": 3, "after_0_10": 2, "effort_0_10": 4, "leg": "same", "leg_persists": None, "neuro_change": False}
QUIET |= {"new_red_flag": False, "note": ""}


def make_plan(opened: Opened) -> PlanVersion:
    made = document(planned("bridge"), planned("bird_dog", unilateral=True))
    return PlanVersion.objects.create(
        episode=opened.episode, number=1, state=PlanVersion.APPROVED, draft={}, edited_at=NOW, approved_at=NOW,
        agreed_at=NOW, document=made, document_hash=hash_of(made),
    )  # fmt: skip


@pytest.fixture
def plan(marta: Opened) -> PlanVersion:
    return make_plan(marta)


def entry(kind: str, session: str, day: int = 23, key: str | None = None, **said: Any) -> dict[str, Any]:
    at = f"2025-11-{day}T08:00:00+00:00"
    common = {"id": key or str(uuid.uuid4()), "kind": kind, "session": session, "at": at}
    return {**common, "zone": "Europe/London", "local_date": at[:10], **said}


def a_session(plan: PlanVersion, day: int = 23, sets: int = 3, **end: Any) -> list[dict[str, Any]]:
    """Return the entries of a session, as the phone makes them."""
    key = str(uuid.uuid4())
    start = {"plan": plan.pk, "baseline_0_10": 2, "rescreen": None, "short": False}
    done = {"exercise": "bridge", "side": "", "reps": 8, "hold_s": 0, "seconds": 40.5}
    return [
        entry("session_started", key, day, key, **start),
        *(entry("set_done", key, day, number=n, **done) for n in range(1, sets + 1)),
        entry("exercise_skipped", key, day, exercise="bird_dog", reason="no_time"),
        entry("session_finished", key, day, **QUIET | end),
    ]


def log(opened: Opened, *entries: dict[str, Any]) -> dict[str, Any]:
    return record_entries(Actor(opened.patient.account), opened, list(entries), NOW)


def post(client: Any, body: Any, **headers: str) -> Any:
    text = body if isinstance(body, str | bytes) else json.dumps(body)
    return client.post(
        "/my/log", text, content_type="application/json", headers={"accept": "application/json", **headers}
    )


def contents() -> dict[str, list[dict[str, Any]]]:
    """Return all rows that a log leaves, without the ids that the database gives."""
    return {
        table.__name__: sorted(
            ({k: str(v) for k, v in row.items() if table is not Alert or k != "id"} for row in table.objects.values()),
            key=str,
        )
        for table in TABLES
    }


def test_a_session_is_logged_with_all_that_was_done(marta: Opened, plan: PlanVersion):
    said = log(marta, *(entries := a_session(plan)))

    assert sorted(said["accepted"]) == sorted(one["id"] for one in entries)
    assert [row.number for row in SetDone.objects.order_by("number")] == [1, 2, 3]
    assert SessionReport.objects.get().colour == "green"
    assert Skipped.objects.get().reason == "no_time"


def test_one_delivery_is_one_audit_row_without_clinical_words(marta: Opened, plan: PlanVersion):
    log(marta, *a_session(plan, note="my knee, too"))

    row = AuditEntry.objects.get(action="session.logged")
    assert row.patient == marta.patient
    assert row.what == {"kept": 6, "already": 0, "refused": 0}


def test_the_same_entries_a_second_time_are_accepted_and_change_nothing(marta: Opened, plan: PlanVersion):
    entries = a_session(plan, neuro_change=True)
    log(marta, *entries)
    before = contents()

    again = log(marta, *entries)

    assert sorted(again["accepted"]) == sorted(one["id"] for one in entries)
    assert contents() == before


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10**6), colour=st.sampled_from([{}, {"peak_0_10": 9}, {"new_red_flag": True}]))
@pytest.mark.django_db
def test_any_order_any_parts_and_any_repeats_leave_the_same_rows(
    seed: int, colour: dict[str, Any], marta: Opened, plan: PlanVersion
):
    chance = random.Random(seed)
    entries = [*a_session(plan, day=20, **colour), *a_session(plan, day=22, **colour)]
    key = entries[0]["session"]
    entries.append(entry("morning_report", key, 21, next_morning_0_10=6, hour_after_0_10=None))

    wanted = {"set_done": 6, "session_started": 2, "session_finished": 2, "exercise_skipped": 2, "morning_report": 1}
    waiting = [*entries, *chance.sample(entries, 4)]
    chance.shuffle(waiting)
    while waiting:  # a phone sends some, some of them twice, and keeps what is not accepted
        part = waiting[: chance.randint(1, 5)]
        accepted = log(marta, *part)["accepted"]
        waiting = [one for one in waiting if one["id"] not in accepted]
        chance.shuffle(waiting)

    ids = {one["session"] for one in entries}
    logged = {
        "session_started": Session.objects.filter(id__in=ids).count(),
        "set_done": SetDone.objects.filter(session_id__in=ids).count(),
        "exercise_skipped": Skipped.objects.filter(session_id__in=ids).count(),
        "session_finished": SessionReport.objects.filter(session_id__in=ids).count(),
        "morning_report": MorningReport.objects.filter(session_id__in=ids).count(),
    }
    assert logged == wanted
    assert {row.colour for row in SessionReport.objects.filter(session_id__in=ids)} == {
        "stop" if colour.get("new_red_flag") else "red" if colour else "green"
    }
    assert MorningReport.objects.get(session_id=key).colour == ("stop" if colour.get("new_red_flag") else "red")


def test_a_set_waits_for_the_start_of_its_session(marta: Opened, plan: PlanVersion):
    start, first, *_ = a_session(plan)

    assert log(marta, first)["waiting"] == [first["id"]]
    log(marta, start)

    assert log(marta, first)["accepted"] == [first["id"]]


def test_an_entry_logged_in_another_zone_keeps_its_zone_and_the_date_on_the_wall(marta: Opened, plan: PlanVersion):
    start = a_session(plan)[0] | {
        "at": "2025-11-22T23:30:00-10:00",
        "zone": "Pacific/Honolulu",
        "local_date": "2025-11-22",
    }

    log(marta, start)

    row = Session.objects.get()
    assert (row.zone, str(row.local_date)) == ("Pacific/Honolulu", "2025-11-22")
    assert row.at == datetime.datetime(2025, 11, 23, 9, 30, tzinfo=datetime.UTC)


def test_a_yes_to_a_safety_question_stops_the_episode_and_alerts_now(marta: Opened, plan: PlanVersion):
    start = a_session(plan)[0] | {"rescreen": {"bladder_bowel_saddle": True, "trauma": False}, "baseline_0_10": None}

    log(marta, start)

    alert = Alert.objects.get()
    assert (alert.kind, alert.urgency) == ("stop", "now")
    assert "passing urine" in alert.title
    assert Episode.objects.get(pk=marta.episode.pk).stopped_at == NOW


def test_a_fall_is_looked_at_today(marta: Opened, plan: PlanVersion):
    log(marta, a_session(plan)[0] | {"rescreen": {"trauma": True}})

    assert Alert.objects.get().urgency == "today"


def test_two_reds_within_a_week_are_told_once(marta: Opened, plan: PlanVersion):
    log(marta, *a_session(plan, day=16, peak_0_10=9))
    assert not Alert.objects.exists()

    log(marta, *a_session(plan, day=22, peak_0_10=9))
    log(marta, *a_session(plan, day=21, peak_0_10=9))

    assert [alert.kind for alert in Alert.objects.all()] == ["reds"]


def test_reds_a_week_apart_are_not_told(marta: Opened, plan: PlanVersion):
    log(marta, *a_session(plan, day=15, peak_0_10=9))
    log(marta, *a_session(plan, day=22, peak_0_10=9))

    assert not Alert.objects.exists()


def test_danger_told_in_a_second_end_of_a_session_is_heard(marta: Opened, plan: PlanVersion):
    entries = a_session(plan)
    log(marta, *entries)

    log(marta, entries[-1] | {"id": str(uuid.uuid4()), "neuro_change": True})

    assert SessionReport.objects.get().colour == "green"
    assert Alert.objects.get().kind == "stop"


def test_the_plan_of_somebody_else_is_refused(marta: Opened, make_patient: Any, alice: Any):
    foreign = make_plan(make_patient("Nora Beck", alice))

    said = log(marta, *a_session(foreign))

    assert not Session.objects.exists()
    assert [one["because"] for one in said["refused"]] == ["This entry belongs to no session and no plan of yours."]


def test_a_set_for_the_session_of_somebody_else_is_refused_in_the_same_words(
    marta: Opened, plan: PlanVersion, make_patient: Any, alice: Any
):
    nora = make_patient("Nora Beck", alice)
    log(nora, theirs := a_session(make_plan(nora))[0])
    mine = entry("set_done", theirs["session"], exercise="bridge", number=1, side="", reps=1, hold_s=0, seconds=1)

    said = log(marta, mine)

    assert said["accepted"] == said["waiting"] == []
    assert [one["because"] for one in said["refused"]] == ["This entry belongs to no session and no plan of yours."]
    assert not SetDone.objects.exists()


def test_an_id_that_stands_for_another_set_is_not_taken_for_done(marta: Opened, plan: PlanVersion):
    first, second = a_session(plan), a_session(plan)
    log(marta, *first)

    said = log(marta, second[0], second[1] | {"id": first[1]["id"]})

    assert [one["id"] for one in said["refused"]] == [first[1]["id"]]


def test_a_clock_that_is_ahead_is_told(marta: Opened, plan: PlanVersion):
    said = log(marta, a_session(plan)[0] | {"at": "2025-12-24T08:00:00+00:00", "local_date": "2025-12-24"})

    assert [one["because"] for one in said["refused"]] == ["The clock of this phone is ahead of time."]


def test_signed_out_answers_401(client: Any, db: None):
    assert post(client, {"owner": "x", "entries": []}).status_code == 401
    assert client.get("/my/session.json", headers={"accept": "application/json"}).status_code == 401


def test_the_entries_of_another_owner_are_refused_whole(marta: Opened, plan: PlanVersion, signed_in: Any):
    client = signed_in(marta.patient.account)

    answer = post(client, {"owner": str(uuid.uuid4()), "entries": a_session(plan)})

    assert (answer.status_code, answer.json()) == (403, {"because": "owner"})
    assert not Session.objects.exists()


def test_the_payload_has_today_and_no_exercise_once_stopped(marta: Opened, plan: PlanVersion, signed_in: Any):
    client = signed_in(marta.patient.account)
    marta.episode.intake_finished_at = NOW
    marta.episode.save()
    marta.patient.agreements.create(words="-", agreed=True, at=NOW, by=marta.patient.account)
    before = client.get("/my/session.json").json()
    log(marta, a_session(plan)[0] | {"rescreen": {"unwell": True}})

    after = client.get("/my/session.json").json()

    assert [one["exercise"] for one in before["exercises"]] == ["bridge", "bird_dog"]
    assert before["exercises"][1]["sides"] == ["left", "right"]
    assert (after["plan"], after["exercises"], after["place"]) == (None, [], "stopped")


def test_the_player_page_says_nothing_about_anybody(marta: Opened, client: Any, signed_in: Any):
    anybody, own = client.get("/my/session"), signed_in(marta.patient.account).get("/my/session")

    assert anybody.content == own.content
    assert b"Marta" not in own.content
    assert own.headers["Cache-Control"] == "no-cache"

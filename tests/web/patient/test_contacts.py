"""Flare-ups, mornings after, and calls: what the patient tells between visits."""

from __future__ import annotations

import datetime
import uuid

import pytest
from django.test import Client

from multifidus.records.access import Opened
from multifidus.records.knowledge import knowledge
from multifidus.records.local_time import local_date_of
from multifidus.records.models import Alert, Episode, MorningReport, PlanVersion, Session, SessionReport

QUESTIONS = [question.id for question in knowledge().rescreens["default"].questions]
ALL_NO = dict.fromkeys(QUESTIONS, "no")


@pytest.fixture
def yesterday(treated: Opened) -> Session:
    """A session of yesterday that ended well, with pain 3 before it."""
    at = datetime.datetime.now(datetime.UTC) - datetime.timedelta(days=1)
    day = local_date_of(treated.patient, at)
    plan = PlanVersion.objects.get(episode=treated.episode)
    session = Session.objects.create(
        id=uuid.uuid4(), episode=treated.episode, plan=plan, received_at=at, at=at, zone="Europe/London",
        local_date=day, baseline_0_10=3,
    )  # fmt: skip
    SessionReport.objects.create(
        id=uuid.uuid4(), session=session, at=at, zone="Europe/London", local_date=day, peak_0_10=3, after_0_10=3,
        leg="same", neuro_change=False, new_red_flag=False, colour="green", because=[],
    )  # fmt: skip
    return session


def test_one_yes_in_a_flare_stops_and_alerts(browser: Client, treated: Opened) -> None:
    answer = browser.post("/my/flare", {**ALL_NO, QUESTIONS[0]: "yes"})

    assert answer.headers["Location"] == "/my/stop"
    words = browser.get("/my/stop").content.decode()
    assert "Stop. Do no exercises now" in words
    assert knowledge().rescreens["default"].questions[0].yes.say.split(".")[0] in words
    assert Alert.objects.get(episode=treated.episode).kind == "stop"
    assert browser.get("/my/").headers["Location"] == "/my/stop"


def test_no_to_every_question_gives_words_for_the_days_and_tells_the_therapist(
    browser: Client, treated: Opened
) -> None:
    answer = browser.post("/my/flare", ALL_NO)

    assert answer.headers["Location"] == "/my/flare/days"
    assert "Flare-ups are normal" in browser.get("/my/flare/days").content.decode()
    assert Alert.objects.get(episode=treated.episode).kind == "help"
    assert Episode.objects.get(pk=treated.episode.pk).stopped_at is None


def test_a_blank_safety_question_is_asked_again_and_never_taken_for_no(browser: Client, treated: Opened) -> None:
    answer = browser.post("/my/flare", {QUESTIONS[0]: "no", QUESTIONS[1]: "nonsense"})

    assert answer.status_code == 422
    assert not Alert.objects.exists()


def test_a_yes_beside_a_blank_stops_all_the_same(browser: Client, treated: Opened) -> None:
    answer = browser.post("/my/flare", {QUESTIONS[1]: "yes"})

    assert answer.headers["Location"] == "/my/stop"


def test_the_morning_after_is_asked_and_kept_once(browser: Client, yesterday: Session) -> None:
    assert "How is your back this morning?" in browser.get("/my/").content.decode()

    browser.post("/my/morning", {"pain": "3", "hour_after": "3"})
    browser.post("/my/morning", {"pain": "9", "hour_after": ""})

    report = MorningReport.objects.get(session=yesterday)
    assert (report.next_morning_0_10, report.hour_after_0_10, report.colour) == (3, 3, "green")
    assert "How is your back this morning?" not in browser.get("/my/").content.decode()


@pytest.mark.parametrize("pain", ["", "11", "-1", "3.5", "three", "\x00", "9" * 400])
def test_a_morning_that_is_no_number_is_asked_again(pain: str, browser: Client, yesterday: Session) -> None:
    answer = browser.post("/my/morning", {"pain": pain, "hour_after": "4"})

    assert answer.status_code == 422
    assert "Choose a number from 0 to 10" in answer.content.decode()
    assert not MorningReport.objects.exists()


def test_without_a_session_of_yesterday_there_is_no_morning_to_tell(browser: Client, treated: Opened) -> None:
    assert browser.get("/my/morning").headers["Location"] == "/my/"
    browser.post("/my/morning", {"pain": "3"})

    assert not MorningReport.objects.exists()


def test_a_call_that_is_asked_for_stands_on_the_list_once(browser: Client, agreed: Opened) -> None:
    browser.post("/my/help/call-me", {"words": "About the walk"})
    browser.post("/my/help/call-me", {"words": ""})

    alert = Alert.objects.get(episode=agreed.episode)
    assert (alert.kind, alert.urgency, alert.because) == ("help", "today", ["About the walk"])
    assert "Nobody watches these messages day and night" in browser.get("/my/help").content.decode()


def test_too_many_words_for_a_call_are_kept_in_the_field(browser: Client) -> None:
    answer = browser.post("/my/help/call-me", {"words": "x" * 501})

    assert answer.status_code == 422
    assert "x" * 501 in answer.content.decode()
    assert not Alert.objects.exists()


def test_what_no_keyboard_types_is_left_out_of_a_message(browser: Client, agreed: Opened) -> None:
    browser.post("/my/help/call-me", {"words": "a\x00b"})

    assert Alert.objects.get(episode=agreed.episode).because == ["a b"]

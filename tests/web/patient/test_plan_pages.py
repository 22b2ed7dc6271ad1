"""My plan, today and what follows: read from the approved document, and from nothing else."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.test import Client

from multifidus.records.access import Opened
from multifidus.records.document_hash import hash_of
from multifidus.records.facts_of import record_facts
from multifidus.records.models import Episode, PlanVersion
from multifidus.web.patient.sentences import sentences


def plan_of(opened: Opened) -> PlanVersion:
    return PlanVersion.objects.get(episode=opened.episode, state=PlanVersion.APPROVED)


def test_every_exercise_of_the_document_stands_in_the_plan_with_dose_and_reason(
    browser: Client, treated: Opened
) -> None:
    words = browser.get("/my/plan").content.decode()

    for one in plan_of(treated).document["exercises"]:
        assert one["plain"] in words
        assert one["why"][0]["because"] in words or one["why_plain"][0] in words


def test_the_plan_reads_the_document_and_not_the_content(browser: Client, treated: Opened) -> None:
    plan = plan_of(treated)
    plan.delete()
    plan.document["exercises"][0]["plain"] = "A name that no content file knows"
    plan.document["for_patient"]["pain"] = "Words from ten years ago."
    plan.pk, plan.document_hash = None, hash_of(plan.document)
    PlanVersion.objects.bulk_create([plan])

    for path in ("/my/plan", "/my/plan/sheet"):
        words = browser.get(path).content.decode()
        assert "A name that no content file knows" in words
        assert "Words from ten years ago." in words


def test_a_draft_is_not_shown(browser: Client, agreed: Opened) -> None:
    now = datetime.datetime.now(datetime.UTC)
    PlanVersion.objects.create(episode=agreed.episode, number=1, draft={"note": "secret"}, edited_at=now)

    words = browser.get("/my/plan").content.decode()

    assert "There is no plan yet" in words
    assert "secret" not in words


def test_the_first_page_asks_for_a_yes_before_anything_is_started(browser: Client, treated: Opened) -> None:
    PlanVersion.objects.filter(episode=treated.episode).update(agreed_at=None)

    words = browser.get("/my/").content.decode()

    assert "Your plan is ready" in words
    assert "/my/session" not in words


def test_a_yes_to_the_plan_is_kept_and_opens_todays_session(browser: Client, treated: Opened) -> None:
    PlanVersion.objects.filter(episode=treated.episode).update(agreed_at=None)

    browser.post("/my/plan/agree", {"number": "1"})

    assert plan_of(treated).agreed_at is not None
    assert "/my/session" in browser.get("/my/").content.decode()


@pytest.mark.parametrize("number", ["2", "", "-1", "x", "9" * 400, "٣"])
def test_a_yes_to_another_version_is_not_taken(number: str, browser: Client, treated: Opened) -> None:
    PlanVersion.objects.filter(episode=treated.episode).update(agreed_at=None)

    answer = browser.post("/my/plan/agree", {"number": number})

    assert answer.headers["Location"] == "/my/plan"
    assert plan_of(treated).agreed_at is None


def test_today_shows_the_cards_of_the_day(browser: Client, treated: Opened) -> None:
    words = browser.get("/my/").content.decode()

    assert "mf-today" in words
    assert "Only have 5 minutes?" in words
    assert "My back has flared up" in words
    assert "When to stop and get help now" in words


def test_who_is_discharged_can_read_the_plan_and_starts_nothing(
    browser: Client, treated: Opened, now: datetime.datetime
) -> None:
    Episode.objects.filter(pk=treated.episode.pk).update(discharged_at=now)

    assert "/my/session" not in browser.get("/my/").content.decode()
    assert browser.get("/my/plan").status_code == 200


def test_progress_says_kindly_that_there_is_nothing_yet(browser: Client) -> None:
    words = browser.get("/my/progress").content.decode()

    assert "There is nothing to show yet" in words


def test_progress_shows_pain_and_days_with_the_numbers_beside(browser: Client, treated: Opened) -> None:
    words: Any = browser.get("/my/progress").content.decode()

    assert "mf-plot" in words
    assert "See the numbers" in words
    assert "mf-days" in words


def test_a_plan_that_the_therapist_made_from_entered_answers_comes_before_open_questions(
    browser: Client, treated: Opened
) -> None:
    Episode.objects.filter(pk=treated.episode.pk).update(intake_begun_at=None, intake_finished_at=None)

    assert "mf-today" in browser.get("/my/").content.decode()


def test_who_is_stopped_under_a_plan_sees_no_exercise_on_any_page(
    browser: Client, treated: Opened, now: datetime.datetime
) -> None:
    Episode.objects.filter(pk=treated.episode.pk).update(stopped_at=now)

    for path in ("/my/", "/my/plan", "/my/plan/sheet", "/my/progress", "/my/flare", "/my/flare/days", "/my/morning"):
        assert browser.get(path).headers["Location"] == "/my/stop"
    words = browser.get("/my/stop").content.decode() + browser.get("/my/help").content.decode()
    for one in plan_of(treated).document["exercises"]:
        assert one["plain"] not in words


def test_a_yes_to_a_plan_is_not_taken_from_who_is_stopped(
    browser: Client, treated: Opened, now: datetime.datetime
) -> None:
    PlanVersion.objects.filter(episode=treated.episode).update(agreed_at=None)
    Episode.objects.filter(pk=treated.episode.pk).update(stopped_at=now)

    browser.post("/my/plan/agree", {"number": "1"})

    assert plan_of(treated).agreed_at is None


def test_words_for_clinicians_are_not_shown_to_the_patient(browser: Client, treated: Opened) -> None:
    plan = plan_of(treated)
    plan.delete()
    plan.document["exercises"][0] |= {"warnings": ["Recent radiculopathy"], "modifications": ["Keep it small."]}
    plan.pk, plan.document_hash = None, hash_of(plan.document)
    PlanVersion.objects.bulk_create([plan])

    words = browser.get("/my/plan").content.decode()

    assert "Recent radiculopathy" not in words
    assert "Keep it small." in words


def test_a_goal_without_a_number_stands_in_the_progress_as_words(browser: Client, agreed: Opened) -> None:
    now = datetime.datetime.now(datetime.UTC)
    record_facts(
        agreed.episode, {"goals": [{"text": "return_to_choir"}, {"text": "drive", "ability_0_10": 4}]}, by=None,
        source="entry", at=now, zone="Europe/London", local_date=now.date(), revision="r",
    )  # fmt: skip

    words = browser.get("/my/progress").content.decode()

    assert "<li>return to choir</li>" in words
    assert "drive: 4 of 10" in words
    assert "once you have told us" not in words


@pytest.mark.parametrize("path", ["/my/help", "/my/plan", "/my/plan/sheet", "/my/"])
def test_when_to_get_help_is_a_list_that_says_each_thing_once(path: str, browser: Client, treated: Opened) -> None:
    words = browser.get(path).content.decode()

    lines = sentences(plan_of(treated).document["for_patient"]["when_to_get_help"])
    assert len(lines) >= 3
    assert all(words.count(f"<li>{line}</li>") == 1 for line in lines)

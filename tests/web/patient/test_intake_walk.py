"""The whole intake, from the first question to the last, as real cases answer it."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from multifidus.records.access import Opened
from multifidus.records.models import Alert, Assessment, Episode, FactRecord
from web.patient.conftest import case


@pytest.mark.parametrize("name", ["O15", "F02", "O07", "O17"])
def test_a_patient_answers_every_page_and_hands_the_answers_over(
    name: str, walks: Callable[..., list[str]], browser: Client, agreed: Opened
) -> None:
    led = walks(_home(name))

    assert led[-1] == "/my/intake/answers", led
    assert browser.post("/my/intake/answers").headers["Location"] == "/my/"
    episode = Episode.objects.get(pk=agreed.episode.pk)
    assert episode.intake_finished_at is not None
    assert episode.tier == "treat"
    assert "reads your answers" in browser.get("/my/").content.decode()


def test_each_page_is_saved_as_the_patients_own_answers_with_their_local_date(
    walks: Callable[..., list[str]], agreed: Opened
) -> None:
    walks(_home("O15"))

    rows = FactRecord.objects.filter(episode=agreed.episode)
    assert {row.source for row in rows} == {"intake"}
    assert {row.by_id for row in rows} == {agreed.patient.account_id}
    assert {row.zone for row in rows} == {"Europe/London"}


def test_every_saved_page_is_judged(walks: Callable[..., list[str]], agreed: Opened) -> None:
    led = walks(_home("O15"))

    assert Assessment.objects.filter(episode=agreed.episode).count() == len(led)


def test_an_urgent_finding_lets_the_questions_go_on_and_shows_the_clinics_number_at_their_end(
    walks: Callable[..., list[str]], browser: Client, agreed: Opened
) -> None:
    led = walks({"duration_days": 20, "fever": True, "feels_unwell": True, "cancer_history": "active"})

    assert "/my/stop" not in led, led
    browser.post("/my/intake/answers")
    assert Episode.objects.get(pk=agreed.episode.pk).tier == "urgent"
    page = browser.get("/my/", follow=True)
    assert page.redirect_chain[-1][0] == "/my/stop"
    words = page.content.decode()
    assert "See a doctor today. Call your clinic now to arrange it" in words
    assert "01632 960 000" in words
    assert {alert.urgency for alert in Alert.objects.filter(episode=agreed.episode)} == {"today"}


def test_who_comes_back_on_another_device_goes_on_where_they_left_off(
    browser: Client, signed_in: Callable[[Any], Client], agreed: Opened
) -> None:
    browser.post("/my/intake/about_you/you", {"sex_at_birth": "male", "leave": "yes"})

    elsewhere = signed_in(agreed.patient.account)
    assert "Go on" in elsewhere.get("/my/").content.decode()
    assert elsewhere.get("/my/intake").headers["Location"] == "/my/intake/about_you/began"
    assert 'value="male" checked' in elsewhere.get("/my/intake/about_you/you").content.decode()


def test_save_and_leave_leads_to_today(browser: Client) -> None:
    answer = browser.post("/my/intake/about_you/you", {"sex_at_birth": "male", "leave": "yes"})

    assert answer.headers["Location"] == "/my/"


def test_who_leaves_need_not_answer_first(browser: Client) -> None:
    answer = browser.post("/my/intake/about_you/began", {"onset": "gradual", "leave": "yes"})

    assert answer.headers["Location"] == "/my/"
    assert browser.get("/my/intake").headers["Location"] == "/my/intake/about_you/began"


def test_who_leaves_is_told_of_what_can_not_be_kept(browser: Client) -> None:
    form = {"onset_date-day": "31", "onset_date-month": "2", "onset_date-year": "2026", "leave": "yes"}

    answer = browser.post("/my/intake/about_you/began", form)

    assert answer.status_code == 422
    assert 'value="31"' in answer.content.decode()


def test_an_answer_that_is_taken_back_takes_its_further_questions_with_it(browser: Client, agreed: Opened) -> None:
    browser.post("/my/intake/about_you/you", {"sex_at_birth": "female"})
    browser.post("/my/intake/about_you/pregnancy", {"pregnancy": "pregnant"})
    browser.post("/my/intake/about_you/pregnancy_more", {"pregnancy_weeks": "20", "pregnancy_complication": "no"})

    browser.post("/my/intake/about_you/pregnancy", {"pregnancy": "no"})

    newest = FactRecord.objects.filter(episode=agreed.episode, fact="pregnancy_weeks").order_by("-id")[0]
    assert newest.withdrawn
    assert browser.get("/my/intake/about_you/pregnancy_more").headers["Location"] == "/my/intake"


def test_nothing_is_handed_over_while_a_required_question_is_blank(browser: Client, agreed: Opened) -> None:
    browser.post("/my/intake/about_you/you", {"sex_at_birth": "male"})

    answer = browser.post("/my/intake/answers")

    assert answer.status_code == 422
    assert "/my/intake/safety/" in answer.content.decode()
    assert Episode.objects.get(pk=agreed.episode.pk).intake_finished_at is None


def test_answers_that_were_handed_over_cannot_be_changed_here(
    walks: Callable[..., list[str]], browser: Client, agreed: Opened
) -> None:
    walks(_home("O15"))
    browser.post("/my/intake/answers")
    before = FactRecord.objects.filter(episode=agreed.episode).count()

    answer = browser.post("/my/intake/about_you/you", {"sex_at_birth": "female"})

    assert answer.headers["Location"] == "/my/"
    assert FactRecord.objects.filter(episode=agreed.episode).count() == before


def test_the_check_page_shows_the_answers_in_their_own_words(browser: Client) -> None:
    browser.post("/my/intake/about_you/you", {"sex_at_birth": "undisclosed"})
    browser.post("/my/intake/about_you/pregnancy", {"pregnancy": "unknown"})

    words = browser.get("/my/intake/answers").content.decode()

    assert "I would rather not say" in words
    assert "I may be pregnant, or I don&#39;t know" in words
    assert "Alice will ask again" in words


def _home(name: str) -> dict[str, Any]:
    """Return the facts of a case for somebody born as Marta is."""
    return {**case(name), "age_years": _age(datetime.date.today())}


def _age(today: datetime.date) -> int:
    return today.year - 1985 - ((today.month, today.day) < (3, 3))

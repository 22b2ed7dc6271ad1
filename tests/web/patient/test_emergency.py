"""An answer that calls for an emergency department stops everything, here and now."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.test import Client

from multifidus.actions.judge import judge
from multifidus.records.access import Opened
from multifidus.records.facts_of import record_facts
from multifidus.records.knowledge import knowledge
from multifidus.records.models import Alert, AuditEntry, Episode, FactRecord

EVERY_PAGE = (
    "/my/", "/my/plan", "/my/plan/sheet", "/my/progress", "/my/morning", "/my/flare", "/my/flare/days", "/my/intake",
    "/my/intake/answers",
)  # fmt: skip


@pytest.fixture
def stopped(browser: Client, agreed: Opened) -> tuple[str, dict[str, Any]]:
    """Answer the safety pages with an emergency, and return the page and the form that raised it."""
    for page in knowledge().intake["safety"].pages:
        for question in page.questions:
            if "saddle_numbness" in question.facts:
                assert question.kind in ("choice", "ticks")
                if question.kind == "ticks":
                    form = {question.fact: ["saddle_numbness", "urinary_retention_new"]}
                else:
                    form = {"saddle_numbness": "yes"}
                address = f"/my/intake/safety/{page.id}"
                answer = browser.post(address, form)
                assert answer.headers["Location"] == "/my/stop", answer.content.decode()[-2000:]
                return address, form
    raise AssertionError("no page asks for numbness between the legs")


def test_the_care_card_says_what_to_do_before_it_says_why(stopped: Any, browser: Client) -> None:
    words = browser.get("/my/stop").content.decode()

    assert words.index("Go to an emergency department now") < words.index("Call 999") < words.index("You told us")
    assert "Nobody watches these messages day and night" in words
    assert "01632 960 000" in words
    assert "Note for the hospital" in words
    assert "Marta Lindqvist" in words


def test_the_therapist_is_alerted_at_once(stopped: Any, agreed: Opened) -> None:
    alert = Alert.objects.get(episode=agreed.episode)

    assert (alert.kind, alert.urgency) == ("red_flag", "now")


@pytest.mark.parametrize("path", EVERY_PAGE)
def test_every_other_page_leads_to_the_care_card(path: str, stopped: Any, browser: Client) -> None:
    assert browser.get(path).headers["Location"] == "/my/stop"


def test_help_stays_open(stopped: Any, browser: Client) -> None:
    assert browser.get("/my/help").status_code == 200


def test_nothing_to_exercise_is_on_the_care_card(stopped: Any, browser: Client) -> None:
    words = browser.get("/my/stop").content.decode()

    assert "/my/session" not in words
    assert "mf-tabs-bottom" not in words


def test_an_alarming_answer_counts_even_beside_a_fault(browser: Client, agreed: Opened) -> None:
    for page in knowledge().intake["safety"].pages:
        required = [q for q in page.questions if q.required]
        alarming = next((q for q in page.questions if "saddle_numbness" in q.facts), None)
        if alarming is not None:
            value = ["saddle_numbness", "urinary_retention_new"] if alarming.kind == "ticks" else "yes"
            form = {q.fact: "nonsense" for q in required if q is not alarming} | {alarming.fact: value}

            answer = browser.post(f"/my/intake/safety/{page.id}", form)

            assert answer.headers["Location"] == "/my/stop"


def test_the_other_questions_are_closed_while_the_emergency_stands(
    stopped: Any, browser: Client, agreed: Opened
) -> None:
    before = FactRecord.objects.filter(episode=agreed.episode).count()

    answer = browser.post("/my/intake/about_you/you", {"sex_at_birth": "male"})

    assert answer.headers["Location"] == "/my/stop"
    assert FactRecord.objects.filter(episode=agreed.episode).count() == before


def test_the_answers_cannot_be_handed_over_while_the_emergency_stands(
    stopped: Any, browser: Client, agreed: Opened
) -> None:
    browser.post("/my/intake/answers")

    assert Episode.objects.get(pk=agreed.episode.pk).intake_finished_at is None


def test_a_wrong_answer_can_be_put_right_and_the_alert_stays(
    stopped: tuple[str, dict[str, Any]], browser: Client, agreed: Opened
) -> None:
    address, form = stopped
    assert browser.post("/my/intake/wrong-answer").headers["Location"] == address
    assert browser.get(address).status_code == 200
    none = {name: ("none" if isinstance(value, list) else "no") for name, value in form.items()}

    browser.post(address, none)

    assert browser.get("/my/").status_code == 200
    episode = Episode.objects.get(pk=agreed.episode.pk)
    assert (episode.tier, episode.stopped_at) == ("treat", None)
    assert Alert.objects.get(episode=episode).acknowledged_at is None
    assert FactRecord.objects.filter(episode=episode, fact="saddle_numbness").count() == 2


def test_what_was_answered_is_written_down_without_the_answers(stopped: Any, agreed: Opened) -> None:
    entry = AuditEntry.objects.filter(patient=agreed.patient, action="intake.answered").get()

    assert entry.what["stopped"] is True
    assert set(entry.what) == {"part", "page", "facts", "stopped"}


def test_thoughts_of_self_harm_show_where_help_is_before_the_next_question(
    browser: Client, agreed: Opened, clinic: Any
) -> None:
    clinic.mental_health_line = "116 123"
    clinic.save()
    for part in knowledge().intake.values():
        for page in part.pages:
            if any(question.fact == "self_harm_thoughts" for question in page.questions):
                answer = browser.post(f"/my/intake/{part.id}/{page.id}", {"self_harm_thoughts": "thoughts"})

                assert answer.headers["Location"] == "/my/comfort"
                words = browser.get("/my/comfort").content.decode()
                assert "116 123" in words
                assert "999" in words


def test_a_plan_of_self_harm_stops_with_calm_words(browser: Client, agreed: Opened, clinic: Any) -> None:
    clinic.mental_health_line = "116 123"
    clinic.save()
    for part in knowledge().intake.values():
        for page in part.pages:
            if any(question.fact == "self_harm_thoughts" for question in page.questions):
                browser.post(f"/my/intake/{part.id}/{page.id}", {"self_harm_thoughts": "plan_or_intent"})

                words = browser.get("/my/stop").content.decode()

                assert "Please talk to somebody now" in words
                assert words.index("116 123") < words.index("Call 999")


def test_after_the_answers_are_handed_over_only_the_clinic_lifts_a_stop(
    stopped: tuple[str, dict[str, Any]], browser: Client, agreed: Opened, now: Any
) -> None:
    Episode.objects.filter(pk=agreed.episode.pk).update(intake_finished_at=now)

    assert "I gave a wrong answer" not in browser.get("/my/stop").content.decode()
    assert browser.post("/my/intake/wrong-answer").headers["Location"] == "/my/stop"
    assert browser.post(stopped[0], {"saddle_numbness": "no"}).headers["Location"] == "/my/stop"


def test_only_what_raised_the_alarm_is_repeated(browser: Client, agreed: Opened, now: datetime.datetime) -> None:
    facts = {"saddle_numbness": True, "urinary_retention_new": False, "ces_change_stable": False, "vomiting": True}
    record_facts(
        agreed.episode, facts, by=None, source="intake", at=now, zone="Europe/London", local_date=now.date(),
        revision="r",
    )  # fmt: skip
    judge(agreed.episode, knowledge(), now, None)

    words = browser.get("/my/stop").content.decode()

    told = words[words.index("You told us") : words.index("mf-told")]
    assert "numb" in told
    assert "No<" not in told
    assert "vomit" not in told.lower() and "being sick" not in told.lower()


@pytest.mark.parametrize("path", ["/my/stop", "/my/session", "/offline"])
def test_every_page_says_that_it_is_a_demonstration_and_unsigned(
    path: str, stopped: Any, browser: Client, settings: Any
) -> None:
    settings.DEMONSTRATION = True

    words = browser.get(path).content.decode()

    assert "Demonstration." in words
    assert "not yet signed off by a clinician" in words.replace("<b>", "").replace("</b>", "")

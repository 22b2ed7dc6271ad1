"""A patient tells of numbness between the legs: nothing but help is shown to them, and somebody is told."""

from __future__ import annotations

import datetime

import pytest
from playwright.sync_api import Browser
from tests.journeys.story_intake import answer, answer_all, pages_of_the_intake, patient_comes_in
from tests.journeys.story_people import Person
from tests.journeys.story_set_up import OpenClinic

YEARS = 52
NUMB = {"sex_at_birth": "male", "saddle_numbness": True, "duration_days": 9}
PLACES = (
    "", "intake", "intake/answers", "intake/pain/where", "comfort", "plan", "plan/sheet", "session", "progress",
    "morning", "flare", "flare/days", "help", "agreement", "stop",
)  # fmt: skip
OPEN_TO_ALL = ("agreement", "comfort", "help", "session")  # pages that a stopped patient may see beside the care card


@pytest.fixture(scope="module")
def daniel(open_clinic: OpenClinic, browser: Browser) -> Person:
    """Somebody who has just said yes to numbness between the legs, in the middle of the questions."""
    daniel = patient_comes_in(browser, open_clinic, "Daniel Price", YEARS)
    daniel.follow("Start")
    for part, page, form in pages_of_the_intake(daniel, NUMB, YEARS):
        if "saddle_numbness" in form:
            answer(daniel.page, form)
            daniel.press("Save and go on")
            break
        answer_all(daniel, [(part, page, form)])
    return daniel


def test_the_care_card_comes_at_once(daniel: Person):
    daniel.go("/my/stop")

    assert daniel.heading == "Go to an emergency department now"
    assert daniel.page.get_by_role("link", name="Call 999").get_attribute("href") == "tel:999"
    assert "Nobody watches these messages day and night" in daniel.text
    assert "numb" in daniel.text
    assert daniel.page.get_by_role("navigation").count() == 0


@pytest.mark.parametrize("place", PLACES)
def test_nothing_to_exercise_is_shown_on_any_page(daniel: Person, place: str):
    daniel.go(f"/my/{place}")
    if place == "session":
        daniel.page.locator("[data-screen=stop]").wait_for()

    assert daniel.path == (f"/my/{place}" if place in OPEN_TO_ALL else "/my/stop")
    assert daniel.page.locator("a[href*='/my/session'], [data-choose=start], .mf-today").count() == 0


def test_the_therapist_sees_it_first_and_the_deputy_when_nobody_takes_it(daniel: Person, open_clinic: OpenClinic):
    tom, priya, clinic = open_clinic.tom, open_clinic.priya, open_clinic.clinic
    tom.go("/clinic/")
    assert tom.row(daniel.name).inner_text().strip().startswith("Now")
    priya.go("/clinic/")
    assert daniel.name not in priya.text

    clinic.later(datetime.timedelta(minutes=31))
    priya.go("/clinic/")
    assert "alert of Tom Reyes that nobody took" in priya.row(daniel.name).inner_text()
    priya.follow(daniel.name)
    assert "saddle" in priya.text.lower()

    tom.follow(daniel.name)
    assert tom.press("I have this") == 422
    tom.page.get_by_label("What did you do?").fill("Called him, he is on his way to A&E.")
    tom.press("I have this")
    priya.go("/clinic/")

    assert "Called him, he is on his way to A&E." in tom.text
    assert daniel.name not in priya.text


def test_who_pressed_the_wrong_answer_can_mend_it(open_clinic: OpenClinic, browser: Browser):
    ivo = patient_comes_in(browser, open_clinic, "Ivo Brand", YEARS)
    ivo.follow("Start")
    for part, page, form in pages_of_the_intake(ivo, NUMB, YEARS):
        answer(ivo.page, form)
        ivo.press("Save and go on")
        if "saddle_numbness" in form:
            wrong = f"/my/intake/{part.id}/{page.id}"
            break

    ivo.press("I gave a wrong answer")
    asked = ivo.path
    answer(ivo.page, {"saddle_numbness": ["no"]})
    ivo.press("Save and go on")

    assert asked == wrong
    assert ivo.path.startswith("/my/intake/") and ivo.path != wrong

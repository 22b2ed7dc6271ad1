"""From an invitation to the first week: what a patient and two therapists live through, on the pages they use."""

from __future__ import annotations

import datetime
from itertools import islice

import segno
from playwright.sync_api import Browser
from tests.journeys.playing import wait_until_sent
from tests.journeys.story_care import arrange_cover, decide_otherwise, edit_dose, examine, row_of
from tests.journeys.story_intake import answer_all, facts_of, pages_of_the_intake, patient_comes_in
from tests.journeys.story_people import Person, another_device
from tests.journeys.story_set_up import OpenClinic
from tests.journeys.story_training import tell_of_something_new, train_until

MARTA, YEARS = "Marta Lindqvist", 36
TOLD = {
    **facts_of("O15"),
    "goals": [{"text": "full duties", "ability_0_10": 4}, {"text": "netball", "ability_0_10": 2}],
}


def test_from_an_invitation_to_the_first_week(open_clinic: OpenClinic, browser: Browser):
    marta = patient_comes_in(browser, open_clinic, MARTA, YEARS)
    tom, priya, clinic = open_clinic.tom, open_clinic.priya, open_clinic.clinic

    the_link_is_shown_once(tom, open_clinic.links[MARTA])
    the_link_lets_nobody_else_in(marta, open_clinic.links[MARTA])
    she_answers_on_two_devices(marta)
    she_hands_her_answers_over(marta)
    he_reads_and_examines(tom)
    he_decides_otherwise(tom)
    he_drafts(tom)
    two_edit_the_same_draft(tom, priya)
    he_swaps_and_approves(tom)
    the_cover_ends(tom, priya)
    she_agrees(marta)
    she_trains(marta)
    he_sees_the_session(tom)
    clinic.later(datetime.timedelta(hours=22))
    she_says_how_the_morning_is(marta)
    she_tells_of_something_new(marta)
    he_lets_her_go_on(tom)
    she_may_train_again(marta)


def the_link_is_shown_once(tom: Person, link: str) -> None:
    drawn = tom.page.locator(".mf-qr svg path").get_attribute("d")
    assert drawn and drawn in segno.make(link, micro=False).svg_inline(scale=5, border=2, omitsize=True)

    tom.page.reload()

    assert "The link is not shown again" in tom.text
    assert link not in tom.page.content()


def the_link_lets_nobody_else_in(marta: Person, link: str) -> None:
    there = another_device(marta)

    answer = there.page.goto(link)

    assert answer is not None and answer.status == 410
    there.context.close()


def she_answers_on_two_devices(marta: Person) -> None:
    """On the phone, then at a desk, then on the phone again; nothing required can be left out."""
    assert marta.heading.endswith("Marta")
    marta.follow("Start")
    pages = pages_of_the_intake(marta, TOLD, YEARS)
    answer_all(marta, islice(pages, 6))
    here = marta.path

    assert marta.press("Save and go on") == 422
    assert marta.path == here and marta.page.locator(".nhsuk-error-summary").is_visible()
    marta.press("Save and leave")
    assert "parts are done" in marta.text

    desk = another_device(marta)
    desk.go("/my/")
    desk.follow("Go on")
    assert desk.path == here
    answer_all(desk, islice(pages, 8))
    desk.go("/my/intake/answers")
    assert desk.press("Give my answers to Tom Reyes") == 422
    assert "questions still need an answer" in desk.text
    left_at = desk.page.get_by_role("link", name="Go to the first open question").get_attribute("href") or ""
    desk.context.close()

    marta.go("/my/")
    marta.follow("Go on")
    assert left_at.startswith(marta.path)
    answer_all(marta, pages)


def she_hands_her_answers_over(marta: Person) -> None:
    assert marta.path == "/my/intake/answers"
    for words in ("Low back, middle; Low back, left; Low back, right", "ward nurse", "full duties"):
        assert words in marta.text
    assert "Not answered yet" not in marta.text

    marta.press("Give my answers to Tom Reyes")

    assert "Tom Reyes reads your answers" in marta.text
    marta.go("/my/intake/pain/strength")
    assert marta.path == "/my/"


def he_reads_and_examines(tom: Person) -> None:
    tom.go("/clinic/")
    assert "Intake is ready" in tom.row(MARTA).inner_text()
    tom.follow_in_row(MARTA, "Read intake")
    tom.press("I have read this")
    tom.follow("Examination")

    examine(tom)

    assert tom.path.endswith("/diagnosis")
    assert "Low back pain with movement coordination impairments" in tom.text


def he_decides_otherwise(tom: Person) -> None:
    reason = "She lifts at work all day; function comes first."

    place = decide_otherwise(tom, "tbc", "Functional optimization", reason)

    said = place.inner_text()
    assert "Functional optimization" in said and f"Tom Reyes: {reason}" in said
    assert "the rules said" in said


def he_drafts(tom: Person) -> None:
    tom.follow("To the plan")
    tom.press("Begin a draft")
    assert "Plan version 1, draft" in tom.text

    without = edit_dose(tom, 1, "Sets", "3", "")
    told = edit_dose(tom, 1, "Sets", "3", "She did two sets with ease in the clinic.")

    assert "so that others understand" in without
    assert "The rules said 2 x 8" in told and "You chose 3 x 8" in told


def two_edit_the_same_draft(tom: Person, priya: Person) -> None:
    """Priya covers; she and Tom have the same draft open; Tom is told of her change, and shown both."""
    arrange_cover(tom, priya, days=10)
    for one in (tom, priya):
        one.go("/clinic/")
        one.follow_in_row(MARTA, "Open draft")
    edit_dose(priya, 2, "Reps", "12", "Ten were easy when I tried them with her.")

    shown = edit_dose(tom, 2, "Reps", "6", "Her hips tire early in the set.")

    assert "Priya Nair changed it" in shown
    differs = [" ".join(row.split()) for row in tom.page.locator("main table").first.locator("tr").all_inner_texts()]
    assert "Bent-knee fall-out Reps 12 6" in differs
    assert any("Ten were easy" in row and "Her hips tire early" in row for row in differs)
    tom.follow("Keep theirs")
    assert row_of(tom, 2).get_by_label("Reps").first.input_value() == "12"


def he_swaps_and_approves(tom: Person) -> None:
    tom.follow("Add an exercise")
    assert "Not now" in tom.text and "Needs" in tom.page.locator("main").inner_html()  # each with its reason
    tom.follow("Draft")
    old = row_of(tom, 5).locator("h3").inner_text()
    tom.follow(f"Swap {old}")
    new = tom.page.get_by_role("button", name="Swap in").first
    name = new.inner_text().removeprefix("Swap in").strip()
    tom.write("Why this change", "She can't hold the full form level yet.")
    tom.press(f"Swap in {name}")
    assert row_of(tom, 5).locator("h3").inner_text() == name

    tom.press("Approve plan")

    assert "Approved" in tom.text and "the patient has not agreed yet" in tom.text


def the_cover_ends(tom: Person, priya: Person) -> None:
    record = tom.path
    tom.go("/clinic/cover")
    tom.press("End")

    priya.page.goto(priya.clinic.url + record)

    assert priya.path.startswith("/clinic/break-glass/")
    assert MARTA not in priya.text


def she_agrees(marta: Person) -> None:
    marta.live_in()
    marta.go("/my/")
    marta.follow("Read my plan")
    marta.page.get_by_text("Why this?").first.click()
    assert "Tom Reyes changed it: She did two sets with ease in the clinic." in marta.text

    marta.press("Yes, I want to do this")

    assert marta.path == "/my/" and "Your exercises" in marta.text


def she_trains(marta: Person) -> None:
    marta.follow("Start")

    passed = train_until(marta, "result")

    assert passed.index("safety") < passed.index("before") < passed.index("set") < passed.index("peak_0_10")
    wait_until_sent(marta.page)
    marta.page.get_by_role("link", name="To today").click()
    done = marta.page.locator(".mf-session--done", has_text="Your exercises")
    done.wait_for()
    assert "Done" in done.inner_text()
    marta.go("/my/progress")
    assert "of 1 sessions" in marta.text


def he_sees_the_session(tom: Person) -> None:
    tom.go("/clinic/")
    tom.follow("All my patients", exact=False)
    tom.follow(MARTA)
    tom.follow("Sessions")

    for words in ("Green", "Bird dog 1: arm reach or leg slide", "6 sets of 8 (left, right)", "4 sets of 12"):
        assert words in tom.text


def she_says_how_the_morning_is(marta: Person) -> None:
    marta.set_clock()
    marta.go("/my/")
    assert "How is your back this morning?" in marta.text
    marta.follow("Answer")
    marta.page.locator("[name=pain][value='2']").check(force=True)

    marta.press("Save")

    assert "Thank you." in marta.text
    assert "How is your back this morning?" not in marta.text


def she_tells_of_something_new(marta: Person) -> None:
    marta.follow("Start")

    tell_of_something_new(marta)

    assert marta.page.get_by_role("link", name="Call 999").is_visible()
    wait_until_sent(marta.page)
    marta.go("/my/")
    assert marta.path == "/my/stop" and marta.page.locator("[href*='/my/session']").count() == 0


def he_lets_her_go_on(tom: Person) -> None:
    tom.go("/clinic/")
    assert "Now" in tom.row(MARTA).inner_text()
    tom.follow(MARTA)
    tom.page.get_by_label("What did you do?").fill("Called her; she pressed the wrong answer, all is as before.")
    tom.press("I have this")
    assert tom.press("The patient may exercise again") == 422
    tom.page.get_by_label("What did you find?").fill("Feeling and bladder are as before; nothing is new.")

    tom.press("The patient may exercise again")

    assert "can exercise again" in tom.text


def she_may_train_again(marta: Person) -> None:
    marta.go("/my/")

    assert marta.path == "/my/" and marta.page.get_by_role("link", name="Start", exact=True).count() == 1

"""Somebody of 15 gets no account: the therapist enters the case, with a guardian's consent."""

from __future__ import annotations

import pytest
from tests.journeys.story_intake import answer, born, pages_of_the_intake
from tests.journeys.story_people import Person
from tests.journeys.story_set_up import OpenClinic

YEARS, NAME = 15, "Yuki Tanaka"
CONSENT = "The parent or guardian was told what is kept and why, and agrees to the treatment"


@pytest.fixture
def tom(open_clinic: OpenClinic) -> Person:
    return open_clinic.tom


def test_no_link_is_made_for_a_child(tom: Person):
    tom.go("/clinic/patients/invite")
    tom.write("Name", NAME)
    tom.type_day(born(tom, YEARS))
    tom.write("E-mail address", "yuki@example.org")

    assert tom.press("Make the link") == 422
    assert "under 18" in tom.page.locator("#born-date-error").inner_text()
    assert tom.page.get_by_label("Name", exact=True).input_value() == NAME


def test_a_case_of_a_child_needs_a_guardian_who_agrees(tom: Person):
    tom.go("/clinic/")
    tom.follow("New case without an account")
    tom.write("Name", NAME)
    tom.type_day(born(tom, YEARS))
    assert tom.press("Open the case") == 422
    assert "under 18" in tom.page.locator(".nhsuk-error-summary").inner_text()

    tom.write("Parent or guardian", "Aiko Tanaka")
    tom.tick(CONSENT)
    tom.press("Open the case")

    assert tom.path.endswith("/intake")
    assert "Guardian Aiko Tanaka" in tom.text

    tom.page.locator("main summary").first.click()
    tom.follow("Enter or correct", exact=False)
    _, _, form = next(iter(pages_of_the_intake(tom, {"sex_at_birth": "female"}, YEARS)))
    answer(tom.page, form)
    tom.press("Save, all answers")
    assert "Female" in tom.text

    tom.follow("Access")
    assert "Under 18 there is no account" in tom.text
    assert tom.page.get_by_role("button", name="Make a link").count() == 0

"""A patient comes in by a link and answers the questions on a phone, page by page, through the fields that are shown."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from playwright.sync_api import Browser, Page
from tests.clinical.intake_walk import Step, walk
from tests.journeys.newcomers import PASSWORD
from tests.journeys.story_people import Person, born, somebody
from tests.journeys.story_set_up import OpenClinic

from multifidus.library.load import load_knowledge

AGREE = "I have read this, and I agree"
SET = """([name, values]) => {
  const said = [...document.getElementsByName(name)]
  for (const one of said.filter(one => one.matches("input[type=radio], input[type=checkbox]")))
    if (one.checked !== values.includes(one.value) && (one.type === "checkbox" || values.includes(one.value))) one.click()
  const typed = said.find(one => !one.matches("input[type=radio], input[type=checkbox], input[type=hidden]"))
  return Boolean(typed) && !values.includes("unknown")
}"""


def invite_patient(therapist: Person, name: str, years: int) -> str:
    """Let a therapist make the link for a patient, and return the address as it is shown."""
    therapist.go("/clinic/")
    therapist.follow("Invite a patient")
    therapist.write("Name", name)
    for box, text in zip(("Day", "Month", "Year"), born(years), strict=True):
        therapist.write(box, text)
    therapist.write("E-mail address", f"{name.split()[0].lower()}@example.org")
    therapist.write("Phone number", "01632 960 123")
    therapist.press("Make the link")
    return therapist.page.get_by_label("Address").input_value()


def patient_comes_in(browser: Browser, story: OpenClinic, name: str, years: int) -> Person:
    """Invite somebody by Tom, let them in on a phone, and let them agree to what is kept."""
    patient = somebody(browser, story.clinic, name, on_phone=True)
    story.links[name] = invite_patient(story.tom, name, years)
    patient.page.goto(story.links[name])
    patient.write("A password", PASSWORD)
    patient.press("Go on")
    patient.tick(AGREE)
    patient.press("Go on")
    return patient


def pages_of_the_intake(facts: Mapping[str, Any], years: int) -> Iterator[Step]:
    """Yield the pages that somebody is shown with these facts, each with the form that they fill."""
    return walk(facts, load_knowledge(), datetime.date.today(), age_years=years)


def answer(page: Page, form: Mapping[str, Sequence[str]]) -> None:
    """Fill the fields of a page: boxes are clicked, words are typed. Choices first, for some show further fields."""
    later = [name for name, values in form.items() if page.evaluate(SET, [name, list(values)])]
    for name in later:
        texts = page.locator(f"[name='{name}']:not([type=checkbox], [type=radio], [type=hidden])").all()
        for place, text in zip(texts, form[name], strict=False):
            place.fill(text)

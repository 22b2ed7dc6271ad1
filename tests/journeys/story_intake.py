"""A patient comes in by a link and answers the questions on a phone, through the fields that each page shows."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page
from tests.clinical.intake_walk import Step, walk
from tests.journeys.newcomers import PASSWORD
from tests.journeys.story_people import Person, somebody
from tests.journeys.story_set_up import OpenClinic

from multifidus.library.load import load_knowledge

CASES = Path(__file__).resolve().parents[1] / "cases"
AGREE = "I have read this, and I agree"
SET = """([name, values]) => {
  const said = [...document.getElementsByName(name)]
  for (const one of said.filter(one => one.matches("input[type=radio], input[type=checkbox]"))) {
    const wanted = values.includes(one.value)
    if (one.checked !== wanted && (wanted || one.type === "checkbox")) one.click()
  }
  const typed = said.find(one => !one.matches("input[type=radio], input[type=checkbox], input[type=hidden]"))
  return Boolean(typed) && !values.includes("unknown")
}"""


def invite_patient(therapist: Person, name: str, years: int) -> str:
    """Let a therapist make the link for a patient, and return the address as it is shown."""
    therapist.go("/clinic/")
    therapist.follow("Invite a patient")
    therapist.write("Name", name)
    therapist.type_day(born(therapist, years))
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


def born(person: Person, years: int) -> datetime.date:
    """Return a birthday of somebody who has been so many years old for some months."""
    return person.clinic.now.date() - datetime.timedelta(days=round(365.25 * years) + 90)


def facts_of(case: str) -> dict[str, Any]:
    """Return what the patient of a written case would tell."""
    return dict(json.loads((CASES / f"{case}.json").read_text())["facts"])


def pages_of_the_intake(person: Person, facts: Mapping[str, Any], years: int) -> Iterator[Step]:
    """Yield the pages that somebody is shown with these facts, each with the form that they fill."""
    return walk(facts, load_knowledge(), person.clinic.now.date(), age_years=years)


def answer_all(person: Person, pages: Iterable[Step]) -> None:
    """Answer page after page, each as it comes."""
    for part, page, form in pages:
        assert person.path == f"/my/intake/{part.id}/{page.id}", person.text
        answer(person.page, form)
        assert person.press("Save and go on") == 200, person.text


def answer(page: Page, form: Mapping[str, Sequence[str]]) -> None:
    """Fill the fields of a page: boxes are clicked, words are typed. Choices first, for some show further fields."""
    later = [name for name, values in form.items() if page.evaluate(SET, [name, list(values)])]
    for name in later:
        texts = page.locator(f"[name='{name}']:not([type=checkbox], [type=radio], [type=hidden])").all()
        for place, text in zip(texts, form[name], strict=False):
            place.fill(text)

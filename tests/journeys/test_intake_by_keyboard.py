"""The way into care by keyboard alone: the link, the yes, every question of the intake, the answers handed over."""

from __future__ import annotations

import datetime

from playwright.sync_api import Page
from tests.clinical.intake_walk import walk
from tests.journeys.browsing import Visitors
from tests.journeys.newcomers import AGE_YEARS, PASSWORD, invite_patient

from multifidus.library.load import load_knowledge

MOST_STOPS = 200
STATE = """() => {
  const at = document.activeElement
  const { tagName: tag, type = "", name = "", value = "" } = at
  return { tag, type, name, value, words: at.textContent.trim() }
}"""
LEG_PAIN = {
    "sex_at_birth": "female", "pain_areas": ["low_back_left", "thigh_left"], "leg_pain": True, "duration_days": 30,
    "provoked_by": ["sitting", "bending"], "goals": [{"text": "walk to the shops", "ability_0_10": 4}],
}  # fmt: skip


def press(page: Page, button: str) -> None:
    """Go to a button with Tab and press it with Enter."""
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        if page.evaluate(STATE)["words"].startswith(button):
            with page.expect_navigation():
                page.keyboard.press("Enter")
            return
    raise AssertionError(f"no button {button!r} is reached with Tab on {page.url}")


def answer(page: Page, form: dict[str, list[str]]) -> None:
    """Fill a form as a keyboard does: Tab from field to field, arrows within a group, Space for a box, letters."""
    wanted = {name: list(values) for name, values in form.items() if any(values)}
    for _ in range(MOST_STOPS):
        if not any(wanted.values()):
            return
        page.keyboard.press("Tab")
        at = page.evaluate(STATE)
        if at["name"] in wanted:
            _give(page, at, wanted[at["name"]])
    raise AssertionError(f"not reached with Tab on {page.url}: {wanted}")


def _give(page: Page, at: dict, values: list[str]) -> None:
    if at["type"] == "radio":
        page.keyboard.press("Space")
        for _ in range(MOST_STOPS):
            if page.evaluate(STATE)["value"] == values[0]:
                break
            page.keyboard.press("ArrowDown")
        values.pop(0)
    elif at["type"] == "checkbox":
        if at["value"] in values:
            page.keyboard.press("Space")
            values.remove(at["value"])
    elif at["tag"] == "SELECT":
        page.keyboard.type(values.pop(0))
    elif values:
        page.keyboard.press("Control+A")
        page.keyboard.type(values.pop(0))


def test_a_patient_comes_in_and_answers_everything_by_keyboard(visitors: Visitors):
    page = visitors.context().new_page()
    page.goto(visitors.demonstration.url + invite_patient(visitors, "Kim Rowe"))
    answer(page, {"password": [PASSWORD]})
    press(page, "Go on")
    answer(page, {"agree": ["yes"]})
    press(page, "Go on")
    press(page, "Start")

    for part, question, form in walk(LEG_PAIN, load_knowledge(), datetime.date.today(), AGE_YEARS):
        assert page.url.endswith(f"/my/intake/{part.id}/{question.id}")
        answer(page, form)
        press(page, "Save and go on")
    press(page, "Give my answers")

    assert page.url.endswith("/my/")
    assert "reads your answers" in page.locator("main").inner_text()
    page.context.close()

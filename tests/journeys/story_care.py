"""A therapist at work: examines by keyboard, decides, edits the draft, asks a colleague to cover."""

from __future__ import annotations

import datetime

from playwright.sync_api import Locator, Page
from tests.journeys.story_people import Person

MOST_KEYS = 400
FINDINGS = (  # a field, and the keys that enter what was found
    ("upper_motor_neuron_signs", ("ArrowRight",)),
    ("slr_left_deg", ("9", "5")),
    ("slr_right_deg", ("9", "5")),
    ("slr_positive", ("n",)),
    ("segment_mobility", tuple("hyper")),
    ("prone_instability_test", ("ArrowRight", "ArrowRight")),
    ("aberrant_movements", ("ArrowRight", "ArrowRight")),
)
FOCUSED = "() => document.activeElement?.name ?? ''"


def examine(therapist: Person) -> None:
    """Examine without the mouse: N for what is normal, Enter from field to field, Ctrl and Enter at the end."""
    page = therapist.page
    _to_field(page, "muscle_power.L1_right", "Tab")
    with page.expect_response("**/examination"):
        page.keyboard.press("n")
    page.locator("[name='sensation_lost.S2_left'][value='2']").wait_for()
    for field, keys in FINDINGS:
        _to_field(page, field, "Enter")
        for key in keys:
            page.keyboard.press(key)
    with page.expect_navigation():
        page.keyboard.press("Control+Enter")


def decide_otherwise(therapist: Person, axis: str, to: str, reason: str) -> Locator:
    """Overrule one label, and return its place on the page, opened."""
    place = therapist.page.locator(f"#axis-{axis}")
    place.locator("summary").first.click()
    place.get_by_text("Decide otherwise").click()
    place.get_by_label("Instead").select_option(label=to)
    place.get_by_label("Why, for whoever reads it next").fill(reason)
    therapist.press("Decide")
    place.locator("summary").first.click()
    return place


def edit_dose(therapist: Person, place: int, field: str, value: str, because: str) -> str:
    """Change one field of an exercise of the draft, save that row, and return what the page says then."""
    page, row = therapist.page, row_of(therapist, place)
    row.get_by_label(field).first.fill(value)
    row.get_by_label("Why, if you change it").fill(because)
    row.get_by_role("button", name="Save").click()
    page.locator(".htmx-request, .htmx-swapping, .htmx-settling").first.wait_for(state="detached")
    return page.locator("main").inner_text()


def row_of(therapist: Person, place: int) -> Locator:
    """Return an exercise of the draft, the first is 1."""
    return therapist.page.locator("li.mf-exrow").nth(place - 1)


def arrange_cover(therapist: Person, colleague: Person, days: int) -> None:
    """Let a colleague see the therapist's patients for some days."""
    therapist.go("/clinic/patients")
    therapist.follow("Who covers for whom")
    therapist.page.get_by_label("Who sees my patients").select_option(label=colleague.name)
    today = therapist.clinic.now.date()
    therapist.type_day(today, "since")
    therapist.type_day(today + datetime.timedelta(days=days), "until")
    therapist.press("Arrange")


def _to_field(page: Page, name: str, key: str) -> None:
    for _ in range(MOST_KEYS):
        if page.evaluate(FOCUSED) == name:
            return
        page.keyboard.press(key)
    raise AssertionError(f"{key} does not lead to {name}; it stands at {page.evaluate(FOCUSED)}")

"""A patient trains at home, on a phone whose clock can run fast, so that nobody waits for rests and holds."""

from __future__ import annotations

import time

from playwright.sync_api import Page
from tests.journeys.playing import COUNTS_BY_ITSELF, PRESS, screen, step
from tests.journeys.story_people import Person

PATIENCE_S = 90
STEP_MS = 1500
COUNTING = "() => document.querySelector('[data-screen]')?.dataset.main"


def train_until(person: Person, *names: str) -> list[str]:
    """Go through the session until one of these screens is shown; return the screens that were passed."""
    page, passed = person.page, [""]
    end = time.monotonic() + PATIENCE_S
    while (shown := screen(page)) not in names:
        assert time.monotonic() < end, f"waiting for {names}, still at {passed[-3:]}: {person.text}"
        if shown != passed[-1]:
            passed.append(shown)
        if shown == "set":
            _count(page)
        else:
            step(page)
        page.clock.fast_forward(STEP_MS)
    return passed[1:]


def tell_of_something_new(person: Person) -> None:
    """Press "Something is new" before a session, and say yes to the first question, twice as one is asked to."""
    page = person.page
    train_until(person, "start")
    page.get_by_role("button", name="Something is new").click()
    train_until(person, "safety")
    page.locator("[data-screen=safety] [data-choose=yes]").click()
    train_until(person, "sure")
    page.locator("[data-screen=sure] [data-choose=yes]").click()
    train_until(person, "stop")


def _count(page: Page) -> None:
    """Count a repetition by hand; where a hold runs, let it run."""
    if page.evaluate(COUNTS_BY_ITSELF):
        page.evaluate(PRESS, ["[data-press=counting]", 1])
    elif page.evaluate(COUNTING) == "count":
        page.evaluate(PRESS, ["[data-press=main]", 1])
    elif page.evaluate(COUNTING) == "go":
        page.evaluate(PRESS, ["[data-press=main]", 1])

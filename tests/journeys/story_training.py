"""A patient trains at home, on a phone whose clock can run fast, so that nobody waits for rests and holds."""

from __future__ import annotations

import time

from tests.journeys.playing import screen, step
from tests.journeys.story_people import Person

PATIENCE_S = 90
STEP_MS = 1500
UNHURRIED_MS = 500  # the player takes a press that comes at once for a second one of before
TIMED = ("set", "rest")
COUNT = """() => {
  const stage = document.querySelector("[data-screen=set]")
  const by_itself = stage?.querySelector("[data-press=counting][aria-pressed=true]")
  if (by_itself) by_itself.click()
  else if (stage?.dataset.main !== "pause") stage?.querySelector("[data-press=main]").click()
}"""  # counts by hand; where a hold runs, lets it run


def train_until(person: Person, *names: str) -> list[str]:
    """Go through the session until one of these screens is shown; return the screens that were passed."""
    page, passed = person.page, [""]
    end = time.monotonic() + PATIENCE_S
    while (shown := screen(page)) not in names:
        assert time.monotonic() < end, f"waiting for {names}, still at {passed[-3:]}: {person.text}"
        if shown != passed[-1]:
            passed.append(shown)
        if shown == "set":
            page.evaluate(COUNT)
        else:
            step(page)
        if shown in TIMED:
            page.clock.fast_forward(STEP_MS)
        else:
            page.wait_for_timeout(30)
    return passed[1:]


def tell_of_something_new(person: Person) -> None:
    """Press "Something is new" before a session; say yes to the first question, and yes again where one is asked."""
    page = person.page
    page.get_by_role("button", name="Something is new").wait_for()
    for shown, pressed in (("start", "new"), ("safety", "yes"), ("sure", "yes")):
        page.wait_for_timeout(UNHURRIED_MS)
        page.locator(f"[data-screen={shown}] [data-choose={pressed}]").click()
    page.locator("[data-screen=safety]").wait_for()
    train_until(person, "stop")

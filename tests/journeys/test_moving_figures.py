"""The moving figure in a real browser: it moves when asked, slowly when asked, and never against somebody's will."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page
from tests.journeys.browsing import Visitors

PATIENT = "Marta Lindqvist"


@pytest.fixture
def plan(visitors: Visitors) -> Iterator[Page]:
    page = visitors.page(PATIENT)
    page.goto(visitors.demonstration.address("/my/plan"))
    yield page
    page.close()


def press_play(page: Page) -> None:
    page.locator("moving-figure [data-press=play]").first.click()
    page.locator("moving-figure[moves] svg.fig animate").first.wait_for(state="attached")


def changes(page: Page, within_ms: int = 3000) -> bool:
    """Return whether the picture changes."""
    seen = set()
    for _ in range(within_ms // 250):
        seen.add(page.locator("moving-figure svg.fig").first.screenshot())
        page.wait_for_timeout(250)
    return len(seen) > 1


def test_a_figure_stands_still_until_somebody_asks(plan: Page):
    assert plan.locator("moving-figure svg.fig").count() >= 1
    assert plan.locator("moving-figure[moves]").count() == 0
    assert plan.locator("moving-figure svg.fig animate").count() == 0


def test_it_moves_stops_and_goes_slowly(plan: Page):
    press_play(plan)
    assert changes(plan)

    plan.locator("moving-figure [data-press=slow]").first.click()
    assert changes(plan, 6000)

    plan.locator("moving-figure [data-press=play]").first.click()
    assert not changes(plan)


def test_a_figure_out_of_sight_rests(plan: Page):
    press_play(plan)

    plan.evaluate("() => window.scrollTo(0, document.body.scrollHeight)")
    plan.locator("moving-figure[moves]").first.wait_for(state="detached")


def test_where_less_motion_is_wanted_the_still_is_shown_and_play_still_plays(browser: Browser, visitors: Visitors):
    page = visitors.page(PATIENT)
    page.emulate_media(reduced_motion="reduce")
    page.goto(visitors.demonstration.address("/my/plan"))

    press_play(page)

    assert changes(page)
    page.close()


def test_the_player_moves_the_figure_unless_less_motion_is_wanted(visitors: Visitors):
    moving = {}
    for wish in ("no-preference", "reduce"):
        page = visitors.page(PATIENT)
        page.emulate_media(reduced_motion=wish)
        page.goto(visitors.demonstration.address("/my/session"))
        page.evaluate(
            """async () => {
              const { showFigure } = await import("/static/js/figures.js")
              document.body.insertAdjacentHTML("beforeend", "<p id=place><moving-figure hidden></moving-figure></p>")
              const { exercises } = await (await fetch("/my/session.json")).json()
              await showFigure(document.getElementById("place"), exercises.find((one) => one.figure), "left")
            }"""
        )
        page.wait_for_timeout(200)
        moving[wish] = page.locator("#place moving-figure[moves]").count()
        assert page.locator("#place moving-figure[mirrored]").count() == 1
        page.close()
    assert moving == {"no-preference": 1, "reduce": 0}


def test_a_phone_that_saw_today_keeps_the_pictures_and_shows_them_without_a_network(visitors: Visitors):
    page = visitors.page(PATIENT)
    page.goto(visitors.demonstration.address("/my/"))
    page.locator("html[data-kept=yes]").wait_for(state="attached")
    page.goto(visitors.demonstration.address("/my/session"))
    page.route("**/figures/*", lambda route: route.abort())

    shown = page.evaluate(
        """async () => {
          const [{ showFigure }, store] = [await import("/static/js/figures.js"), await import("/static/js/store.js")]
          document.body.insertAdjacentHTML("beforeend", "<p id=place><moving-figure hidden></moving-figure></p>")
          const { exercises } = await store.payload()
          await showFigure(document.getElementById("place"), exercises.find((one) => one.figure), "right")
          return document.querySelectorAll("#place svg.fig").length
        }"""
    )

    assert shown == 1
    page.close()

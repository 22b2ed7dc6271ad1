"""Every screen of a session, from the first question to the last answer: accessible, and no wider than its window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page
from tests.journeys.browsing import DESKTOP, PHONE, SMALL_PHONE, TWICE_AS_LARGE, size
from tests.journeys.home_clinic import HomeClinic
from tests.journeys.playing import LAST, browse, play_until, screen, step, wait_until
from tests.journeys.watching import sideways, violations

MOST_STEPS = 2_000


@pytest.fixture(scope="module")
def clinic(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HomeClinic]:
    clinic = HomeClinic(tmp_path_factory.mktemp("screens") / "home", people=2)
    clinic.start()
    yield clinic
    clinic.kill()


def screens_of(page: Page) -> Iterator[str]:
    """Do a session, and yield the name of each screen that is new, as long as it is shown."""
    seen: set[str] = set()
    for _ in range(MOST_STEPS):
        shown = screen(page)
        if shown and shown not in seen:
            seen.add(shown)
            yield shown
        if shown in LAST:
            return
        step(page)
        page.wait_for_timeout(20)
    raise AssertionError(f"the session does not end; seen: {sorted(seen)}")


def faults(page: Page) -> list[str]:
    """Return what is wrong with a screen, in all sizes. The player looks alike in both schemes."""
    found = []
    for window in (PHONE, DESKTOP):
        page.set_viewport_size(size(window))
        found += violations(page)
    for window in (TWICE_AS_LARGE, SMALL_PHONE):
        page.set_viewport_size(size(window))
        found += sideways(page)
    return found


def test_every_screen_of_a_session_is_accessible_and_fits(browser: Browser, clinic: HomeClinic):
    page = browse(browser, clinic, clinic.people[0]).new_page()
    page.goto(f"{clinic.url}/my/session")

    found = {name: faults(page) for name in screens_of(page)}
    page.context.close()

    assert {"before", "exercise", "set", "peak_0_10", "effort_0_10", "result"} <= found.keys()
    assert not any(found.values()), "\n".join(f"{name}: {one}" for name, all_ in found.items() for one in all_)


def test_the_care_card_in_a_session_is_accessible_and_fits(browser: Browser, clinic: HomeClinic):
    page = browse(browser, clinic, clinic.people[1]).new_page()
    page.goto(f"{clinic.url}/my/session")
    play_until(page, "neuro_change")
    wait_until(page, lambda: _says_yes(page), "a yes leads nowhere")

    found = {name: faults(page) for name in screens_of(page)}
    page.context.close()

    assert "stop" in found
    assert not any(found.values()), "\n".join(f"{name}: {one}" for name, all_ in found.items() for one in all_)


def _says_yes(page: Page) -> bool:
    """Press yes, to the question and to "are you sure", until the care card stands."""
    page.evaluate("() => document.querySelector('[data-choose=yes]')?.click()")
    return screen(page) == "stop"

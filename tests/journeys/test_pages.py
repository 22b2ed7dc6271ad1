"""Every page in every state: accessible, no wider than its window, silent in the console, alone with its own host."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page
from tests.journeys.browsing import DESKTOP, PHONE, SMALL_PHONE, TWICE_AS_LARGE, Visitors, size
from tests.journeys.pages import SCREENS
from tests.journeys.screen import Screen
from tests.journeys.watching import COLOUR_RULES, Watch, sideways, violations


def every(screens: tuple[Screen, ...]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("screen", screens, ids=[f"{one.audience}/{one.name}" for one in screens])


@every(SCREENS)
def test_a_page_is_accessible_fits_its_window_and_breaks_nothing(screen: Screen, visitors: Visitors):
    page = visitors.page(screen.who)
    watch = Watch(page, visitors.demonstration)

    answer = screen.way(page, visitors)
    found = _too_wide(page) + watch.faults + _not_accessible(page)
    page.close()

    assert answer is not None and answer.status == screen.status
    assert not found, "\n".join(["", *found])


def _too_wide(page: Page) -> list[str]:
    found = []
    for name, window in (("200% zoom", TWICE_AS_LARGE), ("320 px", SMALL_PHONE)):
        page.set_viewport_size(size(window))
        found += [f"{name}: {what}" for what in sideways(page)]
    return found


def _not_accessible(page: Page) -> list[str]:
    found = []
    for name, window in (("phone", PHONE), ("desktop", DESKTOP)):
        page.set_viewport_size(size(window))
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            rules = None if scheme == "light" else COLOUR_RULES
            found += [f"{name}, {scheme}: {what}" for what in violations(page, rules)]
    return found

"""Draws every page, phone and desktop, light and dark: `python -m tests.journeys.screenshots [part of a name ...]`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Error
from tests.journeys.browsing import DESKTOP, PHONE, SMALL_PHONE, Visitors, chromium, size
from tests.journeys.newcomers import visitors_and_newcomers
from tests.journeys.pages import SCREENS
from tests.journeys.screen import Screen
from tests.journeys.served import filled, served

FOLDER = Path(__file__).resolve().parents[2] / "screenshots"
HEIGHT = "() => document.documentElement.scrollHeight"  # a window so high shows bars where they end up
VIEWS = (
    ("phone", PHONE, "light"),
    ("phone-dark", PHONE, "dark"),
    ("small", SMALL_PHONE, "light"),
    ("desktop", DESKTOP, "light"),
    ("desktop-dark", DESKTOP, "dark"),
)


def main(parts: list[str]) -> int:
    """Draw the pages whose names hold one of the parts, or all; return how many could not be drawn."""
    wanted = [screen for screen in SCREENS if not parts or any(part in screen.name for part in parts)]
    lost = 0
    with tempfile.TemporaryDirectory() as scratch, chromium() as browser:
        source = filled(Path(scratch) / "demonstration")
        with served(source, Path(scratch) / "served") as demonstration:
            visitors = visitors_and_newcomers(browser, demonstration)
            for screen in wanted:
                try:
                    draw(screen, visitors)
                except (AssertionError, Error) as error:
                    lost += 1
                    print(f"{screen.audience}/{screen.name}: {error}", file=sys.stderr, flush=True)
    print(f"{len(wanted) - lost} of {len(wanted)} pages are drawn in {FOLDER}")
    return lost


def draw(screen: Screen, visitors: Visitors) -> None:
    """Draw one page in every size and scheme."""
    folder = FOLDER / screen.audience
    folder.mkdir(parents=True, exist_ok=True)
    page = visitors.page(screen.who)
    try:
        screen.way(page, visitors)
        for name, of_view, scheme in VIEWS:
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size(size(of_view))
            page.set_viewport_size(size((of_view[0], max(of_view[1], page.evaluate(HEIGHT)))))
            page.screenshot(path=folder / f"{screen.name}-{name}.png")
    finally:
        page.close()


if __name__ == "__main__":
    sys.exit(1 if main(sys.argv[1:]) else 0)

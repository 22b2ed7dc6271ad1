"""A browser without a window, in which people of the demonstration are entered with one click."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from tests.journeys.served import Served

from multifidus.actions.demonstration.people import COLLEAGUES, PATIENTS

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
PHONE, SMALL_PHONE, DESKTOP = (390, 844), (320, 640), (1280, 900)
TWICE_AS_LARGE = (640, 450)  # what 1280 by 900 leaves at a zoom of 200%
NOBODY = ""
WayIn = Callable[[BrowserContext, str], None]


@contextmanager
def chromium() -> Iterator[Browser]:
    """Open a browser until the block ends."""
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=str(CHROMIUM), args=list(FLAGS))
        yield browser
        browser.close()


class Visitors:
    """Everybody who looks at the demonstration: one set of cookies each, entered once."""

    def __init__(self, browser: Browser, demonstration: Served, ways_in: Mapping[str, WayIn]) -> None:
        """Take in `ways_in` how people come in who are not of the demonstration, by name."""
        self.browser = browser
        self.demonstration = demonstration
        self._ways_in = ways_in
        self._cookies: dict[str, Any] = {}
        self._contexts: dict[tuple[str, bool], BrowserContext] = {}

    def page(self, who: str, scripts: bool = True) -> Page:
        """Return a new page in the browser of somebody, on a phone.

        Args:
            who: a full name of the demonstration, somebody with a way in of their own, or NOBODY.
            scripts: whether JavaScript runs.
        """
        key = (who, scripts)
        if key not in self._contexts or who == NOBODY:  # a stranger has no past, such as half a sign-in
            self._contexts[key] = self.context(self._cookies_of(who), java_script_enabled=scripts)
        page = self._contexts[key].new_page()
        page.set_viewport_size(size(PHONE))
        return page

    def context(self, cookies: Any = None, **how: Any) -> BrowserContext:
        """Return a browser of its own; no service worker stands between page and server."""
        how.setdefault("service_workers", "block")
        return self.browser.new_context(
            storage_state=cookies, reduced_motion="reduce", locale="en-GB", timezone_id="Europe/London", **how
        )

    def _cookies_of(self, who: str) -> Any:
        if who == NOBODY:
            return None
        if who not in self._cookies:
            context = self.context()
            self._ways_in.get(who, self._enter)(context, who)
            self._cookies[who] = context.storage_state()
            context.close()
        return self._cookies[who]

    def _enter(self, context: BrowserContext, who: str) -> None:
        email = next(one.email for one in (*COLLEAGUES, *PATIENTS) if one.name == who)
        url = self.demonstration.url
        context.request.get(f"{url}/account/sign-in/")
        key = next(cookie["value"] for cookie in context.cookies() if cookie["name"] == "csrftoken")
        form = {"csrfmiddlewaretoken": key, "email": email}
        answer = context.request.post(f"{url}/account/demonstration/", form=form, max_redirects=0)
        assert answer.status == 302, f"{who} could not enter: {answer.status}"


def size(width_and_height: tuple[int, int]) -> Any:
    """Return a size as Playwright wants it."""
    return {"width": width_and_height[0], "height": width_and_height[1]}

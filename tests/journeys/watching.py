"""What a page does that it must not: errors in the console, requests to other hosts, sideways scrolling."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Page, Request
from tests.journeys.served import Served

import multifidus.web

VENDOR = next(iter(multifidus.web.__path__)) + "/static/vendor"
OWN_SCHEMES = ("data", "blob", "about")
COLOUR_RULES = ["color-contrast", "link-in-text-block"]  # what another colour scheme can change

VIOLATIONS = """async options => {
  const why = node => (node.any[0] ?? node.all[0] ?? node.none[0])?.message
  const found = (await axe.run(document, options)).violations
  return found.flatMap(one => one.nodes.map(node => `${one.id}: ${node.target.join(" ")}: ${why(node)}`))
}"""
SIDEWAYS = """() => {
  const wide = document.documentElement.clientWidth
  if (document.documentElement.scrollWidth <= wide) return []
  const beyond = element => element.getBoundingClientRect().right > wide + 1 || element.scrollWidth > wide
  const say = element => `${element.tagName.toLowerCase()}.${element.getAttribute("class") ?? ""}`
  const out = [...document.body.querySelectorAll("*")].filter(beyond)
  return [`scrolls to ${document.documentElement.scrollWidth} of ${wide}`, ...out.slice(-6).map(say)]
}"""


class Watch:
    """Notes what goes wrong on a page from the moment it is made. Read it before axe-core runs, which styles inline."""

    def __init__(self, page: Page, demonstration: Served) -> None:
        self.faults: list[str] = []
        self._host = urlsplit(demonstration.url).netloc
        page.on("pageerror", lambda error: self.faults.append(f"script error: {error}"))
        page.on("console", self._console)
        page.on("request", self._request)

    def _console(self, message: Any) -> None:
        # The browser itself reports the status of the page: a form that is refused answers 422 on purpose.
        if message.type == "error" and not message.text.startswith("Failed to load resource: the server responded"):
            self.faults.append(f"console: {message.text}")

    def _request(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in OWN_SCHEMES and parts.netloc != self._host:
            self.faults.append(f"asked another host: {request.url}")


def axe_source() -> str:
    """Return the text of axe-core, as assembled for the site; no page ever loads it."""
    return next(Path(VENDOR).glob("axe-core/*/axe.min.js")).read_text()


def violations(page: Page, rules: list[str] | None = None) -> list[str]:
    """Return what axe-core finds on a page: the rule, and the elements, one line each.

    Args:
        rules: only these rules; all when None.
    """
    if not page.evaluate("() => Boolean(window.axe)"):
        page.evaluate(axe_source())
    options = {"resultTypes": ["violations"]} | ({"runOnly": rules} if rules else {})
    return page.evaluate(f"({VIOLATIONS})({json.dumps(options)})")


def sideways(page: Page) -> list[str]:
    """Return the elements that make a page wider than its window; empty when it does not scroll sideways."""
    return page.evaluate(SIDEWAYS)

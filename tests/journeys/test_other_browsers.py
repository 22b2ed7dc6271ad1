"""The moving figure in Firefox and WebKit, under our content security policy; skipped where they are missing."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from tests.journeys.other_browsers import Firefox, WebKit

from multifidus.library.figure_reader import read_exercise_figure
from multifidus.library.load import content_folder
from multifidus.motion.figure.svg import animated, still
from multifidus.site.headers import POLICY

STATIC = Path(__file__).resolve().parents[2] / "src" / "multifidus" / "web" / "static"
PAGE = """<!doctype html><meta charset="utf-8"><title>Figures</title><link rel="stylesheet" href="/figures.css">
<script type="module" src="/js/moving-figure.js"></script>
{}"""
ONE = '<moving-figure src="/figure.svg">{}<button data-press="play" hidden>Play</button></moving-figure>'
PATIENCE_S = 20
MOVING = "return document.querySelectorAll('moving-figure[moves] animate').length"


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """A page with four figures, as a clinic would serve it."""
    figure = read_exercise_figure(content_folder() / "exercises" / "br_double.yaml", "br_double.yaml")
    assert figure is not None
    pages = {
        "/": ("text/html", PAGE.format(ONE.format(still(figure)) * 4).encode()),
        "/figure.svg": ("image/svg+xml", animated(figure).encode()),
        "/figures.css": ("text/css", (STATIC / "figures.css").read_bytes()),
        "/js/moving-figure.js": ("text/javascript", (STATIC / "js" / "moving-figure.js").read_bytes()),
    }

    class Pages(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            kind, body = pages.get(self.path, ("text/plain", b""))
            self.send_response(200)
            for name, value in (("Content-Type", kind), ("Content-Security-Policy", POLICY)):
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@pytest.mark.parametrize("kind", [Firefox, WebKit], ids=lambda kind: kind.__name__)
def test_figures_stand_move_and_stop(kind: type[Firefox | WebKit], address: str, tmp_path: Path):
    needed = {Firefox: ("firefox-esr",), WebKit: ("WebKitWebDriver", "xvfb-run")}[kind]
    missing = [name for name in needed if not shutil.which(name)]
    if missing:
        pytest.skip(
            f"{kind.__name__} is not here: install Debian's firefox-esr, webkit2gtk-driver and xvfb to run this"
        )

    with kind(tmp_path) as browser:
        browser.go(address)
        stands_still(browser)
        press_all(browser)
        while not browser.run(MOVING):
            time.sleep(0.1)
        seen = pictures(browser)
        press_all(browser)
        stands_still(browser)

    assert len(seen) > 2


def press_all(browser: Firefox | WebKit) -> None:
    """Press play, or pause, of every figure."""
    browser.run("for (const one of document.querySelectorAll('[data-press=play]')) one.click()")


def stands_still(browser: Firefox | WebKit) -> None:
    """Wait until the page looks the same for two seconds."""
    end = time.monotonic() + PATIENCE_S
    while len(pictures(browser)) > 1:
        assert time.monotonic() < end, "something goes on moving"


def pictures(browser: Firefox | WebKit) -> set[bytes]:
    """Return the different pictures of two seconds."""
    seen = set()
    for _ in range(5):
        seen.add(browser.picture())
        time.sleep(0.4)
    return seen

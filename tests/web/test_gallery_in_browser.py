"""The gallery in a real browser: no barrier for axe-core, nothing wider than a small phone, the body chart by hand."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from shutil import which

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from web.gallery import TEMPLATES, render_all

STATIC = TEMPLATES.parent / "static"
TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".png": "image/png"}
POLICY = "default-src 'self'; object-src 'none'; base-uri 'none'"
QUIET = """--no-sandbox --disable-gpu --disable-quic --no-first-run
    --disable-background-networking --disable-component-update --disable-sync"""
AXE = next(iter(STATIC.glob("vendor/axe-core/*/axe.min.js")), None)
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PAGES = sorted(render_all())
RUN_AXE = """rules => axe.run(document, {runOnly: rules})
    .then(done => done.violations.map(one => [one.id, one.nodes[0].html]))"""


pytestmark = pytest.mark.skipif(which("chromium") is None, reason="needs Debian's chromium")


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    pages = {f"/{name}": html for name, html in render_all().items()}

    class Gallery(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            file = STATIC / self.path.removeprefix("/static/")
            known = self.path in pages or file.is_file()
            self.send_response(200 if known else 404)
            self.send_header("Content-Security-Policy", POLICY)
            self.send_header("Content-Type", TYPES.get(file.suffix, "text/html; charset=utf-8"))
            self.end_headers()
            if known:
                self.wfile.write(pages[self.path].encode() if self.path in pages else file.read_bytes())

        def log_message(self, *arguments: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Gallery)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=which("chromium"), args=QUIET.split())
        yield found
        found.close()


@pytest.fixture
def chart(browser: Browser, address: str) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 390, "height": 900})
    page.goto(f"{address}/chart")
    yield page
    page.close()


def marked(page: Page) -> set[str]:
    return set(page.evaluate("[...document.querySelectorAll('[name=pain_areas]:checked')].map(box => box.value)"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_no_barrier(browser: Browser, address: str, name: str, scheme: str) -> None:
    assert AXE is not None, "run make assets"
    page = browser.new_page(viewport={"width": 390, "height": 844}, color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(f"{address}/{name}")
    page.add_script_tag(url=f"/static/{AXE.relative_to(STATIC).as_posix()}")

    page.set_viewport_size({"width": 390, "height": page.evaluate("document.documentElement.scrollHeight")})

    found = page.evaluate(RUN_AXE, RULES)

    page.close()
    assert found == []


@pytest.mark.parametrize("name", PAGES)
def test_a_small_phone_need_not_scroll_sideways(browser: Browser, address: str, name: str) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 640})
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.goto(f"{address}/{name}")

    over = page.evaluate("document.documentElement.scrollWidth - innerWidth")

    page.close()
    assert over <= 0
    assert complaints == []


def test_touching_a_place_marks_it_and_touching_again_takes_it_away(chart: Page) -> None:
    before = marked(chart)

    chart.locator("[data-view=back] [data-region=coccyx]").click()
    after = marked(chart)
    chart.locator("[data-view=back] [data-region=coccyx]").click()

    assert after == before | {"coccyx"}
    assert marked(chart) == before


def test_the_keyboard_marks_a_place_and_turns_the_picture_to_it(chart: Page) -> None:
    chart.locator("[name=pain_areas][value=hip_left]").focus()
    chart.keyboard.press("Tab")
    chart.keyboard.press("Shift+Tab")
    chart.keyboard.press("Space")

    assert "hip_left" in marked(chart)
    assert chart.locator("svg[data-view=front]").is_visible()


def test_the_list_instead_of_the_picture_keeps_what_was_marked(chart: Page) -> None:
    before = marked(chart)

    chart.locator("button[data-as=list]").click()

    assert marked(chart) == before
    assert not chart.locator(".mf-chart__picture").is_visible()


def test_without_a_script_the_chart_is_a_list_and_questions_still_open(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/chart")
    picture = page.locator(".mf-chart__picture").is_visible()
    page.goto(f"{address}/intake")
    opened = page.locator("#conditional-fall").is_visible()
    page.locator("#fall-2").check()
    shut = not page.locator("#conditional-fall").is_visible()
    context.close()

    assert not picture
    assert opened and shut

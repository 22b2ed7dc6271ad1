"""A session at home survives no network, a killed server, closed pages and lost answers: nothing is lost or doubled."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route
from tests.journeys.home_clinic import HomeClinic
from tests.journeys.playing import (
    PRESSES,
    browse,
    kept,
    meet,
    play_until,
    screen,
    sign_in,
    step,
    wait_until,
    wait_until_sent,
)

ALL_SETS = [("quick_one", 1, "left"), ("quick_one", 1, "right"), ("quick_two", 1, ""), ("quick_two", 2, "")]


@dataclass
class Patient:
    """Somebody with a phone: what they are called here, and what the clinic has of them."""

    clinic: HomeClinic
    person: dict[str, Any]

    def sets(self) -> list[tuple[Any, ...]]:
        return self.clinic.rows(
            "select exercise, number, side from records_setdone join records_session s on s.id = session_id "
            f"where s.episode_id = {self.person['episode']} order by exercise, number, side"
        )

    def reports(self) -> int:
        asked = "select count(*) from records_sessionreport r join records_session s on s.id = r.session_id"
        return int(self.clinic.rows(f"{asked} where s.episode_id = {self.person['episode']}")[0][0])

    def has_all(self) -> bool:
        return self.sets() == ALL_SETS and self.reports() == 1


@pytest.fixture(scope="module")
def clinic(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HomeClinic]:
    clinic = HomeClinic(tmp_path_factory.mktemp("offline") / "clinic", people=12)
    clinic.start()
    yield clinic
    clinic.kill()


@pytest.fixture
def patient(clinic: HomeClinic) -> Patient:
    if clinic.server is None:
        clinic.start()
    return Patient(clinic, clinic.people.pop())


@pytest.fixture
def phone(browser: Browser, patient: Patient) -> Iterator[BrowserContext]:
    context = browse(browser, patient.clinic, patient.person)
    yield context
    context.close()


@pytest.fixture
def page(phone: BrowserContext, clinic: HomeClinic) -> Page:
    """A page of a phone that has seen Today once."""
    page = phone.new_page()
    meet(page, clinic)
    return page


def finish(page: Page, patient: Patient) -> None:
    play_until(page, "result")
    wait_until_sent(page)
    assert patient.has_all()


def press_until(page: Page, selector: str, is_so: Any) -> None:
    def press() -> bool:
        page.evaluate("selector => document.querySelector(selector)?.click()", selector)
        return bool(is_so())

    wait_until(page, press, f"pressing {selector} leads nowhere")


def test_a_whole_session_without_a_network_after_one_visit_to_today(
    page: Page, phone: BrowserContext, clinic: HomeClinic, patient: Patient
):
    phone.set_offline(True)
    page.goto(f"{clinic.url}/my/session")
    play_until(page, "result")
    assert "wait to be sent" in page.inner_text("sync-note")
    assert patient.sets() == []

    phone.set_offline(False)

    wait_until_sent(page)
    assert patient.has_all()


def test_a_server_that_is_killed_and_a_page_that_is_closed_lose_nothing(
    page: Page, phone: BrowserContext, clinic: HomeClinic, patient: Patient
):
    page.goto(f"{clinic.url}/my/session")
    play_until(page, "set")
    clinic.kill()
    play_until(page, "exercise")  # the second exercise: two sets were done while nobody listened
    page.close()
    again = phone.new_page()
    again.goto(f"{clinic.url}/my/session")
    play_until(again, "result")
    assert patient.sets() == []

    clinic.start()

    wait_until_sent(again)
    assert patient.has_all()


def test_without_a_network_other_pages_say_so_and_lead_to_the_session(page: Page, clinic: HomeClinic, patient: Patient):
    clinic.kill()

    page.goto(f"{clinic.url}/my/plan")

    assert page.get_by_role("link", name="To your session").is_visible()


def test_help_is_there_without_a_network(page: Page, phone: BrowserContext, clinic: HomeClinic, patient: Patient):
    phone.set_offline(True)
    page.goto(f"{clinic.url}/my/session")
    play_until(page, "before")

    page.get_by_role("link", name="Get help now").click()

    assert page.get_by_role("link", name="Call 999").is_visible()
    assert "if you can't pass urine" in page.inner_text("#help")


def test_the_second_window_can_take_over_and_the_first_one_stops(
    page: Page, phone: BrowserContext, clinic: HomeClinic, patient: Patient
):
    page.goto(f"{clinic.url}/my/session")
    play_until(page, "set")
    second = phone.new_page()
    second.goto(f"{clinic.url}/my/session")
    wait_until(second, lambda: screen(second) == "elsewhere", "the second window does not see the first")

    play_until(second, "resume")

    wait_until(page, lambda: screen(page) == "elsewhere", "the first window goes on")
    finish(second, patient)


def test_two_presses_at_once_are_one(page: Page, clinic: HomeClinic, patient: Patient):
    page.goto(f"{clinic.url}/my/session")

    wait_until(page, lambda: step(page, times=2) == "result", "two presses at once lead nowhere")

    finish(page, patient)


def test_an_answer_that_is_lost_after_the_rows_were_written_does_not_double_them(
    page: Page, clinic: HomeClinic, patient: Patient
):
    lost = []

    def swallow(route: Route) -> None:
        if len(lost) < 4:
            lost.append(route.fetch().status)
            route.abort()
        else:
            route.continue_()

    page.route("**/my/log", swallow)
    page.goto(f"{clinic.url}/my/session")
    play_until(page, "result")
    for _ in range(5):
        page.evaluate("() => window.dispatchEvent(new Event('online'))")
        page.wait_for_timeout(200)

    assert lost == [200] * 4
    finish(page, patient)


def test_an_expired_sign_in_keeps_everything_and_says_so(
    page: Page, phone: BrowserContext, clinic: HomeClinic, patient: Patient
):
    page.goto(f"{clinic.url}/my/session")
    play_until(page, "set")
    phone.clear_cookies(name="sessionid")
    play_until(page, "result")
    wait_until(
        page, lambda: "Sign in to send" in page.inner_text("sync-note"), "it does not say that nobody is signed in"
    )
    assert kept(page, "outbox")

    sign_in(phone, clinic, patient.person)

    finish(page, patient)


def test_a_yes_to_a_safety_question_shows_the_care_card_and_nothing_to_exercise(
    page: Page, phone: BrowserContext, clinic: HomeClinic, patient: Patient
):
    phone.set_offline(True)
    page.goto(f"{clinic.url}/my/session")
    wait_until(page, lambda: screen(page) == "start", "no start")
    press_until(page, "[data-choose=new], [data-choose=yes]", lambda: screen(page) == "sure")
    press_until(page, "[data-screen=sure] [data-choose=yes]", lambda: screen(page) == "safety")

    play_until(page, "stop")
    page.reload()

    wait_until(page, lambda: screen(page) == "stop", "there is something to exercise again")
    assert page.get_by_role("link", name="Call 999").is_visible()
    phone.set_offline(False)
    wait_until_sent(page)
    asked = f"select kind, urgency from records_alert where episode_id = {patient.person['episode']}"
    assert clinic.rows(asked) == [("stop", "now")]
    assert patient.sets() == []


def test_a_session_by_the_keyboard_alone(page: Page, clinic: HomeClinic, patient: Patient):
    page.goto(f"{clinic.url}/my/session")
    digits = {"before": "2", "peak_0_10": "3", "after_0_10": "3", "effort_0_10": "5"}

    def tab_to(selector: str) -> None:
        for _ in range(30):
            if page.evaluate("selector => document.activeElement.matches(selector)", selector):
                break
            page.keyboard.press("Tab")

    def answer() -> bool:
        page.wait_for_timeout(300)
        shown = screen(page)
        if shown in digits:
            page.keyboard.press(digits[shown])
            page.keyboard.press("Enter")
        elif shown == "set" and page.get_attribute("[data-press=counting]", "aria-pressed") == "false":
            page.keyboard.press("Space")
        elif shown in PRESSES or shown == "set":
            tab_to(PRESSES.get(shown, "[data-press=counting]"))
            page.keyboard.press("Enter")
            page.evaluate("document.querySelector('[data-screen=set] h1')?.focus()")
        return shown == "result"

    wait_until(page, answer, "the keyboard does not lead to the end")

    finish(page, patient)


def test_the_worker_keeps_nothing_about_a_person(page: Page, clinic: HomeClinic, patient: Patient):
    page.goto(f"{clinic.url}/my/session")
    play_until(page, "result")

    addresses = page.evaluate(
        "async () => { const all = []; for (const name of await caches.keys())"
        " all.push(...(await (await caches.open(name)).keys()).map(r => new URL(r.url).pathname)); return all }"
    )

    assert addresses and all(one.startswith("/static/") or one in ("/my/session", "/offline") for one in addresses)


def test_signing_out_clears_the_phone_and_tells_of_what_is_not_sent(
    page: Page, phone: BrowserContext, clinic: HomeClinic, patient: Patient
):
    page.route("**/my/log", lambda route: route.abort())
    page.goto(f"{clinic.url}/my/session")
    play_until(page, "result")
    page.goto(f"{clinic.url}/my/")
    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("button", name="Stay signed in").click()
    assert kept(page, "outbox")
    page.unroute("**/my/log")

    page.get_by_role("button", name="Sign out").click()

    wait_until(page, lambda: "/my/" not in page.url, "still signed in")
    assert kept(page, "outbox") == kept(page, "kept") == []
    assert patient.has_all()

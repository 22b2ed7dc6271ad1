"""An empty clinic is set up: one link for the owner, one for each colleague, and nobody in without a second factor."""

from __future__ import annotations

from playwright.sync_api import Browser
from tests.journeys.newcomers import PASSWORD
from tests.journeys.story_people import Person, another_device, somebody
from tests.journeys.story_set_up import OpenClinic


def test_the_server_prints_one_link_and_no_other_once_somebody_works_here(open_clinic: OpenClinic):
    clinic = open_clinic.clinic
    clinic.stop()

    clinic.start()

    assert clinic.printed_links == [open_clinic.links["owner"]]


def test_every_link_works_once(open_clinic: OpenClinic, browser: Browser):
    stranger = somebody(browser, open_clinic.clinic, "Nobody")

    answers = [stranger.page.goto(open_clinic.links[who]) for who in ("owner", "tom", "priya")]

    assert [answer.status for answer in answers if answer] == [410, 410, 410]
    assert stranger.heading == "This link does not work any more"
    stranger.context.close()


def test_the_clinic_is_what_its_owner_said(open_clinic: OpenClinic):
    owner = open_clinic.owner

    owner.go("/")

    assert owner.path == "/practice/"
    for words in ("Riverside Clinic", "01632 960 000", "999", "GB, Europe/London", "Priya Nair", "3 people work here"):
        assert words in owner.text
    assert "No real patient yet" not in owner.text


def test_the_owner_reads_no_records(open_clinic: OpenClinic):
    owner = open_clinic.owner

    answer = owner.page.goto(f"{owner.clinic.url}/clinic/")

    assert answer is not None and answer.status == 404
    assert owner.page.get_by_role("link", name="Work list").count() == 0


def test_a_password_alone_does_not_let_a_therapist_in(open_clinic: OpenClinic):
    there = another_device(open_clinic.tom)
    there.go("/account/sign-in/")
    there.write("E-mail address", there.email)
    there.write("Password", PASSWORD)
    there.press("Sign in")

    there.page.goto(f"{there.clinic.url}/clinic/")

    assert there.path == "/account/second-factor/sign-in/"
    there.context.close()


def test_a_colleague_who_has_no_second_factor_yet_sees_no_patient(open_clinic: OpenClinic, browser: Browser):
    newcomer = somebody(browser, open_clinic.clinic, "Omar Aziz")
    newcomer.page.goto(_link_for(open_clinic.owner, newcomer))
    newcomer.write("A password", PASSWORD)
    newcomer.press("Go on")

    newcomer.page.goto(f"{newcomer.clinic.url}/clinic/patients")

    assert newcomer.path == "/account/second-factor/needed/"
    newcomer.context.close()


def _link_for(owner: Person, newcomer: Person) -> str:
    owner.go("/practice/staff/invite/")
    owner.write("Name", newcomer.name)
    owner.write("E-mail address", newcomer.email)
    owner.tick("Treats patients")
    owner.press("Make the link")
    return owner.page.get_by_label("Address").input_value()

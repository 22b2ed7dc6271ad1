"""A clinic is set up: the owner follows the printed link, says what must be said, and invites colleagues."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser
from tests.journeys.newcomers import PASSWORD
from tests.journeys.story_clinic import StoryClinic
from tests.journeys.story_people import Person, somebody

DEVICE_STATUS = "A medical device of class I, in use within one clinic; our quality lead has checked it."


@dataclass
class OpenClinic:
    """A clinic that may take patients: Ruth runs it, Tom treats, Priya covers for him and is the deputy."""

    clinic: StoryClinic
    owner: Person
    tom: Person
    priya: Person
    links: dict[str, str]  # of everybody who came in


@contextmanager
def opened(browser: Browser, home: Path) -> Iterator[OpenClinic]:
    """Serve a clinic that people have set up through its pages, until the block ends."""
    clinic = StoryClinic(home)
    clinic.next_monday()
    clinic.start()
    try:
        owner = somebody(browser, clinic, "Ruth Calder")
        link = clinic.printed_links[-1]
        found = OpenClinic(clinic, owner, None, None, {"owner": link})  # type: ignore[arg-type]
        run_the_clinic(owner, link)
        for name, job in (("Tom Reyes", "tom"), ("Priya Nair", "priya")):
            found.links[job] = invite_colleague(owner, name)
            setattr(found, job, come_in(somebody(browser, clinic, name), found.links[job]))
        name_deputy(owner, found.priya)
        yield found
    finally:
        clinic.stop()


def run_the_clinic(owner: Person, link: str) -> None:
    """Let the owner in by the printed link, with a second factor, the clinic's numbers and the intended use."""
    owner.page.goto(link)
    owner.write("Your name", owner.name)
    owner.write("E-mail address, to sign in with", owner.email)
    come_in(owner)
    owner.follow("Name the clinic")
    owner.write("Name of the clinic", "Riverside Clinic")
    owner.write("Phone number that patients call", "01632 960 000")
    owner.write("Emergency number of the country", "999")
    owner.write("Country, two letters", "GB")
    owner.write("Time zone", "Europe/London")
    owner.press("Save")
    owner.follow("Read and accept")
    owner.tick("We use it for this and for nothing else")
    owner.tick("We know that no clinician has signed this content yet", exact=False)
    owner.write("Its status as a medical device in your country", DEVICE_STATUS)
    owner.press("Accept")


def invite_colleague(owner: Person, name: str) -> str:
    """Let the owner invite a colleague who treats, and return the link as it is shown."""
    owner.go("/practice/")
    owner.follow("See")
    owner.follow("Invite a colleague")
    owner.write("Name", name)
    owner.write("E-mail address", f"{name.split()[0].lower()}@example.org")
    owner.tick("Treats patients")
    owner.press("Make the link")
    return owner.page.get_by_label("Address").input_value()


def come_in(person: Person, link: str = "") -> Person:
    """Let a member of the staff in: a password, a second factor, the recovery codes."""
    if link:
        person.page.goto(link)
    person.write("A password", PASSWORD)
    person.press("Go on")
    person.set_up_app()
    person.follow("Go on")
    return person


def name_deputy(owner: Person, deputy: Person) -> None:
    """Make somebody the deputy for alerts that nobody takes."""
    owner.go("/practice/")
    owner.follow("Change")
    owner.page.get_by_label("Deputy for alerts").select_option(label=deputy.name)
    owner.press("Save")

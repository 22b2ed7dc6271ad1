"""The people of the tests: Alice treats Marta, Bob covers for Alice, Carol must see nothing, Olga owns the clinic."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from multifidus.records.access import Opened
from multifidus.records.actor import Actor
from multifidus.records.models import Account, Clinic, Cover, Episode, Patient, Staff

NOW = datetime.datetime(2026, 11, 23, 9, 0, tzinfo=datetime.UTC)


@pytest.fixture
def now() -> datetime.datetime:
    return NOW


@pytest.fixture
def clinic(db: None) -> Clinic:
    return Clinic.objects.create(
        name="Riverside Clinic", country="GB", time_zone="Europe/London", phone="01632 960 000", emergency_number="999",
        intended_use_accepted_at=NOW,
    )  # fmt: skip


@pytest.fixture
def make_staff(clinic: Clinic) -> Callable[..., Staff]:
    def make(name: str, **fields: bool) -> Staff:
        account = Account.objects.create_user(
            f"{name.lower()}@example.org", "correct horse battery", name=name, time_zone="Europe/London"
        )
        Authenticator.objects.create(user=account, type="totp", data={"secret": "JBSWY3DPEHPK3PXP"})
        return Staff.objects.create(account=account, **fields)

    return make


@pytest.fixture
def make_patient(clinic: Clinic) -> Callable[..., Opened]:
    def make(name: str, therapist: Staff, born: datetime.date = datetime.date(1985, 3, 3)) -> Opened:
        account = Account.objects.create_user(
            f"{name.split()[0].lower()}@example.org", "correct horse battery", name=name, time_zone="Europe/London"
        )
        patient = Patient.objects.create(
            account=account, therapist=therapist, name=name, born=born, email=account.email, created_at=NOW
        )
        return Opened(patient, Episode.objects.create(patient=patient, begun_at=NOW), "self")

    return make


@pytest.fixture
def alice(make_staff: Callable[..., Staff]) -> Staff:
    return make_staff("Alice")


@pytest.fixture
def bob(make_staff: Callable[..., Staff], alice: Staff) -> Staff:
    """Bob covers for Alice for as long as a test may run."""
    bob = make_staff("Bob")
    since, until = NOW - datetime.timedelta(days=3650), NOW + datetime.timedelta(days=3650)
    Cover.objects.create(absent=alice, covering=bob, given_by=alice.account, since=since, until=until)
    return bob


@pytest.fixture
def carol(make_staff: Callable[..., Staff]) -> Staff:
    return make_staff("Carol")


@pytest.fixture
def olga(make_staff: Callable[..., Staff]) -> Staff:
    return make_staff("Olga", is_owner=True, is_therapist=False)


@pytest.fixture
def marta(make_patient: Callable[..., Opened], alice: Staff) -> Opened:
    return make_patient("Marta Lindqvist", alice)


@pytest.fixture
def acting() -> Callable[[Staff | Account], Actor]:
    def actor(who: Staff | Account) -> Actor:
        return Actor(who.account if isinstance(who, Staff) else who, "127.0.0.1")

    return actor


@pytest.fixture
def signed_in() -> Callable[[Staff | Account], Client]:
    """A browser without JavaScript in which somebody is signed in."""

    def browser(who: Staff | Account) -> Client:
        client = Client()
        client.force_login(who.account if isinstance(who, Staff) else who)
        return client

    return browser

"""Whoever is not signed in any more is not let in."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from multifidus.records.access import Opened


@pytest.fixture
def client(marta: Opened, signed_in: Any) -> Any:
    """Marta's phone."""
    return signed_in(marta.patient.account)


def asked(client: Any) -> int:
    return int(client.get("/my/session.json", headers={"accept": "application/json"}).status_code)


def test_a_session_lets_in(client: Any):
    assert asked(client) == 200


def test_a_session_that_ran_out_does_not(client: Any):
    Session.objects.update(expire_date=timezone.now() - datetime.timedelta(seconds=1))

    assert asked(client) == 401


def test_a_session_that_was_ended_elsewhere_does_not(client: Any):
    Session.objects.all().delete()

    assert asked(client) == 401


def test_a_session_that_somebody_wrote_does_not(client: Any):
    Session.objects.update(session_data="made up")

    assert asked(client) == 401


def test_an_account_that_was_shut_is_not_let_in(client: Any, marta: Opened):
    marta.patient.account.is_active = False
    marta.patient.account.save()

    assert asked(client) == 401


def test_a_new_password_ends_the_sessions_of_the_old_one(client: Any, marta: Opened):
    marta.patient.account.set_password("another horse battery")
    marta.patient.account.save()

    assert asked(client) == 401

"""What is kept and why: the words that were read are the words that are kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from multifidus.records.access import Opened
from multifidus.records.models import Account, Agreement, AuditEntry


@pytest.fixture
def newcomer(marta: Opened, signed_in: Callable[[Any], Client]) -> Client:
    return signed_in(marta.patient.account)


def test_the_words_that_were_shown_are_kept_with_the_yes(newcomer: Client, marta: Opened) -> None:
    newcomer.post("/my/agreement", {"agree": "yes", "units": "metric", "zone": "Europe/Berlin"})

    kept = Agreement.objects.get(patient=marta.patient)
    assert kept.agreed
    assert "Nobody watches this page day and night" in kept.words
    assert "Riverside Clinic" in kept.words
    assert AuditEntry.objects.filter(action="agreement.given", patient=marta.patient).exists()


def test_units_and_time_zone_are_kept(newcomer: Client, marta: Opened) -> None:
    newcomer.post("/my/agreement", {"agree": "yes", "units": "imperial", "zone": "America/New_York"})

    account = Account.objects.get(pk=marta.patient.account_id)
    assert (account.units, account.time_zone) == ("imperial", "America/New_York")


@pytest.mark.parametrize("zone", ["", "Mars/Olympus", "../../etc/passwd", "x" * 5000])
def test_an_unknown_zone_leaves_what_was_known(zone: str, newcomer: Client, marta: Opened) -> None:
    answer = newcomer.post("/my/agreement", {"agree": "yes", "units": "cubits", "zone": zone})

    assert answer.headers["Location"] == "/my/"
    assert Account.objects.get(pk=marta.patient.account_id).time_zone == "Europe/London"


def test_without_a_tick_nothing_is_agreed(newcomer: Client) -> None:
    answer = newcomer.post("/my/agreement", {"units": "metric"})

    assert answer.status_code == 422
    assert "Tick the box if you agree" in answer.content.decode()
    assert not Agreement.objects.exists()


def test_the_yes_can_be_taken_back_and_then_nothing_more_is_asked(browser: Client, agreed: Opened) -> None:
    browser.post("/my/agreement", {"agree": "no"})

    assert [row.agreed for row in Agreement.objects.filter(patient=agreed.patient).order_by("id")] == [True, False]
    assert browser.get("/my/").headers["Location"] == "/my/agreement"
    assert browser.get("/my/help").status_code == 200

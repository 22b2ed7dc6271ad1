"""A patient's pages are for that patient: grown up, signed in, and agreed to what is kept."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from multifidus.records.access import Opened
from multifidus.records.models import Agreement, FactRecord, Staff

PAGES = (
    "/my/", "/my/agreement", "/my/intake", "/my/intake/about_you/you", "/my/intake/answers", "/my/plan",
    "/my/plan/sheet", "/my/progress", "/my/morning", "/my/flare", "/my/flare/days", "/my/help", "/my/stop",
    "/my/comfort", "/my/with-guardian",
)  # fmt: skip
NEEDS_YES = tuple(path for path in PAGES if path not in ("/my/agreement", "/my/help", "/my/with-guardian"))


@pytest.mark.parametrize("path", PAGES)
def test_who_is_not_signed_in_is_led_to_sign_in(path: str, clinic: Any, client: Client) -> None:
    assert client.get(path).headers["Location"] == f"{reverse('account_login')}?next={path}"


@pytest.mark.parametrize("path", PAGES)
def test_the_staff_find_no_such_page(path: str, alice: Staff, signed_in: Callable[[Any], Client]) -> None:
    assert signed_in(alice).get(path).status_code == 404


@pytest.mark.parametrize("path", NEEDS_YES)
def test_nothing_is_asked_before_the_patient_has_agreed(
    path: str, marta: Opened, signed_in: Callable[[Any], Client]
) -> None:
    assert signed_in(marta.patient.account).get(path).headers["Location"] == "/my/agreement"


def test_nothing_is_kept_before_the_patient_has_agreed(marta: Opened, signed_in: Callable[[Any], Client]) -> None:
    signed_in(marta.patient.account).post("/my/intake/about_you/you", {"sex_at_birth": "male"})

    assert not FactRecord.objects.exists()


@pytest.mark.parametrize("path", [path for path in PAGES if path not in ("/my/help", "/my/with-guardian")])
def test_somebody_under_18_is_told_that_a_therapist_does_it_with_a_guardian(
    path: str, make_patient: Callable[..., Opened], alice: Staff, signed_in: Callable[[Any], Client]
) -> None:
    young = make_patient("Nina Berg", alice, born=datetime.date.today() - datetime.timedelta(days=16 * 365))

    assert signed_in(young.patient.account).get(path).headers["Location"] == "/my/with-guardian"


def test_somebody_under_18_cannot_post_answers(
    make_patient: Callable[..., Opened], alice: Staff, signed_in: Callable[[Any], Client]
) -> None:
    young = make_patient("Nina Berg", alice, born=datetime.date.today() - datetime.timedelta(days=16 * 365))
    browser = signed_in(young.patient.account)

    browser.post("/my/agreement", {"agree": "yes"})
    browser.post("/my/intake/about_you/you", {"sex_at_birth": "male"})

    assert not FactRecord.objects.exists()
    assert not Agreement.objects.exists()
    assert "parent or guardian" in browser.get("/my/with-guardian").content.decode()


def test_answers_go_into_ones_own_record_alone(
    agreed: Opened, make_patient: Callable[..., Opened], alice: Staff, signed_in: Callable[[Any], Client]
) -> None:
    other = make_patient("Daniel Price", alice)

    signed_in(agreed.patient.account).post(
        "/my/intake/about_you/you", {"sex_at_birth": "male", "episode": other.episode.pk, "patient": other.patient.pk}
    )

    assert not FactRecord.objects.filter(episode=other.episode).exists()
    assert FactRecord.objects.get(fact="sex_at_birth").episode == agreed.episode


def test_without_the_key_of_its_form_nothing_is_taken(agreed: Opened) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(agreed.patient.account)

    assert strict.post("/my/intake/about_you/you", {"sex_at_birth": "male"}).status_code == 403
    assert not FactRecord.objects.exists()

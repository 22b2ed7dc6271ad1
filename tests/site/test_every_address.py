"""Every address of the site x everybody who might come: who is let in, who is refused, and what a refusal tells."""

from __future__ import annotations

import logging
import uuid

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.urls import reverse
from tests.site.addresses import MAY_KNOW_MARTA, PEOPLE, TABLE, every_address, expected, outcome

ADDRESSES = dict(every_address())
OF_MARTA = ("Marta", "Lindqvist", "marta@example.org")
METHODS = ("get", "post")


_walked: dict[str, list[tuple[str, str, str, list[str]]]] = {}


@pytest.fixture(autouse=True)
def _quiet(caplog: pytest.LogCaptureFixture) -> None:
    """Refusals are the business of these tests: no line of log for each."""
    caplog.set_level(logging.CRITICAL, "django")


def walked(world, person: str) -> list[tuple[str, str, str, list[str]]]:
    """Return what somebody finds at every address: name, method, outcome, and the words about Marta in it."""
    if person not in _walked:
        _walked[person] = []
        for name in sorted(ADDRESSES):
            for method in METHODS:
                answer = visited(world, person, name, method)
                text = answer.content.decode(errors="replace") + str(answer.headers)
                _walked[person].append((name, method, outcome(answer), [word for word in OF_MARTA if word in text]))
    return _walked[person]


def visited(world, person: str, name: str, method: str, **other) -> HttpResponse:
    """Return what somebody is answered; whatever it changed is taken back."""
    path = reverse(name, kwargs={key: {**world.values, **other}[key] for key in ADDRESSES[name]})
    with transaction.atomic():
        answer = getattr(world.browser(person), method)(path)
        transaction.set_rollback(True)
    return answer


def test_every_address_stands_in_the_table():
    unlisted = sorted(set(ADDRESSES) - set(TABLE))

    assert not unlisted, (
        f"No row in tests/site/addresses.py says who may open: {', '.join(unlisted)}. "
        "Add a row for each: whose door it is, and what those find who are let in."
    )


def test_every_row_of_the_table_is_an_address():
    assert sorted(set(TABLE) - set(ADDRESSES)) == []


@pytest.mark.parametrize("person", PEOPLE)
def test_everybody_finds_what_the_table_says(world, person):
    wrong = [
        f"{person}, {method} {name}: {found}; the table says {' or '.join(expected(name, method, person))}"
        for name, method, found, _ in walked(world, person)
        if name in TABLE and found not in expected(name, method, person)
    ]

    assert not wrong, "\n".join(["", *wrong])


@pytest.mark.parametrize("person", [one for one in PEOPLE if one not in MAY_KNOW_MARTA])
def test_nobody_without_a_grant_reads_anything_of_marta(world, person):
    told = [f"{method} {name}: {words}" for name, method, _, words in walked(world, person) if words]

    assert not told, "\n".join(["", *told])


def test_who_has_a_grant_reads_of_marta(world):
    told = {name for name, _, _, words in walked(world, "alice") if words}

    assert {"therapist:patient", "therapist:work_list", "therapist:plan", "therapist:examination"} <= told


@pytest.mark.parametrize("person", ["alice", "bob", "carol"])
def test_a_patient_that_does_not_exist_looks_like_one_who_is_not_yours(world, person):
    about_one = [
        name
        for name, needs in ADDRESSES.items()
        if "patient_id" in needs and name in TABLE and TABLE[name][0] == "record"
    ]

    found = {outcome(visited(world, person, name, "get", patient_id=uuid.uuid4())) for name in about_one}

    assert found <= {"not here", "not so"}


def test_what_is_martas_does_not_open_under_the_address_of_another_patient(world):
    """Carol may open Otto's record, and asks there for Marta's alert, share and plan."""
    nested = [name for name, needs in ADDRESSES.items() if "patient_id" in needs and needs & {"alert_id", "share_id"}]

    for name in nested:
        answer = visited(world, "carol", name, "post", patient_id=world.otto.patient.pk)
        assert outcome(answer) in ("led on", "not here", "faults")
        assert not any(word in answer.content.decode() for word in OF_MARTA)
    assert (
        outcome(visited(world, "carol", "therapist:plan_version", "get", patient_id=world.otto.patient.pk))
        == "not here"
    )


def test_no_form_is_taken_without_its_key(world):
    taken = []

    for name, needs in ADDRESSES.items():
        path = reverse(name, kwargs={key: world.values[key] for key in needs})
        for person in PEOPLE:
            with transaction.atomic():
                found = outcome(world.browser(person, enforce_csrf_checks=True).post(path))
                transaction.set_rollback(True)
            if found not in ("forbidden", "not so"):
                taken.append(f"{person}, {name}: {found}")

    assert not taken, "\n".join(["", *taken])

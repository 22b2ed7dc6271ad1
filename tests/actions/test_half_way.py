"""Somebody of the demonstration who stopped in the middle of the questions."""

from __future__ import annotations

import random

import pytest
from django.utils import timezone

from multifidus.actions.demonstration.history import live_through
from multifidus.actions.demonstration.people import PATIENTS
from multifidus.records.access import own_record
from multifidus.records.knowledge import knowledge
from multifidus.records.queries.patient_intake import parts_done, where_to_go_on

HALF_WAY = [someone for someone in PATIENTS if someone.stage == "half_way"]


@pytest.mark.parametrize("someone", HALF_WAY, ids=lambda someone: someone.name)
def test_who_stopped_half_way_has_answered_whole_parts_and_goes_on_after_them(someone, marta, alice, acting):
    now = timezone.now()
    live_through(someone, marta, acting(alice), now, now, random.Random(1))
    opened = own_record(marta.patient.account)

    done, every = parts_done(opened, knowledge(), now)

    assert (done, every) == (3, 8)
    left_off = where_to_go_on(opened, knowledge(), now)
    assert left_off is not None
    assert left_off.part == "history"


def test_somebody_of_the_demonstration_stopped_half_way():
    assert HALF_WAY

"""Sessions as the therapist reads them."""

import uuid

import pytest
from django.utils import timezone

from multifidus.records.models import MorningReport, Skipped

from .given import approved_plan, session


def sessions(opened, query=""):
    return f"/clinic/patients/{opened.patient.pk}/sessions{query}"


def test_a_session_shows_pain_effort_sets_skips_and_the_note(signed_in, alice, marta):
    made = session(marta, approved_plan(marta), 1, note="Long day at <work>.")
    Skipped.objects.create(id=uuid.uuid4(), session=made, exercise="bd_full", reason="pain", at=timezone.now())

    page = signed_in(alice).get(sessions(marta)).content.decode()

    assert "<dt>Pain before</dt><dd>3</dd>" in page
    assert "<dt>Worst</dt><dd>4</dd>" in page
    assert "<dt>Effort</dt><dd>5</dd>" in page
    assert "1 set of 8" in page
    assert "it hurts" in page
    assert "Long day at &lt;work&gt;." in page


def test_what_was_not_told_is_not_shown_as_zero(signed_in, alice, marta):
    session(marta, approved_plan(marta), 1)

    page = signed_in(alice).get(sessions(marta)).content.decode()

    assert '<dt>Next morning</dt><dd><span class="mf-quiet">not told</span></dd>' in page


def test_the_morning_after_gives_the_colour_with_its_reason(signed_in, alice, marta):
    made = session(marta, approved_plan(marta), 1)
    MorningReport.objects.create(
        id=uuid.uuid4(), session=made, next_morning_0_10=7, colour="red",
        because=[{"because": "Pain had not settled."}],
        at=timezone.now(), zone="Europe/London", local_date=timezone.localdate(),
    )  # fmt: skip

    page = signed_in(alice).get(sessions(marta)).content.decode()

    assert "nhsuk-tag--red" in page
    assert "Pain had not settled." in page


def test_only_this_patients_sessions_are_shown(signed_in, alice, marta, make_patient):
    other = make_patient("Noor Haddad", alice)
    session(other, approved_plan(other), 1)

    assert b"No session yet" in signed_in(alice).get(sessions(marta)).content


@pytest.mark.parametrize(("page", "count"), [("?page=1", 20), ("?page=2", 3), ("?page=x", 20), ("?page=-4", 20)])
def test_sessions_come_twenty_a_page(signed_in, alice, marta, page, count):
    plan = approved_plan(marta, 30)
    for days_ago in range(23):
        session(marta, plan, days_ago)

    assert signed_in(alice).get(sessions(marta, page)).content.count(b"<h2>") == count

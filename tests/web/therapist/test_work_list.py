"""The work list: who needs me and why, the same few queries for everybody."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from multifidus.records.models import Alert, Clinic, Episode, PlanVersion, Share

from .given import alert, approved_plan, finished_intake, session

WORK_LIST = "/clinic/"


def names(answer, shown):
    """The names in the order in which they stand on the page, of those that are there."""
    text = answer.content.decode()
    return sorted((name for name in shown if f">{name}</a>" in text), key=text.index)


def queries_of(client):
    with CaptureQueriesContext(connection) as found:
        assert client.get(WORK_LIST).status_code == 200
    return len(found)


def test_who_has_an_open_alert_is_on_the_list_with_the_reason(signed_in, alice, marta):
    alert(marta)

    page = signed_in(alice).get(WORK_LIST)

    assert b"1 person needs you" in page.content
    assert b"Asks for help" in page.content
    assert b"New pain below the knee." in page.content


def test_nobody_is_on_the_list_while_nothing_is_open(signed_in, alice, marta):
    page = signed_in(alice).get(WORK_LIST)

    assert b"Nobody needs you now" in page.content
    assert b"Marta" not in page.content


def test_all_my_patients_holds_those_who_need_nobody(signed_in, alice, marta):
    page = signed_in(alice).get(f"{WORK_LIST}?show=all")

    assert names(page, ["Marta Lindqvist"]) == ["Marta Lindqvist"]


def test_a_colleague_who_covers_sees_for_whom_they_cover(signed_in, bob, marta):
    alert(marta)

    page = signed_in(bob).get(WORK_LIST)

    assert b"for Alice" in page.content
    assert b"Covering for Alice 1" in page.content


def test_the_covered_patients_stand_in_a_list_of_their_own(signed_in, bob, alice, marta):
    page = signed_in(bob).get(f"{WORK_LIST}?show=cover-{alice.pk}")

    assert names(page, ["Marta Lindqvist"]) == ["Marta Lindqvist"]


def test_covering_ends_with_its_last_day(signed_in, bob, alice, marta):
    alert(marta)
    bob.covers.update(until=timezone.now() - datetime.timedelta(minutes=1))

    page = signed_in(bob).get(WORK_LIST)

    assert b"Marta" not in page.content


def test_a_colleague_with_whom_nothing_is_shared_sees_nobody(signed_in, carol, marta):
    alert(marta)

    page = signed_in(carol).get(WORK_LIST)

    assert b"Marta" not in page.content


def test_a_shared_patient_is_on_the_colleagues_list(signed_in, carol, alice, marta):
    alert(marta)
    Share.objects.create(patient=marta.patient, staff=carol, given_by=alice.account, since=timezone.now())

    page = signed_in(carol).get(WORK_LIST)

    assert b"shared with you" in page.content


def test_the_deputy_sees_an_alert_that_nobody_took_in_time(signed_in, carol, marta):
    Clinic.objects.update(deputy=carol, deputy_after_min=30)
    alert(marta, minutes_ago=31)

    page = signed_in(carol).get(WORK_LIST)

    assert b"alert of Alice that nobody took" in page.content


def test_the_deputy_does_not_see_an_alert_that_is_still_fresh(signed_in, carol, marta):
    Clinic.objects.update(deputy=carol, deputy_after_min=30)
    alert(marta, minutes_ago=29)

    page = signed_in(carol).get(WORK_LIST)

    assert b"Marta" not in page.content


def test_an_emergency_comes_before_everything_else_even_from_the_last_page(signed_in, alice, make_patient):
    for number in range(55):
        alert(make_patient(f"P{number} Anders", alice))
    last = make_patient("Zed Zyl", alice)
    Episode.objects.filter(pk=last.episode.pk).update(tier="emergency", tier_because="Possible cauda equina syndrome")

    first, second = (signed_in(alice).get(f"{WORK_LIST}?page={page}") for page in (1, 2))

    assert names(first, ["Zed Zyl", "P0 Anders"]) == ["Zed Zyl", "P0 Anders"]
    assert first.content.count(b"data-row") == 50
    assert second.content.count(b"data-row") == 6
    assert b"Possible cauda equina syndrome" in first.content


@pytest.mark.parametrize("page", ["0", "-1", "99999", "x", "²", "1e9", ""])
def test_a_page_number_that_makes_no_sense_gives_a_page(signed_in, alice, marta, page):
    alert(marta)

    answer = signed_in(alice).get(WORK_LIST, {"page": page})

    assert b"Marta" in answer.content


@pytest.mark.parametrize("shown", ["x", "cover-", "cover-999999", "cover-²", "cover-x"])
def test_a_list_that_does_not_exist_gives_who_needs_me(signed_in, alice, marta, shown):
    alert(marta)

    answer = signed_in(alice).get(WORK_LIST, {"show": shown})

    assert b"People who need you" in answer.content


def test_red_sessions_call_the_therapist(signed_in, alice, marta):
    plan = approved_plan(marta)
    session(marta, plan, 1, "red")
    session(marta, plan, 3, "red")

    page = signed_in(alice).get(WORK_LIST)

    assert b"2 red sessions in 7 days" in page.content


def test_the_spark_shows_the_last_fourteen_days(signed_in, alice, marta):
    plan = approved_plan(marta)
    session(marta, plan, 0)
    session(marta, plan, 1)

    page = signed_in(alice).get(f"{WORK_LIST}?show=all").content.decode()

    assert page.count("mf-day--done") == 2 + 1  # two days, and the mark in the key below
    assert page.count("mf-day--missed") == 12 + 1


def test_an_intake_that_nobody_has_read_calls_and_one_that_was_read_does_not(signed_in, alice, marta):
    finished_intake(marta)
    before = signed_in(alice).get(WORK_LIST)

    Episode.objects.update(intake_read_at=timezone.now())
    after = signed_in(alice).get(WORK_LIST)

    assert b"Intake is ready" in before.content
    assert b"Intake is ready" not in after.content


def test_who_has_a_draft_is_not_called_a_new_intake(signed_in, alice, marta):
    finished_intake(marta)
    PlanVersion.objects.create(episode=marta.episode, number=1, draft={}, edited_at=timezone.now())

    page = signed_in(alice).get(WORK_LIST).content

    assert b"plan drafted" in page
    assert b"new intake" not in page


def test_the_list_takes_as_few_queries_for_sixty_patients_as_for_three(signed_in, alice, make_patient):
    client = signed_in(alice)

    def add(first, last):
        for number in range(first, last):
            opened = make_patient(f"Pat{number} Berg", alice)
            plan = approved_plan(opened)
            session(opened, plan, 1, "red")
            session(opened, plan, 2, "red")
            alert(opened)
            finished_intake(opened)

    add(0, 3)
    queries_of(client)
    few = queries_of(client)
    add(3, 60)
    many = queries_of(client)

    assert few == many
    assert many <= 12


def test_an_alert_that_was_taken_is_off_the_list(signed_in, alice, marta):
    alert(marta)
    Alert.objects.update(acknowledged_at=timezone.now(), acknowledged_by=alice.account)

    page = signed_in(alice).get(WORK_LIST)

    assert b"Nobody needs you now" in page.content

"""Finding a patient among one's own, and the way to one that is not."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from multifidus.records.models import AuditEntry, Episode, PlanVersion

from .given import approved_plan, finished_intake, session

LOOK = "/clinic/other-record"


def found(client, wanted, **more):
    return client.get("/clinic/patients", {"find": wanted, **more}).content.decode()


def asked(name="Marta Lindqvist", day="3", month="3", year="1985"):
    return {"name": name, "born-day": day, "born-month": month, "born-year": year}


@pytest.mark.parametrize(
    "wanted", ["marta", "LINDQVIST", "lind mar", "1985-03-03", "3.3.1985", "3/3/1985", " 03 03 1985 ", ""]
)
def test_a_patient_is_found_by_name_or_date_of_birth(signed_in, alice, marta, wanted):
    assert ">Marta Lindqvist</a>" in found(signed_in(alice), wanted)


@pytest.mark.parametrize(
    "wanted", ["martha", "4.3.1985", "1985-03-04", "31.2.1985", "99", "%", "\x00", "'--", "é" * 200]
)
def test_what_fits_nobody_finds_nobody(signed_in, alice, marta, wanted):
    page = found(signed_in(alice), wanted)

    assert "Marta" not in page or wanted == "\x00"


def test_letters_beyond_ascii_are_found_in_any_case(signed_in, alice, make_patient):
    make_patient("Åsa Öberg", alice)

    assert ">Åsa Öberg</a>" in found(signed_in(alice), "öberg")


def test_patients_of_others_are_not_found(signed_in, carol, marta):
    assert "Marta" not in found(signed_in(carol), "marta")


def test_who_covers_finds_them_with_their_therapist(signed_in, bob, marta):
    page = found(signed_in(bob), "marta")

    assert ">Marta Lindqvist</a>" in page
    assert "Alice" in page


def test_a_long_list_is_shown_a_page_at_a_time(signed_in, alice, make_patient):
    for number in range(53):
        make_patient(f"P{number:02} Berg", alice)

    pages = [found(signed_in(alice), "berg", page=page).count("data-row") for page in ("1", "2", "7")]

    assert pages == [50, 3, 3]


def test_a_patient_stands_with_week_plan_and_last_contact(signed_in, alice, marta):
    Episode.objects.update(begun_at=timezone.now() - datetime.timedelta(days=21))
    session(marta, approved_plan(marta, 20), 0)

    page = found(signed_in(alice), "marta")

    assert "Week 4" in page
    assert "Version 1" in page
    assert "Today " in page
    assert "session logged" in page


def test_who_has_only_a_draft_is_not_said_to_have_a_plan(signed_in, alice, marta):
    PlanVersion.objects.create(episode=marta.episode, number=1, draft={}, edited_at=timezone.now())

    page = found(signed_in(alice), "marta")

    assert "Plan drafted" in page
    assert "Version 1" not in page


def test_the_therapist_is_named_only_where_somebody_is_not_ones_own(signed_in, alice, bob, marta):
    own, covered = found(signed_in(alice), ""), found(signed_in(bob), "")

    assert ">Therapist</th>" not in own
    assert ">Therapist</th>" in covered


def test_the_list_takes_as_few_queries_for_forty_patients_as_for_two(signed_in, alice, make_patient):
    client = signed_in(alice)

    def queries_with(first, last):
        for number in range(first, last):
            opened = make_patient(f"Pat{number} Berg", alice)
            finished_intake(opened)
            session(opened, approved_plan(opened), 1)
        found(client, "")
        with CaptureQueriesContext(connection) as counted:
            found(client, "")
        return len(counted)

    few, many = queries_with(0, 2), queries_with(2, 40)

    assert few == many
    assert many <= 9


def test_an_exact_name_and_date_of_birth_lead_to_the_page_that_asks_for_a_reason(signed_in, carol, marta):
    answer = signed_in(carol).post(LOOK, asked(name=" marta  LINDQVIST "), follow=True)

    assert answer.redirect_chain[-1] == (f"/clinic/break-glass/{marta.patient.pk}", 302)
    assert b"Marta" not in answer.content


@pytest.mark.parametrize("wrong", [{"name": "Marta"}, {"day": "4"}, {"name": "Marta Lindqvist%"}])
def test_half_a_name_or_another_day_finds_nobody_and_keeps_what_was_typed(signed_in, carol, marta, wrong):
    form = asked(**wrong)

    answer = signed_in(carol).post(LOOK, form)

    assert answer.status_code == 422
    assert b"Nobody here has exactly this name" in answer.content
    assert f'value="{form["name"]}"'.encode() in answer.content


@pytest.mark.parametrize(
    "wrong", [{"name": ""}, {"day": "x"}, {"month": "13"}, {"year": "85"}, {"year": ""}, {"name": "\x00"}]
)
def test_a_blank_name_or_no_day_is_told_beside_the_field(signed_in, carol, marta, wrong):
    answer = signed_in(carol).post(LOOK, asked(**wrong))

    assert answer.status_code == 422
    assert b"nhsuk-error-message" in answer.content


def test_that_somebody_looked_is_written_down(signed_in, carol, marta):
    signed_in(carol).post(LOOK, asked(name="Somebody Else"))

    entry = AuditEntry.objects.get()
    assert (entry.account, entry.action, entry.what) == (carol.account, "patient.looked_for", {"found": 0})


def test_two_people_of_one_name_and_birthday_are_not_mixed_up(signed_in, carol, alice, marta, make_patient):
    make_patient("Marta2 Lindqvist", alice, datetime.date(1985, 3, 3))
    other = make_patient("Twin Lindqvist", alice, datetime.date(1985, 3, 3)).patient
    other.name = "Marta Lindqvist"
    other.save()

    assert signed_in(carol).post(LOOK, asked()).status_code == 422

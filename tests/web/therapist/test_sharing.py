"""Letting a colleague in: sharing, covering, and opening a record with a reason."""

import datetime

import pytest
from django.utils import timezone

from multifidus.records.models import Alert, AuditEntry, BreakGlass, Cover, Share

from .given import REASON


def record(opened, page=""):
    return f"/clinic/patients/{opened.patient.pk}/{page}"


def glass(opened):
    return f"/clinic/break-glass/{opened.patient.pk}"


def day(name, date):
    return {f"{name}-day": date.day, f"{name}-month": date.month, f"{name}-year": date.year}


def test_a_shared_patient_opens_for_the_colleague_until_it_is_ended(signed_in, alice, carol, marta):
    signed_in(alice).post(record(marta, "access/share"), {"colleague": carol.pk})
    shared = signed_in(carol).get(record(marta)).status_code

    signed_in(alice).post(record(marta, f"access/share/{Share.objects.get().pk}/end"))
    ended = signed_in(carol).get(record(marta)).status_code

    assert (shared, ended) == (200, 302)


@pytest.mark.parametrize("colleague", ["", "x", "999999", "-1", "²", "9" * 40])
def test_sharing_with_nobody_is_told_beside_the_field(signed_in, alice, marta, colleague):
    answer = signed_in(alice).post(record(marta, "access/share"), {"colleague": colleague})

    assert answer.status_code == 422
    assert b"Choose a colleague" in answer.content
    assert not Share.objects.exists()


def test_a_patient_is_not_shared_with_their_own_therapist_or_the_owner(signed_in, alice, olga, marta):
    answers = [
        signed_in(alice).post(record(marta, "access/share"), {"colleague": staff.pk}).status_code
        for staff in (alice, olga)
    ]

    assert answers == [422, 422]


def test_a_patient_is_not_shared_twice(signed_in, alice, carol, marta):
    client = signed_in(alice)
    client.post(record(marta, "access/share"), {"colleague": carol.pk})

    answer = client.post(record(marta, "access/share"), {"colleague": carol.pk})

    assert answer.status_code == 422
    assert b"Carol has this patient already" in answer.content


def test_with_whom_it_is_shared_does_not_share_it_on(signed_in, alice, carol, marta, make_staff):
    dave = make_staff("Dave")
    Share.objects.create(patient=marta.patient, staff=carol, given_by=alice.account, since=timezone.now())

    answer = signed_in(carol).post(record(marta, "access/share"), {"colleague": dave.pk}, follow=True)

    assert b"Only the patient&#39;s own therapist" in answer.content
    assert Share.objects.count() == 1


def test_a_share_of_another_patient_is_not_ended_here(signed_in, alice, carol, marta, make_patient):
    other = make_patient("Noor Haddad", alice)
    shared = Share.objects.create(patient=other.patient, staff=carol, given_by=alice.account, since=timezone.now())

    signed_in(alice).post(record(marta, f"access/share/{shared.pk}/end"))

    shared.refresh_from_db()
    assert shared.until is None


def test_a_colleague_covers_between_two_days(signed_in, alice, carol, marta):
    today = timezone.localdate()
    form = {"covering": carol.pk, **day("since", today), **day("until", today + datetime.timedelta(days=3))}

    signed_in(alice).post("/clinic/cover", form)

    assert signed_in(carol).get(record(marta)).status_code == 200


def test_a_cover_that_begins_tomorrow_opens_nothing_today(signed_in, alice, carol, marta):
    begin = timezone.localdate() + datetime.timedelta(days=2)
    form = {"covering": carol.pk, **day("since", begin), **day("until", begin)}

    signed_in(alice).post("/clinic/cover", form)

    assert Cover.objects.count() == 1
    assert signed_in(carol).get(record(marta)).status_code == 302


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"covering": ""}, b"Choose a colleague"),
        ({"covering": "x"}, b"Choose a colleague"),
        ({"since-day": "32"}, b"Enter the first day"),
        ({"until-year": ""}, b"Enter the last day"),
        ({"until-year": "2020"}, b"is over already"),
        ({"until-year": "2190"}, b"a year at most"),
    ],
)
def test_a_cover_that_makes_no_sense_is_told_and_what_was_typed_is_kept(signed_in, alice, carol, changed, told):
    today = timezone.localdate()
    form = {"covering": carol.pk, **day("since", today), **day("until", today + datetime.timedelta(days=3))} | changed

    answer = signed_in(alice).post("/clinic/cover", form)

    assert answer.status_code == 422
    assert told in answer.content
    assert f'value="{form["since-month"]}"'.encode() in answer.content
    assert not Cover.objects.exists()


def test_ones_own_cover_is_ended_and_nobody_elses(signed_in, alice, bob, carol, marta):
    found = Cover.objects.get()
    signed_in(carol).post(f"/clinic/cover/{found.pk}/end")
    still = signed_in(bob).get(record(marta)).status_code

    signed_in(alice).post(f"/clinic/cover/{found.pk}/end")

    assert still == 200
    assert signed_in(bob).get(record(marta)).status_code == 302


def test_with_a_reason_the_record_opens_for_eight_hours(signed_in, carol, marta):
    signed_in(carol).post(glass(marta), {"reason": REASON})
    now = signed_in(carol).get(record(marta)).status_code

    broken = BreakGlass.objects.get()
    assert now == 200
    assert broken.until - broken.at == datetime.timedelta(hours=8)


def test_after_its_time_the_record_is_closed_again(signed_in, alice, carol, marta):
    at = timezone.now() - datetime.timedelta(hours=9)
    BreakGlass.objects.create(
        patient=marta.patient, staff=carol, reason=REASON, at=at, until=at + datetime.timedelta(hours=8)
    )  # fmt: skip

    assert signed_in(carol).get(record(marta)).status_code == 302


def test_the_patients_therapist_is_told_at_once_with_the_reason(signed_in, alice, carol, marta):
    signed_in(carol).post(glass(marta), {"reason": REASON})

    page = signed_in(alice).get("/clinic/")

    assert b"Carol opened this record with a reason" in page.content
    assert Alert.objects.get().because == [REASON]


def test_breaking_the_glass_is_written_down(signed_in, carol, marta):
    signed_in(carol).post(glass(marta), {"reason": REASON})

    entry = AuditEntry.objects.get(action="glass.broken")
    assert (entry.account, entry.patient, entry.address) == (carol.account, marta.patient, "127.0.0.1")


@pytest.mark.parametrize("reason", ["", "   ", "too short", "x" * 1001, "\x00" * 30])
def test_without_a_real_reason_the_record_stays_shut(signed_in, carol, marta, reason):
    answer = signed_in(carol).post(glass(marta), {"reason": reason})

    assert answer.status_code == 422
    assert b'href="#reason"' in answer.content
    assert not BreakGlass.objects.exists()


def test_a_record_opened_with_a_reason_is_no_part_of_the_work_list(signed_in, carol, marta):
    signed_in(carol).post(glass(marta), {"reason": REASON})

    assert b"Marta" not in signed_in(carol).get("/clinic/?show=all").content


def test_the_owner_can_not_break_the_glass(signed_in, olga, marta):
    answer = signed_in(olga).post(glass(marta), {"reason": REASON})

    assert answer.status_code == 404
    assert not BreakGlass.objects.exists()


def test_who_has_the_patient_anyway_needs_no_reason(signed_in, alice, marta):
    answer = signed_in(alice).post(glass(marta), {"reason": ""})

    assert answer.headers["Location"] == record(marta)
    assert not Alert.objects.exists()


def test_the_access_page_lists_who_may_see_the_record_and_who_did(signed_in, alice, bob, carol, marta):
    signed_in(carol).post(glass(marta), {"reason": REASON})
    signed_in(carol).get(record(marta))

    page = signed_in(alice).get(record(marta, "access")).content.decode()

    assert "covers for the therapist" in page
    assert "gave a reason: New numbness" in page
    assert "opened the record (gave a reason)" in page
    assert "127.0.0.1" in page


def opened_at(marta, account, *minutes_ago):
    now = timezone.make_aware(datetime.datetime.combine(timezone.localdate(), datetime.time(12)))
    now -= datetime.timedelta(days=1)
    for minutes in minutes_ago:
        at = now - datetime.timedelta(minutes=minutes)
        AuditEntry.objects.create(
            at=at, account=account, action="patient.opened", patient=marta.patient, what={"grant": "own"}, address="::1"
        )


def test_equal_neighbours_in_the_audit_stand_in_one_line_with_their_count(signed_in, alice, marta):
    opened_at(marta, alice.account, 9, 5, 0)

    page = signed_in(alice).get(record(marta, "access")).content.decode()

    assert "3 times" in page
    assert "11:51 to 12:00" in page


def test_what_lies_far_apart_or_between_others_keeps_its_own_line(signed_in, alice, bob, marta):
    opened_at(marta, alice.account, 40, 2)
    opened_at(marta, bob.account, 1)
    opened_at(marta, alice.account, 0)

    page = signed_in(alice).get(record(marta, "access")).content.decode()

    assert " times</b>" not in page


def test_a_cover_is_told_by_its_last_day(signed_in, alice, carol):
    first, last = (timezone.localdate() + datetime.timedelta(days=days) for days in (1, 5))
    form = {"covering": carol.pk, **day("since", first), **day("until", last)}

    page = signed_in(alice).post("/clinic/cover", form, follow=True).content.decode()

    assert f"until the end of {last.day} {last:%B} {last.year}" in page

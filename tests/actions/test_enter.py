"""Coming in by an invitation: once, in time, and with words that tell nothing to who tries."""

import datetime

import pytest

from multifidus.actions.deed import Invalid, Refused
from multifidus.actions.enter import Entrant, accept_invitation, invitation_of
from multifidus.actions.invitations import issue
from multifidus.actions.invite import NewPatient, invite_patient
from multifidus.records.models import Account, AuditEntry, Patient, Staff

GOOD = Entrant(password="correct horse battery", time_zone="Europe/Berlin")


@pytest.fixture
def sana(alice, acting, now):
    """An invited patient, and the token of the link."""
    wanted = NewPatient("Sana Mirza", datetime.date(1997, 8, 12), "sana@example.org")
    return invite_patient(acting(alice), alice, wanted, now)


def test_a_patient_comes_in_to_their_own_record(sana, now):
    account = accept_invitation(sana.token, GOOD, now, "10.0.0.1")

    assert Patient.objects.get().account == account
    assert (account.email, account.name, account.time_zone) == ("sana@example.org", "Sana Mirza", "Europe/Berlin")
    assert account.check_password(GOOD.password)


def test_coming_in_is_written_down_with_the_address(sana, now):
    account = accept_invitation(sana.token, GOOD, now, "10.0.0.1")

    entry = AuditEntry.objects.get(action="invitation.accepted")
    assert (entry.patient, entry.address) == (sana.patient, "10.0.0.1")
    assert entry.what == {"account": account.pk, "kind": "patient"}


def refusal(token, now):
    with pytest.raises(Refused) as refused:
        accept_invitation(token, GOOD, now)
    return str(refused.value)


def test_a_link_works_once(sana, now):
    accept_invitation(sana.token, GOOD, now)

    refusal(sana.token, now)

    assert Account.objects.filter(email="sana@example.org").count() == 1


def test_a_link_works_to_the_last_minute_of_seven_days(sana, now):
    week = datetime.timedelta(days=7)

    assert invitation_of(sana.token, now + week - datetime.timedelta(minutes=1)).patient == sana.patient
    refusal(sana.token, now + week)


def test_used_revoked_expired_and_made_up_links_are_refused_in_the_same_words(sana, alice, acting, now):
    later = now + datetime.timedelta(days=8)
    expired = refusal(sana.token, later)
    made_up = [refusal(token, now) for token in ("", "x" * 43, "\x00", "\ud800", "é" * 5000)]
    accept_invitation(sana.token, GOOD, now)
    used = refusal(sana.token, now)

    assert {expired, used, *made_up} == {used}


@pytest.mark.parametrize("password", ["", "short", "password123", "1234567890", "sana@example.org", "x" * 201])
def test_a_weak_password_is_refused_and_the_link_still_works(sana, now, password):
    with pytest.raises(Invalid) as invalid:
        accept_invitation(sana.token, Entrant(password=password), now)

    assert set(invalid.value.faults) == {"password"}
    assert invitation_of(sana.token, now).used_at is None


def test_who_was_invited_by_phone_gives_an_address(alice, acting, now):
    wanted = NewPatient("Noor Haddad", datetime.date(1980, 1, 1), phone="01632 960 555")
    token = invite_patient(acting(alice), alice, wanted, now).token

    with pytest.raises(Invalid) as invalid:
        accept_invitation(token, GOOD, now)
    account = accept_invitation(token, Entrant(GOOD.password, email=" Noor@Example.org "), now)

    assert set(invalid.value.faults) == {"email"}
    assert account.email == "noor@example.org"


def test_an_address_that_somebody_signs_in_with_is_not_taken_over(alice, acting, now):
    wanted = NewPatient("Noor Haddad", datetime.date(1980, 1, 1), phone="01632 960 555")
    token = invite_patient(acting(alice), alice, wanted, now).token

    with pytest.raises(Invalid):
        accept_invitation(token, Entrant(GOOD.password, email="ALICE@example.org"), now)

    assert Account.objects.get(email="alice@example.org") == alice.account


def test_a_colleague_becomes_what_they_were_invited_as(olga, now):
    token = issue("staff", now, email="dave@example.org", name="Dave", is_owner=False, is_therapist=True)

    account = accept_invitation(token, GOOD, now)

    staff = Staff.objects.get(account=account)
    assert (staff.is_therapist, staff.is_owner) == (True, False)


def test_the_first_owner_gives_name_and_address(clinic, now):
    token = issue("setup", now)

    account = accept_invitation(token, Entrant(GOOD.password, "Olga Stern", "olga@example.org"), now)

    staff = Staff.objects.get(account=account)
    assert (staff.is_owner, staff.is_therapist, account.name) == (True, False, "Olga Stern")


def test_a_time_zone_that_does_not_exist_becomes_the_clinics(sana, now):
    account = accept_invitation(sana.token, Entrant(GOOD.password, time_zone="Mars/Olympus"), now)

    assert account.time_zone == "Europe/London"


def test_a_person_who_turns_out_to_be_a_child_does_not_come_in(sana, now):
    Patient.objects.update(born=now.date() - datetime.timedelta(days=5000))

    refusal(sana.token, now)

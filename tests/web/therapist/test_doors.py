"""Every page about patients, for everybody: who is let in and who is refused."""

import uuid

import pytest

from multifidus.records.models import AuditEntry

from .given import alert

GENERAL = ["", "patients", "patients/invite", "patients/new-case", "other-record", "cover"]
OF_A_RECORD = ["", "intake", "intake/safety/bladder", "sessions", "access", "invitation"]
POSTS = [
    "intake/read",
    "access/share",
    "access/share/1/end",
    "invitation/revoke",
    "alerts/1/acknowledge",
    "alerts/1/reopen",
]


def address(patient_id, page):
    return f"/clinic/patients/{patient_id}/{page}"


@pytest.mark.parametrize("page", GENERAL)
def test_a_therapist_opens_the_general_pages(signed_in, alice, page):
    assert signed_in(alice).get(f"/clinic/{page}").status_code == 200


@pytest.mark.parametrize("page", GENERAL)
def test_the_owner_who_treats_nobody_is_refused(signed_in, olga, page):
    assert signed_in(olga).get(f"/clinic/{page}").status_code == 404


@pytest.mark.parametrize("page", GENERAL)
def test_a_patient_is_refused(signed_in, marta, page):
    assert signed_in(marta.patient.account).get(f"/clinic/{page}").status_code == 404


@pytest.mark.parametrize("page", GENERAL)
def test_a_stranger_is_asked_to_sign_in(client, clinic, page):
    answer = client.get(f"/clinic/{page}")

    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/account/sign-in/")


@pytest.mark.parametrize("page", OF_A_RECORD)
def test_the_therapist_opens_the_record(signed_in, alice, marta, page):
    assert signed_in(alice).get(address(marta.patient.pk, page)).status_code == 200


@pytest.mark.parametrize("page", OF_A_RECORD)
def test_who_covers_opens_the_record(signed_in, bob, marta, page):
    assert signed_in(bob).get(address(marta.patient.pk, page)).status_code == 200


@pytest.mark.parametrize("page", OF_A_RECORD)
def test_another_therapist_is_asked_for_a_reason_and_sees_nothing(signed_in, carol, marta, page):
    answer = signed_in(carol).get(address(marta.patient.pk, page), follow=True)

    assert answer.redirect_chain == [(f"/clinic/break-glass/{marta.patient.pk}", 302)]
    assert b"Marta" not in answer.content


@pytest.mark.parametrize("page", POSTS)
def test_another_therapist_changes_nothing_without_a_reason(signed_in, carol, marta, page):
    answer = signed_in(carol).post(address(marta.patient.pk, page))

    assert answer.headers["Location"] == f"/clinic/break-glass/{marta.patient.pk}"
    assert AuditEntry.objects.count() == 0


@pytest.mark.parametrize("page", OF_A_RECORD)
def test_the_owner_never_reads_a_record(signed_in, olga, marta, page):
    assert signed_in(olga).get(address(marta.patient.pk, page)).status_code == 404


@pytest.mark.parametrize("page", POSTS)
def test_the_owner_never_changes_a_record(signed_in, olga, marta, page):
    assert signed_in(olga).post(address(marta.patient.pk, page)).status_code == 404


@pytest.mark.parametrize("page", OF_A_RECORD)
def test_a_patient_reads_no_record_by_these_pages_not_even_their_own(signed_in, marta, page):
    assert signed_in(marta.patient.account).get(address(marta.patient.pk, page)).status_code == 404


@pytest.mark.parametrize("page", POSTS)
def test_a_patient_changes_no_record_by_these_pages(signed_in, marta, page):
    assert signed_in(marta.patient.account).post(address(marta.patient.pk, page)).status_code == 404


@pytest.mark.parametrize("page", POSTS)
def test_what_changes_something_is_not_done_by_a_link(signed_in, alice, marta, page):
    alert(marta)

    assert signed_in(alice).get(address(marta.patient.pk, page)).status_code == 405


@pytest.mark.parametrize("page", OF_A_RECORD)
def test_a_record_that_does_not_exist_looks_like_any_other_missing_page(signed_in, alice, page):
    assert signed_in(alice).get(address(uuid.uuid4(), page)).status_code == 404


def test_opening_a_record_is_written_down_with_the_reason_and_the_address(signed_in, bob, marta):
    signed_in(bob).get(address(marta.patient.pk, ""))

    entry = AuditEntry.objects.get()
    assert (entry.account, entry.action, entry.patient) == (bob.account, "patient.opened", marta.patient)
    assert entry.what == {"grant": "covering"}
    assert entry.address == "127.0.0.1"


def test_a_therapist_without_a_second_factor_sets_one_up_first(signed_in, alice, marta):
    alice.account.authenticator_set.all().delete()

    answer = signed_in(alice).get(address(marta.patient.pk, ""))

    assert answer.headers["Location"] == "/account/second-factor/needed/"

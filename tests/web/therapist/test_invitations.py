"""Taking somebody into care: the link is shown once, and a child gets none."""

import datetime

import pytest
from django.utils import timezone

from multifidus.records.models import AuditEntry, Episode, FactRecord, Invitation, Patient

INVITE, NEW_CASE = "/clinic/patients/invite", "/clinic/patients/new-case"


def form(**changed):
    given = {
        "name": "Sana Mirza", "born-day": "12", "born-month": "8", "born-year": "1997",
        "email": "sana@example.org", "phone": "",
    }  # fmt: skip
    return given | changed


def child(**changed):
    given = {
        "name": "Emil Berg", "born-day": "21", "born-month": "6", "born-year": str(timezone.localdate().year - 14),
        "guardian": "Karin Berg", "guardian_agreed": "yes",
    }  # fmt: skip
    return given | changed


def invited(client, **changed):
    return client.post(INVITE, form(**changed), follow=True)


def token_in(page):
    return page.content.decode().split("/invitation/")[1].split("/")[0].split('"')[0]


def test_an_invited_person_is_a_patient_with_an_episode_and_a_link_of_seven_days(signed_in, alice):
    invited(signed_in(alice))

    patient, invitation = Patient.objects.get(), Invitation.objects.get()
    assert (patient.name, patient.therapist, patient.account) == ("Sana Mirza", alice, None)
    assert Episode.objects.get().patient == patient
    assert invitation.patient == patient
    assert invitation.expires_at - invitation.created_at == datetime.timedelta(days=7)


def test_the_link_and_its_code_are_shown_once(signed_in, alice):
    client = signed_in(alice)

    first = invited(client)
    second = client.get(first.request["PATH_INFO"])

    assert b"<svg" in first.content
    assert token_in(first) not in second.content.decode()
    assert b"not shown again" in second.content


def test_the_token_itself_is_kept_nowhere_on_the_server(signed_in, alice):
    client = signed_in(alice)

    token = token_in(invited(client))

    assert token not in str(list(Invitation.objects.values()))
    assert token not in str(dict(client.session.items()))
    assert token not in str(list(AuditEntry.objects.values()))


def test_the_link_opens_the_page_to_come_in_by(signed_in, alice, client):
    token = token_in(invited(signed_in(alice)))

    assert client.get(f"/invitation/{token}/").status_code == 200


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "x" * 121}, "name"),
        ({"name": "\x00"}, "name"),
        ({"born-day": "32"}, "born"),
        ({"born-year": "2190"}, "born"),
        ({"born-year": "1900"}, "born"),
        ({"born-year": "x"}, "born"),
        ({"email": "no address"}, "email"),
        ({"email": "x" * 250 + "@example.org"}, "email"),
        ({"email": "", "phone": ""}, "email"),
        ({"email": "ALICE@example.org"}, "email"),
        ({"email": "", "phone": "1" * 41}, "phone"),
    ],
)
def test_what_can_not_be_used_is_told_beside_its_field_and_nobody_is_made(signed_in, alice, changed, field):
    answer = signed_in(alice).post(INVITE, form(**changed))

    assert answer.status_code == 422
    assert f'href="#{field}"'.encode() in answer.content
    assert not Patient.objects.exists()


def test_what_was_typed_is_kept_when_something_is_wrong(signed_in, alice):
    answer = signed_in(alice).post(INVITE, form(name="", email="sana@example.org")).content

    assert b'value="sana@example.org"' in answer
    assert b'value="1997"' in answer


def test_a_person_under_eighteen_is_not_invited(signed_in, alice):
    answer = signed_in(alice).post(INVITE, form(**{"born-year": str(timezone.localdate().year - 15)}))

    assert answer.status_code == 422
    assert b"under 18" in answer.content
    assert not Patient.objects.exists()


def test_a_new_link_stops_the_older_one(signed_in, alice, client):
    therapist = signed_in(alice)
    old = token_in(invited(therapist))

    new = token_in(therapist.post(f"/clinic/patients/{Patient.objects.get().pk}/invitation", follow=True))

    assert client.get(f"/invitation/{new}/").status_code == 200
    assert client.get(f"/invitation/{old}/").status_code != 200


def test_a_link_can_be_stopped(signed_in, alice, client):
    therapist = signed_in(alice)
    token = token_in(invited(therapist))

    therapist.post(f"/clinic/patients/{Patient.objects.get().pk}/invitation/revoke")

    assert client.get(f"/invitation/{token}/").status_code != 200


def test_who_forgot_the_password_chooses_a_new_one_by_a_link_and_signs_in_with_it(signed_in, alice, marta, client):
    token = token_in(signed_in(alice).post(f"/clinic/patients/{marta.patient.pk}/invitation", follow=True))

    answer = client.post(f"/invitation/{token}/", {"password": "a brand new phrase"})

    assert answer.headers["Location"] == "/account/sign-in/"
    assert "_auth_user_id" not in client.session
    marta.patient.account.refresh_from_db()
    assert marta.patient.account.check_password("a brand new phrase")
    assert client.get(f"/invitation/{token}/").status_code == 410


def test_before_the_owner_accepts_the_use_there_is_no_patient(signed_in, alice, clinic):
    clinic.intended_use_accepted_at = None
    clinic.save()

    invited_, entered = (signed_in(alice).post(f"/clinic/patients/{page}", form()) for page in ("invite", "new-case"))

    assert (invited_.status_code, entered.status_code) == (409, 409)
    assert b"first reads and accepts" in invited_.content
    assert not Patient.objects.exists()


def test_a_child_is_entered_with_a_guardians_consent(signed_in, alice):
    signed_in(alice).post(NEW_CASE, child())

    patient = Patient.objects.get()
    fact = FactRecord.objects.get(fact="guardian_consent")
    assert (patient.guardian, patient.account) == ("Karin Berg", None)
    assert patient.guardian_consent_at is not None
    assert (fact.value, fact.source, fact.by) == (True, "entry", alice.account)


@pytest.mark.parametrize(
    ("changed", "field"), [({"guardian": ""}, "guardian"), ({"guardian_agreed": ""}, "guardian_agreed")]
)
def test_a_child_is_not_entered_without_a_guardian_and_consent(signed_in, alice, changed, field):
    answer = signed_in(alice).post(NEW_CASE, child(**changed))

    assert answer.status_code == 422
    assert f'href="#{field}"'.encode() in answer.content
    assert not Patient.objects.exists()


def test_a_child_gets_no_link_later_either(signed_in, alice):
    client = signed_in(alice)
    client.post(NEW_CASE, child())

    client.post(f"/clinic/patients/{Patient.objects.get().pk}/invitation")

    assert not Invitation.objects.exists()


def test_an_adult_without_an_account_needs_no_guardian(signed_in, alice):
    signed_in(alice).post(NEW_CASE, child(**{"born-year": "1950", "guardian": "", "guardian_agreed": ""}))

    assert Patient.objects.get().guardian_consent_at is None
    assert not FactRecord.objects.exists()

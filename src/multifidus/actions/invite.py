"""A new patient, and the link that lets them in: shown once, used once, seven days long."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _

from multifidus.actions.deed import Invalid, Refused, deed
from multifidus.actions.invitations import issue, issue_again
from multifidus.actions.judge import judge
from multifidus.records.access import Opened
from multifidus.records.actor import Actor
from multifidus.records.facts_of import record_facts, years_between
from multifidus.records.knowledge import knowledge
from multifidus.records.local_time import local_date_of, zone_of
from multifidus.records.models import Account, Clinic, Episode, Invitation, Patient, Staff

FULL_AGE = 18
OLDEST = 120  # years
MOST_NAME, MOST_EMAIL, MOST_PHONE = 120, 254, 40


@dataclass(frozen=True, slots=True)
class NewPatient:
    """Who is to be treated. `guardian` is needed, with consent, for a person under 18."""

    name: str
    born: datetime.date | None
    email: str = ""
    phone: str = ""
    guardian: str = ""
    guardian_agreed: bool = False


@dataclass(frozen=True, slots=True)
class Invited:
    """A link that was made. The token is known here and nowhere else."""

    patient: Patient
    token: str


def invite_patient(actor: Actor, therapist: Staff, wanted: NewPatient, now: datetime.datetime) -> Invited:
    """Take a person of 18 or over into care, with a link to come in by.

    Raises:
        Invalid: a field can't be used, or the person is under 18.
        Refused: the owner has not accepted yet what the software is for.
    """
    _may_have_patients()
    faults = _faults(wanted, now)
    if not (wanted.email or wanted.phone):
        faults["email"] = _("Enter an e-mail address or a phone number, so that you can reach this person.")
    if "born" not in faults and wanted.born and years_between(wanted.born, now.date()) < FULL_AGE:
        faults["born"] = _("This person is under 18. Enter the case yourself, with a guardian's consent.")
    if faults:
        raise Invalid(faults)
    with transaction.atomic():
        patient = _take_in(therapist, wanted, now)
        with deed(actor, "patient.invited", now, patient):
            return Invited(patient, _issue(actor, patient, now))


def enter_case(actor: Actor, therapist: Staff, wanted: NewPatient, now: datetime.datetime) -> Patient:
    """Take a person into care who gets no account: under 18 with a guardian's consent, or without a phone.

    Raises:
        Invalid: a field can't be used, or the consent is missing.
        Refused: the owner has not accepted yet what the software is for.
    """
    _may_have_patients()
    faults = _faults(wanted, now)
    minor = bool(wanted.born) and "born" not in faults and years_between(wanted.born, now.date()) < FULL_AGE  # type: ignore[arg-type]
    if minor and not wanted.guardian:
        faults["guardian"] = _("This person is under 18. Enter the name of the parent or guardian who agrees.")
    if minor and not wanted.guardian_agreed:
        faults["guardian_agreed"] = _(
            "Without a guardian's consent the case can't be entered. Tick this once you have it."
        )
    if faults:
        raise Invalid(faults)
    with transaction.atomic():
        patient = _take_in(therapist, wanted, now)
        with deed(actor, "patient.entered", now, patient):
            if minor:
                _keep_consent(actor, patient, now)
    return patient


def renew_invitation(actor: Actor, opened: Opened, now: datetime.datetime) -> Invited:
    """Make a new link for a patient; every older one stops working.

    Who has an account chooses a new password with it: the way back in.

    Raises:
        Refused: the person is under 18.
    """
    patient = opened.patient
    if years_between(patient.born, now.date()) < FULL_AGE:
        raise Refused(_("A person under 18 gets no account of their own."))
    with deed(actor, "invitation.renewed", now, patient):
        _revoke_open(patient, now)
        return Invited(patient, _issue(actor, patient, now))


def revoke_invitation(actor: Actor, opened: Opened, now: datetime.datetime) -> int:
    """Stop every open link of a patient, and return how many there were."""
    with deed(actor, "invitation.revoked", now, opened.patient) as what:
        what["links"] = _revoke_open(opened.patient, now)
    return int(what["links"])


def is_address(email: str) -> bool:
    """Return whether a text is an e-mail address that can be kept."""
    try:
        validate_email(email)
    except ValidationError:
        return False
    return len(email) <= MOST_EMAIL


def _faults(wanted: NewPatient, now: datetime.datetime) -> dict[str, str]:
    faults = {}
    if not wanted.name:
        faults["name"] = _("Enter the person's name.")
    elif len(wanted.name) > MOST_NAME:
        faults["name"] = _("The name is too long. 120 letters are kept.")
    if wanted.born is None:
        faults["born"] = _("Enter the date of birth, like 3 3 1985.")
    elif wanted.born > now.date():
        faults["born"] = _("The date of birth lies in the future. Check it.")
    elif years_between(wanted.born, now.date()) > OLDEST:
        faults["born"] = _("This person would be over 120 years old. Check the date of birth.")
    if wanted.email and not is_address(wanted.email):
        faults["email"] = _("This is no e-mail address. Write it like name@example.org.")
    elif wanted.email and Account.objects.filter(email__iexact=wanted.email).exists():
        faults["email"] = _("Somebody already signs in with this address. Use another one.")
    if len(wanted.phone) > MOST_PHONE:
        faults["phone"] = _("The phone number is too long. 40 letters are kept.")
    if len(wanted.guardian) > MOST_NAME:
        faults["guardian"] = _("The name is too long. 120 letters are kept.")
    return faults


def _may_have_patients() -> None:
    clinic = Clinic.objects.first()
    if clinic is None or not (clinic.simulated or clinic.intended_use_accepted_at):
        raise Refused(_("No patient yet: the owner of the practice first reads and accepts what the software is for."))


def _take_in(therapist: Staff, wanted: NewPatient, now: datetime.datetime) -> Patient:
    assert wanted.born is not None  # `_faults` has seen to it
    patient = Patient.objects.create(
        therapist=therapist,
        name=wanted.name,
        born=wanted.born,
        email=wanted.email,
        phone=wanted.phone,
        guardian=wanted.guardian,
        guardian_consent_at=now if wanted.guardian and wanted.guardian_agreed else None,
        created_at=now,
    )
    Episode.objects.create(patient=patient, begun_at=now)
    return patient


def _keep_consent(actor: Actor, patient: Patient, now: datetime.datetime) -> None:
    episode = Episode.objects.get(patient=patient)
    content = knowledge()
    given: Mapping[str, bool] = {"guardian_consent": True}
    record_facts(
        episode, given, by=actor.account, source="entry", at=now, zone=zone_of(patient),
        local_date=local_date_of(patient, now), revision=content.revision,
    )  # fmt: skip
    judge(episode, content, now, actor.account)


def _issue(actor: Actor, patient: Patient, now: datetime.datetime) -> str:
    if patient.account is not None:
        return issue_again(patient.account, now, created_by=actor.account, patient=patient)
    return issue("patient", now, patient=patient, email=patient.email, name=patient.name, created_by=actor.account)


def _revoke_open(patient: Patient, now: datetime.datetime) -> int:
    return Invitation.objects.filter(patient=patient, used_at=None, revoked_at=None).update(revoked_at=now)

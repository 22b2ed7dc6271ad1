"""Coming in by an invitation: a patient, a colleague, or the first owner."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from multifidus.actions.deed import Invalid, Refused, deed
from multifidus.actions.invitations import standing
from multifidus.actions.invite import FULL_AGE, MOST_NAME, is_address
from multifidus.clinical.intake_texts import clean
from multifidus.records.actor import Actor
from multifidus.records.facts_of import years_between
from multifidus.records.local_time import known_zone
from multifidus.records.models import Account, Clinic, Invitation, Staff

MOST_PASSWORD = 200


@dataclass(frozen=True, slots=True)
class Entrant:
    """What somebody tells who comes in. Name and address are asked only where the invitation has none."""

    password: str
    name: str = ""
    email: str = ""
    time_zone: str = ""
    treats: bool = False  # asked of the first owner alone; others are invited as what they will be


def invitation_of(token: str, now: datetime.datetime) -> Invitation:
    """Return the invitation behind a link.

    Raises:
        Refused: used, expired, revoked, or never given: all in the same words.
    """
    found = standing(token, now)
    if found is None or not _still_lets_in(found, now):
        raise Refused(_("This link does not work any more. Please ask your clinic for a new one."))
    return found


def accept_invitation(token: str, entrant: Entrant, now: datetime.datetime, address: str | None = None) -> Account:
    """Make the account that an invitation is for, or give it a new password. The link works once.

    Raises:
        Refused: the link does not work any more.
        Invalid: name, address or password can't be used.
    """
    invitation = invitation_of(token, now)
    email = (invitation.email or clean(entrant.email)).lower()
    name = invitation.name or clean(entrant.name)
    with deed(Actor(None, address), "invitation.accepted", now, invitation.patient) as what:
        faults = _faults(name, email, entrant.password, new=invitation.account is None)
        if faults:
            raise Invalid(faults)
        used = Invitation.objects.filter(pk=invitation.pk, used_at=None, revoked_at=None).update(used_at=now)
        if not used:
            raise Refused(_("This link does not work any more. Please ask your clinic for a new one."))
        account = invitation.account
        if account is None:
            zone = known_zone(entrant.time_zone) or _clinic_zone()
            account = Account.objects.create_user(email, entrant.password, name=name, time_zone=zone)
            _place(invitation, account, entrant.treats)
        else:  # whoever is still signed in with the old password is signed out by the new one
            account.set_password(entrant.password)
            account.save(update_fields=["password"])
        what.update(account=account.pk, kind=invitation.kind)
    return account


def _place(invitation: Invitation, account: Account, treats: bool) -> None:
    if invitation.patient is not None:
        patient = invitation.patient
        patient.account = account
        patient.email = patient.email or account.email
        patient.save(update_fields=["account", "email"])
        return
    first = invitation.kind == "setup"
    Staff.objects.create(
        account=account,
        is_owner=first or invitation.is_owner,
        is_therapist=treats if first else invitation.is_therapist,
    )


def _faults(name: str, email: str, password: str, new: bool) -> dict[str, str]:
    faults = {}
    if not name:
        faults["name"] = _("Enter your name.")
    elif len(name) > MOST_NAME:
        faults["name"] = _("The name is too long. 120 letters are kept.")
    if not is_address(email):
        faults["email"] = _("Enter an e-mail address, like name@example.org.")
    elif new and Account.objects.filter(email__iexact=email).exists():
        faults["email"] = _("Somebody already signs in with this address. Use another one, or ask your clinic.")
    if not password:
        faults["password"] = _("Choose a password.")
    elif len(password) > MOST_PASSWORD:
        faults["password"] = _("This password is too long. 200 letters are enough.")
    else:
        try:
            validate_password(password, Account(email=email, name=name))
        except ValidationError as error:
            faults["password"] = " ".join(error.messages)
    return faults


def _still_lets_in(found: Invitation, now: datetime.datetime) -> bool:
    if found.account is not None:
        return found.account.is_active
    patient = found.patient
    return patient is None or (patient.account_id is None and years_between(patient.born, now.date()) >= FULL_AGE)


def _clinic_zone() -> str:
    clinic = Clinic.objects.only("time_zone").first()
    return clinic.time_zone if clinic else "UTC"

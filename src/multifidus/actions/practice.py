"""What the owner does: the clinic's own facts, what was accepted before real patients, colleagues."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from zoneinfo import available_timezones

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from multifidus.actions.deed import Invalid, Refused, deed
from multifidus.actions.invitations import issue, issue_again
from multifidus.records.actor import Actor
from multifidus.records.knowledge import knowledge
from multifidus.records.models import Clinic, Invitation, Staff

LONGEST = {"name": 120, "phone": 40, "emergency_number": 20, "mental_health_line": 80, "hours": 200}
NOTHING = -1  # no row has this number, and no clinic waits so long
FEWEST_WORDS = 10  # letters of a statement about the device status; less says nothing


def save_clinic(actor: Actor, form: Mapping[str, str], now: datetime.datetime) -> Clinic:
    """Keep the clinic's name, place, numbers and deputy.

    Raises:
        Invalid: by field, what can't be used.
    """
    clinic = Clinic.objects.first() or Clinic()
    values, faults = _read_clinic(form)
    deputy = None
    if form.get("deputy"):
        deputy = Staff.objects.filter(pk=_whole(form["deputy"]), is_therapist=True, left_at=None).first()
        if deputy is None:
            faults["deputy"] = _("Choose somebody who treats patients here.")
    if faults:
        raise Invalid(faults)
    with deed(actor, "clinic.saved", now) as what:
        for name, value in values.items():
            setattr(clinic, name, value)
        clinic.deputy = deputy
        clinic.save()
        what.update({name: values[name] for name in ("name", "country", "emergency_number")})
    return clinic


def accept_intended_use(actor: Actor, form: Mapping[str, str], now: datetime.datetime) -> None:
    """Keep that the owner accepts the intended use, states the device status and knows that the content is unsigned.

    Raises:
        Invalid: something is not accepted or not stated.
    """
    clinic = Clinic.objects.first()
    if clinic is None:
        raise Refused(_("Give the clinic's name and numbers first."))
    faults = {}
    if form.get("intended_use") != "yes":
        faults["intended_use"] = _("Say that you use it for this alone, or don't use it with patients yet.")
    if form.get("unsigned_content") != "yes":
        faults["unsigned_content"] = _("Say that you know the content is unsigned, or don't use it with patients yet.")
    status = form.get("device_status", "").strip()
    if len(status) < FEWEST_WORDS or len(status) > 2000 or "\x00" in status:
        faults["device_status"] = _("Say in a sentence what the status is in your country, and who checked it.")
    if faults:
        raise Invalid(faults)
    with deed(actor, "intended_use.accepted", now) as what:
        clinic.intended_use_accepted_at, clinic.intended_use_accepted_by = now, actor.account
        clinic.device_status, clinic.content_accepted = status, knowledge().revision
        clinic.save()
        what.update(content=clinic.content_accepted)


def invite_colleague(actor: Actor, form: Mapping[str, str], now: datetime.datetime) -> str:
    """Return the token of a new colleague's invitation; it is shown once.

    Raises:
        Invalid: by field, what can't be used.
    """
    faults = {}
    name, email = form.get("name", "").strip(), form.get("email", "").strip().lower()
    if not name or len(name) > 120 or not name.isprintable():
        faults["name"] = _("Write their name, up to 120 letters.")
    try:
        validate_email(email)
    except ValidationError:
        faults["email"] = _("Write an e-mail address, such as name@example.org.")
    roles = {"is_owner": form.get("owner") == "yes", "is_therapist": form.get("therapist") == "yes"}
    if not any(roles.values()):
        faults["therapist"] = _("Choose at least one: treats patients, or runs the practice.")
    if faults:
        raise Invalid(faults)
    with deed(actor, "colleague.invited", now) as what:
        what.update(roles)
        return issue("staff", now, created_by=actor.account, name=name, email=email, **roles)


def renew_password(actor: Actor, staff_id: object, now: datetime.datetime) -> str:
    """Return the token of a link with which a colleague chooses a new password; their older links stop working.

    The second factor stays as it is: the link alone opens nothing.

    Raises:
        Refused: nobody works here under this number, or it is oneself.
    """
    member = Staff.objects.select_related("account").filter(pk=_whole(staff_id), left_at=None).first()
    if member is None:
        raise Refused(_("Nobody who works here has this number."))
    if member.account == actor.account:
        raise Refused(_("Change your own password in your account."))
    with deed(actor, "colleague.password_link", now) as what:
        what.update(staff=member.pk)
        Invitation.objects.filter(account=member.account, used_at=None, revoked_at=None).update(revoked_at=now)
        return issue_again(member.account, now, created_by=actor.account)


def close_account(actor: Actor, staff_id: object, now: datetime.datetime) -> None:
    """End somebody's work here: they can't sign in any more, and what they did stays.

    Raises:
        Refused: nobody works here under this number, it is oneself, or patients would be left without a therapist.
    """
    member = Staff.objects.select_related("account").filter(pk=_whole(staff_id), left_at=None).first()
    if member is None:
        raise Refused(_("Nobody who works here has this number."))
    if member.account == actor.account:
        raise Refused(_("You can't close your own account. Another owner can."))
    if member.patients.exists():
        raise Refused(_("They still have patients. Give those to a colleague first."))
    with deed(actor, "colleague.left", now) as what:
        member.left_at = now
        member.save(update_fields=["left_at"])
        member.account.is_active = False
        member.account.save(update_fields=["is_active"])
        what.update(staff=member.pk)


def hand_over(actor: Actor, from_id: object, to_id: object, now: datetime.datetime) -> int:
    """Give all patients of one therapist to another, and return how many.

    Raises:
        Invalid: by field (`from`, `to`), one of them does not treat patients here, or both are the same.
    """
    giver, taker = (Staff.objects.filter(pk=_whole(i), left_at=None).first() for i in (from_id, to_id))
    faults = {}
    if giver is None:
        faults["from"] = _("Choose whose patients go to somebody else.")
    if taker is None or not taker.is_therapist or giver == taker:
        faults["to"] = _("Choose somebody else who treats patients here.")
    if faults or giver is None or taker is None:
        raise Invalid(faults)
    with deed(actor, "patients.handed_over", now) as what:
        count: int = giver.patients.update(therapist=taker)
        what.update(giver=giver.pk, taker=taker.pk, patients=count)
    return count


def _read_clinic(form: Mapping[str, str]) -> tuple[dict[str, object], dict[str, str]]:
    values: dict[str, object] = {}
    faults = {}
    needed = {
        "name": _("Write the name of the clinic."),
        "country": _("Write the country in two letters, such as GB."),
        "time_zone": _("Write the time zone, such as Europe/London."),
        "phone": _("Write the phone number that patients call."),
        "emergency_number": _("Write the emergency number of the country."),
    }
    for field in (*LONGEST, "country", "time_zone"):
        text = form.get(field, "").strip()
        values[field] = text
        if field in needed and not text:
            faults[field] = needed[field]
        elif field in LONGEST and (len(text) > LONGEST[field] or (text and not text.isprintable())):
            faults[field] = _("Use at most %(most)s letters, on one line.") % {"most": LONGEST[field]}
    country = str(values["country"]).upper()
    values["country"] = country
    if "country" not in faults and not (len(country) == 2 and country.isascii() and country.isalpha()):
        faults["country"] = _("Two letters, such as GB or DE.")
    if "time_zone" not in faults and values["time_zone"] not in available_timezones():
        faults["time_zone"] = _("We don't know this time zone. Write it like Europe/London.")
    minutes = _whole(form.get("deputy_after_min", "30"))
    if not 5 <= minutes <= 480:
        faults["deputy_after_min"] = _("5 to 480 minutes are allowed.")
    else:
        values["deputy_after_min"] = minutes
    return values, faults


def _whole(value: object) -> int:
    text = str(value)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else NOTHING

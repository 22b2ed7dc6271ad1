"""Letting a colleague in: sharing one patient, covering for each other, and breaking the glass."""

from __future__ import annotations

import datetime
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from multifidus.actions.deed import Invalid, Refused, deed
from multifidus.actions.judge import raise_alert
from multifidus.records.access import NotYours, Opened, grant_of, staff_of
from multifidus.records.actor import Actor
from multifidus.records.local_time import local_date_of
from multifidus.records.models import BreakGlass, Cover, Patient, Share, Staff

FEWEST_LETTERS, MOST_LETTERS = 10, 1000  # of a reason
GLASS_LASTS = datetime.timedelta(hours=8)
MOST_COVER = datetime.timedelta(days=366)
MAY_SHARE = ("own", "covering")


def share(actor: Actor, opened: Opened, colleague_id: int | None, now: datetime.datetime) -> Share:
    """Share a patient with a colleague until somebody ends it.

    Raises:
        Refused: only the patient's therapist, and who covers, may share.
        Invalid: no such colleague, or one who has the patient already.
    """
    _may_share(opened)
    colleague = _therapists().filter(pk=colleague_id).first() if colleague_id else None
    if colleague is None or colleague.pk == opened.patient.therapist_id:
        raise Invalid({"colleague": _("Choose a colleague.")})
    if _running(opened.patient, now).filter(staff=colleague).exists():
        raise Invalid({"colleague": _("%(name)s has this patient already.") % {"name": colleague.account.name}})
    with deed(actor, "patient.shared", now, opened.patient) as what:
        what["with"] = colleague.account.email
        return Share.objects.create(patient=opened.patient, staff=colleague, given_by=actor.person, since=now)


def end_share(actor: Actor, opened: Opened, share_id: int, now: datetime.datetime) -> None:
    """End a share; ending one that is over changes nothing.

    Raises:
        Refused: only the patient's therapist, and who covers, may end it; or it is no share of this patient.
    """
    _may_share(opened)
    found = opened.patient.shares.select_related("staff__account").filter(pk=share_id).first()
    if found is None:
        raise Refused(_("This patient is not shared like that. Load the page again."))
    with deed(actor, "patient.unshared", now, opened.patient) as what:
        what["with"] = found.staff.account.email
        _running(opened.patient, now).filter(pk=share_id).update(until=now)


def cover(
    actor: Actor, absent: Staff, covering_id: int | None,
    since: datetime.datetime | None, until: datetime.datetime | None, now: datetime.datetime,
) -> Cover:  # fmt: skip
    """Put one therapist's patients in a colleague's care between two moments.

    Raises:
        Refused: neither the absent one nor an owner asks for it.
        Invalid: no such colleague, or times that make no sense.
    """
    _may_arrange(actor, absent)
    faults = {}
    covering = _therapists().filter(pk=covering_id).first() if covering_id else None
    if covering is None or covering.pk == absent.pk:
        faults["covering"] = _("Choose a colleague.")
    if since is None:
        faults["since"] = _("Enter the first day, like 7 12 2026.")
    if until is None:
        faults["until"] = _("Enter the last day, like 18 12 2026.")
    elif until <= now:
        faults["until"] = _("The last day is over already. Enter a later one.")
    elif since is not None and until <= since:
        faults["until"] = _("The last day is before the first one.")
    elif since is not None and until - since > MOST_COVER:
        faults["until"] = _("Cover lasts a year at most. Enter an earlier day.")
    if faults:
        raise Invalid(faults)
    assert covering is not None and since is not None and until is not None  # each has its fault above
    with deed(actor, "cover.begun", now) as what:
        what.update(absent=absent.account.email, covering=covering.account.email, until=until.isoformat())
        return Cover.objects.create(
            absent=absent, covering=covering, given_by=actor.person, since=since, until=until
        )  # fmt: skip


def end_cover(actor: Actor, absent: Staff, cover_id: int, now: datetime.datetime) -> None:
    """End a cover now, or before it has begun.

    Raises:
        Refused: neither the absent one nor an owner asks for it, or there is no such cover.
    """
    _may_arrange(actor, absent)
    found = Cover.objects.select_related("covering__account").filter(pk=cover_id, absent=absent).first()
    if found is None:
        raise Refused(_("There is no such cover. Load the page again."))
    with deed(actor, "cover.ended", now) as what:
        what.update(absent=absent.account.email, covering=found.covering.account.email)
        Cover.objects.filter(pk=cover_id, until__gt=now).update(until=now)


def look_for(actor: Actor, name: str, born: datetime.date | None, now: datetime.datetime) -> UUID | None:
    """Return the patient with exactly this name and date of birth, and write down that somebody asked.

    Raises:
        Invalid: the name or the date is missing.
    """
    faults = {}
    if not name:
        faults["name"] = _("Enter the person's whole name.")
    if born is None:
        faults["born"] = _("Enter the date of birth, like 3 3 1985.")
    if faults:
        raise Invalid(faults)
    assert born is not None  # a missing one has its fault above
    with deed(actor, "patient.looked_for", now) as what:
        wanted = " ".join(name.split()).casefold()
        found = [one for one in Patient.objects.filter(born=born) if " ".join(one.name.split()).casefold() == wanted]
        what["found"] = len(found)
    return found[0].pk if len(found) == 1 else None


def break_glass(actor: Actor, patient_id: UUID, reason: str, now: datetime.datetime) -> BreakGlass | None:
    """Open the record of another therapist's patient for eight hours; that therapist is told at once.

    Returns None where it is open to this person anyway.

    Raises:
        NotYours: no such patient, or somebody who reads no records.
        Invalid: the reason is missing or too short.
    """
    staff = staff_of(actor.account)
    patient = Patient.objects.select_related("therapist__account", "account").filter(pk=patient_id).first()
    if staff is None or not staff.is_therapist or patient is None:
        raise NotYours
    if grant_of(staff, patient, now) is not None:
        return None
    if len(reason) < FEWEST_LETTERS:
        raise Invalid({"reason": _("Write why you need this record, in 10 letters or more.")})
    if len(reason) > MOST_LETTERS:
        raise Invalid({"reason": _("This is too long. 1,000 letters are kept.")})
    with deed(actor, "glass.broken", now, patient) as what:
        episode = patient.episodes.first()
        if episode is None:
            raise NotYours
        glass = BreakGlass.objects.create(patient=patient, staff=staff, reason=reason, at=now, until=now + GLASS_LASTS)
        what["until"] = glass.until.isoformat()
        day = local_date_of(patient, now).isoformat()
        title = _("%(name)s opened this record with a reason, %(day)s") % {"name": staff.account.name, "day": day}
        raise_alert(episode, "glass", "today", title, [reason], now)
    return glass


def _may_share(opened: Opened) -> None:
    if opened.grant not in MAY_SHARE:
        raise Refused(_("Only the patient's own therapist, or who covers for them, can share this record."))


def _may_arrange(actor: Actor, absent: Staff) -> None:
    staff = staff_of(actor.account)
    if staff is None or not (staff.is_owner or staff.pk == absent.pk):
        raise Refused(_("Only the therapist who is away, or an owner of the clinic, can arrange this."))


def _therapists() -> QuerySet[Staff]:
    return Staff.objects.select_related("account").filter(is_therapist=True, left_at=None, account__is_active=True)


def _running(patient: Patient, now: datetime.datetime) -> QuerySet[Share]:
    return Share.objects.filter(Q(until=None) | Q(until__gt=now), patient=patient)

"""Who may see this patient? The one door to a patient's record.

A therapist sees their own patients and those shared with them; a colleague
who covers sees the absent one's; the deputy sees whoever's alert nobody took;
an owner administers without reading; a patient sees themself. Everybody else
must give a reason, which the patient's therapist is told.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from multifidus.records.actor import Actor
from multifidus.records.models import Account, Alert, AuditEntry, Clinic, Episode, Patient, Staff

# In words of our own, for every page of a patient asks this: Django took longer to find the words than the database to
# answer.
OWN_PATIENT = "SELECT * FROM records_patient WHERE account_id = %s"
OWN_EPISODE = (
    "SELECT e.* FROM records_episode e JOIN records_patient p ON p.id = e.patient_id WHERE p.account_id = %s"
    " ORDER BY e.begun_at DESC, e.id DESC LIMIT 1"
)


class NotYours(Exception):
    """No such patient, or none that this person may ever open: both look alike."""


class NeedsReason(Exception):
    """A therapist without a grant: the record opens only with a reason."""

    def __init__(self, patient_id: UUID) -> None:
        super().__init__("The record of another therapist's patient opens only with a reason.")
        self.patient_id = patient_id


@dataclass(frozen=True, slots=True)
class Opened:
    """A patient's record that somebody may work in: its newest episode, and why they may."""

    patient: Patient
    episode: Episode
    grant: str  # own, shared, covering, deputy, glass, self


def staff_of(account: Account | None) -> Staff | None:
    """Return who somebody is in the clinic, or None: a patient, or somebody who left."""
    if account is None or not account.is_authenticated or not account.is_active:
        return None
    return Staff.objects.filter(account=account, left_at=None).first()


def patients_of(staff: Staff, now: datetime.datetime) -> QuerySet[Patient]:
    """Return every patient that somebody of the staff may open at this moment without giving a reason."""
    if not staff.is_therapist:
        return Patient.objects.none()
    return Patient.objects.filter(_granted(staff, now)).distinct()


def open_patient(actor: Actor, patient_id: UUID, now: datetime.datetime) -> Opened:
    """Return the record for a member of the staff, and write down that it was opened.

    Raises:
        NotYours: no such patient, or this person reads no records.
        NeedsReason: a therapist who may open it only with a reason.
    """
    staff = staff_of(actor.account)
    if staff is None or not staff.is_therapist:
        raise NotYours
    patient = Patient.objects.select_related("therapist__account", "account").filter(id=patient_id).first()
    if patient is None:
        raise NotYours
    grant = grant_of(staff, patient, now)
    if grant is None:
        raise NeedsReason(patient_id)
    AuditEntry.objects.add_new([
        AuditEntry(
            at=now, account=actor.account, action="patient.opened", patient=patient, what={"grant": grant},
            address=actor.address,
        )
    ])  # fmt: skip
    return Opened(patient, _episode(patient), grant)


def own_record(account: Account | None) -> Opened:
    """Return the record of the patient who is signed in.

    Raises:
        NotYours: this account is nobody's who is treated here.
    """
    if account is None or not account.is_authenticated or not account.is_active:
        raise NotYours
    for patient in Patient.objects.raw(OWN_PATIENT, [account.pk]):
        for episode in Episode.objects.raw(OWN_EPISODE, [account.pk]):
            patient.account = account
            episode.patient = patient
            return Opened(patient, episode, "self")
    raise NotYours


def grant_of(staff: Staff, patient: Patient, now: datetime.datetime) -> str | None:
    """Return why somebody may open a record, or None."""
    if patient.therapist_id == staff.pk:
        return "own"
    for name, question in _grants(staff, now).items():
        if Patient.objects.filter(question, pk=patient.pk).exists():
            return name
    return None


def _granted(staff: Staff, now: datetime.datetime) -> Q:
    found = Q(therapist=staff)
    for question in _grants(staff, now).values():
        found |= question
    return found


def _grants(staff: Staff, now: datetime.datetime) -> dict[str, Q]:
    """Return the ways to a patient who is not one's own."""
    grants = {
        "shared": Q(pk__in=staff.shares.filter(Q(until=None) | Q(until__gt=now), since__lte=now).values("patient")),
        "covering": Q(therapist__in=staff.covers.filter(since__lte=now, until__gt=now).values("absent")),
        "glass": Q(glass_broken__staff=staff, glass_broken__until__gt=now),
    }
    clinic = Clinic.objects.first()
    if clinic is not None and clinic.deputy_id == staff.pk:
        since = now - datetime.timedelta(minutes=clinic.deputy_after_min)
        alerts = Alert.objects.filter(acknowledged_at=None, opened_at__lte=since).exclude(kind="glass")
        waiting = Episode.objects.filter(alerts__in=alerts)
        grants["deputy"] = Q(pk__in=waiting.values("patient"))
    return grants


def _episode(patient: Patient) -> Episode:
    episode = patient.episodes.first()
    if episode is None:
        raise NotYours
    episode.patient = patient
    return episode

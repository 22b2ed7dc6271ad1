"""What the owner sees: counts and people of the staff, never a record."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db.models import Count, Q

from multifidus.records.models import Clinic, Invitation, Patient, Staff


@dataclass(frozen=True, slots=True)
class PracticeSummary:
    """What is set up and how many there are."""

    clinic: Clinic | None
    accepted: bool
    staff: int
    patients: int


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who works here."""

    id: int
    name: str
    email: str
    is_owner: bool
    is_therapist: bool
    title: str
    patients: int


def practice_summary() -> PracticeSummary:
    """Return what the owner's first page shows."""
    clinic = Clinic.objects.select_related("deputy__account").first()
    accepted = clinic is not None and (clinic.intended_use_accepted_at is not None or clinic.simulated)
    return PracticeSummary(clinic, accepted, Staff.objects.filter(left_at=None).count(), Patient.objects.count())


def members() -> list[Member]:
    """Return everybody who works here, by name."""
    rows = Staff.objects.filter(left_at=None).select_related("account").annotate(count=Count("patients"))
    return [
        Member(row.pk, row.account.name, row.account.email, row.is_owner, row.is_therapist, row.title, row.count)
        for row in rows.order_by("account__name")
    ]


def therapists() -> list[Member]:
    """Return those who treat patients, by name."""
    return [member for member in members() if member.is_therapist]


def invitations_of_staff(now: datetime.datetime) -> list[Invitation]:
    """Return the colleagues' invitations that nobody has used yet."""
    open_ = Q(used_at=None, revoked_at=None, expires_at__gt=now)
    return list(Invitation.objects.filter(open_, kind="staff").order_by("expires_at"))

"""Where a patient's invitation stands."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from multifidus.records.access import Opened
from multifidus.records.models import Invitation


@dataclass(frozen=True, slots=True)
class InvitationState:
    """The newest link of a patient: none, open, expired, revoked or used; `has_account` once they came in."""

    state: str
    made_at: datetime.datetime | None
    expires_at: datetime.datetime | None
    has_account: bool


def invitation_state(opened: Opened, now: datetime.datetime) -> InvitationState:
    """Return where the newest invitation of a patient stands."""
    row = Invitation.objects.filter(patient=opened.patient).order_by("-id").first()
    has_account = opened.patient.account_id is not None
    if row is None:
        return InvitationState("none", None, None, has_account)
    state = (
        "used" if row.used_at else "revoked" if row.revoked_at else "expired" if row.expires_at <= now else "open"
    )  # fmt: skip
    return InvitationState(state, row.created_at, row.expires_at, has_account)


def answers_by_hand(opened: Opened) -> bool:
    """Return whether the therapist enters this patient's answers: there is no account, and no link to one was made."""
    return opened.patient.account_id is None and not Invitation.objects.filter(patient=opened.patient).exists()

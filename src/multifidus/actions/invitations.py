"""Links that let one person in, once. The token is shown once; only its hash is kept."""

from __future__ import annotations

import datetime
import hashlib
import secrets
from typing import Any

from multifidus.records.models import Account, Invitation, Staff

DAYS_VALID = 7


def issue(kind: str, now: datetime.datetime, **fields: Any) -> str:
    """Make an invitation and return its token.

    Args:
        kind: "setup", "staff" or "patient".
        fields: the other columns of `Invitation`.
    """
    token = secrets.token_urlsafe(24)
    until = now + datetime.timedelta(days=DAYS_VALID)
    Invitation.objects.create(kind=kind, token_hash=hashed(token), created_at=now, expires_at=until, **fields)
    return token


def issue_again(account: Account, now: datetime.datetime, **fields: Any) -> str:
    """Make a link with which somebody who has an account chooses a new password, and return its token."""
    return issue("again", now, account=account, email=account.email, name=account.name, **fields)


def standing(token: str, now: datetime.datetime) -> Invitation | None:
    """Return the invitation of a token that still lets somebody in, or None."""
    found = Invitation.objects.filter(
        token_hash=hashed(token), used_at=None, revoked_at=None, expires_at__gt=now
    ).select_related("patient", "account")
    return found.first()


def hashed(token: str) -> str:
    """Return what is kept of a token."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def open_set_up(now: datetime.datetime) -> str | None:
    """Return a new token for the first owner while nobody works here, else None. Older ones stop working."""
    if Staff.objects.exists():
        return None
    Invitation.objects.filter(kind="setup", used_at=None, revoked_at=None).update(revoked_at=now)
    return issue("setup", now)

"""Who is signed in: asked with nearly every request, so in words of our own.

Django makes the words of a query anew each time it asks, which costs more than the answer.
"""

from __future__ import annotations

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth import get_user_model
from django.contrib.sessions.backends.db import SessionStore as DatabaseSessions
from django.utils import timezone

from multifidus.records.people import Account

SESSION = "SELECT * FROM django_session WHERE session_key = %s"
ACCOUNT = "SELECT * FROM records_account WHERE id = %s"


class SessionStore(DatabaseSessions):
    """Sessions in the database."""

    def load(self) -> dict[str, Any]:
        """Return what a session holds; nothing where there is none, or it ran out."""
        for row in self.model.objects.raw(SESSION, [self.session_key]):
            if row.expire_date > timezone.now():
                return self.decode(row.session_data)
        self._session_key = None
        return {}


class ByPasswordOrPasskey(AuthenticationBackend):  # type: ignore[misc]
    """The ways in that allauth knows."""

    def get_user(self, user_id: int) -> Account | None:
        """Return the account that a session names; None where it is gone or shut."""
        for account in get_user_model().objects.raw(ACCOUNT, [user_id]):
            return account if self.user_can_authenticate(account) else None
        return None

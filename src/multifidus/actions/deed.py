"""One action: one transaction and one audit row."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.db import transaction

from multifidus.records.actor import Actor
from multifidus.records.models import AuditEntry, Patient


class Refused(Exception):
    """This may not be done. The message says why, and what to do instead, to the person who tried."""


class Invalid(Exception):
    """What was entered can't be used: by field, what is wrong and what to do."""

    def __init__(self, faults: Mapping[str, str]) -> None:
        super().__init__("; ".join(faults.values()))
        self.faults = dict(faults)


class Stale(Exception):
    """Somebody else saved in the meantime; `current` is what they left."""

    def __init__(self, message: str, current: Any = None) -> None:
        super().__init__(message)
        self.current = current


@contextmanager
def deed(actor: Actor, action: str, now: datetime.datetime, patient: Patient | None = None) -> Iterator[dict[str, Any]]:
    """Do something as a whole or not at all, and write down who did it.

    Args:
        action: what is done, as `subject.verb`, in the past tense: "plan.approved".

    Yields:
        A dict for what the audit row should say besides; plain JSON values, no clinical free text.
    """
    with transaction.atomic():
        what: dict[str, Any] = {}
        yield what
        AuditEntry.objects.add_new(
            [
                AuditEntry(
                    at=now, account=actor.account, action=action, patient=patient, what=what, address=actor.address
                )
            ]
        )

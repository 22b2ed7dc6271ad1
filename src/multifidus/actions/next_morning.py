"""The morning after: how the back took yesterday."""

from __future__ import annotations

import datetime
import uuid

from django.utils.translation import gettext as _

from multifidus.actions.deed import Invalid, Refused
from multifidus.actions.train import record_entries
from multifidus.records.access import Opened
from multifidus.records.actor import Actor
from multifidus.records.local_time import local_date_of, zone_of
from multifidus.records.queries.patient_today import mornings_due

WORST_FIRST = ("stop", "red", "amber", "green")


def report_morning(actor: Actor, opened: Opened, pain: str, hour_after: str, now: datetime.datetime) -> str:
    """Keep the pain of this morning for each session of yesterday, and return the worst colour.

    Args:
        pain: a whole number 0 to 10, as a form posts it.
        hour_after: the same for an hour after the session, or blank.

    Raises:
        Invalid: a number that is none, or not 0 to 10.
        Refused: no session of yesterday waits for an answer.
    """
    faults = {}
    if pain not in _NUMBERS:
        faults["pain"] = _("Choose a number from 0 to 10.")
    if hour_after not in (*_NUMBERS, ""):
        faults["hour_after"] = _("Choose a number from 0 to 10, or leave it out.")
    if faults:
        raise Invalid(faults)
    sessions = mornings_due(opened, now)
    if not sessions:
        raise Refused(_("We have your answer already."))
    answer = record_entries(
        actor,
        opened,
        [
            {
                # The same answer sent twice must be one row: its id follows from the session's.
                "id": str(uuid.uuid5(session.id, "morning")),
                "kind": "morning_report",
                "session": str(session.id),
                "at": now.isoformat(),
                "zone": zone_of(opened.patient),
                "local_date": local_date_of(opened.patient, now).isoformat(),
                "next_morning_0_10": int(pain),
                "hour_after_0_10": int(hour_after) if hour_after else None,
            }
            for session in sessions
        ],
        now,
    )
    colours = [light["colour"] for light in answer["lights"].values()]
    return min(colours, key=WORST_FIRST.index, default="green")


_NUMBERS = tuple(str(number) for number in range(11))

"""What people change of their own account."""

from __future__ import annotations

import datetime

from django.utils.translation import gettext as _

from multifidus.actions.deed import Invalid, deed
from multifidus.records.actor import Actor
from multifidus.records.local_time import known_zone


def choose_units(actor: Actor, units: str, zone: str, now: datetime.datetime) -> None:
    """Keep the units and the time zone that somebody wants to read.

    Raises:
        Invalid: units or zone that we do not know.
    """
    account = actor.account
    assert account is not None
    faults = {}
    if units not in ("metric", "imperial"):
        faults["units"] = _("Choose centimetres or feet.")
    if known_zone(zone) is None:
        faults["zone"] = _("We don't know this time zone. Write it like Europe/London.")
    if faults:
        raise Invalid(faults)
    with deed(actor, "account.units", now) as what:
        account.units, account.time_zone = units, zone
        account.save(update_fields=["units", "time_zone"])
        what.update(units=units, zone=zone)

"""Alerts: who takes them, and what was done."""

from __future__ import annotations

import datetime

from django.utils.translation import gettext as _

from multifidus.actions.deed import Invalid, Refused, Stale, deed
from multifidus.records.access import Opened
from multifidus.records.actor import Actor
from multifidus.records.models import Alert

FEWEST, MOST = 3, 2000  # letters of what was done


def acknowledge(actor: Actor, opened: Opened, alert_id: int, done: str, now: datetime.datetime) -> Alert:
    """Take an alert, with what was done about it.

    Raises:
        Invalid: nothing, or too much, was written.
        Refused: this record has no such alert.
        Stale: somebody has taken it in the meantime.
    """
    faults = _faults(done, _("Write what you did, for example: called her, she is on her way to A&E."))
    if faults:
        raise Invalid(faults)
    with deed(actor, "alert.acknowledged", now, opened.patient) as what:
        alert = _alert(opened, alert_id)
        taken = Alert.objects.filter(pk=alert.pk, acknowledged_at=None).update(
            acknowledged_at=now, acknowledged_by=actor.account, done=done
        )
        if not taken:
            by = alert.acknowledged_by.name if alert.acknowledged_by else _("Somebody")
            raise Stale(_("%(name)s has taken this alert already.") % {"name": by}, alert)
        what["alert"] = alert.pk
    alert.refresh_from_db()
    return alert


def reopen(actor: Actor, opened: Opened, alert_id: int, because: str, now: datetime.datetime) -> Alert:
    """Open an alert again, as a new one that says why; what was done stays with the old one.

    Raises:
        Invalid: no reason.
        Refused: this record has no such alert, or it is open.
    """
    faults = _faults(because, _("Write why it is open again."))
    if faults:
        raise Invalid(faults)
    with deed(actor, "alert.reopened", now, opened.patient) as what:
        old = _alert(opened, alert_id)
        if Alert.objects.filter(episode=old.episode, kind=old.kind, title=old.title, acknowledged_at=None).exists():
            raise Refused(_("This alert is open already."))
        again = Alert.objects.create(
            episode=old.episode, kind=old.kind, urgency=old.urgency, title=old.title,
            because=[because, *old.because], opened_at=now,
        )  # fmt: skip
        what.update(alert=old.pk, again=again.pk)
    return again


def _alert(opened: Opened, alert_id: int) -> Alert:
    alert = Alert.objects.select_related("acknowledged_by").filter(pk=alert_id, episode__patient=opened.patient).first()
    if alert is None:
        raise Refused(_("This record has no such alert. Load the page again."))
    return alert


def _faults(words: str, blank: str) -> dict[str, str]:
    if len(words) < FEWEST:
        return {"done": blank}
    if len(words) > MOST:
        return {"done": _("This is too long. 2,000 letters are kept.")}
    return {}

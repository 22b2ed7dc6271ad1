"""A clinician lets a patient go on who was stopped by what they told at a contact."""

from __future__ import annotations

import datetime

from django.utils.translation import gettext as _

from multifidus.actions.deed import Invalid, Refused, deed
from multifidus.actions.judge import BY_CONTACT
from multifidus.clinical.overrides import FEWEST_LETTERS
from multifidus.records.access import Opened
from multifidus.records.actor import Actor
from multifidus.records.local_time import local_date_of, zone_of
from multifidus.records.models import Decision, Episode

MOST_LETTERS = 400
GO_ON = "contact_stop"  # what the decision is of, in the record


def lift_stop(actor: Actor, opened: Opened, reason: str, now: datetime.datetime) -> None:
    """Let the patient go on, with the clinician's reason in the record.

    Alerts stay open until somebody takes them: this is about exercise alone.

    Raises:
        Invalid: the reason says too little or too much.
        Refused: nothing told at a contact stops this patient; what the rules stop is decided on the diagnosis page.
    """
    words = " ".join(reason.split())
    if not FEWEST_LETTERS <= len(words) <= MOST_LETTERS or not words.isprintable():
        raise Invalid({"reason": _("Write in 10 to 400 letters what you found, so that others understand.")})
    with deed(actor, "stop.lifted", now, opened.patient):
        episode = Episode.objects.select_for_update().get(pk=opened.episode.pk)
        if episode.stopped_by != BY_CONTACT:
            raise Refused(_("Nothing that the patient told at a contact stops them now."))
        Decision.objects.create(
            episode=episode, of=f"confirm:{GO_ON}", to="go_on", reason=words, by=actor.person,
            at=now, zone=zone_of(opened.patient), local_date=local_date_of(opened.patient, now),
        )  # fmt: skip
        episode.stopped_at, episode.stopped_by = None, ""
        episode.save(update_fields=["stopped_at", "stopped_by"])

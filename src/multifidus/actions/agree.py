"""What a patient says yes or no to: what is kept of them, and their plan."""

from __future__ import annotations

import datetime

from django.utils.translation import gettext as _

from multifidus.actions.deed import Refused, Stale, deed
from multifidus.records.access import Opened
from multifidus.records.actor import Actor
from multifidus.records.models import Agreement, PlanVersion
from multifidus.records.queries.patient_place import has_agreed, is_as_approved, is_child


def agree(actor: Actor, opened: Opened, words: str, now: datetime.datetime) -> None:
    """Keep the patient's yes to what is kept of them, in the words they read.

    Raises:
        Refused: somebody under 18; a guardian consents for them in the clinic.
    """
    _answer(actor, opened, words, True, now)


def stop_agreeing(actor: Actor, opened: Opened, words: str, now: datetime.datetime) -> None:
    """Keep the patient's no: from now on nothing more is asked and kept. What is in the record stays there.

    Raises:
        Refused: somebody under 18.
    """
    _answer(actor, opened, words, False, now)


def agree_to_plan(actor: Actor, opened: Opened, number: int, now: datetime.datetime) -> None:
    """Keep the patient's yes to the plan in force. A second yes changes nothing.

    Raises:
        Stale: this version is not in force any more; `current` is the one that is, or None.
        Refused: an answer calls for help first, or no answer is wanted from this account.
    """
    with deed(actor, "plan.agreed", now, opened.patient) as what:
        if is_child(opened, now) or not has_agreed(opened) or opened.episode.stopped_at is not None:
            raise Refused(_("You can't agree to a plan now. Please read what your first page says."))
        plan = (
            PlanVersion.objects.select_for_update().filter(episode=opened.episode, state=PlanVersion.APPROVED).first()
        )
        if plan is None or plan.number != number or not is_as_approved(plan):
            raise Stale(_("Your therapist has changed your plan. Please read the new one."), plan)
        if plan.agreed_at is None:
            plan.agreed_at = now
            plan.save(update_fields=["agreed_at"])
        what.update(plan=plan.pk, number=plan.number)


def _answer(actor: Actor, opened: Opened, words: str, agreed: bool, now: datetime.datetime) -> None:
    with deed(actor, "agreement.given" if agreed else "agreement.withdrawn", now, opened.patient):
        if is_child(opened, now):
            raise Refused(_("A parent or guardian agrees for you, in the clinic."))
        assert actor.account is not None
        Agreement.objects.create(patient=opened.patient, words=words, agreed=agreed, at=now, by=actor.account)

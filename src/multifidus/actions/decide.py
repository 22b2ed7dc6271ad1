"""A clinician's decision on what the rules say: confirmed, overruled with a reason, or given back to the rules."""

from __future__ import annotations

import datetime

from multifidus.actions.deed import Invalid, Refused, deed
from multifidus.actions.judge import assessment_of, judge
from multifidus.clinical.classify import IN_ORDER
from multifidus.clinical.complaints import Complaint
from multifidus.clinical.overrides import FEWEST_LETTERS, MOST_WORDS, read_overrides
from multifidus.records.access import Opened
from multifidus.records.actor import Actor
from multifidus.records.facts_of import decisions_of
from multifidus.records.knowledge import knowledge
from multifidus.records.local_time import local_date_of, zone_of
from multifidus.records.models import Decision

CONFIRM = "confirm:"
MOST_LETTERS = 80  # of what is decided on, and of what is decided


def decide(actor: Actor, opened: Opened, of: str, to: str, reason: str, now: datetime.datetime) -> Decision:
    """Overrule the rules: of `triage`, `ask_again`, an axis with one answer, or `exercise:<id>`.

    Raises:
        Invalid: `of` or `to` can't be decided, or the `reason` says too little.
    """
    reason = _reason(reason, needed=True)
    content = knowledge()
    item = {"of": of, "to": to, "by": actor.person.name, "role": "clinician", "reason": reason}
    complaints: list[Complaint] = []
    read_overrides([item], content.facts, content.exercises, complaints)
    if complaints or len(of) > MOST_LETTERS:
        words = " ".join(complaint.message for complaint in complaints)
        raise Invalid({"to": f"This can't be decided: {words or 'it is too long.'}"})
    return _keep(actor, opened, of.strip(), to.strip(), reason, "decision.made", now)


def confirm(actor: Actor, opened: Opened, axis: str, codes: str, reason: str, now: datetime.datetime) -> Decision:
    """Confirm what the rules say on an axis, as it was shown.

    Args:
        codes: the codes that the clinician saw and confirms, joined by commas.

    Raises:
        Invalid: no such axis.
        Refused: the rules say something else by now.
    """
    if axis not in (*IN_ORDER, "triage"):
        raise Invalid({"to": "There is nothing of that name to confirm."})
    found = assessment_of(opened.episode, knowledge(), now)
    said = found.verdict.tier if axis == "triage" else ",".join(found.classification.codes(axis))
    if not said:
        raise Refused("No rule decides this yet, so there is nothing to confirm.")
    if codes != said:
        raise Refused("What is known has changed since you opened this page. Look at it again, then confirm.")
    reason = _reason(reason, needed=False)
    return _keep(actor, opened, f"{CONFIRM}{axis}", said[:MOST_LETTERS], reason, "decision.confirmed", now)


def withdraw(actor: Actor, opened: Opened, of: str, reason: str, now: datetime.datetime) -> Decision:
    """Give a matter back to the rules.

    Raises:
        Invalid: the reason says too little.
        Refused: no decision of that is in force.
    """
    reason = _reason(reason, needed=not of.startswith(CONFIRM))
    if of not in decisions_of(opened.episode):
        raise Refused("No decision of this is in force.")
    return _keep(actor, opened, of, Decision.WITHDRAWN, reason, "decision.withdrawn", now)


def _keep(actor: Actor, opened: Opened, of: str, to: str, reason: str, action: str, now: datetime.datetime) -> Decision:
    patient, content = opened.patient, knowledge()
    with deed(actor, action, now, patient) as what:
        row: Decision = Decision.objects.create(
            episode=opened.episode, of=of, to=to, reason=reason, by=actor.person, at=now, zone=zone_of(patient),
            local_date=local_date_of(patient, now),
        )  # fmt: skip
        what.update(of=of, to=to)
        if not of.startswith(CONFIRM):
            judge(opened.episode, content, now, actor.account)
        return row


def _reason(reason: str, needed: bool) -> str:
    words = " ".join(reason.split())
    if len(words) > MOST_WORDS or not words.isprintable():
        raise Invalid({"reason": f"Say why in plain text of at most {MOST_WORDS} letters."})
    if len(words) < FEWEST_LETTERS and (needed or words):
        raise Invalid({"reason": f"Say why, in at least {FEWEST_LETTERS} letters, so that others understand."})
    return words

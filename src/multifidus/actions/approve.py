"""A draft becomes the plan: checked once more, resolved to words that stay as they are, and put in force."""

from __future__ import annotations

import datetime
from typing import Any

from multifidus.actions.deed import Refused, deed
from multifidus.actions.judge import assessment_of, judge
from multifidus.actions.plan import Typed, locked, with_typed
from multifidus.clinical.assess import Assessment
from multifidus.clinical.document import resolve
from multifidus.clinical.draft import Draft, DraftError, as_json, draft_from_json
from multifidus.clinical.knowledge import Knowledge
from multifidus.records.access import Opened
from multifidus.records.actor import Actor
from multifidus.records.document_hash import hash_of
from multifidus.records.knowledge import knowledge
from multifidus.records.local_time import local_date_of
from multifidus.records.models import PlanVersion


def approve(actor: Actor, opened: Opened, edits: int, typed: Typed, now: datetime.datetime) -> PlanVersion:
    """Approve the draft as the therapist sees it: on the facts of this moment, not on those of its first day.

    The document is stored resolved, with its hash; the plan in force until now
    is replaced; the next assessment is due when the document says so.

    Raises:
        Stale: somebody else changed the draft since.
        Invalid: something typed can't be used.
        Refused: the rules, asked again, block it; the message says what and why.
    """
    content = knowledge()
    found = assessment_of(opened.episode, content, now)
    try:
        with deed(actor, "plan.approved", now, opened.patient) as what:
            plan = locked(opened, edits)
            draft = with_typed(draft_from_json(plan.draft), typed, found, content)
            document = _resolved(draft, found, content)
            _, row = judge(opened.episode, content, now, actor.account)
            _replace_former(opened, now)
            plan.draft, plan.edited_by, plan.edited_at, plan.assessment = as_json(draft), actor.account, now, row
            plan.document, plan.document_hash = document, hash_of(document)
            plan.state, plan.approved_at, plan.approved_by = PlanVersion.APPROVED, now, actor.account
            plan.save()
            _set_reassessment(opened, document, now)
            what.update(plan=plan.number, hash=plan.document_hash)
            return plan
    except Refused:
        with deed(actor, "plan.approval_refused", now, opened.patient) as what:
            judge(opened.episode, content, now, actor.account)
            what["edits"] = edits
        raise


def _resolved(draft: Draft, found: Assessment, content: Knowledge) -> dict[str, Any]:
    try:
        return resolve(draft, found, content)
    except DraftError as error:
        raise Refused(" ".join(words for _, words in error.faults)) from error


def _replace_former(opened: Opened, now: datetime.datetime) -> None:
    former = PlanVersion.objects.filter(episode=opened.episode, state=PlanVersion.APPROVED).first()
    if former is not None:
        former.state, former.replaced_at = PlanVersion.REPLACED, now
        former.save()


def _set_reassessment(opened: Opened, document: dict[str, Any], now: datetime.datetime) -> None:
    """Set the next day of re-assessment: the document counts days from the first approved plan of the episode."""
    plans = PlanVersion.objects.filter(episode=opened.episode, approved_at__isnull=False)
    first = plans.order_by("approved_at").values_list("approved_at", flat=True).first() or now
    today, start = local_date_of(opened.patient, now), local_date_of(opened.patient, first)
    days = [start + datetime.timedelta(days=day) for day in sorted(document["reassess_days"])]
    if days:
        last = today + datetime.timedelta(days=max(document["reassess_days"]))
        opened.episode.reassess_on = next((day for day in days if day > today), last)
        opened.episode.save(update_fields=["reassess_on"])

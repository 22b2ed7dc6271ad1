"""What the rules say of an episode now: kept as a snapshot, and an alert where somebody must act."""

from __future__ import annotations

import datetime

from multifidus.clinical.assess import Assessment, assess
from multifidus.clinical.knowledge import Knowledge
from multifidus.clinical.triage import PLAN_TIERS
from multifidus.records import models
from multifidus.records.facts_of import case_of
from multifidus.records.local_time import local_date_of, zone_of

URGENCY = {"emergency": "now", "urgent": "today", "routine_referral": "this_week", "treat": "routine"}
BY_RULES, BY_CONTACT = "rules", "contact"  # who stopped an episode
ALERTING = ("emergency", "urgent")
WRITTEN = ("tier", "tier_because", "may_plan", "unanswered", "assessed_at", "stopped_at", "stopped_by")


def assessment_of(episode: models.Episode, knowledge: Knowledge, now: datetime.datetime) -> Assessment:
    """Return what the rules say of an episode, without keeping it."""
    return assess(case_of(episode, knowledge, local_date_of(episode.patient, now)), knowledge)


def judge(
    episode: models.Episode, knowledge: Knowledge, now: datetime.datetime, by: models.Account | None
) -> tuple[Assessment, models.Assessment]:
    """Assess an episode, keep the snapshot, repeat its tier on the episode, and alert where a red flag is new."""
    found = assessment_of(episode, knowledge, now)
    verdict = found.verdict
    because = "; ".join(fired.flag.title for fired in verdict.fired if fired.flag.then == verdict.tier)
    row = models.Assessment.objects.create(
        episode=episode,
        by=by,
        at=now,
        zone=zone_of(episode.patient),
        local_date=local_date_of(episode.patient, now),
        tier=verdict.tier,
        within=verdict.within,
        may_plan=verdict.may_plan,
        said=_said(found),
        content_revision=knowledge.revision,
    )
    is_news = _is_worse(episode.tier, verdict.tier) or because[:300] != episode.tier_because
    episode.tier, episode.tier_because, episode.may_plan = verdict.tier, because[:300], verdict.may_plan
    episode.unanswered = sum(question.blocks for question in verdict.ask_again)
    episode.assessed_at = now
    if verdict.tier not in PLAN_TIERS:
        episode.stopped_at, episode.stopped_by = episode.stopped_at or now, episode.stopped_by or BY_RULES
    elif episode.stopped_by == BY_RULES:  # what a patient told at a contact is cleared by a clinician alone
        episode.stopped_at, episode.stopped_by = None, ""
    episode.save(update_fields=WRITTEN)
    if verdict.tier in ALERTING and is_news:
        reasons = [fired.flag.tell for fired in verdict.fired if fired.flag.then == verdict.tier]
        raise_alert(episode, "red_flag", URGENCY[verdict.tier], because or found.action.headline, reasons, now)
    return found, row


def stop_episode(episode: models.Episode, now: datetime.datetime) -> None:
    """Stop an episode for what the patient told at a contact, until a clinician clears it."""
    episode.stopped_at, episode.stopped_by = episode.stopped_at or now, BY_CONTACT
    episode.save(update_fields=["stopped_at", "stopped_by"])


def raise_alert(
    episode: models.Episode, kind: str, urgency: str, title: str, because: list[str], now: datetime.datetime
) -> models.Alert:
    """Open an alert, or return the open one that says the same."""
    open_ = models.Alert.objects.filter(episode=episode, kind=kind, title=title[:160], acknowledged_at=None).first()
    if open_ is not None:
        return open_
    return models.Alert.objects.create(
        episode=episode, kind=kind, urgency=urgency, title=title[:160], because=because, opened_at=now
    )


def _said(found: Assessment) -> dict[str, object]:
    verdict = found.verdict
    return {
        "fired": [
            {"id": f.flag.id, "title": f.flag.title, "then": f.flag.then, "say": f.flag.say, "tell": f.flag.tell}
            for f in verdict.fired
        ],
        "ask_again": [{"fact": q.fact, "why": q.why, "blocks": q.blocks} for q in verdict.ask_again],
        "suspected": sorted(verdict.suspected),
        "stage": found.facts.known("stage"),
        "labels": [
            {"axis": n.label.axis, "code": n.label.code, "title": n.label.title, "confidence": n.confidence}
            for n in found.classification.named
        ],
        "overruled": verdict.overruled.because if verdict.overruled else None,
    }


def _is_worse(before: str, after: str) -> bool:
    order = ("", "treat", "routine_referral", "urgent", "emergency")
    return order.index(after) > order.index(before)

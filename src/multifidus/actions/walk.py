"""A walk of today: told with one tap, without the player."""

from __future__ import annotations

import datetime
import uuid

from django.utils.translation import gettext as _

from multifidus.actions.deed import Refused
from multifidus.actions.train import record_entries
from multifidus.clinical.day import WALKING
from multifidus.records.access import Opened
from multifidus.records.actor import Actor
from multifidus.records.local_time import local_date_of, zone_of
from multifidus.records.models import PlanVersion


def log_walk(actor: Actor, opened: Opened, now: datetime.datetime) -> None:
    """Keep that the patient went for today's walk; told twice it is kept once.

    Raises:
        Refused: no plan with a walk is in force.
    """
    plan = PlanVersion.objects.filter(episode=opened.episode, state=PlanVersion.APPROVED).first()
    if plan is None or plan.agreed_at is None or not (plan.document or {}).get("walking"):
        raise Refused(_("There is no walk in your plan now."))
    day = local_date_of(opened.patient, now)
    session = uuid.uuid5(opened.patient.phone_key, f"walk {day.isoformat()}")
    common = {
        "session": str(session), "at": now.isoformat(), "zone": zone_of(opened.patient), "local_date": day.isoformat(),
    }  # fmt: skip
    begun = {"id": str(session), "kind": "session_started", "plan": plan.pk, "baseline_0_10": None, "rescreen": None}
    done = {"id": str(uuid.uuid5(session, WALKING)), "kind": "set_done", "exercise": WALKING, "number": 1, "side": ""}
    record_entries(actor, opened, [{**begun, **common, "short": False}, {**done, **common}], now)

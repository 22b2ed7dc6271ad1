"""The patient's plan, read from the approved document and from nothing else."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from multifidus.records.access import Opened
from multifidus.records.queries.patient_place import is_as_approved, plan_in_force


@dataclass(frozen=True, slots=True)
class ReadPlan:
    """An approved plan: its number, when and by whom it was approved, and the document itself.

    `is_as_approved` is false where the stored document is another than the one that was approved.
    """

    number: int
    approved_at: datetime.datetime
    approved_by: str
    agreed_at: datetime.datetime | None
    document: Mapping[str, Any]
    is_as_approved: bool


def read_plan(opened: Opened) -> ReadPlan | None:
    """Return the plan in force, or None before there is one."""
    plan = plan_in_force(opened)
    if plan is None or plan.document is None or plan.approved_at is None:
        return None
    by = plan.approved_by.name if plan.approved_by else ""
    return ReadPlan(plan.number, plan.approved_at, by, plan.agreed_at, plan.document, is_as_approved(plan))


def plan_to_show(opened: Opened) -> ReadPlan | None:
    """Return the plan in force as far as the patient may read it: None where it is not what was approved."""
    plan = read_plan(opened)
    return plan if plan is not None and plan.is_as_approved else None

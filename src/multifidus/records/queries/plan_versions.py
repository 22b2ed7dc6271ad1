"""The versions of a patient's plan, as the pages of the therapist show them."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from multifidus.clinical.draft import Draft, draft_from_json
from multifidus.records.models import Episode, PlanVersion


@dataclass(frozen=True, slots=True)
class OpenDraft:
    """The draft that is being edited, its count of changes, and who changed it last."""

    number: int
    edits: int
    edited_by: str
    edited_at: datetime.datetime
    draft: Draft


@dataclass(frozen=True, slots=True)
class Version:
    """A version that was approved, exactly as it was stored."""

    number: int
    state: str
    document: Mapping[str, Any]
    document_hash: str
    approved_by: str
    approved_at: datetime.datetime
    agreed_at: datetime.datetime | None
    replaced_at: datetime.datetime | None


def open_draft(episode: Episode) -> OpenDraft | None:
    """Return the draft of an episode, or None."""
    row = PlanVersion.objects.select_related("edited_by").filter(episode=episode, state=PlanVersion.DRAFT).first()
    if row is None:
        return None
    by = row.edited_by.name if row.edited_by else ""
    return OpenDraft(row.number, row.edits, by, row.edited_at, draft_from_json(row.draft))


def versions_of(episode: Episode) -> tuple[Version, ...]:
    """Return the approved versions, the newest first."""
    rows = PlanVersion.objects.select_related("approved_by").filter(episode=episode).exclude(state=PlanVersion.DRAFT)
    return tuple(
        Version(
            row.number, row.state, row.document, row.document_hash, row.approved_by.name if row.approved_by else "",
            row.approved_at, row.agreed_at, row.replaced_at,
        )
        for row in rows
        if row.document is not None and row.approved_at is not None
    )  # fmt: skip

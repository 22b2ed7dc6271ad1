"""The versions of a patient's plan, as the pages of the therapist show them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from multifidus.clinical.draft import Draft, DraftError, draft_from_json
from multifidus.records.models import Episode, PlanVersion
from multifidus.records.queries.patient_place import is_as_approved

PLACE = re.compile(r"/(?:p\d\d_)?")  # between kind and name of an entry; rows carry a number


@dataclass(frozen=True, slots=True)
class OpenDraft:
    """The draft that is being edited, its count of changes, and who changed it last."""

    number: int
    edits: int
    edited_by: str
    edited_at: datetime.datetime
    draft: Draft


@dataclass(frozen=True, slots=True)
class UnreadableDraft:
    """A draft of an older version of this software that can't be shown: its number, who changed it last, and when."""

    number: int
    edited_by: str
    edited_at: datetime.datetime


@dataclass(frozen=True, slots=True)
class Version:
    """A version that was approved, exactly as it was stored.

    `is_as_approved` is false where the document is another than the one whose hash was kept;
    `entries` are the content entries that it stands on, in words, with the hash of each.
    """

    number: int
    state: str
    document: Mapping[str, Any]
    document_hash: str
    approved_by: str
    approved_at: datetime.datetime
    agreed_at: datetime.datetime | None
    replaced_at: datetime.datetime | None
    is_as_approved: bool

    @property
    def entries(self) -> tuple[tuple[str, str], ...]:
        """Return what the document stands on, as pairs of words and a hash."""
        found: Mapping[str, str] = self.document.get("content", {})
        return tuple((PLACE.sub(": ", name).replace("_", " "), value) for name, value in found.items())


def open_draft(episode: Episode) -> OpenDraft | None:
    """Return the draft of an episode, or None where there is none that can be read."""
    row = _draft_row(episode)
    draft = _read(row) if row else None
    if row is None or draft is None:
        return None
    return OpenDraft(row.number, row.edits, row.edited_by.name if row.edited_by else "", row.edited_at, draft)


def unreadable_draft(episode: Episode) -> UnreadableDraft | None:
    """Return the open draft where it was written in a shape that is no longer read, or None."""
    row = _draft_row(episode)
    if row is None or _read(row) is not None:
        return None
    return UnreadableDraft(row.number, row.edited_by.name if row.edited_by else "", row.edited_at)


def _draft_row(episode: Episode) -> PlanVersion | None:
    return PlanVersion.objects.select_related("edited_by").filter(episode=episode, state=PlanVersion.DRAFT).first()


def _read(row: PlanVersion) -> Draft | None:
    try:
        return draft_from_json(row.draft)
    except DraftError:
        return None


def versions_of(episode: Episode) -> tuple[Version, ...]:
    """Return the approved versions, the newest first."""
    rows = PlanVersion.objects.select_related("approved_by").filter(episode=episode).exclude(state=PlanVersion.DRAFT)
    return tuple(
        Version(
            row.number, row.state, row.document, row.document_hash, row.approved_by.name if row.approved_by else "",
            row.approved_at, row.agreed_at, row.replaced_at, is_as_approved(row),
        )
        for row in rows
        if row.document is not None and row.approved_at is not None
    )  # fmt: skip

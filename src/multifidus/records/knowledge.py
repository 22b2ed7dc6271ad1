"""The clinical content that this process runs on, read once."""

from __future__ import annotations

from functools import cache

from multifidus.clinical.knowledge import Knowledge
from multifidus.library.load import load_knowledge
from multifidus.library.pending import pending


@cache
def knowledge() -> Knowledge:
    """Return all clinical content.

    Raises:
        multifidus.library.faults.ContentError: the content is faulty; it says where.
    """
    return load_knowledge()


@cache
def unsigned_revision() -> str | None:
    """Return the revision of the content while a clinician has not signed all of it, else None."""
    content = knowledge()
    return content.revision if any(pending(content)) else None

"""Which content no clinician has signed yet."""

from __future__ import annotations

from collections.abc import Iterator

from multifidus.clinical.entries import Entry
from multifidus.clinical.knowledge import Knowledge
from multifidus.library.checks import PENDING
from multifidus.library.folders import FOLDERS, plural


def pending(knowledge: Knowledge) -> Iterator[tuple[str, Entry]]:
    """Yield each entry that is not signed, with the folder of its file."""
    for kind, (folder, _) in FOLDERS.items():
        for entry in getattr(knowledge, plural(kind)).values():
            if isinstance(entry, Entry) and entry.review == PENDING:
                yield folder, entry

"""What a clinic's clinician must still sign: every doubt that the content carries."""

from __future__ import annotations

from collections.abc import Iterator

from multifidus.clinical.knowledge import Knowledge
from multifidus.library.folders import FOLDERS, plural
from multifidus.library.pending import pending


def signed_off(knowledge: Knowledge) -> str:
    """Return, in one sentence, how much of the content a clinician has signed."""
    count = sum(1 for _ in pending(knowledge))
    if count == 0:
        return "This content revision was signed off by a clinician of the clinic."
    return f"This content is a sourced draft, not yet signed off by a clinician ({count} files pending)."


def to_sign(knowledge: Knowledge) -> Iterator[str]:
    """Yield each file that is not signed, with the marks it carries."""
    count = 0
    for folder, entry in pending(knowledge):
        count += 1
        yield f"content/{folder}/{entry.id}.yaml: {entry.title}"
        for mark in entry.marks:
            yield f"    [{mark.mark}] {mark.of}"
    yield f"{count} files are pending; content revision {knowledge.revision}."


def counted(knowledge: Knowledge) -> str:
    """Return how many files of each kind were read without a fault."""
    counts = [f"{len(getattr(knowledge, plural(kind)))} {folder}" for kind, (folder, _) in FOLDERS.items()]
    return f"No faults. {', '.join(counts)}; revision {knowledge.revision}.\n"

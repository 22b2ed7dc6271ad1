"""The revision of the content: one short name for exactly these files."""

from __future__ import annotations

import hashlib
from pathlib import Path


def revision_of(root: Path) -> str:
    """Return the first 12 hex digits of a hash over the names and bytes of all content files."""
    digest = hashlib.sha256()
    for path in sorted(root.rglob("*.yaml")):
        digest.update(str(path.relative_to(root)).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]

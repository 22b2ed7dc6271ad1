"""The revision of the content: one short name for exactly these files, and a hash for each of them."""

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


def hashes_of(root: Path) -> dict[str, str]:
    """Return the SHA-256 of each content file, 64 hex digits, by its place without `.yaml`: `exercises/bd_arm`."""
    return {
        path.relative_to(root).with_suffix("").as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(root.rglob("*.yaml"))
    }

"""The hash by which an approved plan is known again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any


def hash_of(document: Mapping[str, Any]) -> str:
    """Return the SHA-256 of a document: 64 hex digits, the same however its keys are ordered."""
    text = json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()

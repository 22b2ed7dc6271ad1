"""The written cases: made-up people of whom we know what should be decided. A demonstration is filled with them."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

IN_PACKAGE = Path(__file__).parent.parent / "cases"
IN_CHECKOUT = Path(__file__).parents[3] / "tests"
FOLDERS = ("cases", "second_cases")


@cache
def written_cases() -> dict[str, dict[str, Any]]:
    """Return every written case by its id, as its JSON file holds it.

    Raises:
        FileNotFoundError: the installation came without them.
    """
    root = IN_PACKAGE if IN_PACKAGE.is_dir() else IN_CHECKOUT
    files = sorted(file for folder in FOLDERS for file in (root / folder).glob("*.json"))
    if not files:
        raise FileNotFoundError("The written cases are missing from this installation.")
    return {file.stem: json.loads(file.read_text(encoding="utf-8")) for file in files}

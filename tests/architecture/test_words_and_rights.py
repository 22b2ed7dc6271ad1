"""Words under a licence are not shipped, in whatever file; and no file signs itself off."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

CONTENT = Path(__file__).parents[2] / "content"
# The wording of these may be shipped; of all others the clinic brings its own licensed words.
MAY_BE_SHIPPED = {
    "rmdq24", "nprs", "groc15", "psfs", "peg", "phq2", "phq4", "phq9", "gad2", "gad7", "pavs", "ipaq_sf", "gpaq",
}  # fmt: skip


def lists_of_words(value: Any, name: str) -> list[list[str]]:
    """Return every list of text that stands under a name, however deep."""
    if isinstance(value, list):
        return [found for item in value for found in lists_of_words(item, name)]
    if not isinstance(value, dict):
        return []
    found = [found for item in value.values() for found in lists_of_words(item, name)]
    inner = value.get(name)
    if isinstance(inner, list) and inner and all(isinstance(item, str) for item in inner):
        found.append(inner)
    return found


def test_only_instruments_that_may_be_shipped_carry_their_items():
    files = sorted(CONTENT.rglob("*.yaml"))

    carrying = {path for path in files if lists_of_words(yaml.load(path.read_text("utf-8"), yaml.CSafeLoader), "items")}

    assert carrying
    assert {path.parent.name for path in carrying} == {"instruments"}
    assert {path.stem for path in carrying} <= MAY_BE_SHIPPED


def test_an_instrument_under_licence_has_no_wording_at_all():
    files = sorted((CONTENT / "instruments").glob("*.yaml"))

    worded = {path.stem for path in files if yaml.load(path.read_text("utf-8"), yaml.CSafeLoader).get("wording")}

    assert worded <= MAY_BE_SHIPPED


def test_no_licensed_file_is_part_of_the_project():
    root = CONTENT.parent

    assert "licensed/" in (root / ".gitignore").read_text("utf-8").splitlines()
    assert not list(CONTENT.rglob("licensed"))


def test_nobody_is_invented_who_signed_the_content():
    files = sorted(CONTENT.rglob("*.yaml"))

    signed = [path.name for path in files if "\nreview: pending" not in path.read_text("utf-8")]

    assert signed == []

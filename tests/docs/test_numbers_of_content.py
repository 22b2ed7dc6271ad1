"""A number of the content that a document names is the number in the file."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[2]
NUMBER = re.compile(r"^\| `([\w/]+\.yaml)` `(\w+)` \| ([^|]+) \|$", re.MULTILINE)


def named() -> list[tuple[str, str, str, str]]:
    """Return document, file of the content, key and the value that is written, of every row."""
    return [
        (path.name, *row) for path in sorted((ROOT / "docs").rglob("*.md")) for row in NUMBER.findall(path.read_text())
    ]


def test_a_number_in_the_documents_is_that_of_the_content():
    found = [
        (document, key, written, str(yaml.safe_load((ROOT / "content" / file).read_text())[key]))
        for document, file, key, written in named()
    ]

    assert found
    assert [row for row in found if row[2].strip() != row[3]] == []

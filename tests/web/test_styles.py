"""The style sheets hold what the pages use, and no class that nothing names."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WEB = ROOT / "src" / "multifidus"
GALLERY = ROOT / "tests" / "web" / "gallery"  # pages to come, drawn ahead
CLASS = re.compile(r"\.(mf-[\w-]+)")
COMMENT = re.compile(r"(?s)/\*.*?\*/")
MADE_UP = re.compile(r"(mf-[\w-]*(?:--|__))(?:\{\{|\$\{|\{|\"|')")  # a class that a page finishes: mf-alert--{{ tone }}


def sources() -> str:
    """Return all that may name a class: templates, scripts, views, and the gallery."""
    found = [
        *WEB.rglob("*.html"),
        *WEB.rglob("*.py"),
        *(WEB / "web" / "static" / "js").glob("*.js"),
        *GALLERY.rglob("*"),
    ]
    return "\n".join(file.read_text() for file in found if file.is_file())


@pytest.mark.parametrize("sheet", ["multifidus.css", "player.css"])
def test_every_class_of_a_style_sheet_is_named_somewhere(sheet: str) -> None:
    text = sources()
    words, begun = set(re.findall(r"[\w-]+", text)), tuple(set(MADE_UP.findall(text)))
    classes = set(CLASS.findall(COMMENT.sub("", (WEB / "web" / "static" / sheet).read_text())))

    unused = sorted(name for name in classes if name not in words and not name.startswith(begun))

    assert unused == []

"""What is wrong with a part of a case, in words that help to mend it."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

MOST_SHOWN = 60
MOST_OPTIONS = 20
FEWEST = 3  # letters that must agree before a name is taken for the beginning of another


@dataclass(frozen=True, slots=True)
class Complaint:
    """What is wrong with one part of a case, and how to mend it."""

    where: str
    message: str

    def __str__(self) -> str:
        return f"{self.where} {self.message}"


def nearest(word: str, options: Iterable[str]) -> str:
    """Return a hint that names the nearest allowed word, or lists what is allowed.

    >>> nearest("treet", ["treat", "urgent"]), nearest("age", ["fatigue", "age_years"])
    ('did you mean treat?', 'did you mean age_years?')
    """
    names = list(options)
    word = word[:MOST_SHOWN].lower()
    begun = sorted((n for n in names if len(word) >= FEWEST and n.startswith(f"{word}_")), key=len)
    close = begun or difflib.get_close_matches(word, names, n=1, cutoff=0.6)
    if close:
        return f"did you mean {close[0]}?"
    return listed(names[:MOST_OPTIONS]) + ("." if len(names) <= MOST_OPTIONS else ", ...")


def listed(options: Iterable[str]) -> str:
    """Return the options in one line."""
    return "allowed are: " + ", ".join(options)


def shown(value: Any) -> str:
    """Return a value as it is written in a case, short and on one line.

    >>> shown(None), shown([True, "M\u00fcller"]), shown("\x1b[2J")
    ('null', '[true, "M\u00fcller"]', '"\\\\u001b[2J"')
    """
    text = json.dumps(value, ensure_ascii=False, default=str)
    text = text if text.isprintable() else json.dumps(value, default=str)
    return text if len(text) <= MOST_SHOWN else text[: MOST_SHOWN - 3] + "..."


def named(key: Any) -> str:
    """Return a key as it may be printed: as it stands, unless it is long or not printable."""
    text = str(key)
    return text if text.isprintable() and len(text) <= MOST_SHOWN else shown(text)

"""Texts as a list: one sentence an item, each said once."""

from __future__ import annotations

import re
from collections.abc import Iterable

_BETWEEN = re.compile(r"(?<=[.!?])\s+")


def sentences(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the sentences of these texts in order, those that come again left out.

    >>> sentences(["Go at once. Tell us.", "Tell us."])
    ('Go at once.', 'Tell us.')
    """
    return tuple(dict.fromkeys(one for text in texts for one in _BETWEEN.split(text.strip()) if one))

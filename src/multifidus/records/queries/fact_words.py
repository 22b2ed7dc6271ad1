"""Values of facts in words, for the therapist."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from django.utils import formats
from django.utils.translation import gettext as _

from multifidus.clinical.facts import UNKNOWN
from multifidus.clinical.rules import FactDefinition


def value_words(definition: FactDefinition, value: Any, say: Mapping[str, str] | None = None) -> str:
    """Return a value as a therapist reads it; "not known" where that was the answer.

    Args:
        value: a clinical value, or the JSON of one.
        say: the words of choices, where the intake has some.
    """
    if value is UNKNOWN or value == "unknown":
        return _("not known")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if definition.kind == "date":
        day = value if isinstance(value, datetime.date) else datetime.date.fromisoformat(value)
        return formats.date_format(day, "j F Y")
    if definition.kind == "goals":
        return "; ".join(_goal(goal) for goal in value)
    if isinstance(value, Mapping):
        return _listed(f"{_plain(key)} {item:g}" for key, item in sorted(value.items()))
    if definition.kind == "answers":
        return ", ".join("-" if item is None else f"{item:g}" for item in value)
    if isinstance(value, list | tuple | set | frozenset):
        return _listed((say or {}).get(item) or _plain(item) for item in sorted(value))
    if isinstance(value, int | float):
        return f"{value:g}" if definition.unit is None else f"{value:g} {definition.unit}"
    if definition.kind == "choice":
        return (say or {}).get(value) or _plain(value)
    return str(value)


def _goal(goal: Mapping[str, Any]) -> str:
    now = goal.get("ability_0_10")
    text = str(goal["text"]).replace("_", " ")
    return text if now is None else _("%(text)s (now %(now)s of 10)") % {"text": text, "now": f"{now:g}"}


def _listed(words: Iterable[str]) -> str:
    return ", ".join(words) or _("none")


def _plain(word: str) -> str:
    return word.replace("_", " ")

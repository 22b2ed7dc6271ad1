"""What somebody typed into a form, as clean values."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from django.http import QueryDict

from multifidus.clinical.intake_faults import WrongAnswerError
from multifidus.clinical.intake_texts import clean, day_given

HIGHEST = 2**31  # no id is as large


def typed(form: QueryDict, *names: str) -> dict[str, str]:
    """Return what was typed under some names, for showing it again."""
    return {name: clean(form.get(name, "")) for name in names}


def line(form: Mapping[str, str], name: str) -> str:
    """Return one line of text, its blanks made single."""
    return " ".join(clean(form.get(name, "")).split())


def day(form: QueryDict, name: str) -> datetime.date | None:
    """Return the day of three boxes, or None where it is blank or no day."""
    try:
        return day_given({key: form.getlist(key) for key in form}, name)
    except WrongAnswerError:
        return None


def day_boxes(form: QueryDict, name: str) -> dict[str, str]:
    """Return the three boxes of a day as they were typed."""
    return typed(form, *(f"{name}-{part}" for part in ("day", "month", "year")))


def number(form: QueryDict, name: str) -> int | None:
    """Return an id, or None where it is none."""
    text = form.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 11 and int(text) < HIGHEST else None

"""What a form posted under one name, as clean text; and numbers and days read from it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence

from multifidus.clinical.intake import Question
from multifidus.clinical.intake_faults import (
    EMPTY_UNIT,
    NO_NUMBER,
    NO_SUCH_DAY,
    PART_OF_A_DATE,
    TWO_UNITS,
    WrongAnswerError,
)

Form = Mapping[str, Sequence[str]]
_NUMBER = re.compile(r"[0-9]{1,6}(?:[.,][0-9]{1,2})?")
_UNTYPED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_YEARS = range(1900, 2200)  # a year of two figures is a slip


def texts(form: Form, name: str) -> list[str]:
    """Return what was posted under a name, without blanks, control characters and repeats."""
    found = form.get(name, ())
    posted = [found] if isinstance(found, str) else found
    return list(dict.fromkeys(text for text in map(clean, posted) if text))


def text_of(form: Form, name: str) -> str:
    """Return the first text under a name, or an empty one."""
    return next(iter(texts(form, name)), "")


def clean(text: str) -> str:
    """Return a text without what no keyboard types, which a database may refuse.

    >>> clean(" a" + chr(0) + "b ")
    'a b'
    """
    return _UNTYPED.sub(" ", text.replace("\r\n", "\n")).strip()


def read_number(text: str, where: str) -> float:
    """Return a number of at most two decimals.

    Raises:
        WrongAnswerError: the text is no such number.
    """
    if not _NUMBER.fullmatch(text):
        raise WrongAnswerError(where, NO_NUMBER)
    return _plain(float(text.replace(",", ".")))


def number_given(form: Form, question: Question) -> float | None:
    """Return the number that was filled in, in the fact's own unit, or None where all is blank.

    Raises:
        WrongAnswerError: it is no number, or was given in two units.
    """
    if not question.units:
        text = next((text for text in texts(form, question.fact) if text != "unknown"), "")
        return read_number(text, question.fact) if text else None
    boxes = {
        unit.id: {part: text_of(form, f"{question.fact}-{part.id}") for part in unit.parts} for unit in question.units
    }
    filled = [unit for unit in question.units if any(boxes[unit.id].values())]
    if not filled:
        return None
    chosen = text_of(form, f"{question.fact}-unit")
    if not chosen and len(filled) > 1:
        raise WrongAnswerError(question.fact, TWO_UNITS, units=", ".join(unit.say for unit in question.units))
    unit = next((unit for unit in question.units if unit.id == chosen), filled[0])
    if unit not in filled:
        raise WrongAnswerError(question.fact, EMPTY_UNIT, unit=unit.say)
    parts = ((part, text) for part, text in boxes[unit.id].items() if text)
    return _plain(round(sum(part.times * read_number(text, f"{question.fact}-{part.id}") for part, text in parts), 1))


def day_given(form: Form, name: str) -> datetime.date | None:
    """Return the day that three boxes give, or None where all are blank.

    Raises:
        WrongAnswerError: a box is blank or holds no number, or there is no such day.
    """
    boxes = [text_of(form, f"{name}-{part}") for part in ("day", "month", "year")]
    if not any(boxes):
        return None
    if not all(re.fullmatch("[0-9]{1,4}", box) for box in boxes) or int(boxes[2]) not in _YEARS:
        raise WrongAnswerError(name, PART_OF_A_DATE)
    try:
        return datetime.date(int(boxes[2]), int(boxes[1]), int(boxes[0]))
    except ValueError:
        raise WrongAnswerError(name, NO_SUCH_DAY) from None


def _plain(number: float) -> float:
    return int(number) if number == int(number) else number

"""Which numbers of a dose may be changed, within which limits, and what is said of a number that can't be."""

from __future__ import annotations

import dataclasses
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from multifidus.clinical.treatments import Dose

TITLES: Mapping[str, str] = {
    "sets": "Sets",
    "reps": "Repetitions in a set",
    "hold_s": "Seconds held",
    "rest_s": "Seconds of rest after a set",
    "per_day": "Times a day",
    "effort_low": "Lowest effort of 10",
    "effort_high": "Highest effort of 10",
    "duration_min": "Minutes",
}
WHOLE = ("sets", "reps", "per_day", "days_per_week", "effort_low", "effort_high")
NUMBER = re.compile(r"-?[0-9]{1,9}([.,][0-9]{1,9})?")


@dataclass(frozen=True, slots=True)
class DoseField:
    """One number of a dose: its name for the therapist, and its limits."""

    name: str
    title: str
    low: float
    high: float
    whole: bool

    def fault(self, value: Any) -> str | None:
        """Return what is wrong with a value, or None."""
        if _is_number(value) and self.low <= value <= self.high and (not self.whole or value == int(value)):
            return None
        kind = "a whole number" if self.whole else "a number"
        return f"{self.title}: {kind} from {self.low:g} to {self.high:g} is needed."


DOSE_FIELDS: Mapping[str, DoseField] = {
    field.name: DoseField(
        field.name,
        TITLES.get(field.name, "Days a week"),
        field.metadata["low"],
        field.metadata["high"],
        field.name in WHOLE,
    )
    for field in dataclasses.fields(Dose)
    if field.metadata["low"] is not None
}


def number_in(value: Any) -> Any:
    """Return the number that a text holds, as somebody types it into a form; anything else as it is.

    >>> number_in(" 12 "), number_in("2,5"), number_in(""), number_in("ten")
    (12, 2.5, None, 'ten')
    """
    if not isinstance(value, str):
        return value
    text = value.strip()
    if not text:
        return None
    if not NUMBER.fullmatch(text):
        return value
    number = float(text.replace(",", "."))
    return int(number) if number.is_integer() else number


def plain_numbers(dose: Dose) -> dict[str, Any]:
    """Return a dose as plain values, each number in the type of its field: the same dose gives the same text."""
    values = dataclasses.asdict(dose)
    numbers = {name: typed(name, values[name]) for name in DOSE_FIELDS if values[name] is not None}
    return {**values, **numbers}


def typed(name: str, value: float) -> int | float:
    """Return a checked number of a dose in the type of its field."""
    return int(value) if name in WHOLE else float(value)


def _is_number(value: Any) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return isinstance(value, int) or math.isfinite(value)

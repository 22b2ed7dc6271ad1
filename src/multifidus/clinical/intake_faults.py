"""What is wrong with an answer to the intake, in words for the patient who mends it."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

BLANK = "Please answer this question."
BLANK_MAY_NOT_KNOW = "Please answer this question. You can also say that you don't know."
NOT_OFFERED = "Please choose one of the answers."
ONE_ONLY = "Please choose one answer only."
NONE_AND_OTHERS = "Choose either “{none}” or the other boxes, not both."
UNKNOWN_AND_OTHERS = "Choose either “{not_known}” or an answer, not both."
NO_NUMBER = "Enter a number, such as 5."
OUT_OF_RANGE = "Enter a number from {low} to {high}."
OUT_OF_RANGE_IN_UNITS = "This number can't be right. Please check it, and the unit beside it."
NOT_WHOLE = "Enter a whole number, such as 5."
TWO_UNITS = "Fill in one way only: {units}."
EMPTY_UNIT = "Fill in the box of the unit that you chose: {unit}."
PART_OF_A_DATE = "Enter a day, a month and a year, such as 27 3 2026."
NO_SUCH_DAY = "This day does not exist. Enter a real date, such as 27 3 2026."
IN_THE_FUTURE = "The date must be today or in the past."
TOO_LONG = "Please use at most {most} letters."
GOAL_WITHOUT_WORDS = "Write what you want to do, or clear the number beside it."
ROW_BLANK = "Please choose an answer in each row."
UNFIT = "We can't use this answer. Please check it."


@dataclass(frozen=True, slots=True)
class FieldFault:
    """What is wrong with one field. To translate, translate the template and fill it in with `values`."""

    field: str
    template: str
    values: Mapping[str, Any] = dataclasses.field(default_factory=lambda: MappingProxyType({}))

    @property
    def say(self) -> str:
        """Return what is wrong, and what to do."""
        return self.template.format(**self.values)


class WrongAnswerError(Exception):
    """An answer can't be used; `fault` says why."""

    def __init__(self, where: str, template: str, **values: Any) -> None:
        self.fault = FieldFault(where, template, MappingProxyType(values))
        super().__init__(self.fault.say)

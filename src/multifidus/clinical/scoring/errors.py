"""Why something could not be scored."""

from __future__ import annotations

from typing import Literal

Code = Literal[
    "unknown_instrument",
    "unknown_input",
    "wrong_length",
    "wrong_type",
    "out_of_range",
    "missing_items",
    "not_available",
]


class ScoringError(Exception):
    """The answers can't be scored; `code` says why in one word.

    `alerts` names what must be acted on although there is no score, as `suicidality`.
    """

    def __init__(self, code: Code, message: str, alerts: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.code = code
        self.alerts = alerts

"""Reads what is to be scored. Checks run in one order: length, type, range; blanks are the scorer's affair."""

from __future__ import annotations

import difflib
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NoReturn

from multifidus.clinical.instruments import Instrument
from multifidus.clinical.scoring.errors import ScoringError

Kind = Literal["whole", "number", "yes_no"]
Ratings = tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """One input of an instrument: its name, kind and range."""

    name: str
    kind: Kind
    low: float = -math.inf
    high: float = math.inf


@dataclass(frozen=True, slots=True)
class WantedList:
    """A list of ratings: each a whole number, None where the item was left blank."""

    name: str
    ranges: tuple[tuple[int, int], ...]  # one for each item
    fewest: int

    @classmethod
    def of(cls, instrument: Instrument, name: str = "items") -> WantedList:
        """Return the list of all the items of an instrument."""
        ranges = tuple(instrument.range_of(item) for item in range(1, instrument.items + 1))
        return cls(name, ranges, len(ranges))


class Inputs:
    """The inputs of one scoring, checked. A value that is absent or null is None."""

    def __init__(
        self,
        instrument: Instrument,
        given: Mapping[str, object],
        *wanted: Wanted | WantedList,
        others: Iterable[str] = (),
    ) -> None:
        """Check the inputs.

        Raises:
            ScoringError: unknown_input, wrong_length, wrong_type or out_of_range, in this order.
        """
        self.instrument = instrument
        self._given = given
        self._wanted = {want.name: want for want in wanted}
        self._refuse_unknown({*self._wanted, *others})
        lists = [want for want in wanted if isinstance(want, WantedList)]
        for want in lists:
            self._check_length(want)
        places = [place for want in wanted for place in self._places(want)]
        for shown, value, kind, low, high in places:
            self._check_type(shown, value, kind, low, high)
        for shown, value, _, low, high in places:
            self._check_range(shown, value, low, high)

    def ratings(self, name: str = "items") -> Ratings:
        """Return a list of ratings, None where an item was left blank."""
        given = self._given.get(name)
        return tuple(given) if isinstance(given, (list, tuple)) else ()

    def whole(self, name: str) -> int | None:
        """Return a whole number."""
        value = self._given.get(name)
        return value if isinstance(value, int) else None

    def number(self, name: str) -> float | None:
        """Return a number."""
        value = self._given.get(name)
        return value if isinstance(value, (int, float)) else None

    def yes_no(self, name: str) -> bool | None:
        """Return true or false, None where it is not known."""
        value = self._given.get(name)
        return value if isinstance(value, bool) else None

    def need_whole(self, name: str) -> int:
        """Return a whole number that must be there."""
        value = self.whole(name)
        if value is None:
            self.refuse_missing([f"`{name}`"])
        return value

    def need_number(self, name: str) -> float:
        """Return a number that must be there."""
        value = self.number(name)
        if value is None:
            self.refuse_missing([f"`{name}`"])
        return value

    def need_yes_no(self, name: str) -> bool:
        """Return true or false; not known is an error here."""
        value = self.yes_no(name)
        if value is None:
            self.refuse_missing([f"`{name}`"])
        return value

    def need_items(self, numbers: Iterable[int], name: str = "items") -> tuple[int, ...]:
        """Return the answers to some items, counted from 1, none of which may be blank."""
        ratings = self.ratings(name)
        wanted = tuple(numbers)
        blank = [number for number in wanted if number > len(ratings) or ratings[number - 1] is None]
        if blank:
            self.refuse_missing([f"`{name}` {number}" for number in blank])
        return tuple(value for number in wanted if (value := ratings[number - 1]) is not None)

    def need_all(self, name: str = "items") -> tuple[int, ...]:
        """Return the answers to all items, none of which may be blank."""
        wanted = self._wanted[name]
        assert isinstance(wanted, WantedList)
        return self.need_items(range(1, max(len(self.ratings(name)), wanted.fewest) + 1), name)

    def refuse_missing(self, blank: Sequence[str], alerts: tuple[str, ...] = ()) -> NoReturn:
        """Raise that some answers are missing."""
        raise ScoringError(
            "missing_items",
            f"{self.instrument.id}: {', '.join(blank)} not answered. {self.instrument.missing} Ask again; don't guess.",
            alerts,
        )

    def _refuse_unknown(self, allowed: set[str]) -> None:
        for name in self._given:
            if name not in allowed:
                close = difflib.get_close_matches(str(name), allowed, n=1)
                hint = f"did you mean `{close[0]}`?" if close else "allowed are: " + ", ".join(sorted(allowed)) + "."
                raise ScoringError("unknown_input", f"{self.instrument.id}: there is no input `{name}`; {hint}")

    def _check_length(self, want: WantedList) -> None:
        given = self._given.get(want.name)
        if not isinstance(given, (list, tuple)) or want.fewest <= len(given) <= len(want.ranges):
            return
        most = len(want.ranges)
        needed = str(most) if most == want.fewest else f"{want.fewest} to {most}"
        raise ScoringError(
            "wrong_length",
            f"{self.instrument.id}: `{want.name}` holds {len(given)} answers; {needed} are needed. "
            "Give one for each item, null where it was left blank.",
        )

    def _places(self, want: Wanted | WantedList) -> list[tuple[str, object, Kind, float, float]]:
        given = self._given.get(want.name)
        if isinstance(want, Wanted):
            return [(f"`{want.name}`", given, want.kind, want.low, want.high)]
        if given is None:
            return []
        if not isinstance(given, (list, tuple)):
            raise ScoringError(
                "wrong_type",
                f"{self.instrument.id}: `{want.name}` is {given!r}; a list of answers is needed, as [0, 1, null].",
            )
        return [
            (f"`{want.name}` {number}", value, "whole", *want.ranges[number - 1])
            for number, value in enumerate(given, 1)
        ]

    def _check_type(self, shown: str, value: object, kind: Kind, low: float, high: float) -> None:
        if value is None or _is_a(value, kind):
            return
        needed = {
            "whole": f"a whole number, {_span(low, high)}, is needed",
            "number": f"a number, {_span(low, high)}, is needed",
            "yes_no": "true or false is needed",
        }[kind]
        raise ScoringError(
            "wrong_type",
            f"{self.instrument.id}: {shown} is {value!r}; {needed}. Give null where the answer is not known.",
        )

    def _check_range(self, shown: str, value: object, low: float, high: float) -> None:
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            return
        if low <= value <= high:
            return
        raise ScoringError(
            "out_of_range",
            f"{self.instrument.id}: {shown} is {value}; {_span(low, high)} is allowed. Check the answer on the form.",
        )


def _is_a(value: object, kind: Kind) -> bool:
    if kind == "yes_no" or isinstance(value, bool):
        return kind == "yes_no" and isinstance(value, bool)
    if kind == "whole":
        return isinstance(value, int)
    return isinstance(value, int) or (isinstance(value, float) and math.isfinite(value))


def _span(low: float, high: float) -> str:
    if math.isinf(low) and math.isinf(high):
        return "of any size"
    if math.isinf(high):
        return f"{low:g} or more"
    return f"{low:g} to {high:g}"

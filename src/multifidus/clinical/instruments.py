"""What a questionnaire or a scoring rule is: its numbers, its rights, its wording where we may ship it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from multifidus.clinical.entries import Entry, described

MdcKind = Literal["mdc95", "mdc90"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Band:
    """A named part of a score's range, from its lower end up to the next band."""

    name: str = described("the name of the band, in the words of the source")
    at_least: float | None = described("the band starts at this value", default=None)
    above: float | None = described("the band starts above this value", default=None)

    def holds(self, value: float | Fraction) -> bool:
        """Return whether the value has reached this band."""
        if self.at_least is not None:
            return value >= self.at_least
        return self.above is not None and value > self.above


@dataclass(frozen=True, kw_only=True, slots=True)
class ItemRange:
    """An item whose answers have a range of their own."""

    item: int = described("the number of the item, from 1", low=1, high=60)
    low: int = described("the smallest answer")
    high: int = described("the largest answer")


@dataclass(frozen=True, kw_only=True, slots=True)
class Subscale:
    """A part of the items that has a score of its own."""

    items: tuple[int, ...] = described("the numbers of its items, from 1", low=1, high=60)
    low: float = described("the smallest score")
    high: float = described("the largest score")
    raised_above: float | None = described("the score is raised above this value", default=None)
    positive_at_least: float | None = described("the score is positive from this value", default=None)
    mdc: float | None = described("a change beyond this is more than measurement error", default=None)


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """One of the answers to choose from."""

    value: int = described("what the answer counts")
    text: str = described("the words of the answer")


@dataclass(frozen=True, kw_only=True, slots=True)
class Wording:
    """The words that the patient reads."""

    language: str = described("a language tag, as en")
    instruction: str = described("what to do, said before the items")
    items: tuple[str, ...] = described("the items, in order")
    answers: tuple[Answer, ...] = described("the answers to choose from, where they are named", default=())
    credit: str = described("the line that must stand with the words", default="")


@dataclass(frozen=True, kw_only=True, slots=True)
class Instrument(Entry):
    """A questionnaire or a rule that is scored."""

    measures: str = described("what it tells, in one sentence")
    items: int = described("how many items are asked; 0 for a rule that reads named findings", low=0, high=60)
    item_low: int = described("the smallest answer to an item", default=0)
    item_high: int = described("the largest answer to an item", default=0)
    item_ranges: tuple[ItemRange, ...] = described("items with a range of their own", default=())
    reversed_items: tuple[int, ...] = described("items that are turned round before adding", default=(), low=1)
    score_low: float | None = described("the smallest score, where there is one score", default=None)
    score_high: float | None = described("the largest score, where there is one score", default=None)
    higher_is_better: bool = described("true when a rise is a gain", default=False)
    missing: str = described("what happens to items left blank")
    most_missing: int = described("how many items may be blank", default=0, low=0, high=60)
    bands: tuple[Band, ...] = described("named parts of the range, from low to high", default=())
    cuts: Mapping[str, float] = described("named numbers of the method", default={})
    subscales: Mapping[str, Subscale] = described("parts with scores of their own", default={})
    tables: Mapping[str, tuple[float, ...]] = described("tables that turn a raw score into another", default={})
    mic: float | None = described("the smallest change that matters to patients, in points", default=None)
    mdc: float | None = described("a change beyond this is more than measurement error", default=None)
    mdc_kind: MdcKind | None = described("how sure that error is", default=None)
    percent_unsteady_at_most: float | None = described(
        "at a start of this or less, a change in percent says little", default=None
    )
    licence: str = described("who holds the rights, and why the words are shipped or not")
    wording: Wording | None = described("the words, only where we may ship them", default=None)
    loinc: Mapping[str, str] = described("LOINC codes by what they stand for", default={})
    note: str = described("a word for the therapist", default="")

    def cut(self, name: str) -> float:
        """Return a named number of the method.

        Raises:
            LookupError: the content file doesn't give it.
        """
        if name not in self.cuts:
            raise LookupError(f"content/instruments/{self.id}.yaml gives no `{name}` under `cuts`. Add it there.")
        return self.cuts[name]

    def band_of(self, value: float | Fraction) -> str | None:
        """Return the name of the band that a value lies in, or None where the instrument has no bands."""
        reached = [band.name for band in self.bands if band.holds(value)]
        return reached[-1] if reached else None

    def range_of(self, item: int) -> tuple[int, int]:
        """Return the smallest and the largest answer to an item, counted from 1."""
        for own in self.item_ranges:
            if own.item == item:
                return own.low, own.high
        return self.item_low, self.item_high

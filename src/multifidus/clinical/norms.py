"""A finding of the examination against what is usual, and a change against the error of measurement."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from multifidus.clinical.entries import Entry, described
from multifidus.clinical.sayings import NormWords

NormSex = Literal["female", "male"]


@dataclass(frozen=True, kw_only=True, slots=True)
class AgeLine:
    """What is usual falls evenly with age, and stays the same beyond both ends."""

    young_age: int = described("the youngest age that was measured", low=0, high=120)
    young: float = described("usual at that age")
    old_age: int = described("the oldest age that was measured", low=0, high=120)
    old: float = described("usual at that age")
    flag_below_percent: int = described("flagged under so much of what is usual", low=0, high=100)


@dataclass(frozen=True, kw_only=True, slots=True)
class NormGroup:
    """Numbers of one group of people."""

    of: str = described("whom the numbers are of, as said to the therapist")
    sexes: tuple[NormSex, ...] = described("sexes they hold for; empty for all people", default=())
    from_age: int = described("from this age", low=0, high=120)
    to_age: int = described("to this age, counted", low=0, high=120)
    usual: float | None = described("the mean", default=None)
    sd: float | None = described("the standard deviation", default=None)
    flag_below: float | None = described("flagged below this", default=None)
    flag_above: float | None = described("flagged above this", default=None)
    flag_from: float | None = described("flagged from this on", default=None)


@dataclass(frozen=True, kw_only=True, slots=True)
class Norm(Entry):
    """What is usual for a finding, and how far two measures differ by chance."""

    facts: tuple[str, ...] = described("the facts it holds for", refers_to="fact")
    how: str = described("how it is measured, in a few words")
    unit: str = described("the unit, as it stands after a number", default="")
    low: float = described("left end of the bar")
    high: float = described("right end of the bar")
    higher_is_better: bool = described("true when a rise is a gain")
    line: AgeLine | None = described("what is usual by age", default=None)
    groups: tuple[NormGroup, ...] = described("numbers of groups; the first that holds is used", default=())
    noise: float | None = described("a change beyond this is more than measurement error (95 percent)", default=None)
    note: str = described("a word for the therapist", default="")


@dataclass(frozen=True, slots=True)
class NormReading:
    """A value on its norm bar; what isn't known is None and isn't drawn.

    `flagged` is the zone from, to; `error` the half width of the whisker of one
    value (95 percent), `noise` that of a change. `real` is None without an
    earlier value or without a known error, `better` None without a change.
    """

    unit: str
    how: str
    scale: tuple[float, float] | None
    usual: float | None
    flagged: tuple[float, float] | None
    is_flagged: bool | None
    error: float | None
    noise: float | None
    change: float | None
    real: bool | None
    better: bool | None
    change_words: str
    error_words: str
    norm_words: str
    sources: tuple[str, ...]

    @property
    def words(self) -> str:
        """Return all words in one line."""
        return " ".join(filter(None, (f"{self.change_words}.", self.error_words, self.norm_words)))


def norm_of(fact: str, norms: Mapping[str, Norm]) -> Norm | None:
    """Return the norm of a fact, or None where we have none."""
    return next((norm for norm in norms.values() if fact in norm.facts), None)


def against_norm(
    fact: str,
    value: float,
    before: float | None,
    age: float | None,
    sex: str | None,
    norms: Mapping[str, Norm],
    words: NormWords,
) -> NormReading:
    """Return a finding against its norm, and its change against the error of measurement.

    Where nothing is known for this age and sex nothing is usual and nothing is
    flagged: no numbers of other people are borrowed.

    Args:
        fact: the id of the fact.
        value: the finding, in the unit of the fact.
        before: an earlier finding.
        age: in years.
        sex: sex at birth, a choice of the fact.
        norms: what is known.
        words: how it is told.

    Source: troke2005, delitto2012, project (ASSESSMENT 5)
    """
    norm = norm_of(fact, norms)
    if norm is None:
        change = _change(value, before)
        told = _change_words(change, None, "", words)
        nothing = (None, None, None, None, None, None)
        return NormReading("", "", *nothing, change, None, None, told, words.error_not_known, words.usual_not_known, ())
    usual, flagged, is_flagged, of = _expected(norm, value, age, sex)
    change = _change(value, before)
    error = None if norm.noise is None else round(norm.noise / math.sqrt(2), 1)
    return NormReading(
        unit=norm.unit,
        how=norm.how,
        scale=(norm.low, norm.high),
        usual=usual,
        flagged=flagged,
        is_flagged=is_flagged,
        error=error,
        noise=norm.noise,
        change=change,
        real=None if change is None or norm.noise is None else abs(change) > norm.noise,
        better=None if not change else (change > 0) == norm.higher_is_better,
        change_words=_change_words(change, norm.noise, norm.unit, words),
        error_words=_error_words(norm, change, error, words),
        norm_words=_norm_words(usual, is_flagged, of, norm.unit, words),
        sources=norm.sources,
    )


_Expected = tuple[float | None, tuple[float, float] | None, bool | None, str]


def _expected(norm: Norm, value: float, age: float | None, sex: str | None) -> _Expected:
    """Return what is usual, the flagged zone, whether the value lies in it, and whom the numbers are of."""
    if age is None:
        return None, None, None, ""
    if norm.line is not None and age >= norm.line.young_age:
        usual = _on_line(norm.line, age)
        edge = round(usual * norm.line.flag_below_percent / 100, 1)
        return usual, (norm.low, edge), value < edge, ""
    years = math.floor(age)
    for group in norm.groups:
        if group.from_age <= years <= group.to_age and (not group.sexes or sex in group.sexes):
            return group.usual, *_zone(norm, group, value), group.of
    return None, None, None, ""


def _on_line(line: AgeLine, age: float) -> float:
    share = min(1.0, max(0.0, (age - line.young_age) / (line.old_age - line.young_age)))
    return round(line.young + (line.old - line.young) * share, 1)


def _zone(norm: Norm, group: NormGroup, value: float) -> tuple[tuple[float, float] | None, bool | None]:
    if group.flag_below is not None:
        return (norm.low, group.flag_below), value < group.flag_below
    if group.flag_above is not None:
        return (group.flag_above, norm.high), value > group.flag_above
    if group.flag_from is not None:
        return (group.flag_from, norm.high), value >= group.flag_from
    return None, None


def _change(value: float, before: float | None) -> float | None:
    return None if before is None else round(value - before, 1)


def _change_words(change: float | None, noise: float | None, unit: str, words: NormWords) -> str:
    if change is None:
        return words.first
    if change == 0:
        return words.no_change
    moved = f"{'+' if change > 0 else '−'}{abs(change):g}{unit}"
    if noise is None:
        return words.noise_not_known.format(change=moved)
    return (words.real if abs(change) > noise else words.may_be_noise).format(change=moved)


def _error_words(norm: Norm, change: float | None, error: float | None, words: NormWords) -> str:
    if error is None:
        return words.error_not_known
    if change is None:
        return words.error.format(error=f"{error:g}{norm.unit}")
    return words.noise.format(noise=f"{norm.noise:g}{norm.unit}")


def _norm_words(usual: float | None, is_flagged: bool | None, of: str, unit: str, words: NormWords) -> str:
    said = words.usual_not_known
    if usual is not None:
        said = words.usual.format(usual=f"{usual:g}{unit}{f' ({of})' if of else ''}")
    return f"{said} {words.flagged}" if is_flagged else said

"""Health and function by table: PROMIS Physical Function 4a and EQ-5D-5L."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from multifidus.clinical.instruments import Instrument
from multifidus.clinical.scoring.errors import Code, ScoringError
from multifidus.clinical.scoring.inputs import Inputs, Wanted, WantedList
from multifidus.clinical.scoring.rounding import exact, half_up


@dataclass(frozen=True, slots=True)
class _ValueSet:
    """What a country takes off full health, for levels 2 to 5 of each dimension."""

    full_health: Fraction
    decrements: tuple[tuple[Fraction, ...], ...]


def score_promis_pf4a(instrument: Instrument, given: Mapping[str, object]) -> Mapping[str, object]:
    """Return raw score, T-score and, where the version's table gives it, its standard error.

    Source: healthmeasures_pf
    """
    raw = sum(Inputs(instrument, given, WantedList.of(instrument)).need_all())
    row = raw - instrument.items * instrument.item_low
    t_score = instrument.tables["t_score"][row]
    result: dict[str, object] = {"raw": raw, "t_score": t_score, "band": instrument.band_of(t_score)}
    if "se" in instrument.tables:
        result["se"] = instrument.tables["se"][row]
    return result


def score_eq5d5l(instrument: Instrument, given: Mapping[str, object]) -> Mapping[str, object]:
    """Return the profile, as 11223, and the index where a value set is supplied; none where an item is blank.

    `value_set` is {"full_health": 1, "decrements": [[level 2 to 5], ... five dimensions]}; countries
    have their own, and none is built in.

    Source: herdman2011, euroqol
    """
    scale = Wanted("vas", "whole", instrument.cut("vas_low"), instrument.cut("vas_high"))
    inputs = Inputs(instrument, given, WantedList.of(instrument), scale, others=("value_set",))
    levels = [level for level in inputs.ratings() if level is not None]
    values = given.get("value_set")
    value_set = None if values is None else _read_value_set(instrument, values)
    result: dict[str, object] = {"profile": None, "index": None, "n_missing": instrument.items - len(levels)}
    if len(levels) == instrument.items:
        result["profile"] = "".join(map(str, levels))
        if value_set is not None:
            result["index"] = half_up(_index(value_set, levels), 3)
    return {**result, "vas": inputs.whole("vas")}


def _index(values: _ValueSet, levels: Sequence[int]) -> Fraction:
    lost = [row[level - 2] for row, level in zip(values.decrements, levels, strict=True) if level > 1]
    return values.full_health - sum(lost, Fraction(0))


def _read_value_set(instrument: Instrument, given: object) -> _ValueSet:
    rows = given.get("decrements") if isinstance(given, Mapping) else None
    full_health = given.get("full_health", 1) if isinstance(given, Mapping) else None
    if not isinstance(rows, (list, tuple)) or not all(isinstance(row, (list, tuple)) for row in rows):
        raise _value_set_error("wrong_type", instrument)
    if len(rows) != instrument.items or any(len(row) != instrument.item_high - 1 for row in rows):
        raise _value_set_error("wrong_length", instrument)
    decrements = tuple(tuple(_share(instrument, number) for number in row) for row in rows)
    return _ValueSet(_share(instrument, full_health), decrements)


def _share(instrument: Instrument, number: object) -> Fraction:
    if isinstance(number, bool) or not isinstance(number, (int, float)):
        raise _value_set_error("wrong_type", instrument)
    if not -1 <= number <= 1:
        raise _value_set_error("out_of_range", instrument)
    return exact(number)


def _value_set_error(code: Code, instrument: Instrument) -> ScoringError:
    return ScoringError(
        code,
        f"{instrument.id}: `value_set` can't be read; it must hold `full_health` and `decrements`, five lists of four "
        "numbers from -1 to 1. Take them from the published value set of the country.",
    )

"""Change over time: against the smallest change that matters, measurement error, and the stage of an episode."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from multifidus.clinical.instruments import Instrument
from multifidus.clinical.scoring.errors import ScoringError
from multifidus.clinical.scoring.inputs import Inputs, Wanted
from multifidus.clinical.scoring.rounding import exact, half_up

MOST_SEM = 10_000.0


def score_change(
    rule: Instrument, given: Mapping[str, object], instruments: Mapping[str, Instrument]
) -> Mapping[str, object]:
    """Return the gain in points and percent (positive is better), and what it means.

    "Improved" meets the smallest change that matters or 30 percent; "clearly improved" both;
    "worse" is the mirror of the smallest change that matters. Where the start is so low that percent
    says little, `percent_unsteady` is true and points alone decide. Without a known smallest change
    `meets_mic` is None.

    Source: ostelo2008, chiarotto2016, project
    """
    measure = _measure(rule, given.get("instrument"), instruments)
    low, high = measure.score_low, measure.score_high
    if low is None or high is None:
        raise ScoringError(
            "not_available", f"{rule.id}: {measure.id} has no single score to compare. Compare its parts one by one."
        )
    wanted = (Wanted("baseline", "number", low, high), Wanted("followup", "number", low, high))
    inputs = Inputs(rule, given, *wanted, others=("instrument",))
    start, now = exact(inputs.need_number("baseline")), exact(inputs.need_number("followup"))
    gain = now - start if measure.higher_is_better else start - now
    percent = 100 * gain / abs(start) if start else None
    meets_percent = percent is not None and percent >= exact(rule.cut("percent_at_least"))
    unsteady = measure.percent_unsteady_at_most is not None and start <= exact(measure.percent_unsteady_at_most)
    mic = None if measure.mic is None else exact(measure.mic)
    return {
        "improvement": half_up(gain, 1),
        "percent": None if percent is None else half_up(percent, 1),
        "meets_mic": None if mic is None else gain >= mic,
        "meets_30_percent": meets_percent,
        "percent_unsteady": unsteady,
        "verdict": _verdict(gain, mic, meets_percent and not unsteady),
    }


def score_mdc95(rule: Instrument, given: Mapping[str, object]) -> Mapping[str, object]:
    """Return the change that is more than measurement error (95 percent), from the standard error.

    Source: project
    """
    sem = exact(Inputs(rule, given, Wanted("sem", "number", 0, MOST_SEM)).need_number("sem"))
    factor = exact(rule.cut("z")) * Fraction(Decimal(2).sqrt())
    return {"mdc95": half_up(factor * sem, 2)}


def score_stage(rule: Instrument, given: Mapping[str, object]) -> Mapping[str, object]:
    """Return acute, subacute or chronic from the days since the start.

    Source: wallwork2024
    """
    days = Inputs(rule, given, Wanted("days", "whole", 0)).need_whole("days")
    return {"stage": rule.band_of(days)}


def _verdict(gain: Fraction, mic: Fraction | None, meets_percent: bool) -> str:
    if mic is not None and gain <= -mic:
        return "worse"
    meets_mic = mic is not None and gain >= mic
    if meets_mic and meets_percent:
        return "clearly_improved"
    return "improved" if meets_mic or meets_percent else "no_clear_change"


def _measure(rule: Instrument, name: object, instruments: Mapping[str, Instrument]) -> Instrument:
    if name is None:
        raise ScoringError("missing_items", f"{rule.id}: `instrument` is not given. Name the one scored twice.")
    if not isinstance(name, str):
        raise ScoringError("wrong_type", f"{rule.id}: `instrument` is {name!r}; the id of an instrument is needed.")
    if name not in instruments:
        allowed = ", ".join(sorted(id for id, found in instruments.items() if found.score_high is not None))
        raise ScoringError("unknown_instrument", f"{rule.id}: there is no instrument `{name}`. Allowed are: {allowed}.")
    return instruments[name]

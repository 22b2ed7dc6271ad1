"""Low mood and worry: PHQ-2, PHQ-9, GAD-2, GAD-7, PHQ-4."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from multifidus.clinical.instruments import Instrument
from multifidus.clinical.scoring.inputs import Inputs, WantedList
from multifidus.clinical.scoring.rounding import half_up_whole

SUICIDALITY = "suicidality"


def score_positive(instrument: Instrument, given: Mapping[str, object]) -> Mapping[str, object]:
    """Return the sum of a two-item screen and whether it is positive.

    Source: kroenke2003, kroenke2007
    """
    total = sum(Inputs(instrument, given, WantedList.of(instrument)).need_all())
    return {"score": total, "positive": total >= instrument.cut("positive_at_least")}


def score_gad7(instrument: Instrument, given: Mapping[str, object]) -> Mapping[str, object]:
    """Return the sum of the seven items with its band.

    Source: spitzer2006
    """
    total = sum(Inputs(instrument, given, WantedList.of(instrument)).need_all())
    positive = total >= instrument.cut("positive_at_least")
    return {"score": total, "band": instrument.band_of(total), "positive": positive}


def score_phq4(instrument: Instrument, given: Mapping[str, object]) -> Mapping[str, object]:
    """Return the sum and both halves: worry (items 1 and 2) and low mood (items 3 and 4).

    Source: kroenke2009
    """
    inputs = Inputs(instrument, given, WantedList.of(instrument))
    total = sum(inputs.need_all())
    result: dict[str, object] = {"score": total, "band": instrument.band_of(total)}
    for name in ("anxiety", "depression"):
        part = instrument.subscales[name]
        result[name] = half = sum(inputs.need_items(part.items))
        result[f"{name}_positive"] = part.positive_at_least is not None and half >= part.positive_at_least
    return result


def score_phq9(instrument: Instrument, given: Mapping[str, object]) -> Mapping[str, object]:
    """Return the PHQ-9, prorated where one or two items are blank, and the alert of item 9.

    Item 9 asks about being better off dead: an answer above 0 or a blank raises the alert,
    also where too many items are blank for a score.

    Source: kroenke2001, phq_manual
    """
    inputs = Inputs(instrument, given, WantedList.of(instrument))
    answers = inputs.ratings()
    answered = [answer for answer in answers if answer is not None]
    last = answers[-1] if answers else None
    alert = last is None or last > instrument.cut("item_9_alert_above")
    n_missing = instrument.items - len(answered)
    if n_missing > instrument.most_missing:
        inputs.refuse_missing([f"{n_missing} items"], (SUICIDALITY,) if alert else ())
    total = half_up_whole(Fraction(sum(answered) * instrument.items, len(answered)))
    return {
        "score": total,
        "band": instrument.band_of(total),
        "n_missing": n_missing,
        "prorated": n_missing > 0,
        "suicidality_alert": alert,
    }

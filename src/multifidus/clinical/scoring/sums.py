"""Questionnaires that are added up or averaged: disability, pain, self-efficacy, change as the patient sees it."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from multifidus.clinical.instruments import Instrument
from multifidus.clinical.scoring.inputs import Inputs, Wanted, WantedList
from multifidus.clinical.scoring.rounding import half_up


def score_rmdq24(instrument: Instrument, given: Mapping[str, object]) -> Mapping[str, object]:
    """Return the number of statements ticked, 0 to 24; a blank is not ticked and nothing is prorated.

    Source: roland1983, roland2000
    """
    inputs = Inputs(instrument, given, WantedList.of(instrument))
    answers = inputs.ratings()
    ticked = [answer for answer in answers if answer is not None]
    if not ticked:
        inputs.refuse_missing(["all items"])
    total = sum(ticked)
    return {"score": total, "n_missing": len(answers) - len(ticked), "band": instrument.band_of(total)}


def score_odi(instrument: Instrument, given: Mapping[str, object]) -> Mapping[str, object]:
    """Return the Oswestry index in percent, from the sections answered; the band is that of the unrounded value.

    Source: fairbank2000
    """
    inputs = Inputs(instrument, given, WantedList.of(instrument))
    answers = inputs.ratings()
    answered = [answer for answer in answers if answer is not None]
    n_missing = instrument.items - len(answered)
    if n_missing > instrument.most_missing:
        inputs.refuse_missing([f"{n_missing} sections"])
    percent = Fraction(100 * sum(answered), instrument.item_high * len(answered))
    return {"score": half_up(percent, 1), "band": instrument.band_of(percent), "n_missing": n_missing}


def score_value(instrument: Instrument, given: Mapping[str, object]) -> Mapping[str, object]:
    """Return a single rating (NPRS, VAS) with its band.

    Source: farrar2001
    """
    value = Inputs(instrument, given, _single(instrument)).need_whole("value")
    return {"score": value, "band": instrument.band_of(value)}


def score_groc15(instrument: Instrument, given: Mapping[str, object]) -> Mapping[str, object]:
    """Return the change that the patient sees, -7 to +7, with its direction and size.

    Source: jaeschke1989
    """
    value = Inputs(instrument, given, _single(instrument)).need_whole("value")
    direction = "better" if value > 0 else "worse" if value < 0 else "same"
    return {"score": value, "direction": direction, "band": instrument.band_of(abs(value))}


def score_psfs(instrument: Instrument, given: Mapping[str, object]) -> Mapping[str, object]:
    """Return the mean of the activities that were rated, 0 to 10, higher is better.

    Source: stratford1995
    """
    ranges = tuple(instrument.range_of(item) for item in range(1, instrument.items + 1))
    inputs = Inputs(instrument, given, WantedList("items", ranges, fewest=1))
    rated = [rating for rating in inputs.ratings() if rating is not None]
    if not rated:
        inputs.refuse_missing(["all activities"])
    return {"score": half_up(Fraction(sum(rated), len(rated)), 2), "n_items": len(rated)}


def score_peg(instrument: Instrument, given: Mapping[str, object]) -> Mapping[str, object]:
    """Return the mean of the three PEG answers, 0 to 10.

    Source: krebs2009
    """
    answers = Inputs(instrument, given, WantedList.of(instrument)).need_all()
    return {"score": half_up(Fraction(sum(answers), len(answers)), 2)}


def score_sum(instrument: Instrument, given: Mapping[str, object]) -> Mapping[str, object]:
    """Return the sum of all items, none blank, none turned round (TSK-11, PSEQ, PSEQ-2, Quebec scale).

    Source: woby2005, nicholas2007, nicholas2015, kopec1995
    """
    total = sum(Inputs(instrument, given, WantedList.of(instrument)).need_all())
    band = instrument.band_of(total)
    return {"score": total} if band is None else {"score": total, "band": band}


def _single(instrument: Instrument) -> Wanted:
    return Wanted("value", "whole", instrument.item_low, instrument.item_high)

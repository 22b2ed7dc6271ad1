"""Beliefs about pain and the risk that it lasts (STarT Back, Orebro, FABQ, PCS); nerve pain (painDETECT)."""

from __future__ import annotations

from collections.abc import Mapping

from multifidus.clinical.instruments import Instrument
from multifidus.clinical.scoring.inputs import Inputs, Wanted, WantedList


def score_startback9(instrument: Instrument, given: Mapping[str, object]) -> Mapping[str, object]:
    """Return total, psychosocial part and risk; "very much" and "extremely" bothersome count, "moderately" does not.

    `items` holds the eight statements (1 agree, 0 disagree), `bothersome` the ninth from 0 to 4.

    Source: hill2008, keele_startback
    """
    statements = WantedList("items", ((0, 1),) * (instrument.items - 1), instrument.items - 1)
    bother = Wanted("bothersome", "whole", *instrument.range_of(instrument.items))
    inputs = Inputs(instrument, given, statements, bother)
    agreed = inputs.need_all()
    bothered = int(inputs.need_whole("bothersome") >= instrument.cut("bothersome_counts_from"))
    points = (*agreed, bothered)
    total = sum(points)
    psych = sum(points[item - 1] for item in instrument.subscales["psych"].items)
    return {"total": total, "psych_subscore": psych, "risk": startback_risk(instrument, total, psych)}


def startback_risk(instrument: Instrument, total: int, psych: int) -> str:
    """Return low, medium or high from the two scores of STarT Back.

    Source: hill2008
    """
    if psych >= instrument.cut("psych_high_at_least"):
        return "high"
    return "medium" if total >= instrument.cut("total_medium_at_least") else "low"


def score_ompsq_sf(instrument: Instrument, given: Mapping[str, object]) -> Mapping[str, object]:
    """Return the short Orebro score, 1 to 100, with items 3, 4 and 8 turned round.

    Source: linton2011
    """
    answers = Inputs(instrument, given, WantedList.of(instrument)).need_all()
    total = 0
    for number, answer in enumerate(answers, 1):
        total += instrument.item_high - answer if number in instrument.reversed_items else answer
    return {"score": total, "risk": instrument.band_of(total)}


def score_fabq(instrument: Instrument, given: Mapping[str, object]) -> Mapping[str, object]:
    """Return the two parts of the FABQ; the work part is null for a person who does not work.

    Source: waddell1993
    """
    inputs = Inputs(instrument, given, WantedList.of(instrument), Wanted("working", "yes_no"))
    activity, work = instrument.subscales["pa"], instrument.subscales["work"]
    pa = sum(inputs.need_items(activity.items))
    result: dict[str, object] = {"pa": pa, "pa_elevated": pa > (activity.raised_above or 0)}
    if not inputs.need_yes_no("working"):
        return {**result, "work": None, "work_elevated": None}
    total = sum(inputs.need_items(work.items))
    return {**result, "work": total, "work_elevated": total > (work.raised_above or 0)}


def score_pcs(instrument: Instrument, given: Mapping[str, object]) -> Mapping[str, object]:
    """Return the 13-item sum, its three parts, and whether it is clinically relevant.

    Source: sullivan1995
    """
    inputs = Inputs(instrument, given, WantedList.of(instrument))
    total = sum(inputs.need_all())
    parts = {name: sum(inputs.need_items(part.items)) for name, part in instrument.subscales.items()}
    return {"score": total, **parts, "clinically_relevant": total >= instrument.cut("relevant_at_least")}


def score_paindetect(instrument: Instrument, given: Mapping[str, object]) -> Mapping[str, object]:
    """Return how likely a nerve part of the pain is: seven ratings, the course (-1, 0, 1), and spreading pain (2).

    Source: freynhagen2006
    """
    ratings = WantedList.of(instrument, "sensory")
    course = Wanted("course", "whole", instrument.cut("course_low"), instrument.cut("course_high"))
    inputs = Inputs(instrument, given, ratings, course, Wanted("radiating", "yes_no"))
    total = sum(inputs.need_all("sensory")) + inputs.need_whole("course")
    if inputs.need_yes_no("radiating"):
        total += int(instrument.cut("radiating_points"))
    return {"score": total, "class": instrument.band_of(total)}

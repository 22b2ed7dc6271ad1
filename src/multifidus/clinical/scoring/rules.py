"""Clusters of findings that are counted: each supports a label, none proves it."""

from __future__ import annotations

from collections.abc import Mapping

from multifidus.clinical.instruments import Instrument
from multifidus.clinical.scoring.errors import ScoringError
from multifidus.clinical.scoring.inputs import Inputs, Wanted

AGE = Wanted("age", "number", 0, 120)
LASLETT_TESTS = ("distraction", "thigh_thrust", "compression", "sacral_thrust", "gaenslen_r", "gaenslen_l")
COOK_FINDINGS = ("bilateral", "leg_worse_than_back", "pain_walk_stand", "relief_sitting")
AXSPA_CRITERIA = (
    "wake_second_half",
    "buttock_pain",
    "better_movement",
    "better_nsaid_48h",
    "relative_with_spa",
    "arthritis",
    "enthesitis",
    "psoriasis",
)


def score_laslett(instrument: Instrument, given: Mapping[str, object]) -> Mapping[str, object]:
    """Return how many sacroiliac tests reproduce the pain; centralisation outweighs them.

    A test that was not done matters only where it could change the answer.

    Source: laslett2005, laslett2003
    """
    names = (*LASLETT_TESTS, "centralises")
    inputs = Inputs(instrument, given, *(Wanted(name, "yes_no") for name in names))
    answers = {name: inputs.yes_no(name) for name in LASLETT_TESTS}
    count = sum(answer is True for answer in answers.values())
    open_tests = [f"`{name}`" for name, answer in answers.items() if answer is None]
    if inputs.need_yes_no("centralises"):
        return {"count": count, "sij_likely": False, "reason": "centralises"}
    needed = instrument.cut("likely_at_least")
    if count < needed <= count + len(open_tests):
        inputs.refuse_missing(open_tests)
    return {"count": count, "sij_likely": count >= needed, "reason": "count"}


def score_flynn(instrument: Instrument, given: Mapping[str, object]) -> Mapping[str, object]:
    """Return how many of five findings favour manipulation, and the short rule of two.

    Source: flynn2002, childs2004, fritz2005
    """
    inputs = Inputs(
        instrument,
        given,
        Wanted("duration_days", "whole", 0),
        Wanted("symptoms_below_knee", "yes_no"),
        Wanted("fabq_work", "number", 0, 42),
        Wanted("hypomobile_segment", "yes_no"),
        Wanted("hip_ir_max_deg", "number", 0, 90),
    )
    recent = inputs.need_number("duration_days") < instrument.cut("duration_days_below")
    above_knee = not inputs.need_yes_no("symptoms_below_knee")
    findings = (
        recent,
        above_knee,
        inputs.need_number("fabq_work") < instrument.cut("fabq_work_below"),
        inputs.need_yes_no("hypomobile_segment"),
        inputs.need_number("hip_ir_max_deg") > instrument.cut("hip_ir_deg_above"),
    )
    count = sum(findings)
    positive = count >= instrument.cut("positive_at_least")
    return {"count": count, "positive": positive, "short_rule_positive": recent and above_knee}


def score_hicks(instrument: Instrument, given: Mapping[str, object]) -> Mapping[str, object]:
    """Return how many of four findings favour stabilisation exercise; the FABQ is none of them.

    Source: hicks2005
    """
    slr = Wanted("slr_mean_deg", "number", 0, 150)
    signs = ("aberrant_movement", "prone_instability")
    inputs = Inputs(instrument, given, AGE, slr, *(Wanted(name, "yes_no") for name in signs))
    count = sum(
        (
            inputs.need_number("age") < instrument.cut("age_below"),
            inputs.need_number("slr_mean_deg") > instrument.cut("slr_deg_above"),
            *(inputs.need_yes_no(name) for name in signs),
        )
    )
    return {"count": count, "positive": count >= instrument.cut("positive_at_least")}


def score_cook(instrument: Instrument, given: Mapping[str, object]) -> Mapping[str, object]:
    """Return how many of five findings favour spinal stenosis.

    Source: cook2011
    """
    inputs = Inputs(instrument, given, *(Wanted(name, "yes_no") for name in COOK_FINDINGS), AGE)
    count = sum(inputs.need_yes_no(name) for name in COOK_FINDINGS)
    count += inputs.need_number("age") > instrument.cut("age_above")
    return {"count": count, "class": instrument.band_of(count)}


def score_henschke(instrument: Instrument, given: Mapping[str, object]) -> Mapping[str, object]:
    """Return how many of four findings raise the chance of fracture.

    `triggers` is true only where trauma or long steroids is among them: age and sex alone never do.

    Source: henschke2009
    """
    named = ("female", "significant_trauma", "prolonged_steroids")
    inputs = Inputs(instrument, given, AGE, *(Wanted(name, "yes_no") for name in named))
    cause = inputs.need_yes_no("significant_trauma"), inputs.need_yes_no("prolonged_steroids")
    old = inputs.need_number("age") > instrument.cut("age_above")
    count = sum((inputs.need_yes_no("female"), old, *cause))
    triggers = any(cause) and count >= instrument.cut("triggers_at_least")
    return {"count": count, "level": instrument.band_of(count), "triggers": triggers}


def score_roman(instrument: Instrument, given: Mapping[str, object]) -> Mapping[str, object]:
    """Return how many of five findings favour an osteoporotic fracture of a vertebra.

    Source: roman2010
    """
    named = ("female", "leg_pain", "regular_exercise")
    inputs = Inputs(instrument, given, AGE, Wanted("bmi", "number", 5, 200), *(Wanted(n, "yes_no") for n in named))
    count = sum(
        (
            inputs.need_number("age") > instrument.cut("age_above"),
            not inputs.need_yes_no("leg_pain"),
            inputs.need_number("bmi") <= instrument.cut("bmi_at_most"),
            not inputs.need_yes_no("regular_exercise"),
            inputs.need_yes_no("female"),
        )
    )
    return {"count": count, "class": instrument.band_of(count)}


def score_nice_axspa(instrument: Instrument, given: Mapping[str, object]) -> Mapping[str, object]:
    """Return whether the rule applies, how many features there are, and what to do.

    `criteria` holds eight features; a start before 35 is the ninth, worked out from `onset_age`.
    A feature not asked matters only where it could change the action.

    Source: nice_ng65
    """
    inputs = Inputs(
        instrument,
        given,
        Wanted("onset_age", "number", 0, 120),
        Wanted("duration_days", "whole", 0),
        others=("criteria",),
    )
    features = _features(instrument, given.get("criteria"))
    onset_age = inputs.need_number("onset_age")
    early = onset_age < instrument.cut("early_onset_age_below")
    long_enough = inputs.need_whole("duration_days") > instrument.cut("duration_days_above")
    entry = onset_age < instrument.cut("onset_age_below") and long_enough
    count = early + sum(features.yes_no(name) is True for name in AXSPA_CRITERIA)
    if not entry:
        return {"entry": False, "count": count, "action": "not_applicable"}
    not_asked = [f"`{name}`" for name in AXSPA_CRITERIA if features.yes_no(name) is None]
    if not_asked and count < instrument.cut("refer_at_least"):
        features.refuse_missing(not_asked)
    return {"entry": True, "count": count, "action": instrument.band_of(count)}


def _features(instrument: Instrument, criteria: object) -> Inputs:
    if criteria is not None and not isinstance(criteria, Mapping):
        raise ScoringError(
            "wrong_type",
            f"{instrument.id}: `criteria` is {criteria!r}; names with true, false or null are needed. "
            f"Names are: {', '.join(AXSPA_CRITERIA)}.",
        )
    return Inputs(instrument, criteria or {}, *(Wanted(name, "yes_no") for name in AXSPA_CRITERIA))

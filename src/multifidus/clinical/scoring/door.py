"""The one door to scoring: an instrument, its inputs, and the numbers that content gives."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from types import MappingProxyType

from multifidus.clinical.instruments import Instrument
from multifidus.clinical.scoring import activity, beliefs, ces, change, health, mood, rules, sums
from multifidus.clinical.scoring.errors import ScoringError

Scorer = Callable[[Instrument, Mapping[str, object]], Mapping[str, object]]


def score(instrument: str, inputs: Mapping[str, object], instruments: Mapping[str, Instrument]) -> Mapping[str, object]:
    """Return the scores of one instrument by name.

    Args:
        instrument: its id, as rmdq24.
        inputs: its answers by name; None is a blank. A list is in the order of the form.
        instruments: the instruments of content, by id (`Knowledge.instruments`).

    Raises:
        ScoringError: `code` is unknown_instrument, unknown_input, wrong_length, wrong_type,
            out_of_range, missing_items or not_available.
    """
    if instrument not in SCORED or instrument not in instruments:
        close = difflib.get_close_matches(instrument, SCORED, n=1)
        hint = f"did you mean {close[0]}?" if close else f"allowed are: {', '.join(SCORED)}."
        raise ScoringError("unknown_instrument", f"there is no instrument `{instrument}`; {hint}")
    found = instruments[instrument]
    if not isinstance(inputs, Mapping):
        raise ScoringError("wrong_type", f"{instrument}: the inputs must be names with values, as items: [0, 1].")
    if instrument == "change":
        return change.score_change(found, inputs, instruments)
    if instrument in NOT_AVAILABLE:
        raise ScoringError("not_available", f"{instrument}: is not scored here. {found.missing}")
    return SCORERS[instrument](found, inputs)


SCORERS: Mapping[str, Scorer] = MappingProxyType(
    {
        "rmdq24": sums.score_rmdq24,
        "odi": sums.score_odi,
        "qbpds": sums.score_sum,
        "nprs": sums.score_value,
        "vas100": sums.score_value,
        "psfs": sums.score_psfs,
        "peg": sums.score_peg,
        "groc15": sums.score_groc15,
        "tsk11": sums.score_sum,
        "pseq10": sums.score_sum,
        "pseq2": sums.score_sum,
        "startback9": beliefs.score_startback9,
        "ompsq_sf": beliefs.score_ompsq_sf,
        "fabq": beliefs.score_fabq,
        "pcs": beliefs.score_pcs,
        "paindetect": beliefs.score_paindetect,
        "phq2": mood.score_positive,
        "gad2": mood.score_positive,
        "phq4": mood.score_phq4,
        "phq9": mood.score_phq9,
        "gad7": mood.score_gad7,
        "promis_pf4a_v1": health.score_promis_pf4a,
        "promis_pf4a_v2": health.score_promis_pf4a,
        "eq5d5l": health.score_eq5d5l,
        "pavs": activity.score_pavs,
        "ipaq_sf": activity.score_ipaq_sf,
        "gpaq": activity.score_gpaq,
        "laslett": rules.score_laslett,
        "flynn": rules.score_flynn,
        "hicks": rules.score_hicks,
        "cook": rules.score_cook,
        "henschke": rules.score_henschke,
        "roman": rules.score_roman,
        "nice_axspa": rules.score_nice_axspa,
        "ces_screen": ces.score_ces_screen,
        "stage": change.score_stage,
        "mdc95": change.score_mdc95,
    }
)
NOT_AVAILABLE = ("pase", "pickup")
SCORED: tuple[str, ...] = (*SCORERS, "change", *NOT_AVAILABLE)

"""The screen for pressed nerves at the base of the spine. A blank answer never clears it."""

from __future__ import annotations

from collections.abc import Mapping

from multifidus.clinical.instruments import Instrument
from multifidus.clinical.scoring.inputs import Inputs, Wanted

STRONG = ("bladder_change", "saddle_change", "bowel_change", "bilateral_leg_weakness")
ASKED = (*STRONG, "sexual_change", "bilateral_leg_pain")


def score_ces_screen(instrument: Instrument, given: Mapping[str, object]) -> Mapping[str, object]:
    """Return how urgent it is: emergency, urgent, routine or none.

    `onset_or_worsening_days` counts from the start or the last worsening; not known counts as recent.
    A residual urine within the limit changes nothing. `self_report` is true where the patient alone
    answers: then a strong sign is always an emergency.

    Raises:
        ScoringError: missing_items, where an unanswered question could make it more than routine.

    Source: girft2023, project
    """
    names = (*ASKED, "anal_tone_loss", "self_report")
    days = Wanted("onset_or_worsening_days", "whole", 0)
    inputs = Inputs(instrument, given, *(Wanted(name, "yes_no") for name in names), Wanted("pvr_ml", "number", 0), days)
    residual = inputs.number("pvr_ml")
    strong = (
        any(inputs.yes_no(name) for name in STRONG)
        or inputs.yes_no("anal_tone_loss") is True
        or (residual is not None and residual > instrument.cut("pvr_ml_above"))
    )
    since = inputs.whole("onset_or_worsening_days")
    recent = since is None or since <= instrument.cut("recent_days_at_most")
    both_legs, sexual = inputs.yes_no("bilateral_leg_pain"), inputs.yes_no("sexual_change")
    not_asked = tuple(name for name in ASKED if inputs.yes_no(name) is None)
    if strong:
        tier = "emergency" if recent or inputs.yes_no("self_report") else "urgent"
    elif sexual and both_legs:
        tier = "emergency" if recent else "urgent"
    elif both_legs:
        tier = "urgent"
    else:
        if not_asked:
            inputs.refuse_missing([f"`{name}`" for name in not_asked])
        tier = "routine" if sexual else "none"
    return {"tier": tier, "not_asked": not_asked}

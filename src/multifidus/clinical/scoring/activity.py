"""How much a person moves: PAVS, IPAQ short form, GPAQ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from multifidus.clinical.instruments import Instrument
from multifidus.clinical.scoring.errors import ScoringError
from multifidus.clinical.scoring.inputs import Inputs, Wanted
from multifidus.clinical.scoring.rounding import exact, half_up

MINUTES_A_DAY = 1440
IPAQ_PARTS = ("vig", "mod", "walk")
GPAQ_PARTS = ("work_vig", "work_mod", "travel", "leisure_vig", "leisure_mod")


def score_pavs(instrument: Instrument, given: Mapping[str, object]) -> Mapping[str, object]:
    """Return minutes of activity a week, and whether they meet the guideline.

    Source: acsm_eim
    """
    inputs = Inputs(instrument, given, Wanted("days", "whole", 0, 7), Wanted("minutes", "whole", 0, MINUTES_A_DAY))
    minutes = inputs.need_whole("days") * inputs.need_whole("minutes")
    return {"minutes_week": minutes, "meets_150": minutes >= instrument.cut("meets_minutes_week_at_least")}


def score_ipaq_sf(instrument: Instrument, given: Mapping[str, object]) -> Mapping[str, object]:
    """Return MET-minutes a week and the activity category.

    Bouts below 10 minutes count as none; each activity is cut at 180 minutes a day;
    days of more than 960 minutes in all are refused.

    Source: ipaq2005
    """
    inputs = Inputs(instrument, given, *_days_and_minutes(IPAQ_PARTS))
    known = [(inputs.whole(f"{part}_days"), inputs.whole(f"{part}_min")) for part in IPAQ_PARTS]
    together = sum(minutes for days, minutes in known if days and minutes)
    if together > instrument.cut("day_minutes_at_most"):
        raise ScoringError(
            "out_of_range",
            f"{instrument.id}: {together} minutes a day in all; {instrument.cut('day_minutes_at_most'):g} at most are "
            "allowed. Ask for the minutes of one day, not of the week.",
        )
    days, minutes = _counted(inputs, IPAQ_PARTS, instrument)
    mets = [
        exact(instrument.cut(f"{part}_met")) * days[part] * min(minutes[part], int(instrument.cut("cap_minutes")))
        for part in IPAQ_PARTS
    ]
    total = sum(mets, Fraction(0))
    return {"met_min_week": half_up(total, 1), "category": _ipaq_category(instrument, days, minutes, total)}


def score_gpaq(instrument: Instrument, given: Mapping[str, object]) -> Mapping[str, object]:
    """Return MET-minutes a week from work, travel and leisure, and whether they meet the WHO level.

    Source: who_gpaq
    """
    inputs = Inputs(instrument, given, *_days_and_minutes(GPAQ_PARTS))
    days, minutes = _counted(inputs, GPAQ_PARTS, instrument)
    total = Fraction(0)
    for part in GPAQ_PARTS:
        met = instrument.cut("vig_met" if part.endswith("vig") else "mod_met")
        total += exact(met) * days[part] * minutes[part]
    return {"met_min_week": half_up(total, 1), "meets_who": total >= instrument.cut("meets_met_min_week_at_least")}


def _days_and_minutes(parts: Sequence[str]) -> list[Wanted]:
    days = [Wanted(f"{part}_days", "whole", 0, 7) for part in parts]
    return days + [Wanted(f"{part}_min", "whole", 0, MINUTES_A_DAY) for part in parts]


def _counted(
    inputs: Inputs, parts: Sequence[str], instrument: Instrument
) -> tuple[Mapping[str, int], Mapping[str, int]]:
    """Return days a week and minutes a day by part, without bouts too short to count."""
    days: dict[str, int] = {}
    minutes: dict[str, int] = {}
    for part in parts:
        given_days, given_minutes = inputs.need_whole(f"{part}_days"), inputs.need_whole(f"{part}_min")
        long_enough = given_minutes >= instrument.cut("bout_minutes_at_least")
        days[part] = given_days if long_enough else 0
        minutes[part] = given_minutes if long_enough else 0
    return days, minutes


def _ipaq_category(instrument: Instrument, days: Mapping[str, int], minutes: Mapping[str, int], total: Fraction) -> str:
    cut = instrument.cut
    all_days = sum(days.values())
    if days["vig"] >= cut("high_vig_days") and total >= cut("high_vig_met_min"):
        return "high"
    if all_days >= cut("high_days") and total >= cut("high_met_min"):
        return "high"
    if days["vig"] >= cut("moderate_vig_days") and minutes["vig"] >= cut("moderate_vig_minutes"):
        return "moderate"
    gentle = sum(days[part] for part in ("mod", "walk") if minutes[part] >= cut("moderate_gentle_minutes"))
    if gentle >= cut("moderate_days"):
        return "moderate"
    if all_days >= cut("moderate_days") and total >= cut("moderate_met_min"):
        return "moderate"
    return "low"

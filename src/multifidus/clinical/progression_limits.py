"""The numbers by which exercises go up, down, rest and change: read by the following of an episode."""

from __future__ import annotations

from dataclasses import dataclass

from multifidus.clinical.entries import Entry, described


@dataclass(frozen=True, kw_only=True, slots=True)
class GapStep:
    """How to come back after days without sessions."""

    up_to_days: int | None = described(
        "for gaps of at most so many days; empty: for every longer gap", default=None, low=1
    )
    volume_cut_percent: int = described("volume less by so much", low=0, high=100)
    levels_down: int = described("levels down", low=0, high=4)


@dataclass(frozen=True, kw_only=True, slots=True)
class FlareDay:
    """How much is done from a day of a flare-up on."""

    from_day: int = described("day of the flare-up", low=0, high=60)
    volume_percent: int = described(
        "share of the last green dose; 0: relief exercises and short walks only", low=0, high=100
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class ProgressionLimits(Entry):
    """When an exercise goes up, down, rests or is changed for another."""

    green_sessions: int = described("sessions in a row that must be green, with the next morning", low=1, high=10)
    good_form_percent: int = described("repetitions without an enabled fault", low=0, high=100)
    approved_sessions: int = described("or so many sessions that a clinician approved", low=1, high=10)
    extra_reps: int = described("repetitions beyond the range in the last set", low=0, high=10)
    extra_reps_sessions: int = described("in so many sessions; the same for a hold that is met", low=1, high=10)
    most_sets: int = described("sets at most", low=1, high=6)
    hold_rise_percent: tuple[int, ...] = described("a longer hold: from, to", low=0, high=100)
    load_rise_percent: tuple[int, ...] = described("more load: from, to", low=0, high=100)
    aerobic_rise_percent_week: tuple[int, ...] = described("more minutes a week: from, to", low=0, high=100)
    aerobic_most_extra_min_day: int = described("minutes more a day, at most", low=0, high=60)
    slider_green_weeks_before_tensioner: int = described("green weeks of sliders before a tensioner", low=0, high=12)
    new_exercises_week: int = described("new exercises a week at most, after the first plan", low=0, high=6)
    reds_to_regress: int = described("reds on an exercise that take it down", low=1, high=10)
    ambers_to_regress: int = described("ambers in a row that take it down", low=1, high=10)
    regress_cut_percent: int = described("volume less by so much then", low=0, high=100)
    ceiling_level: int = described("highest level at high irritability or acute radiculopathy", low=1, high=5)
    ceiling_level_approved: int = described("highest level then with a clinician's approval", low=1, high=5)
    reds_to_swap: int = described("reds on an exercise that change it for another", low=1, high=10)
    refusals_to_swap: int = described("refusals that change it", low=1, high=20)
    sessions_without_progress_to_swap: int = described("sessions without progress that change it", low=1, high=60)
    deload_every_weeks: tuple[int, ...] = described("an easier week every so many weeks: from, to", low=1, high=26)
    deload_cut_percent: int = described("volume less in that week", low=0, high=100)
    gaps: tuple[GapStep, ...] = described("after a gap, shortest first")
    flare_rise: float = described("pain over the mean of 7 days by so much is a flare-up ...", low=0, high=10)
    flare_hours: int = described("... when it lasts longer than this", low=1, high=336)
    flare_days: tuple[FlareDay, ...] = described("the plan for a flare-up")
    flare_escalate_days: int = described("days after which a flare-up is looked at again", low=1, high=60)
    adherence_window_days: int = described("days over which done and planned are counted", low=1, high=60)
    adherence_keep_percent: int = described("from here: keep the plan", low=0, high=100)
    adherence_ask_below_percent: int = described("below: ask about it before `off course` is said", low=0, high=100)
    adherence_low_percent: int = described("below: two or three exercises, a call within 7 days", low=0, high=100)
    adherence_very_low_percent: int = described("below for 4 weeks: a new plan", low=0, high=100)

"""What a phone without a network can answer by itself: tables of colours and safety answers, without any rule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from multifidus.clinical.following import (
    WORST_FIRST,
    Colour,
    Light,
    Rescreen,
    SessionReport,
    TrafficLightLimits,
    rescreen,
    traffic_light,
)

PAINS: tuple[int | None, ...] = (*range(11), None)
LEGS = ("same", "closer", "further", None)
ANSWERS = (True, False, None)
# Every answer that adds nothing, so that each table shows what its own two answers do.
QUIET = SessionReport(
    baseline_0_10=0,
    peak_0_10=0,
    hour_after_0_10=0,
    next_morning_0_10=0,
    leg="same",
    leg_persists=False,
    neuro_change=False,
    new_red_flag=False,
)


def light_table(limits: TrafficLightLimits) -> dict[str, Any]:
    """Return the traffic light as tables for whole numbers, as JSON holds them.

    Keys are the answers as JavaScript's `String(answer)` writes them: "0" to
    "10", "true", "same", and "null" for a missing one; an answer that is no
    key counts as "null". The colour at the end of a session is the worst of
    `pain[baseline][peak]`, `leg[leg][persists]`, `nerves[neuro][red flag]` and
    `hour[baseline][hour after]`; the final colour adds
    `morning[baseline][next morning]`. `ask` names answers still to be given,
    `relief_only[baseline]` whether only relief exercises are done.

    Source: thomee1997, silbernagel2007, expert (TREATMENT 3.2)
    """
    return {
        "worst_first": list(WORST_FIRST),
        "pain": {_key(start): {_key(peak): _pain(start, peak, limits) for peak in PAINS} for start in PAINS},
        "leg": {_key(leg): {_key(stays): _leg(leg, stays, limits).at_end for stays in ANSWERS} for leg in LEGS},
        "nerves": {
            _key(neuro): {_key(flag): _nerves(neuro, flag, limits).at_end for flag in ANSWERS} for neuro in ANSWERS
        },
        "hour": {_key(start): {_key(hour): _hour(start, hour, limits) for hour in PAINS} for start in PAINS},
        "morning": {_key(start): {_key(next_): _morning(start, next_, limits) for next_ in PAINS} for start in PAINS},
        "ask": {
            "leg": {_key(leg): {_key(stays): list(_leg(leg, stays, limits).ask) for stays in ANSWERS} for leg in LEGS},
            "nerves": {
                _key(neuro): {_key(flag): list(_nerves(neuro, flag, limits).ask) for flag in ANSWERS}
                for neuro in ANSWERS
            },
        },
        "relief_only": {
            _key(start): traffic_light(replace(QUIET, baseline_0_10=start), limits).relief_only for start in PAINS
        },
        "relief_effort_at_most": limits.relief_effort_at_most,
        "leg_asked_after_min": limits.leg_persists_after_min,
        "colours": {colour: _what_follows(colour, limits) for colour in WORST_FIRST},
        "ask_say": limits.ask.say,
        "relief_say": limits.relief.say,
    }


def relief_exercises(document: Mapping[str, Any], limits: TrafficLightLimits) -> tuple[str, ...]:
    """Return the exercises of an approved plan that may be done when pain is strong at the start.

    They are of the lowest level, and their effort may be as low as the limits
    ask for; the table tells the phone how much effort is the most on such a
    day. None of the plan may be fit for it.

    Source: expert (TREATMENT 3.2)
    """
    return tuple(
        one["exercise"]
        for one in document["exercises"]
        if one["level"] <= limits.relief_level and one["dose"]["effort_low"] <= limits.relief_effort_at_most
    )


def rescreen_table(questions: Rescreen) -> dict[str, Any]:
    """Return the safety questions with what each answer means, as JSON holds them.

    The verdict is the worst of `verdicts[answer]` over all questions; keys are "true", "false" and "null".

    Source: finucane2020
    """
    clear = {question.id: False for question in questions.questions}
    first = questions.questions[0].id
    return {
        "worst_first": ["stop", "ask_again", "clear"],
        "verdicts": {_key(answer): rescreen({**clear, first: answer}, questions).verdict for answer in ANSWERS},
        "questions": [
            {"id": question.id, "ask": question.ask, "yes": question.yes.say} for question in questions.questions
        ],
        "missing": questions.ask_again.say,
        "clear": questions.clear.say,
    }


@dataclass(frozen=True, slots=True)
class ScreenDue:
    """Whether the safety questions are asked before this session, and why."""

    due: bool
    because: str


def rescreen_due(
    all_clear_on: date | None, today: date, questions: Rescreen, something_is_new: bool = False
) -> ScreenDue:
    """Return whether the safety questions are asked before a session at home.

    Args:
        all_clear_on: the patient's local date on which every question was last
            answered with no; None when that never was. An answer that was left
            out, or a yes, does not count.
        today: the patient's local date.
        questions: the questions, with the days after which they are asked again.
        something_is_new: the patient says so.

    Source: project
    """
    if something_is_new:
        return ScreenDue(True, "The patient says that something is new.")
    if all_clear_on is None:
        return ScreenDue(True, "They were never all answered with no.")
    days = (today - all_clear_on).days
    if days < 0:
        return ScreenDue(True, "The last answers bear a date that is still to come.")
    if days >= questions.every_days:
        return ScreenDue(True, f"Last answered {days} days ago; asked every {questions.every_days} days.")
    return ScreenDue(False, f"Answered {days} days ago; asked every {questions.every_days} days.")


def _pain(start: int | None, peak: int | None, limits: TrafficLightLimits) -> Colour:
    return traffic_light(replace(QUIET, baseline_0_10=start, peak_0_10=peak, hour_after_0_10=None), limits).at_end


def _leg(leg: Any, stays: bool | None, limits: TrafficLightLimits) -> Light:
    return traffic_light(replace(QUIET, leg=leg, leg_persists=stays), limits)


def _nerves(neuro: bool | None, flag: bool | None, limits: TrafficLightLimits) -> Light:
    return traffic_light(replace(QUIET, neuro_change=neuro, new_red_flag=flag), limits)


def _hour(start: int | None, hour: int | None, limits: TrafficLightLimits) -> Colour:
    return traffic_light(replace(QUIET, baseline_0_10=start, hour_after_0_10=hour), limits).at_end


def _morning(start: int | None, morning: int | None, limits: TrafficLightLimits) -> Colour:
    return traffic_light(replace(QUIET, baseline_0_10=start, next_morning_0_10=morning), limits).colour


def _what_follows(colour: Colour, limits: TrafficLightLimits) -> dict[str, Any]:
    """Return what a colour does on the phone, here and now (TREATMENT 3.2)."""
    cut = [limits.red_cut_percent_low, limits.red_cut_percent_high] if colour == "red" else None
    return {
        "say": getattr(limits, colour).say,
        "care_card": colour == "stop",
        "stop_exercise": colour in ("stop", "red"),
        "less_next_time_percent": cut,
        "easier_next_time": colour == "red",
        "same_next_time": colour == "amber",
    }


def _key(answer: Any) -> str:
    """Return an answer as JavaScript's String() writes it."""
    if answer is None or isinstance(answer, bool):
        return {None: "null", True: "true", False: "false"}[answer]
    return str(answer)

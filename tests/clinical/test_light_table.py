"""The tables of the phone give the colour of the rules for every answer that can be given there."""

from __future__ import annotations

import itertools
import json

import pytest
from tests.clinical.made_document import document, planned

from multifidus.clinical.answers_at_once import LEGS, light_table, relief_exercises
from multifidus.clinical.following import SessionReport, traffic_light
from multifidus.library.load import load_knowledge

LIMITS = load_knowledge().traffic_lights["default"]
TABLE = json.loads(json.dumps(light_table(LIMITS)))  # as the phone gets it
PAINS = (*range(11), None)
YES_NO = (True, False, None)
SAFETY = tuple(itertools.product(LEGS, YES_NO, YES_NO, YES_NO))
QUIET = ("same", None, False, False)


def key(answer):
    return answer if isinstance(answer, str) else json.dumps(answer)


def report(start, peak=None, hour=None, morning=None, leg=None, stays=None, neuro=None, flag=None):
    return SessionReport(
        baseline_0_10=start,
        peak_0_10=peak,
        hour_after_0_10=hour,
        next_morning_0_10=morning,
        leg=leg,
        leg_persists=stays,
        neuro_change=neuro,
        new_red_flag=flag,
    )


def worst(*colours):
    return min(colours, key=TABLE["worst_first"].index)


def looked_up(told: SessionReport):
    """Return the colours at the end and after the next morning, as a phone finds them."""
    start = key(told.baseline_0_10)
    at_end = worst(
        TABLE["pain"][start][key(told.peak_0_10)],
        TABLE["leg"][key(told.leg)][key(told.leg_persists)],
        TABLE["nerves"][key(told.neuro_change)][key(told.new_red_flag)],
        TABLE["hour"][start][key(told.hour_after_0_10)],
    )
    return at_end, worst(at_end, TABLE["morning"][start][key(told.next_morning_0_10)])


def agrees(told: SessionReport) -> bool:
    light = traffic_light(told, LIMITS)
    return looked_up(told) == (light.at_end, light.colour)


def test_every_pain_before_and_during_with_every_safety_answer_has_the_colour_of_the_rules():
    reports = (report(start, peak, None, None, *safety) for start in PAINS for peak in PAINS for safety in SAFETY)

    assert [told for told in reports if not agrees(told)] == []


def test_every_hour_after_and_next_morning_has_the_colour_of_the_rules():
    reports = (
        report(start, peak, hour, morning, *QUIET)
        for start in PAINS
        for peak in PAINS
        for hour in PAINS
        for morning in PAINS
    )

    assert [told for told in reports if not agrees(told)] == []


@pytest.mark.parametrize("peak", [0, 4, 8, None])
def test_all_parts_together_have_the_colour_of_the_rules(peak):
    few = (0, 3, 6, 9, None)
    reports = (
        report(start, peak, hour, morning, *safety)
        for start in few
        for hour in few
        for morning in few
        for safety in SAFETY
    )

    assert [told for told in reports if not agrees(told)] == []


def test_the_answers_still_to_be_given_are_those_of_the_rules():
    for leg, stays, neuro, flag in SAFETY:
        asked = {*TABLE["ask"]["leg"][key(leg)][key(stays)], *TABLE["ask"]["nerves"][key(neuro)][key(flag)]}

        assert asked == set(traffic_light(report(0, 0, 0, 0, leg, stays, neuro, flag), LIMITS).ask)


@pytest.mark.parametrize("start", PAINS)
def test_relief_only_is_that_of_the_rules(start):
    assert TABLE["relief_only"][key(start)] == traffic_light(report(start), LIMITS).relief_only


def test_a_stop_shows_the_care_card_and_a_red_does_less_next_time():
    colours = TABLE["colours"]

    assert [name for name in colours if colours[name]["care_card"]] == ["stop"]
    assert [name for name in colours if colours[name]["stop_exercise"]] == ["stop", "red"]
    assert colours["red"]["less_next_time_percent"] == [30, 50]
    assert colours["amber"]["same_next_time"]
    assert colours["red"]["say"] == LIMITS.red.say


@pytest.mark.parametrize(
    ("level", "lowest", "allowed"), [(1, 1, True), (1, 2, True), (1, 3, False), (2, 2, False), (2, 3, False)]
)
def test_relief_exercises_are_of_the_lowest_level_and_can_be_done_with_little_effort(level, lowest, allowed):
    plan = document(planned("tilt", level=level, dose_effort_low=lowest, dose_effort_high=4))

    assert relief_exercises(plan, LIMITS) == (("tilt",) if allowed else ())
    assert TABLE["relief_effort_at_most"] == 2

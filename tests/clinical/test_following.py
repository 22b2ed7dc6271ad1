"""The traffic light of a session (TREATMENT 3.2) and the four questions of every contact."""

from __future__ import annotations

import dataclasses

import pytest

from multifidus.clinical.facts import UNKNOWN
from multifidus.clinical.following import (
    ContactQuestionError,
    SessionReport,
    SessionReportError,
    rescreen,
    traffic_light,
)
from multifidus.library.load import load_knowledge

GOOD = SessionReport(
    baseline_0_10=2,
    peak_0_10=3,
    hour_after_0_10=2,
    next_morning_0_10=2,
    leg="same",
    leg_persists=False,
    neuro_change=False,
    new_red_flag=False,
)
QUESTIONS = ("bladder_bowel_saddle", "leg_weakness", "unwell", "trauma")
NO_TO_ALL = dict.fromkeys(QUESTIONS, False)


def light_of(**changes):
    return traffic_light(dataclasses.replace(GOOD, **changes), load_knowledge().traffic_lights["default"])


def rules_of(light):
    return [reason.rule.rpartition("/")[2] for reason in light.reasons]


def contact(**changes):
    return rescreen({**NO_TO_ALL, **changes}, load_knowledge().rescreens["default"])


def test_a_session_within_every_limit_is_green_and_allows_progression():
    light = light_of()

    assert (light.colour, light.at_end, light.progress, light.ask) == ("green", "green", True, ())
    assert rules_of(light) == ["green"]


@pytest.mark.parametrize("sign", ["neuro_change", "new_red_flag"])
def test_a_change_of_the_nerves_or_a_red_flag_stops_whatever_the_pain(sign):
    light = light_of(**{sign: True}, peak_0_10=9, next_morning_0_10=None)

    assert (light.colour, light.at_end, light.progress) == ("stop", "stop", False)
    assert rules_of(light)[0] == sign


@pytest.mark.parametrize("sign", ["neuro_change", "new_red_flag"])
@pytest.mark.parametrize("answer", [None, UNKNOWN, "no", 0])
def test_a_safety_answer_that_is_not_a_plain_no_is_asked_for_and_never_green(sign, answer):
    light = light_of(**{sign: answer})

    assert (light.colour, light.at_end, light.progress) == ("amber", "amber", False)
    assert light.ask == (sign,)


def test_a_red_session_with_an_open_safety_answer_stays_red_and_asks():
    light = light_of(neuro_change=None, peak_0_10=8)

    assert (light.colour, light.ask) == ("red", ("neuro_change",))
    assert load_knowledge().traffic_lights["default"].ask in light.actions


def test_a_stop_is_said_alone_even_when_another_answer_is_open():
    limits = load_knowledge().traffic_lights["default"]

    light = light_of(neuro_change=True, new_red_flag=None, baseline_0_10=9, peak_0_10=9)

    assert light.actions == (limits.stop,)
    assert light.ask == ("new_red_flag",)


def test_leg_symptoms_that_moved_down_and_stayed_are_red():
    assert light_of(leg="further", leg_persists=True).colour == "red"


def test_leg_symptoms_that_moved_down_and_went_again_are_judged_by_the_pain():
    assert light_of(leg="further", leg_persists=False).colour == "green"


def test_leg_symptoms_that_moved_down_are_asked_about_when_nobody_knows_whether_they_stayed():
    light = light_of(leg="further", leg_persists=None)

    assert (light.colour, light.ask) == ("amber", ("leg_persists",))


@pytest.mark.parametrize("leg", ["same", "closer"])
def test_leg_symptoms_that_stayed_or_came_closer_need_no_second_question(leg):
    assert light_of(leg=leg, leg_persists=None).colour == "green"


@pytest.mark.parametrize("leg", [None, "away"])
def test_leg_symptoms_that_nobody_told_of_are_asked_about(leg):
    light = light_of(leg=leg)

    assert (light.colour, light.ask) == ("amber", ("leg",))


@pytest.mark.parametrize(("peak", "colour"), [(7.9, "green"), (8, "red"), (10, "red")])
def test_a_peak_of_eight_is_red_even_without_a_rise(peak, colour):
    assert light_of(baseline_0_10=7, peak_0_10=peak, hour_after_0_10=7, next_morning_0_10=7).colour == colour


@pytest.mark.parametrize(("morning", "colour"), [(1, "green"), (3, "green"), (3.5, "red"), (4, "red")])
def test_pain_more_than_one_above_the_start_next_morning_is_red(morning, colour):
    assert light_of(next_morning_0_10=morning).colour == colour


def test_a_bad_next_morning_does_not_change_the_colour_at_the_end_of_the_session():
    light = light_of(next_morning_0_10=6)

    assert (light.colour, light.at_end) == ("red", "green")


@pytest.mark.parametrize(
    ("baseline", "peak", "colour"),
    [
        (2, 5, "amber"),  # peak not above 5
        (3, 5.5, "red"),  # above 5, rise above 2
        (4, 6, "amber"),  # above 5, rise of 2 only
        (3, 6, "red"),
        (5, 6, "green"),  # above 5, rise of 1 only
        (0, 3, "green"),  # peak not above 3
        (2, 3.5, "amber"),  # above 3, rise above 1
        (3, 4, "green"),  # above 3, rise of 1 only
        (2, 4, "amber"),
        (7, 6, "green"),  # pain fell
    ],
)
def test_peak_and_rise_together_decide(baseline, peak, colour):
    light = light_of(baseline_0_10=baseline, peak_0_10=peak, hour_after_0_10=baseline, next_morning_0_10=baseline)

    assert light.colour == light.at_end == colour


@pytest.mark.parametrize(("later", "colour"), [(3, "green"), (3.5, "amber"), (9, "amber")])
def test_pain_more_than_one_above_the_start_an_hour_after_is_amber(later, colour):
    light = light_of(hour_after_0_10=later)

    assert light.colour == light.at_end == colour


def test_a_session_without_a_next_morning_is_amber_for_progression_and_green_by_itself():
    light = light_of(next_morning_0_10=None)

    assert (light.colour, light.at_end, light.progress) == ("amber", "green", False)
    assert light.ask == ()
    assert light.reasons[0].missing == ("next_morning_0_10",)


def test_a_known_next_morning_outranks_a_missing_hour_after():
    light = light_of(hour_after_0_10=None)

    assert (light.colour, light.at_end, light.progress) == ("green", "green", True)


def test_a_session_without_the_hour_after_and_the_next_morning_is_amber():
    light = light_of(hour_after_0_10=None, next_morning_0_10=None)

    assert (light.colour, light.at_end, light.progress) == ("amber", "green", False)


@pytest.mark.parametrize("pain", ["baseline_0_10", "peak_0_10"])
def test_a_session_without_the_pain_before_or_during_is_amber(pain):
    light = light_of(**{pain: None})

    assert (light.colour, light.at_end) == ("amber", "amber")
    assert light.reasons[0].missing == (pain,)


def test_a_very_high_peak_is_red_without_the_pain_before():
    assert light_of(baseline_0_10=None, peak_0_10=8).colour == "red"


def test_a_report_without_any_answer_asks_and_is_never_green():
    light = traffic_light(SessionReport(), load_knowledge().traffic_lights["default"])

    assert light.colour == "amber"
    assert light.ask == ("neuro_change", "new_red_flag", "leg")


@pytest.mark.parametrize(("baseline", "relief_only"), [(7, False), (8, True)])
def test_strong_pain_at_the_start_means_relief_only_and_no_progression(baseline, relief_only):
    light = light_of(baseline_0_10=baseline, peak_0_10=7, hour_after_0_10=7, next_morning_0_10=7)

    assert light.colour == "green"
    assert (light.relief_only, light.progress) == (relief_only, not relief_only)


@pytest.mark.parametrize("pain", [-1, 10.5, float("nan"), float("inf")])
def test_a_pain_number_that_can_not_be_true_is_refused(pain):
    with pytest.raises(SessionReportError, match="0 to 10 is allowed"):
        light_of(peak_0_10=pain)


def test_every_reason_names_its_rule_the_facts_used_and_the_sources():
    (reason,) = light_of(peak_0_10=6).reasons

    assert reason.rule == "progression/traffic_light/default/peak_high_and_risen"
    assert reason.facts == {"baseline_0_10": 2, "peak_0_10": 6}
    assert reason.sources
    assert reason.because


def test_reasons_are_told_worst_first():
    light = light_of(peak_0_10=9, hour_after_0_10=6, neuro_change=True)

    assert rules_of(light) == ["neuro_change", "peak_very_high", "peak_high_and_risen", "not_settled_after_an_hour"]


def test_the_limits_are_those_of_the_reference():
    limits = load_knowledge().traffic_lights["default"]

    assert (limits.red_cut_percent_low, limits.red_cut_percent_high) == (30, 50)
    assert (limits.reds_to_tell, limits.reds_within_days) == (2, 7)
    assert (limits.relief_level, limits.relief_effort_at_most) == (1, 2)


def test_a_contact_goes_on_when_every_answer_is_no():
    result = contact()

    assert (result.verdict, result.facts_to_ask, result.unanswered) == ("clear", (), ())


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("bladder_bowel_saddle", "saddle_numbness"),
        ("leg_weakness", "progressive_weakness"),
        ("unwell", "fever"),
        ("trauma", "trauma"),
    ],
)
def test_one_yes_stops_the_contact_and_says_what_triage_must_ask(question, fact):
    result = contact(**{question: True})

    assert result.verdict == "stop"
    assert fact in result.facts_to_ask
    assert result.reasons[0].facts == {question: True}
    assert len(result.actions) == 1


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("answer", [None, UNKNOWN, "no", "", 0, 1])
def test_a_blank_or_unknown_answer_is_asked_again_and_never_clear(question, answer):
    result = contact(**{question: answer})

    assert (result.verdict, result.unanswered) == ("ask_again", (question,))
    assert result.reasons[0].missing == (question,)


def test_no_answers_at_all_ask_everything_again():
    result = rescreen({}, load_knowledge().rescreens["default"])

    assert (result.verdict, result.unanswered) == ("ask_again", QUESTIONS)


def test_a_yes_stops_even_when_another_answer_is_blank_which_stays_open():
    result = contact(trauma=True, unwell=None)

    assert (result.verdict, result.unanswered) == ("stop", ("unwell",))


def test_facts_to_ask_are_named_once_when_two_questions_share_them():
    result = contact(bladder_bowel_saddle=True, leg_weakness=True)

    assert len(result.facts_to_ask) == len(set(result.facts_to_ask))
    assert {"saddle_numbness", "progressive_weakness"} <= set(result.facts_to_ask)


def test_an_answer_to_a_question_that_is_not_asked_is_refused():
    with pytest.raises(ContactQuestionError, match="bladder"):
        contact(bladder=True)


def test_the_numbers_of_progression_are_in_order():
    limits = load_knowledge().progressions["default"]

    days = [gap.up_to_days for gap in limits.gaps]
    percents = [step.volume_percent for step in limits.flare_days]

    assert days[:-1] == sorted(days[:-1])
    assert days[-1] is None
    assert percents == sorted(percents)
    assert limits.adherence_very_low_percent < limits.adherence_low_percent < limits.adherence_ask_below_percent
    assert limits.adherence_ask_below_percent < limits.adherence_keep_percent

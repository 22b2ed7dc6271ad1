"""Who needs the therapist, how soon, and why."""

from __future__ import annotations

from datetime import date, timedelta
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from multifidus.clinical.needs_me import KINDS, SHAPES, URGENCIES, EpisodeState, OpenAlert, needs_me, urgency_rank
from multifidus.library.load import load_knowledge

KNOWN = load_knowledge()
ATTENTION = KNOWN.attentions["default"]
LIGHT, PROGRESSION = KNOWN.traffic_lights["default"], KNOWN.progressions["default"]
TODAY = date(2026, 11, 23)
WELL = EpisodeState(tier="treat", plan_from=TODAY - timedelta(days=30), last_session_on=TODAY, done=10, planned=12)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def work(base=WELL, **changes):
    values = {name: getattr(base, name) for name in EpisodeState.__dataclass_fields__}
    return needs_me(EpisodeState(**{**values, **changes}), TODAY, ATTENTION, LIGHT, PROGRESSION)


def kinds(**changes):
    return [item.kind for item in work(**changes)]


def test_a_patient_who_is_well_needs_nobody():
    assert work() == ()


def test_an_empty_state_needs_nobody():
    assert needs_me(EpisodeState(), TODAY, ATTENTION, LIGHT, PROGRESSION) == ()


def test_an_open_alert_is_for_now_with_its_own_words():
    (item,) = work(alerts=(OpenAlert("Alarm: suspected cauda equina", "New saddle numbness."),))

    assert (item.urgency, item.word, item.shape) == ("now", "Now", "octagon")
    assert (item.title, item.because) == ("Alarm: suspected cauda equina", "New saddle numbness.")


def test_an_alert_that_somebody_took_on_is_for_today_and_stays():
    (item,) = work(alerts=(OpenAlert("Alarm", "Why.", acknowledged=True),))

    assert (item.urgency, item.shape) == ("today", "triangle")


@pytest.mark.parametrize(
    ("tier", "urgency"), [("emergency", "now"), ("urgent", "today"), ("routine_referral", "this_week")]
)
def test_a_tier_of_triage_calls_as_soon_as_it_asks_for(tier, urgency):
    assert [item.urgency for item in work(tier=tier)] == [urgency]


@pytest.mark.parametrize(("days", "told"), [((0, 6), True), ((0, 7), False), ((3,), False), ((1, 2, 3), True)])
def test_two_reds_within_seven_days_are_told(days, told):
    assert kinds(reds=tuple(map(ago, days))) == (["reds"] if told else [])


def test_reds_are_told_with_their_number_and_day():
    (item,) = work(reds=(ago(1), ago(5)))

    assert (item.title, item.since) == ("2 red sessions in 7 days", ago(1))


@pytest.mark.parametrize(("days", "told"), [(7, False), (8, True), (30, True)])
def test_nothing_logged_for_eight_days_is_told(days, told):
    assert kinds(last_session_on=ago(days)) == (["silent"] if told else [])


def test_days_without_a_log_count_from_the_plan_where_nothing_was_ever_logged():
    (item,) = work(last_session_on=None, plan_from=ago(9))

    assert item.title == "Nothing logged for 9 days"


def test_an_agreed_break_is_silent_and_its_end_is_told_once_it_is_over():
    assert kinds(last_session_on=ago(20), break_until=TODAY) == []
    assert kinds(last_session_on=ago(20), break_until=ago(2)) == ["break_over"]
    assert kinds(last_session_on=ago(1), break_until=ago(2)) == []
    assert kinds(last_session_on=ago(20), break_until=ago(9)) == ["silent", "break_over"]


@pytest.mark.parametrize(("done", "planned", "told"), [(4, 10, True), (5, 10, False), (0, 4, False)])
def test_under_half_of_the_sessions_calls_within_the_week(done, planned, told):
    assert kinds(done=done, planned=planned) == (["few"] if told else [])


@pytest.mark.parametrize(
    ("days", "kind", "because"),
    [
        (8, None, None),
        (7, "reassess_soon", "It is due in 7 days."),
        (1, "reassess_soon", "It is due in 1 day."),
        (0, "reassess_today", "It is due today."),
        (-3, "reassess_overdue", "It was due 3 days ago."),
    ],
)
def test_a_re_assessment_is_told_before_on_and_after_its_day(days, kind, because):
    found = work(reassess_on=TODAY + timedelta(days=days))

    assert [(item.kind, item.because) for item in found] == ([(kind, because)] if kind else [])


@pytest.mark.parametrize(("now", "told"), [(5.9, False), (6, True)])
def test_pain_up_by_two_for_a_week_is_for_today(now, told):
    assert kinds(pain_before_0_10=4, pain_now_0_10=now) == (["worse"] if told else [])


def test_a_new_intake_says_how_much_is_not_known():
    assert [item.title for item in work(intake_on=TODAY)] == ["Intake is ready"]
    assert [item.title for item in work(intake_on=TODAY, unknown_answers=2)] == ["Intake is ready, 2 not known"]


def test_missing_safety_answers_are_told_in_place_of_a_missing_plan():
    assert kinds(plan_from=None, unanswered=3) == ["ask_again"]
    assert kinds(plan_from=None) == ["no_plan"]


def test_a_draft_waits_in_place_of_a_missing_plan():
    assert kinds(plan_from=None, draft_waiting=True) == ["draft"]


def test_after_discharge_only_alerts_and_answers_call():
    silent = {"discharged": True, "last_session_on": ago(90), "reds": (TODAY, TODAY), "reassess_on": ago(1)}

    assert kinds(**silent) == []
    assert kinds(**silent, alerts=(OpenAlert("A", "b"),), questionnaires=("Pain",)) == ["alert", "questionnaire"]


def test_the_most_urgent_stands_first():
    found = kinds(
        alerts=(OpenAlert("A", "b", acknowledged=True), OpenAlert("C", "d")),
        reassess_on=TODAY,
        reds=(TODAY, TODAY),
        questionnaires=("Pain",),
    )

    assert found == ["alert", "alert", "reds", "reassess_today", "questionnaire"]


def test_patients_are_sorted_by_their_most_urgent_reason():
    calm, routine = work(), work(questionnaires=("Pain",))
    today, now = work(intake_on=TODAY), work(tier="emergency")

    assert sorted([routine, calm, now, today], key=urgency_rank) == [now, today, routine, calm]


def test_every_kind_of_the_code_stands_in_the_content_and_the_other_way_round():
    assert set(KINDS) == set(ATTENTION.kinds)
    assert set(SHAPES) == set(URGENCIES) == set(ATTENTION.urgencies)


STATES = st.builds(
    EpisodeState,
    alerts=st.lists(
        st.builds(OpenAlert, st.just("A {x}"), st.just("{"), st.sampled_from(URGENCIES), st.booleans())
    ).map(tuple),
    tier=st.sampled_from([None, "emergency", "urgent", "routine_referral", "treat"]),
    unanswered=st.integers(0, 3),
    intake_on=st.none() | st.just(TODAY),
    unknown_answers=st.integers(0, 3),
    plan_from=st.none() | st.integers(-5, 40).map(ago),
    draft_waiting=st.booleans(),
    reds=st.lists(st.integers(-1, 10).map(ago), max_size=4).map(tuple),
    last_session_on=st.none() | st.integers(-1, 40).map(ago),
    done=st.integers(0, 14),
    planned=st.integers(0, 14),
    pain_before_0_10=st.none() | st.floats(0, 10),
    pain_now_0_10=st.none() | st.floats(0, 10),
    reassess_on=st.none() | st.integers(-40, 40).map(ago),
    questionnaires=st.lists(st.just("Pain {x}"), max_size=2).map(tuple),
    break_until=st.none() | st.integers(-10, 40).map(ago),
    discharged=st.booleans(),
)


@given(STATES)
def test_every_state_gives_whole_sentences_in_order_of_urgency(state):
    found = needs_me(state, TODAY, ATTENTION, LIGHT, PROGRESSION)

    assert [URGENCIES.index(item.urgency) for item in found] == sorted(URGENCIES.index(item.urgency) for item in found)
    own = [item for item in found if item.kind not in ("alert", "questionnaire")]
    assert all("{" not in item.title + item.because for item in own)
    assert len({item.kind for item in own}) == len(own)
    assert len(state.alerts) == sum(item.kind == "alert" for item in found)


def test_the_words_name_only_places_that_are_filled():
    filled = {"count", "days", "before", "now", "done", "planned", "names"}

    for kind in ATTENTION.kinds.values():
        named = {name for text in (kind.title, kind.because) for _, name, _, _ in Formatter().parse(text) if name}
        assert named <= filled

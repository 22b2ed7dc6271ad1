"""Triage: every rule stands alone, the most urgent wins, and what is not known is asked."""

from __future__ import annotations

import pytest
from tests.clinical.made import is_true, red_flag, yes_no

from multifidus.clinical.conditions import AllOf, AnyOf
from multifidus.clinical.facts import UNKNOWN, Facts
from multifidus.clinical.triage import triage

NOW = red_flag("nerves", is_true("numb"), "emergency")
SOON = red_flag("cancer", is_true("lump"), "urgent", "week")
SAME_DAY = red_flag("infection", is_true("hot"), "urgent", "same_day")
LATER = red_flag("joint", is_true("stiff"), "routine_referral", "weeks")
WATCH = red_flag("bone", is_true("thin"), "treat", "next_visit")
WATCH_TOO = red_flag("gut", is_true("sick"), "treat", "next_visit")
FLAGS = (WATCH, LATER, SOON, NOW, SAME_DAY, WATCH_TOO)
NAMES = ("numb", "lump", "hot", "stiff", "thin", "sick")
KNOWN = {name: yes_no(name) for name in (*NAMES, "extra")}
CALM = dict.fromkeys(NAMES, False)


def verdict(flags=FLAGS, definitions=KNOWN, **facts):
    return triage(Facts({**CALM, **facts}), flags, definitions)


def asked(found):
    return {question.fact: question.blocks for question in found.ask_again}


@pytest.mark.parametrize(
    ("yes", "tier", "within"),
    [
        ((), "treat", "next_visit"),
        (("thin",), "treat", "next_visit"),
        (("stiff",), "routine_referral", "weeks"),
        (("lump",), "urgent", "week"),
        (("lump", "hot"), "urgent", "same_day"),
        (("hot", "stiff", "thin"), "urgent", "same_day"),
        (("numb",), "emergency", "now"),
        (NAMES, "emergency", "now"),
    ],
)
def test_the_most_urgent_rule_wins(yes, tier, within):
    found = verdict(**dict.fromkeys(yes, True))

    assert (found.tier, found.within) == (tier, within)


def test_every_rule_that_holds_is_kept_the_most_urgent_first():
    found = verdict(**dict.fromkeys(NAMES, True))

    assert [fired.flag.id for fired in found.fired] == ["nerves", "infection", "cancer", "joint"]
    assert [fired.flag.id for fired in found.monitored] == ["bone", "gut"]
    assert found.suspected == {"nerves", "infection", "cancer", "joint"}


def test_the_order_of_the_files_does_not_matter():
    forward, backward = (verdict(flags, hot=True, lump=True, thin=True) for flags in (FLAGS, FLAGS[::-1]))

    assert forward.fired == backward.fired
    assert forward.tier == backward.tier


def test_a_rule_that_fired_names_its_facts_and_sources():
    (fired,) = verdict(numb=True).fired

    assert fired.reason.rule == "red_flags/nerves"
    assert dict(fired.reason.facts) == {"numb": True}
    assert fired.reason.sources == ("project",)


@pytest.mark.parametrize(("tier", "may"), [("numb", False), ("lump", False), ("stiff", True), ("thin", True)])
def test_a_plan_may_be_made_only_where_no_doctor_comes_first(tier, may):
    assert verdict(**{tier: True}).may_plan is may


@pytest.mark.parametrize("blank", [UNKNOWN, None])
def test_an_open_core_question_allows_no_plan(blank):
    core = {**KNOWN, "core": yes_no("core", core=True)}
    given = {} if blank is None else {"core": blank}

    found = verdict(definitions=core, **given)

    assert (asked(found), found.may_plan, found.tier) == ({"core": True}, False, "treat")


def test_an_answered_core_question_is_not_asked_again():
    core = {**KNOWN, "core": yes_no("core", core=True)}

    assert verdict(definitions=core, core=False).may_plan


@pytest.mark.parametrize(
    ("fact", "blocks"), [("numb", True), ("hot", True), ("stiff", False)], ids=["emergency", "urgent", "routine"]
)
def test_an_unknown_answer_is_asked_again_and_blocks_where_it_could_be_urgent(fact, blocks):
    found = verdict(**{fact: UNKNOWN})

    assert asked(found) == {fact: blocks}
    assert found.may_plan is not blocks


def test_an_answer_nobody_asked_for_is_listed_and_does_not_block():
    alarming = {name: yes_no(name, alarming=("yes",)) for name in NAMES}

    found = triage(Facts({"hot": False}), FLAGS, alarming)

    assert found.not_asked == ("numb", "lump", "stiff", "thin", "sick")
    assert (found.ask_again, found.may_plan) == ((), True)


def test_what_could_not_raise_the_tier_is_not_asked_again():
    assert asked(verdict(lump=True, hot=UNKNOWN)) == {}
    assert asked(verdict(lump=True, numb=UNKNOWN)) == {"numb": True}


def test_only_the_unknown_part_of_a_rule_is_asked_again():
    both = red_flag("both", AllOf((is_true("hot"), is_true("extra"))), "urgent", "week")

    assert asked(verdict((both,), hot=True, extra=UNKNOWN)) == {"extra": True}
    assert asked(verdict((both,), hot=False, extra=UNKNOWN)) == {}


def test_a_rule_that_already_holds_asks_nothing():
    either = red_flag("either", AnyOf((is_true("hot"), is_true("extra"))), "urgent", "week")

    assert asked(verdict((either,), hot=True, extra=UNKNOWN)) == {}


def test_a_question_that_blocks_one_rule_blocks_whatever_others_say():
    mild = red_flag("a_mild", is_true("extra"), "routine_referral", "weeks")
    grave = red_flag("z_grave", is_true("extra"), "emergency")

    assert asked(verdict((mild, grave), extra=UNKNOWN)) == {"extra": True}
    assert asked(verdict((grave, mild), extra=UNKNOWN)) == {"extra": True}


@pytest.mark.parametrize(("hot", "asks"), [(True, {"extra": True}), (False, {}), (UNKNOWN, {})])
def test_one_answer_calls_for_another(hot, asks):
    caller = red_flag(
        "caller", AllOf((is_true("hot"), is_true("extra"))), "treat", calls_for=("extra",), called_when=is_true("hot")
    )

    assert asked(verdict((caller,), hot=hot)) == asks


def test_a_rule_that_withholds_the_plan_does_so_at_any_tier():
    young = red_flag("young", is_true("extra"), "treat", "next_visit", withholds_plan=True)

    found = verdict((young,), extra=True)

    assert (found.tier, found.may_plan) == ("treat", False)
    assert [fired.flag.id for fired in found.withholding] == ["young"]


WORSE = {"trend": "worsening"}
FAILED = {"care_weeks_this_episode": 4, "adherence_percent": 70, "care_helped": "no_change"}


@pytest.mark.parametrize(
    ("facts", "tier"),
    [
        ({"thin": True, "sick": True}, "treat"),
        ({"thin": True, **WORSE}, "treat"),
        ({"thin": True, "sick": True, **WORSE}, "routine_referral"),
        ({"thin": True, "sick": True, "trend": "improving"}, "treat"),
        ({"thin": True, "sick": True, **FAILED}, "routine_referral"),
        ({"thin": True, "sick": True, **FAILED, "care_helped": "worse"}, "routine_referral"),
        ({"thin": True, "sick": True, **FAILED, "care_helped": "helped"}, "treat"),
        ({"thin": True, "sick": True, **FAILED, "care_weeks_this_episode": 3.9}, "treat"),
        ({"thin": True, "sick": True, **FAILED, "adherence_percent": 69}, "treat"),
        ({"thin": True, "sick": True, "care_helped": "worse"}, "treat"),
    ],
)
def test_two_suspicions_refer_only_where_it_gets_worse_or_good_care_failed(facts, tier):
    assert verdict(**facts).tier == tier


def test_two_rules_of_one_disease_are_one_suspicion():
    same = red_flag("bone_too", is_true("sick"), "treat", "next_visit", suspects="bone")

    assert verdict((WATCH, same), thin=True, sick=True, **WORSE).tier == "treat"


def test_what_does_not_count_is_no_suspicion():
    mild = red_flag("mild", is_true("sick"), "treat", "next_visit", counts=False)

    assert verdict((WATCH, mild), thin=True, sick=True, **WORSE).tier == "treat"


def test_two_suspicions_tell_what_they_stand_on():
    (fired,) = verdict(thin=True, sick=True, **WORSE).fired

    assert fired.flag.id == "two_suspicions"
    assert "Bone; Gut" in fired.flag.tell
    assert fired.reason.facts["trend"] == "worsening"


def test_an_emergency_beside_two_suspicions_stays_one():
    assert verdict(numb=True, thin=True, sick=True, **WORSE).tier == "emergency"


def test_an_unknown_trend_is_asked_where_it_would_decide():
    found = verdict(thin=True, sick=True, trend=UNKNOWN)

    assert asked(found) == {"trend": False}
    assert found.may_plan

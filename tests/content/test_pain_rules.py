"""How much pain is all right: each patient gets the rule that fits, and everybody gets one."""

from __future__ import annotations

import datetime

import pytest

from multifidus.clinical.conditions import truth
from multifidus.clinical.derive import derive
from multifidus.clinical.facts import Facts
from multifidus.library.load import load_knowledge

KNOWN = load_knowledge()
WELL = {
    "categories": frozenset({"nonspecific_lbp"}), "mechanism": frozenset({"nociceptive"}), "suspected": frozenset(),
    "bone_stress_injury": "none", "leg_pain_type": "none", "irritability": "low", "risk": "low", "pain_now_0_10": 3,
}  # fmt: skip
ROOT = {"leg_pain_type": "radiculopathy", "leg_pain_0_10": 2}
PATIENTS = {
    "bone_stress": {"categories": frozenset({"bone_stress_suspected"}), "irritability": "high"},
    "nerve_root_strong_pain": {"leg_pain_type": "radicular_pain", "leg_pain_0_10": 6},
    "nerve_root": {**ROOT, "irritability": "high"},
    "high_irritability": {"irritability": "high", "risk": "high", "pain_now_0_10": 7},
    "agreed_amount": {"risk": "high", "pain_now_0_10": 7},
    "strong_pain_at_rest": {"pain_now_0_10": 5},
    "default": {},
}


def rule_of(**changes: object) -> str:
    facts = derive(Facts({**WELL, **changes}), datetime.date(2026, 1, 1), KNOWN)
    ordered = sorted(KNOWN.pain_rules.values(), key=lambda rule: rule.order)
    return next(rule.id for rule in ordered if truth(rule.when, facts))


def test_every_rule_has_a_patient_here():
    assert set(PATIENTS) == set(KNOWN.pain_rules)


@pytest.mark.parametrize("rule", PATIENTS)
def test_each_rule_is_reached_by_its_own_patient(rule):
    assert rule_of(**PATIENTS[rule]) == rule


def test_somebody_of_whom_nothing_is_known_has_the_default_rule():
    last = max(KNOWN.pain_rules.values(), key=lambda rule: rule.order)

    assert last.id == "default"
    assert truth(last.when, Facts({})) is True


def test_no_two_rules_have_the_same_place():
    orders = [rule.order for rule in KNOWN.pain_rules.values()]

    assert len(set(orders)) == len(orders)


@pytest.mark.parametrize("start", [5, 6, 8])
def test_pain_that_is_strong_at_rest_gets_words_about_the_rise(start):
    for changes in ({}, ROOT):
        say = KNOWN.pain_rules[rule_of(pain_now_0_10=start, **changes)].say

        assert "up to 3" not in say and "up to 4" not in say
        assert "started" in say

"""A clinician may overrule, by name and with a reason; nobody else, and nothing in silence."""

from __future__ import annotations

import json

import pytest

GOOD = {"of": "risk", "to": "high", "by": "A. Clinician", "role": "clinician", "reason": "Known to us for years."}


def with_override(facts, **changes):
    return {"facts": facts, "overrides": [{**GOOD, **changes}]}


def test_a_clinicians_label_stands_beside_what_the_rules_said(plan, safe):
    said = plan(with_override(safe), "--format", "json")

    (risk,) = [label for label in json.loads(said.out)["classification"] if label["axis"] == "risk"]
    assert (risk["code"], risk["confidence"]) == ("high", "decided by the clinician")
    said_by_rules = "(the rules said Low risk of a long course)"
    assert risk["reason"]["because"] == f"A. Clinician: Known to us for years. {said_by_rules}"


def test_the_text_names_the_clinician_and_the_reason(plan, safe):
    said = plan(with_override(safe))

    assert "A. Clinician" in said.out
    assert "Known to us for years." in said.out


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"role": "patient"}, "override 1 is not made by a clinician; only a clinician may overrule, never a patient."),
        ({"role": "Clinician"}, "override 1 is not made by a clinician"),
        ({"reason": ""}, "override 1 needs words for reason"),
        ({"reason": "  "}, "override 1 needs words for reason"),
        ({"reason": None}, "override 1 needs words for reason"),
        ({"reason": True}, "override 1 needs words for reason"),
        ({"reason": "a\nb"}, "override 1 needs words for reason"),
        ({"reason": "x" * 401}, "override 1 needs words for reason"),
        ({"by": None, "reason": ""}, "override 1 needs words for by, reason"),
        ({"of": "riks"}, "override 1 is of `riks`; did you mean risk?"),
        ({"of": "category"}, "override 1 is of `category`; allowed are: triage, ask_again"),
        ({"to": "hihg"}, "override 1 of risk is to `hihg`; allowed are: low, medium, high."),
        ({"of": "triage", "to": "high"}, "override 1 of triage is to `high`; allowed are: emergency, urgent"),
        ({"of": "ask_again", "to": "yes"}, "override 1 of ask_again is to `yes`; allowed are: proceed."),
        ({"of": "exercise:zzz", "to": "approve"}, "override 1 approves `zzz`, which is no exercise"),
        ({"of": "exercise:kb_swing", "to": "ok"}, "override 1 of exercise:kb_swing is to `ok`; allowed are: approve."),
        ({"reasons": "x"}, "override 1 has `reasons`; did you mean reason?"),
    ],
)
def test_an_override_that_can_not_be_used_is_refused(plan, safe, changes, words):
    said = plan(with_override(safe, **changes))

    assert (said.status, said.out) == (2, "")
    assert words in said.err


@pytest.mark.parametrize("missing", GOOD)
def test_no_part_of_an_override_may_be_left_out(plan, safe, missing):
    override = {name: words for name, words in GOOD.items() if name != missing}

    said = plan({"facts": safe, "overrides": [override]})

    assert said.status == 2
    assert f"override 1 needs words for {missing}" in said.err


@pytest.mark.parametrize("overrides", [None, {}, "none", 1, True])
def test_overrides_that_are_no_list_are_refused(plan, overrides):
    said = plan({"facts": {}, "overrides": overrides})

    assert said.status == 2
    assert "`overrides` must be a list" in said.err


@pytest.mark.parametrize("override", [None, [], "x", 1])
def test_an_override_that_is_no_object_is_refused(plan, override):
    said = plan({"facts": {}, "overrides": [override]})

    assert said.status == 2
    assert "override 1 is" in said.err


def test_two_overrides_of_one_thing_are_refused(plan, safe):
    said = plan({"facts": safe, "overrides": [GOOD, {**GOOD, "to": "low"}]})

    assert said.status == 2
    assert "`overrides` decide risk 2 times. Keep one." in said.err


def test_an_emergency_that_a_clinician_calls_out_is_now(plan, safe):
    said = plan(with_override(safe, of="triage", to="emergency", reason="Looks grey and sweaty."))

    assert "SAFE TO TREAT?  EMERGENCY, now" in said.out
    assert "Looks grey and sweaty. (the rules said treat)" in said.out
    assert "EXERCISES" not in said.out


def test_a_patient_whose_emergency_was_lifted_is_not_sent_to_hospital(plan, safe):
    lifted = {**GOOD, "of": "triage", "to": "treat", "reason": "Scanned today: no compression."}

    said = plan({"facts": {**safe, "saddle_numbness": True}, "overrides": [lifted]}, "--for", "patient")

    assert said.status == 0
    assert "emergency department now" not in said.out.split("WHEN TO GET HELP")[0]


def test_an_open_question_can_be_left_open_by_a_clinician_with_a_reason(plan, safe):
    open_ = {**safe, "night_pain_unrelieved": "unknown"}
    proceed = {**GOOD, "of": "ask_again", "to": "proceed", "reason": "Cannot say; will watch."}

    asked = json.loads(plan({"facts": open_}, "--format", "json").out)
    gone_on = json.loads(plan({"facts": open_, "overrides": [proceed]}, "--format", "json").out)

    assert asked["plan"] is None
    assert gone_on["plan"] is not None
    because = gone_on["triage"]["overruled"]["because"]
    assert "Cannot say; will watch. (open: Constant night pain that no position eases" in because


def test_both_reasons_are_kept_where_a_clinician_overrules_twice(plan, safe):
    overrides = [
        {**GOOD, "of": "triage", "to": "urgent", "reason": "First reason."},
        {**GOOD, "of": "ask_again", "to": "proceed", "reason": "Second reason."},
    ]

    said = json.loads(plan({"facts": safe, "overrides": overrides}, "--format", "json").out)

    assert "First reason." in said["triage"]["overruled"]["because"]
    assert "Second reason." in said["triage"]["overruled"]["because"]


def test_why_tells_what_a_clinician_decided(handed, safe):
    said = handed("why", with_override(safe), "risk_high")

    assert "decided by the clinician" in said.out
    assert "Known to us for years. (the rules said Low risk of a long course)" in said.out

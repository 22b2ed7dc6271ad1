"""Clinical rules that are scored: their borders, and what is not known."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from tests.clinical.scoring.worked import GOOD, refusal, scored

from multifidus.clinical.scoring import ScoringError


def test_centralisation_outweighs_the_sacroiliac_tests():
    result = scored("laslett", **{**GOOD["laslett"], "compression": True, "centralises": True})

    assert result == {"count": 3, "sij_likely": False, "reason": "centralises"}


def test_a_sacroiliac_test_not_done_matters_only_where_it_could_change_the_answer():
    assert refusal("laslett", **{**GOOD["laslett"], "compression": None}).code == "missing_items"
    enough = {**GOOD["laslett"], "compression": True, "sacral_thrust": None}
    assert scored("laslett", **enough)["sij_likely"] is True
    hopeless = {**GOOD["laslett"], "distraction": False, "compression": None}
    assert scored("laslett", **hopeless)["sij_likely"] is False
    assert refusal("laslett", **{**enough, "centralises": None}).code == "missing_items"


@pytest.mark.parametrize(
    ("changed", "count", "positive", "short"),
    [
        ({}, 5, True, True),
        ({"duration_days": 16}, 4, True, False),
        ({"fabq_work": 19, "hip_ir_max_deg": 35}, 3, False, True),
        ({"symptoms_below_knee": True, "hypomobile_segment": False}, 3, False, False),
    ],
)
def test_the_manipulation_rule_and_its_borders(changed, count, positive, short):
    result = scored("flynn", **{**GOOD["flynn"], **changed})

    assert result == {"count": count, "positive": positive, "short_rule_positive": short}


@pytest.mark.parametrize(("changed", "count"), [({}, 3), ({"age": 40}, 2), ({"slr_mean_deg": 91}, 2)])
def test_the_stabilisation_rule_and_its_borders(changed, count):
    assert scored("hicks", **{**GOOD["hicks"], **changed}) == {"count": count, "positive": count >= 3}


def test_the_fabq_is_no_part_of_the_stabilisation_rule():
    assert refusal("hicks", **GOOD["hicks"], fabq_activity=20).code == "unknown_input"


def test_no_stenosis_finding_makes_it_unlikely():
    none = dict.fromkeys(GOOD["cook"], False) | {"age": 48}

    assert scored("cook", **none) == {"count": 0, "class": "unlikely"}
    assert scored("cook", **{**none, "bilateral": True})["class"] == "possible"


def test_age_and_sex_alone_never_trigger_the_fracture_rule():
    assert scored("henschke", **GOOD["henschke"]) == {"count": 2, "level": "raised", "triggers": False}
    with_trauma = {**GOOD["henschke"], "significant_trauma": True}
    assert scored("henschke", **with_trauma) == {"count": 3, "level": "high", "triggers": True}
    assert scored("henschke", **{**with_trauma, "age": 70, "female": False})["level"] == "low"


def test_the_osteoporotic_fracture_rule():
    assert scored("roman", **GOOD["roman"]) == {"count": 5, "class": "likely"}
    assert scored("roman", female=False, age=52, leg_pain=True, bmi=22.1, regular_exercise=True) == {
        "count": 0,
        "class": "unlikely",
    }


def axspa(onset_age: int = 40, duration_days: int = 200, **criteria: bool | None) -> Mapping[str, object]:
    known = dict.fromkeys(GOOD["nice_axspa"]["criteria"], False)  # type: ignore[call-overload]
    return scored("nice_axspa", onset_age=onset_age, duration_days=duration_days, criteria={**known, **criteria})


def test_three_features_ask_for_hla_b27_and_four_refer():
    three = {"wake_second_half": True, "buttock_pain": True, "psoriasis": True}

    assert axspa(**three)["action"] == "hla_b27"
    assert axspa(**three, arthritis=True)["action"] == "refer_rheumatology"
    assert axspa(**three, onset_age=34)["action"] == "refer_rheumatology"
    assert axspa(psoriasis=True)["action"] == "monitor"


def test_the_rule_needs_an_onset_before_45_and_more_than_91_days():
    assert axspa(onset_age=45)["entry"] is False
    assert axspa(duration_days=91) == {"entry": False, "count": 0, "action": "not_applicable"}


def test_a_feature_not_asked_is_not_a_no():
    with pytest.raises(ScoringError) as caught:
        axspa(psoriasis=None)

    assert caught.value.code == "missing_items"
    assert "psoriasis" in str(caught.value)


def test_features_must_have_names_and_known_ones():
    assert refusal("nice_axspa", onset_age=30, duration_days=200, criteria=["psoriasis"]).code == "wrong_type"
    assert refusal("nice_axspa", onset_age=30, duration_days=200, criteria={"psorasis": True}).code == "unknown_input"


# Cauda equina


STRONG = ("bladder_change", "saddle_change", "bowel_change", "bilateral_leg_weakness", "anal_tone_loss")


@pytest.mark.parametrize("sign", STRONG)
def test_one_strong_sign_is_an_emergency_when_recent_or_of_unknown_date(sign):
    assert scored("ces_screen", **{sign: True})["tier"] == "emergency"
    assert scored("ces_screen", **{sign: True}, onset_or_worsening_days=14)["tier"] == "emergency"
    assert scored("ces_screen", **{sign: True}, onset_or_worsening_days=15)["tier"] == "urgent"


def test_a_patient_who_answers_alone_is_always_sent_as_an_emergency():
    result = scored("ces_screen", saddle_change=True, onset_or_worsening_days=60, self_report=True)

    assert result["tier"] == "emergency"


def test_a_normal_residual_urine_clears_nobody():
    assert scored("ces_screen", bladder_change=True, pvr_ml=20)["tier"] == "emergency"
    assert scored("ces_screen", pvr_ml=201)["tier"] == "emergency"
    assert refusal("ces_screen", pvr_ml=200).code == "missing_items"


def test_both_legs_and_sexual_change_together_are_an_emergency():
    assert scored("ces_screen", sexual_change=True, bilateral_leg_pain=True)["tier"] == "emergency"
    assert scored("ces_screen", **{**GOOD["ces_screen"], "sexual_change": True})["tier"] == "routine"


@pytest.mark.parametrize("name", GOOD["ces_screen"])
def test_a_question_not_answered_never_clears_the_screen(name):
    inputs = {**GOOD["ces_screen"], name: None}

    assert scored("ces_screen", **GOOD["ces_screen"])["tier"] == "none"
    assert refusal("ces_screen", **inputs).code == "missing_items"


def test_an_urgent_screen_still_lists_what_was_not_asked():
    assert "bladder_change" in scored("ces_screen", bilateral_leg_pain=True)["not_asked"]  # type: ignore[operator]

"""Findings are kept and judged; decisions against the rules need a reason."""

from __future__ import annotations

import pytest

from multifidus.actions.decide import confirm, decide, withdraw
from multifidus.actions.deed import Invalid, Refused
from multifidus.actions.examine import examine
from multifidus.actions.judge import assessment_of
from multifidus.clinical.facts import UNKNOWN
from multifidus.records.facts_of import answers_of, decisions_of
from multifidus.records.knowledge import knowledge
from multifidus.records.models import Alert, Assessment, AuditEntry, Decision, FactRecord

REASON = "The pain left after the fall was explained"


def test_findings_are_kept_as_the_examination_of_the_therapist(ready, alice, acting, now):
    examine(acting(alice), ready, {"slr_left_deg": 70, "muscle_power": {"L5_left": 4}}, now)

    rows = FactRecord.objects.filter(episode=ready.episode, source="examination")
    assert {row.fact: row.value for row in rows} == {"slr_left_deg": 70, "muscle_power": {"L5_left": 4}}
    assert {row.by for row in rows} == {alice.account}


def test_what_is_left_blank_stays_not_examined(ready, alice, acting, now):
    examine(acting(alice), ready, {"sij_compression": True}, now)

    assert "sij_thigh_thrust" not in answers_of(ready.episode)


def test_not_known_is_kept_as_an_answer(ready, alice, acting, now):
    examine(acting(alice), ready, {"anal_tone": UNKNOWN}, now)

    assert answers_of(ready.episode)["anal_tone"] == "unknown"


def test_a_red_flag_found_raises_an_alert_at_once(ready, alice, acting, now):
    found = examine(acting(alice), ready, {"perineal_sensation": "reduced", "anal_tone": "reduced"}, now)

    assert found.verdict.tier == "emergency"
    assert Alert.objects.filter(episode=ready.episode, kind="red_flag").exists()


@pytest.mark.parametrize(
    ("fact", "value"),
    [
        ("slr_left_deg", 900), ("slr_left_deg", "seventy"), ("slr_left_deg", float("nan")), ("slr_left_deg", True),
        ("muscle_power", {"L9_left": 3}), ("muscle_power", {"L5_left": 9}), ("sensation_lost", ["all"]),
        ("anal_tone", "so so"), ("no_such_fact", 1), ("stage", "acute"), ("lateral_shift", ["left"]),
    ],
)  # fmt: skip
def test_a_value_that_can_not_be_is_refused_and_nothing_is_kept(ready, alice, acting, now, fact, value):
    before = FactRecord.objects.count()

    with pytest.raises(Invalid) as caught:
        examine(acting(alice), ready, {"sij_compression": True, fact: value}, now)

    assert list(caught.value.faults) == [fact]
    assert FactRecord.objects.count() == before


def test_saving_again_without_a_change_writes_nothing(ready, alice, acting, now):
    examine(acting(alice), ready, {"slr_left_deg": 70}, now)
    before = Assessment.objects.count(), FactRecord.objects.count()

    examine(acting(alice), ready, {"slr_left_deg": 70}, now)

    assert (Assessment.objects.count(), FactRecord.objects.count()) == before


def test_a_finding_that_agrees_with_what_was_told_is_kept_as_examined(ready, alice, acting, now):
    told = answers_of(ready.episode)["muscle_power"]

    examine(acting(alice), ready, {"muscle_power": told}, now)

    assert FactRecord.objects.filter(fact="muscle_power", source="examination", value=told).count() == 1


def test_an_override_counts_in_the_next_assessment(ready, alice, acting, now):
    decide(acting(alice), ready, "irritability", "high", REASON, now)

    found = assessment_of(ready.episode, knowledge(), now)
    assert found.facts.known("irritability") == "high"
    assert alice.account.name in found.classification.on("irritability")[0].reason.because


@pytest.mark.parametrize("reason", ["", "   ", "no", "x" * 5000, "\x00" * 20])
def test_an_override_needs_a_reason(ready, alice, acting, now, reason):
    with pytest.raises(Invalid) as caught:
        decide(acting(alice), ready, "irritability", "high", reason, now)

    assert list(caught.value.faults) == ["reason"]
    assert not Decision.objects.exists()


@pytest.mark.parametrize(
    ("of", "to"),
    [
        ("irritability", "enormous"), ("category", "nonspecific_lbp"), ("age_years", "3"), ("", ""),
        ("triage", "fine"), ("exercise:no_such", "approve"), ("x" * 500, "y"),
    ],
)  # fmt: skip
def test_only_what_may_be_decided_is_decided(ready, alice, acting, now, of, to):
    with pytest.raises(Invalid):
        decide(acting(alice), ready, of, to, REASON, now)

    assert not Decision.objects.exists()


def test_a_stop_is_cleared_only_by_a_decision_with_a_reason(ready, told, alice, acting, now):
    told(ready, saddle_numbness=True)

    decide(acting(alice), ready, "triage", "treat", "Seen in hospital today, images are clear", now)

    ready.episode.refresh_from_db()
    assert (ready.episode.tier, ready.episode.stopped_at) == ("treat", None)


def test_a_withdrawn_decision_gives_the_matter_back_to_the_rules(ready, alice, acting, now):
    said = assessment_of(ready.episode, knowledge(), now).facts.known("irritability")
    decide(acting(alice), ready, "irritability", "high", REASON, now)

    withdraw(acting(alice), ready, "irritability", "It was said of another day", now)

    assert assessment_of(ready.episode, knowledge(), now).facts.known("irritability") == said
    assert Decision.objects.count() == 2


def test_nothing_is_withdrawn_that_was_not_decided(ready, alice, acting, now):
    with pytest.raises(Refused):
        withdraw(acting(alice), ready, "irritability", "It was said of another day", now)


def test_a_confirmation_changes_no_rule(ready, alice, acting, now):
    codes = ",".join(assessment_of(ready.episode, knowledge(), now).classification.codes("tbc"))

    confirm(acting(alice), ready, "tbc", codes, "", now)

    assert decisions_of(ready.episode)["confirm:tbc"].to == codes
    assert not assessment_of(ready.episode, knowledge(), now).case.overrides


def test_what_was_not_shown_can_not_be_confirmed(ready, alice, acting, now):
    with pytest.raises(Refused, match="changed"):
        confirm(acting(alice), ready, "tbc", "something_else", "", now)


def test_every_decision_is_audited(ready, alice, acting, now):
    decide(acting(alice), ready, "irritability", "high", REASON, now)

    row = AuditEntry.objects.get(action="decision.made")
    assert (row.account, row.patient, row.what) == (alice.account, ready.patient, {"of": "irritability", "to": "high"})

"""What the examination page proposes next: only what a rule names."""

from __future__ import annotations

from multifidus.actions.judge import assessment_of
from multifidus.clinical.conditions import facts_named
from multifidus.records.knowledge import knowledge
from multifidus.records.queries.next_tests import asked_by_triage, near_labels


def test_what_blocks_the_plan_comes_first(ready, told, now):
    told(ready, fever="unknown", night_sweats="unknown")

    asked = asked_by_triage(assessment_of(ready.episode, knowledge(), now), knowledge())

    assert asked
    assert [item.blocks for item in asked] == sorted((item.blocks for item in asked), reverse=True)


def test_a_label_that_one_finding_keeps_open_names_that_finding(ready, told, now):
    found = assessment_of(ready.episode, knowledge(), now)

    near = near_labels(found, knowledge())

    named = set().union(*(facts_named(label.when) for label in knowledge().labels.values()))
    assert near
    assert {item.fact for item in near} <= named | {"muscle_power", "reflexes_changed", "sensation_lost"}
    assert all(found.facts.known(item.fact) is None for item in near)

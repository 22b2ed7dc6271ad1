"""The same answers give the same assessment, in whatever order they come."""

from __future__ import annotations

import json
from random import Random

from hypothesis import given, settings
from tests.properties.changes import assessed
from tests.properties.patients import ANYBODY, CHANCE, KNOWLEDGE, Found

from multifidus.cli.as_json import to_json

MANY = settings(max_examples=150, derandomize=True, deadline=None, database=None)


def as_text(patient: Found) -> str:
    return json.dumps(to_json(assessed(patient), KNOWLEDGE))


@MANY
@given(ANYBODY)
def test_the_same_patient_gets_the_same_plan_twice(patient: Found):
    assert as_text(patient) == as_text(patient)


@MANY
@given(ANYBODY, CHANCE)
def test_the_order_of_the_answers_does_not_matter(patient: Found, chance: Random):
    names = list(patient)
    chance.shuffle(names)

    assert as_text({name: patient[name] for name in names}) == as_text(patient)

"""Whatever is sent as a log, the answer is one of a few: never a fault of ours."""

from __future__ import annotations

import json
import uuid
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.web.test_log import QUIET, a_session, entry, make_plan, post

from multifidus.records.access import Opened

ALLOWED = {200, 400, 403, 413, 422}
NOT_ASCII = st.text(max_size=8) | st.sampled_from(["\x00", "\ud800", "a" * 5000, "null", "NaN"])
NUMBERS = st.integers() | st.floats() | st.sampled_from([10**400, 2**63, -1, 1e308, True])
ANYTHING = st.recursive(
    st.none() | st.booleans() | NUMBERS | NOT_ASCII,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=8,
)
KINDS = st.sampled_from(["session_started", "set_done", "exercise_skipped", "session_finished", "morning_report"])
FIELDS = (
    "id", "kind", "session", "at", "zone", "local_date", "plan", "baseline_0_10", "rescreen", "short", "exercise",
    "number", "side", "reps", "hold_s", "seconds", "reason", "next_morning_0_10", "hour_after_0_10", *QUIET,
)  # fmt: skip
DIFFERENT = st.dictionaries(st.sampled_from(FIELDS), ANYTHING, min_size=1, max_size=3)
CALM = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.fixture
def sender(marta: Opened, signed_in: Any) -> Any:
    """Send entries as Marta, and return the status of the answer."""
    client = signed_in(marta.patient.account)
    owner = str(marta.patient.phone_key)
    return lambda entries: post(client, {"owner": owner, "entries": entries}).status_code


@CALM
@given(sent=ANYTHING)
@pytest.mark.django_db
def test_any_json_instead_of_entries_is_answered(sent: Any, sender: Any):
    assert sender(sent) in ALLOWED


@CALM
@given(kind=KINDS, wrong=DIFFERENT)
@pytest.mark.django_db
def test_any_value_in_any_field_is_answered(kind: str, wrong: dict[str, Any], sender: Any, marta: Opened):
    plan = marta.episode.plans.first() or make_plan(marta)
    start, done, skipped, end = a_session(plan, sets=1)
    morning = entry("morning_report", start["session"], next_morning_0_10=3)
    right = {one["kind"]: one for one in (start, done, skipped, end, morning)}

    assert sender([start, end, right[kind] | wrong]) in ALLOWED


@pytest.mark.parametrize(
    "body",
    [b"", b"\xff", b"[", b"[" * 200_000, b'{"a": NaN}', b'{"a": ' + b"9" * 5000 + b"}", b"[]", b"3", b'"x"', b"{}"],
)
def test_a_body_that_is_no_log_is_answered(body: bytes, marta: Opened, signed_in: Any):
    assert post(signed_in(marta.patient.account), body).status_code in ALLOWED


def test_a_log_that_is_too_long_is_answered(marta: Opened, signed_in: Any):
    client = signed_in(marta.patient.account)
    owner = str(marta.patient.phone_key)

    assert post(client, {"owner": owner, "entries": "a" * 500_000}).status_code == 413
    assert post(client, json.dumps({"owner": owner, "entries": ["a" * 1_200_000]})).status_code in {400, 413}
    assert post(client, {"owner": owner, "entries": [{}] * 501}).status_code == 422


def test_one_bad_entry_does_not_hold_up_the_others(marta: Opened, signed_in: Any):
    entries = a_session(make_plan(marta))
    bad = entries[1] | {"id": str(uuid.uuid4()), "reps": "many"}
    body = {"owner": str(marta.patient.phone_key), "entries": [bad, *entries]}

    answer = post(signed_in(marta.patient.account), body).json()

    assert len(answer["accepted"]) == len(entries)
    assert [one["id"] for one in answer["refused"]] == [bad["id"]]


def test_words_that_no_database_holds_are_kept_without_the_odd_signs(marta: Opened, signed_in: Any):
    start, *_, end = a_session(make_plan(marta))
    body = {"owner": str(marta.patient.phone_key), "entries": [start, end | {"note": "my \x00knee \ud800hurts"}]}

    assert len(post(signed_in(marta.patient.account), body).json()["accepted"]) == 2


def test_without_the_key_of_the_form_nothing_is_taken(marta: Opened):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    strict.force_login(marta.patient.account)

    answer = post(strict, {"owner": str(marta.patient.phone_key), "entries": []})

    assert (answer.status_code, answer.json()) == (403, {"because": "csrf"})

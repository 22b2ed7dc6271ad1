"""What the log says of a request that failed: the page, never the person."""

from __future__ import annotations

import io
import logging

import pytest

PATIENT = "2d5b6d12-0f3a-4a01-b847-7c8e1451b286"


@pytest.fixture
def log(monkeypatch):
    """What the site's own handler writes, with the formatter of the settings."""
    written = io.StringIO()
    ours = [one for one in logging.getLogger().handlers if type(one) is logging.StreamHandler]
    assert ours, "the site's settings set up no handler"
    for handler in ours:
        monkeypatch.setattr(handler, "stream", written)
    return written


@pytest.mark.parametrize(
    ("method", "path", "said"),
    [
        ("get", f"/clinic/patients/{PATIENT}/no-such-page", "Not Found: /clinic/patients/(id)/no-such-page"),
        ("put", f"/clinic/patients/{PATIENT}/plan/edit", "/clinic/patients/(id)/plan/edit"),
        ("get", "/invitation/a-secret-of-one-person/x", "Not Found: /invitation/(token)/x"),
    ],
)
def test_a_refused_request_is_logged_without_whom_it_was_about(method, path, said, log, alice, signed_in):
    getattr(signed_in(alice), method)(path)

    assert said in log.getvalue()
    assert PATIENT not in log.getvalue()
    assert "secret" not in log.getvalue()


def test_a_fault_is_logged_with_its_traceback_and_without_ids(log):
    try:
        raise ValueError(f"no row {PATIENT}, {PATIENT.replace('-', '')}")
    except ValueError:
        logging.getLogger("django.request").exception("Internal Server Error: /clinic/patients/%s/", PATIENT)

    assert "ValueError: no row (id), (id)" in log.getvalue()
    assert "Internal Server Error: /clinic/patients/(id)/" in log.getvalue()

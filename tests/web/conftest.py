"""The clinic with something behind every address, for tests that send what no browser sends."""

import logging

import pytest
from tests.site.conftest import dave, otto, world

__all__ = ["dave", "otto", "world"]


@pytest.fixture
def quiet(caplog: pytest.LogCaptureFixture) -> None:
    """Refusals are the business of these tests: no line of log for each."""
    caplog.set_level(logging.CRITICAL, "django")

"""One demonstration and one browser for all journeys of a test run; where Chromium is missing, they are skipped."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.journeys.browsing import CHROMIUM, Visitors, chromium
from tests.journeys.newcomers import visitors_and_newcomers
from tests.journeys.served import Served, filled, served
from tests.journeys.story_set_up import OpenClinic, opened

collect_ignore = ["another_day"]  # not tests: a clock for a served clinic, read by its own processes


@pytest.fixture(scope="session")
def filled_demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with 40 made-up patients, to be copied; all processes of a run share it."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    return filled(shared / "demonstration")


@pytest.fixture(scope="session")
def demonstration(filled_demonstration: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The demonstration, served for whoever only looks."""
    home = tmp_path_factory.mktemp("served") / uuid.uuid4().hex
    with served(filled_demonstration, home) as running:
        yield running


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium without a window."""
    if not CHROMIUM.exists():
        pytest.skip(f"no browser at {CHROMIUM}: install Debian's package chromium to run the journeys")
    # Playwright keeps a loop running in this thread; Django takes that for an async program and refuses its database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "yes"
    with chromium() as opened:
        yield opened


@pytest.fixture(scope="session")
def visitors(browser: Browser, demonstration: Served) -> Visitors:
    """Everybody who looks at the demonstration."""
    return visitors_and_newcomers(browser, demonstration)


@pytest.fixture(scope="session")
def open_clinic(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenClinic]:
    """A clinic on an empty database, set up through its pages: for the stories."""
    with opened(browser, tmp_path_factory.mktemp("story") / "clinic") as story:
        yield story

"""How the tests speak to the command line: arguments in, status and words out."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from multifidus.cli.main import main

CASES = Path(__file__).parents[1] / "cases"
SAFE = {  # an invented patient whose core screen is answered and clear
    "age_years": 40,
    "urinary_retention_new": False,
    "bladder_incontinence_new": False,
    "bowel_incontinence_new": False,
    "saddle_numbness": False,
    "bilateral_leg_symptoms": False,
    "progressive_weakness": False,
    "gait_unsteady": False,
    "cancer_history": "none",
    "unexplained_weight_loss": False,
    "fever": False,
    "recent_infection": False,
    "trauma": "none",
    "steroid_use": "none",
    "osteoporosis": "none",
    "night_pain_unrelieved": False,
    "duration_days": 20,
    "pain_now_0_10": 4,
}


@dataclass(frozen=True)
class Said:
    """What a command did."""

    status: int
    out: str
    err: str


@pytest.fixture
def say(capsys) -> Callable[..., Said]:
    def run(*arguments: str) -> Said:
        try:
            status = main([*arguments])
        except SystemExit as stopped:
            status = stopped.code
        found = capsys.readouterr()
        return Said(status, found.out, found.err)

    return run


@pytest.fixture
def handed(say, tmp_path) -> Callable[..., Said]:
    """Write something as a file and hand it to a command."""

    def run(command: str, content: Any, *more: str) -> Said:
        path = tmp_path / "case.json"
        if isinstance(content, bytes):
            path.write_bytes(content)
        else:
            path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
        return say(command, str(path), *more)

    return run


@pytest.fixture
def plan(handed) -> Callable[..., Said]:
    def run(content: Any, *more: str) -> Said:
        return handed("plan", content, *more)

    return run


@pytest.fixture
def safe() -> dict[str, Any]:
    return dict(SAFE)


@pytest.fixture
def cases() -> list[Path]:
    return sorted(CASES.glob("*.json"))

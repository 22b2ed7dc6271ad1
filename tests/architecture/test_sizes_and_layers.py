"""No module grows past a page or two, and imports point downwards."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MOST_LINES = 300
CODE = sorted(
    path
    for folder in ("src", "tests", "bench")
    for path in (ROOT / folder).rglob("*.py")
    if path.parent.name != "migrations"  # written by Django
)


def shown(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_no_module_has_more_than_300_lines():
    long = {shown(path): count for path in CODE if (count := len(path.read_text("utf-8").splitlines())) > MOST_LINES}

    assert long == {}


@pytest.mark.parametrize("name", ["utils", "util", "helpers", "helper", "manager", "misc", "common"])
def test_no_module_is_named_for_nothing(name):
    assert [shown(path) for path in CODE if path.stem == name or path.parent.name == name] == []


def test_every_module_says_in_one_line_what_it_is():
    silent = [shown(path) for path in CODE if not path.read_text("utf-8").startswith(('"""', 'r"""'))]

    assert silent == []


def test_imports_point_downwards():
    lint = Path(sys.executable).with_name("lint-imports")

    done = subprocess.run([lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)

    assert done.returncode == 0, done.stdout
    assert "0 broken" in done.stdout


def test_a_package_that_nobody_placed_is_refused():
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]

    (layers,) = [contract for contract in contracts if contract["type"] == "layers"]
    assert layers["exhaustive"] is True
    placed = {name.strip("() ") for layer in layers["layers"] for name in layer.split("|")}
    packages = {path.parent.name for path in (ROOT / "src" / "multifidus").glob("*/__init__.py")}
    assert packages <= placed

"""What is installed is locked by hash; nothing in the project names a host of packages or somebody's machine."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LISTS = sorted((ROOT / "requirements").glob("*.txt"))
WANTED = sorted((ROOT / "requirements").glob("*.in"))
NOT_OURS = {".git", ".venv", "__pycache__", ".hypothesis", ".mypy_cache", ".ruff_cache", ".import_linter_cache"}
NOT_OURS |= {"licensed", "dist", "node_modules", "vendor", "screenshots", "demonstration-files", "clinic-files"}
FORBIDDEN = (
    "pypi.org", "pythonhosted", "npmjs", "yarnpkg", "crates.io", "rubygems", "anaconda", "huggingface", "jsdelivr",
    "unpkg", "cdnjs", "googleapis", "/work/", "/root/", "/home/", "/tmp/", "/Users/", "C:\\",
)  # fmt: skip
PINNED = re.compile(r"([a-z0-9][a-z0-9._-]*)==([0-9][^ ;]*)( ;[^\\]*)? \\")
HASH = re.compile(r"    --hash=sha256:[0-9a-f]{64}( \\)?")


def our_files() -> Iterator[Path]:
    for path in sorted(ROOT.rglob("*")):
        within = path.relative_to(ROOT).parts
        if path.is_file() and not NOT_OURS.intersection(within) and not within[0].endswith(".egg-info"):
            yield path


def locked(path: Path) -> dict[str, str]:
    return dict(found.group(1, 2) for line in path.read_text("utf-8").splitlines() if (found := PINNED.match(line)))


def test_no_file_names_a_port_of_this_machine_as_a_place_to_install_from():
    named = [
        str(path.relative_to(ROOT)) for path in our_files() if path.suffix in (".txt", ".in", ".toml", ".json", "")
    ]

    assert [name for name in named if re.search(rb"localhost:\d|127\.0\.0\.1:\d", (ROOT / name).read_bytes())] == []


def test_no_file_names_a_host_of_packages_or_somebodys_machine():
    named = [
        (str(path.relative_to(ROOT)), word)
        for path in our_files()
        if path != Path(__file__)
        for word in FORBIDDEN
        if word.encode() in path.read_bytes()
    ]

    assert named == []


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.name)
def test_every_requirement_is_locked_by_hash_and_by_nothing_else(path):
    lines = [line for line in path.read_text("utf-8").splitlines() if line.strip() and not line.strip().startswith("#")]

    strange = [line for line in lines if not PINNED.fullmatch(line) and not HASH.fullmatch(line)]
    bare = [
        one for one, after in zip(lines, [*lines[1:], ""], strict=True) if PINNED.fullmatch(one) and "hash" not in after
    ]
    assert (strange, bare) == ([], [])
    assert locked(path)


@pytest.mark.parametrize("path", [*LISTS, *WANTED], ids=lambda path: path.name)
def test_no_list_of_requirements_has_an_address(path):
    text = path.read_text("utf-8")

    assert not re.search(r"://|--index|--extra|--find-links|--trusted| @ |git\+|file:", text)


@pytest.mark.parametrize("path", WANTED, ids=lambda path: path.name)
def test_everything_that_is_wanted_is_locked_and_says_why(path):
    lines = [line for line in path.read_text("utf-8").splitlines() if line.strip() and line[0] not in "#-"]

    names = [re.split(r"[ =<>\[#]", line)[0].lower().replace("_", "-") for line in lines]
    assert set(names) <= set(locked(path.with_suffix(".txt")))
    assert all("#" in line for line in lines)


def test_the_package_asks_for_the_versions_that_are_locked():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    named = [line for line in (ROOT / "requirements" / "run.in").read_text("utf-8").splitlines() if line[:1] not in "#"]

    wanted = dict(re.fullmatch(r"([\w-]+)(?:\[[\w,]+\])?==([\d.]+)", line).groups() for line in project["dependencies"])
    versions = locked(ROOT / "requirements" / "run.txt")
    assert {name.lower(): version for name, version in wanted.items()} == {
        name: versions[name] for name in (re.split(r"[ =\[]", line)[0].lower() for line in named)
    }

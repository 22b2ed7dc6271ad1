"""`clinical` and `motion` stand on the standard library alone, and ask for no clock, file or chance."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

SRC = Path(__file__).parents[2] / "src" / "multifidus"
LAYERS = ("clinical", "motion")
MODULES = sorted(path for layer in LAYERS for path in (SRC / layer).rglob("*.py"))
# What the core may import. A module that is not here needs a reason: it may ask the world for something.
PURE = {
    "__future__", "bisect", "collections", "dataclasses", "datetime", "decimal", "difflib", "enum", "fractions",
    "functools", "itertools", "json", "math", "operator", "re", "statistics", "textwrap", "types", "typing",
}  # fmt: skip
ASKS_THE_WORLD = {"open", "input", "print", "exec", "eval", "compile", "__import__", "breakpoint", "id", "hash"}
ASKS_THE_CLOCK = {"now", "utcnow", "today", "fromtimestamp", "localtime", "read_text", "read_bytes", "write_text"}


def imported(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.lineno, "." * node.level + (node.module or "")


def asked(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Name) and node.func.id in ASKS_THE_WORLD:
                yield node.lineno, node.func.id
            if isinstance(node.func, ast.Attribute) and node.func.attr in ASKS_THE_CLOCK:
                yield node.lineno, node.func.attr


def shown(path: Path) -> str:
    return str(path.relative_to(SRC))


@pytest.mark.parametrize("path", MODULES, ids=shown)
def test_the_core_imports_pure_modules_of_the_standard_library_alone(path):
    layer = path.relative_to(SRC).parts[0]

    strange = [
        (line, name)
        for line, name in imported(ast.parse(path.read_text(encoding="utf-8")))
        if name.split(".")[0] not in PURE and not f"{name}.".startswith(f"multifidus.{layer}.")
    ]

    assert strange == []


@pytest.mark.parametrize("path", MODULES, ids=shown)
def test_the_core_asks_for_no_clock_file_or_chance(path):
    assert list(asked(ast.parse(path.read_text(encoding="utf-8")))) == []


def test_what_the_core_may_import_is_of_the_standard_library():
    assert set(sys.stdlib_module_names) >= PURE


@pytest.mark.parametrize("layer", LAYERS)
def test_both_layers_of_the_core_are_there(layer):
    assert (SRC / layer / "__init__.py").is_file()


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("import random", [(1, "random")]),
        ("from multifidus.library import load", [(1, "multifidus.library")]),
        ("from . import case", [(1, ".")]),
        ("def f():\n    import time", [(2, "time")]),
    ],
)
def test_the_walk_sees_an_import_wherever_it_stands(code, found):
    assert list(imported(ast.parse(code))) == found


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("datetime.date.today()", [(1, "today")]),
        ("x = datetime.datetime.now(None)", [(1, "now")]),
        ("with open('a') as f: pass", [(1, "open")]),
        ("today = 1", []),
    ],
)
def test_the_walk_sees_a_question_to_the_world(code, found):
    assert list(asked(ast.parse(code))) == found

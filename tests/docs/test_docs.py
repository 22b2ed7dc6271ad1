"""What the documents say is so: examples run, printed output is real, paths and tests exist.

`python tests/docs/test_docs.py` prints the output anew into the documents.
"""

from __future__ import annotations

import ast
import contextlib
import datetime
import importlib
import io
import json
import os
import re
import shlex
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from multifidus.cli.main import main
from multifidus.clinical.assess import Assessment, assess
from multifidus.clinical.case import read_case
from multifidus.library.load import load_knowledge

ROOT = Path(__file__).parents[2]
COMMAND_LINE = ROOT / "docs" / "how-to" / "use-the-command-line.md"
HAZARD_LOG = ROOT / "docs" / "safety" / "hazard-log.md"
DOCUMENTS = tuple(sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]))
SHOWN = re.compile(
    r"<!-- (?:plan: (?P<plan>.+?)|run: (?P<run>.+?)) -->(?: <!-- keep: (?P<keep>[\d ]+) -->)?\n```text\n"
)
PLACES = ("content/", "src/", "tests/", "docs/", "requirements/", ".ci/", "LICENSE", "Makefile", "pyproject.toml")
PATH = re.compile(r"`([\w.][\w./-]*)(?::\w+)?`")
LINK = re.compile(r"\]\(([^)#]+)(?:#[\w-]+)?\)")
TEST_NAME = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")
CONSTANT = re.compile(r"^\| `(\w+)\.([A-Z_]+)` \| ([^|]+) \|", re.MULTILINE)
ALLOWED_HOSTS = ("creativecommons.org", "keepachangelog.com", "semver.org", "www.apache.org")
FORBIDDEN = (
    (r"(?<![\w.])/(?:work|tmp|root|home|usr|etc)/", "a path of one machine"),
    (r"(?i)\b(?:cutting[- ]edge|state[- ]of[- ]the[- ]art|seamless|world[- ]class|game[- ]chang\w*)\b", "marketing"),
    (r"(?i)\b(?:clinically proven|guaranteed|ai[- ]powered|empower\w*|best[- ]in[- ]class)\b", "marketing"),
    (r"\b(?:[Bb]ehavior\w*|[Cc]olor\w*|[Cc]enter\w*|[Pp]rogram)\b", "not British spelling"),
    (r"\b(?:TODO|FIXME|XXX|TBD)\b", "something left undone"),
)  # fmt: skip
EXAMPLES_NOT_IN_CONTENT = ("mob_sitting_side_bend", "sickle_cell_new_pain")
COLUMNS = 10  # of the hazard log
FEWEST_HAZARDS = 20
LEFT_OUT = "..."


def own_case(**changed: object) -> dict[str, object]:
    """Return the case that the reader of the command line is told to write, with some facts changed."""
    text = COMMAND_LINE.read_text(encoding="utf-8")
    found: dict[str, object] = json.loads(text.split("```json\n")[1].split("```")[0])
    facts = found["facts"]
    assert isinstance(facts, dict)
    facts.update(changed)
    return found


def assessed(case: dict[str, object]) -> Assessment:
    knowledge = load_knowledge()
    return assess(read_case(case, knowledge.facts, datetime.date(2026, 11, 23)), knowledge)


@cache
def printed(command: str, keep: str | None) -> str:
    """Return what a command prints, shortened: so many items of each block between blank lines."""
    wanted, _, change = command.partition(" with ")
    arguments = shlex.split(wanted)
    changed = json.loads(f"{{{change}}}") if change else {}
    out, before, standard_input = io.StringIO(), Path.cwd(), None
    if "my_case.json" in arguments:
        arguments[arguments.index("my_case.json")] = "-"
        standard_input = io.TextIOWrapper(io.BytesIO(json.dumps(own_case(**changed)).encode()))
    os.chdir(ROOT)
    try:
        with contextlib.redirect_stdout(out), _standard_input(standard_input):
            assert main(arguments) == 0
    finally:
        os.chdir(before)
    text = re.sub(r"(content|revision) [0-9a-f]{12}", r"\1 <revision>", out.getvalue())
    text = re.sub(r" on \d{4}-\d\d-\d\d ", " on <day> ", text)
    return (
        text if keep is None else shortened(text, [int(n) for n in keep.split()], 2 if _is_for_therapist(wanted) else 0)
    )


def shortened(text: str, keep: list[int], deepest: int) -> str:
    """Return the first items of each block; an item starts on a line indented by `deepest` at most."""
    blocks: list[list[str]] = []
    for number, block in enumerate(text.strip("\n").split("\n\n")):
        room = keep[number] if number < len(keep) else 0
        shown: list[str] = []
        for line in block.split("\n"):
            room -= len(line) - len(line.lstrip()) <= deepest
            shown.append(line if room >= 0 else LEFT_OUT)
            if room < 0:
                break
        if shown != [LEFT_OUT] or not blocks or blocks[-1][-1] != LEFT_OUT:
            blocks.append(shown)
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _is_for_therapist(command: str) -> bool:
    return command.startswith("plan ") and "--for patient" not in command


@contextlib.contextmanager
def _standard_input(replacement: io.TextIOWrapper | None) -> Iterator[None]:
    kept = sys.stdin
    if replacement is not None:
        sys.stdin = replacement
    try:
        yield
    finally:
        sys.stdin = kept


def renewed(text: str) -> str:
    """Return a document with the output of its commands printed anew."""
    parts, at = [], 0
    for found in SHOWN.finditer(text):
        end = text.index("```", found.end())
        command = f"plan {found['plan']}" if found["plan"] else found["run"]
        parts += [text[at : found.end()], printed(command, found["keep"])]
        at = end
    return CONSTANT.sub(
        lambda row: f"| `{row[1]}.{row[2]}` | {constant(row[1], row[2])} |", "".join([*parts, text[at:]])
    )


def constant(module: str, name: str) -> str:
    """Return a constant of the decisions as the documents write it."""
    return str(getattr(importlib.import_module(f"multifidus.clinical.{module}"), name))


def relative(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("document", DOCUMENTS, ids=relative)
def test_printed_output_is_what_the_command_prints(document):
    text = document.read_text(encoding="utf-8")

    assert renewed(text) == text, "run: python tests/docs/test_docs.py"


def test_the_readers_own_case_gets_a_plan_with_exercises():
    assessment = assessed(own_case())

    assert assessment.verdict.tier == "treat"
    assert assessment.plan is not None and assessment.plan.exercises


def test_the_readers_own_case_gets_no_plan_with_an_unknown_answer():
    assessment = assessed(own_case(saddle_numbness="unknown"))

    assert assessment.plan is None
    assert [question.fact for question in assessment.verdict.ask_again] == ["saddle_numbness"]


@pytest.mark.parametrize("document", DOCUMENTS, ids=relative)
def test_every_path_and_link_leads_somewhere(document):
    text = document.read_text(encoding="utf-8")
    named = {name for name in PATH.findall(text) if name.startswith(PLACES)}
    named = {name for name in named if not any(example in name for example in EXAMPLES_NOT_IN_CONTENT)}
    links = {link for link in LINK.findall(text) if not link.startswith("http")}

    lost = {name for name in named if not (ROOT / name).exists()}
    lost |= {link for link in links if not (document.parent / link).exists()}

    assert lost == set()


@pytest.mark.parametrize("document", DOCUMENTS, ids=relative)
def test_no_document_says_what_it_must_not(document):
    text = document.read_text(encoding="utf-8")
    hosts = set(re.findall(r"https?://([\w.-]+)", text)) - set(ALLOWED_HOSTS)

    assert hosts == set()
    assert [(why, found) for pattern, why in FORBIDDEN for found in re.findall(pattern, text)] == []


@cache
def functions_in(file: str) -> frozenset[str]:
    path = ROOT / file
    if not path.exists():
        return frozenset()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


@pytest.mark.parametrize("document", DOCUMENTS, ids=relative)
def test_every_test_that_is_named_exists(document):
    named = TEST_NAME.findall(document.read_text(encoding="utf-8"))

    assert [f"{file}::{name}" for file, name in named if name not in functions_in(file)] == []


def test_every_miss_that_is_printed_is_explained():
    text = (ROOT / "docs" / "cases.md").read_text(encoding="utf-8")
    missed = set(re.findall(r"^(\w+) .*\n    miss: ", text, re.MULTILINE))
    explained = set(re.findall(r"^\| (\w\d\d) \|", text.split("What is still missed:")[1], re.MULTILINE))

    assert explained == missed


def test_the_cases_that_agree_only_by_a_second_tier_are_told():
    text = (ROOT / "docs" / "cases.md").read_text(encoding="utf-8")
    told = set(re.findall(r"^\| (\w\d\d) \| \w+ \| \w+", text, re.MULTILINE))
    cases = [json.loads(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "tests" / "cases").glob("*.json"))]

    assert told == {case["id"] for case in cases if assessed(case).verdict.tier != case["expected"]["triage"]}


def hazards() -> list[list[str]]:
    lines = HAZARD_LOG.read_text(encoding="utf-8").splitlines()
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines if re.match(r"\| H\d\d ", line)]


def test_every_hazard_is_told_whole():
    found = hazards()

    assert len(found) >= FEWEST_HAZARDS
    assert {len(cells) for cells in found} == {COLUMNS}
    assert [cells[0] for cells in found if not all(cells)] == []
    assert [cells[0] for cells in found] == [f"H{number:02}" for number in range(1, len(found) + 1)]


def test_a_controlled_hazard_names_its_test():
    controlled = [cells for cells in hazards() if "controlled" in cells[-1].lower()]

    assert [cells[0] for cells in controlled if not TEST_NAME.search(cells[7])] == []


def test_the_risk_of_a_hazard_is_severity_times_likelihood():
    sums = re.findall(r"(\d) x (\d) = (\d+)", HAZARD_LOG.read_text(encoding="utf-8"))

    assert len(sums) >= FEWEST_HAZARDS
    assert [found for found in sums if int(found[0]) * int(found[1]) != int(found[2])] == []


@pytest.mark.parametrize("document", [path for path in DOCUMENTS if "algorithms" in path.parts], ids=relative)
def test_a_constant_in_the_documents_is_that_of_the_code(document):
    for module, name, value in CONSTANT.findall(document.read_text(encoding="utf-8")):
        assert constant(module, name) == value.strip(), name


if __name__ == "__main__":
    for document in DOCUMENTS:
        old = document.read_text(encoding="utf-8")
        new = renewed(old)
        if new != old:
            document.write_text(new, encoding="utf-8")
            print(f"{relative(document)}: printed anew")

"""A newcomer's questions have the answers that the design gives."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from multifidus.library.folders import FOLDERS
from multifidus.library.load import load_knowledge

ROOT = Path(__file__).parents[2]
ANSWERS = {
    "How is the plan made?": ("src/multifidus/clinical/planning.py", "make_plan"),
    "Is it safe to treat?": ("src/multifidus/clinical/triage.py", "triage"),
    "What kind of back pain is it?": ("src/multifidus/clinical/classify.py", "classify"),
    "What happens with a case?": ("src/multifidus/clinical/assess.py", "assess"),
    "May an exercise be in a plan?": ("src/multifidus/clinical/safety.py", "permit"),
    "How is a questionnaire scored?": ("src/multifidus/clinical/scoring/door.py", "score"),
    "Who checks the content?": ("src/multifidus/library/load.py", "load_knowledge"),
    "What happens when a session ends?": ("src/multifidus/actions/train.py", "record_entries"),
    "Who may see this patient?": ("src/multifidus/records/access.py", "open_patient"),
    "Who needs the therapist?": ("src/multifidus/clinical/needs_me.py", "needs_me"),
    "What did the approved plan say?": ("src/multifidus/clinical/document.py", "resolve"),
    "Where does a command begin?": ("src/multifidus/cli/main.py", "main"),
}


def functions(path: Path) -> set[str]:
    return {node.name for node in ast.parse(path.read_text("utf-8")).body if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize("question", ANSWERS)
def test_a_newcomers_question_has_its_place(question):
    file, function = ANSWERS[question]

    assert function in functions(ROOT / file)


@pytest.mark.parametrize("kind", FOLDERS)
def test_every_kind_of_content_has_its_folder_and_files(kind):
    assert list((ROOT / "content" / FOLDERS[kind][0]).glob("*.yaml"))


@pytest.mark.parametrize("kind", ["exercises", "red_flags", "pathways", "techniques", "instruments"])
def test_a_thing_stands_in_the_file_of_its_name(kind):
    folder = {"techniques": "manual_therapy"}.get(kind, kind)

    names = {path.stem for path in (ROOT / "content" / folder).glob("*.yaml")}

    assert names == set(getattr(load_knowledge(), kind))


def test_the_architecture_page_names_every_package_and_every_folder_of_content():
    page = (ROOT / "ARCHITECTURE.md").read_text("utf-8")

    packages = {path.parent.name for path in (ROOT / "src" / "multifidus").glob("*/__init__.py")}
    folders = {path.name for path in (ROOT / "content").iterdir() if path.is_dir()}
    assert [name for name in sorted(packages | folders) if f"{name}/" not in page] == []


def test_tests_mirror_the_packages_they_test():
    packages = {path.parent.name for path in (ROOT / "src" / "multifidus").glob("*/__init__.py")}

    tested = {path.name for path in (ROOT / "tests").iterdir() if path.is_dir()}
    assert packages - tested == set()

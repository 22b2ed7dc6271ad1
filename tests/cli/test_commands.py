"""The commands as a whole, and a few through the installed program."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from multifidus.library.folders import FOLDERS
from multifidus.library.load import content_folder, load_knowledge

PROGRAM = Path(sys.executable).with_name("multifidus")
COMMANDS = ("plan", "why", "evaluate", "score", "content", "schema")


def run(*arguments, given="", **environment):
    return subprocess.run(
        [PROGRAM, *arguments],
        input=given.encode("utf-8", "surrogateescape"),
        capture_output=True,
        env={**os.environ, **environment},
        timeout=60,
        check=False,
    )


def test_without_a_command_it_says_how_it_is_used(say):
    said = say()

    assert (said.status, said.out) == (2, "")
    assert "usage: multifidus" in said.err


def test_help_names_every_command(say):
    said = say("--help")

    assert said.status == 0
    assert all(re.search(rf"^ +{command}\b", said.out, re.M) for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_its_help(say, command):
    said = say(command, "--help")

    assert said.status == 0
    assert f"usage: multifidus {command}" in said.out


@pytest.mark.parametrize(
    "arguments", [["zzz"], ["plan"], ["plan", "x", "--format", "xml"], ["content", "zzz"], ["why", "x"]]
)
def test_a_wrong_call_is_refused(say, arguments):
    said = say(*arguments)

    assert (said.status, said.out) == (2, "")
    assert "usage: multifidus" in said.err


def test_the_content_holds_without_fault_and_is_counted(say):
    said = say("content", "check")

    assert said.status == 0
    assert said.out.startswith("No faults. ")
    for folder, _ in FOLDERS.values():
        count = len(list((content_folder() / folder).glob("*.yaml")))
        assert f"{count} {folder}" in said.out


def test_the_review_lists_every_mark_of_every_pending_file(say):
    said = say("content", "review")

    shown = said.out.splitlines()
    written = sum(
        len(re.findall(r"\bmark: ", path.read_text(encoding="utf-8"))) for path in content_folder().rglob("*.yaml")
    )
    files = len(list(content_folder().rglob("*.yaml")))
    assert sum(line.startswith("    [") for line in shown) == written
    assert sum(line.startswith("content/") for line in shown) == files
    assert shown[-1] == f"{files} files are pending; content revision {load_knowledge().revision}."


def test_the_program_plans_a_case_from_standard_input():
    done = run("plan", "-", "--format", "json", given='{"facts": {"saddle_numbness": true}}')

    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)["triage"]["tier"] == "emergency"


@pytest.mark.parametrize("given", ["", "{", "[]", "[" * 200_000, '{"facts": {"age_years": NaN}}', '{"id": "\\ud800"}'])
def test_the_program_refuses_bad_input_without_a_traceback(given):
    done = run("plan", "-", given=given)

    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.strip()
    assert b"Traceback" not in done.stderr


def test_the_program_can_be_cut_short_by_its_reader():
    program = subprocess.Popen([PROGRAM, "schema", "case"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert program.stdout is not None
    assert program.stderr is not None

    program.stdout.read(10)
    program.stdout.close()
    complaint = program.stderr.read()

    assert (program.wait(timeout=60), complaint) == (0, b"")
    program.stderr.close()


def test_the_program_prints_on_a_terminal_that_knows_ascii_only():
    given = json.dumps({"id": "Zo\u00eb", "facts": {}})

    done = run("plan", "-", given=given, PYTHONIOENCODING="ascii", PYTHONUTF8="0")

    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"Zo\\xeb on ")


def test_the_same_case_gives_the_same_bytes_whatever_the_seed_of_the_hashes():
    path = str(Path(__file__).parents[1] / "cases" / "O15.json")

    printed = {run("plan", path, "--format", "json", PYTHONHASHSEED=seed).stdout for seed in ("0", "1", "12345")}

    assert len(printed) == 1


def test_the_program_runs_in_any_folder(tmp_path):
    done = subprocess.run([PROGRAM, "content", "check"], cwd=tmp_path, capture_output=True, timeout=60, check=False)

    assert done.returncode == 0

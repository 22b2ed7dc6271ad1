"""The facts come first: where one is wrong, it is told before anything is read by it."""

from __future__ import annotations

import pytest

SCREEN = "facts/screen"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{id: a_b, kind: yesno, title: T}", ":14: `kind` is yesno; did you mean yes_no?"),
        ("{id: a_b, kind: number, title: T}", "`a_b` is a number; give `low` and `high`"),
        ("{id: a_b, kind: number, low: 5, high: 1, title: T}", "`a_b` is a number; give `low` and `high`"),
        ("{id: a_b, kind: ratings, choices: [x], title: T}", "`a_b` is a number; give `low` and `high`"),
        ("{id: a_b, kind: choice, title: T}", "`a_b` has no `choices`; list the values allowed."),
        ("{id: a_b, kind: choices, title: T}", "`a_b` has no `choices`; list the values allowed."),
        ("{id: a_b, kind: yes_no, alarming: [true], title: T}", "`a_b` is alarming at true; allowed are: yes, no."),
        ("{id: a_b, kind: choice, choices: [bad], alarming: [bda], title: T}", "alarming at bda; did you mean bad?"),
        ("{id: age_years, kind: yes_no, title: T}", "defines `age_years` again; it stands in content/facts/screen"),
        ("{kind: yes_no, title: T}", ":14: `id` is missing"),
        ("{id: a_b, title: T}", ":14: `kind` is missing: what sort of value it takes."),
        ("{id: a_b, kind: yes_no, titel: T, title: T}", ":14: `titel` is not known here; did you mean title?"),
        (
            "{id: a_b, kind: answers, low: 0, high: 1, length: 0, title: T}",
            "`length` is 0; a whole number from 1 to 60",
        ),
        ("just words", ":14: must be a set of `name: value` lines here."),
        ("[a]", ":14: must be a set of `name: value` lines here."),
    ],
)
def test_a_fact_that_is_wrong_is_told(content, line, told):
    content.append(SCREEN, f"  - {line}\n")

    fault = content.fault()

    assert fault.startswith("content/facts/screen.yaml:")
    assert told in fault


def test_a_fact_in_two_sections_is_told(content):
    content.write("facts/other", "id: other\ntitle: O\nreview: pending\nfacts: [{id: job, kind: text, title: J}]\n")

    assert "defines `job` again; it stands in content/facts/other.yaml. Keep one." in content.fault()


def test_a_section_that_holds_no_facts_is_told_alone(content):
    content.write(SCREEN, "just words")

    assert content.fault() == "content/facts/screen.yaml:1: holds no fields. Start with `id: ...`."


@pytest.mark.parametrize("make", [True, False])
def test_a_folder_without_content_is_told(content, tmp_path, make):
    empty = type(content)(tmp_path / "empty")
    if make:
        empty.root.mkdir()

    assert empty.fault() == "content/facts:1: holds no facts. Is this the content folder?"


@pytest.mark.parametrize(
    "name",
    ["triage/emergency", "triage/treat", "instruments/stage", "instruments/phq4", "progression/goal_words/sport"],
)
def test_a_file_that_the_software_asks_for_must_be_there(content, name):
    (content.root / f"{name}.yaml").unlink()

    assert content.fault() == f"content/{name}.yaml:1: is missing; the software asks for it by this name."


def test_there_must_be_a_row_for_everybody(broken):
    fault = broken("pathways/p00", "order: 99", "order: 99\nadd_on: true")

    assert fault.startswith("content/pathways:1: need a row with `when: always` that is no add-on")


@pytest.mark.parametrize(
    "name", ["red_flags/stray.yml", "red_flag/stray.yaml", "red_flags/more/stray.yaml", "stray.yaml", "red_flags/a.txt"]
)
def test_a_file_that_nothing_reads_is_told(content, name):
    content.write(name, "id: stray\n")

    assert content.fault().startswith(f"content/{name}:1: is read by nothing. Files end in .yaml and stand in one of")


@pytest.mark.parametrize("name", ["README.md", "red_flags/README.md", ".hidden.swp", "red_flags/a.yaml~"])
def test_a_page_for_people_and_an_editors_leavings_are_let_be(content, name):
    (content.root / name).write_text("words", encoding="utf-8")

    assert content.load()

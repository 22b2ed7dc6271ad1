"""One thing wrong in one file: the author is told the file, the line, and how to mend it."""

from __future__ import annotations

import pytest

from multifidus.clinical.facts import UNKNOWN

FLAG = "red_flags/cauda_equina"


def test_the_small_content_loads(content):
    knowledge = content.load()

    assert list(knowledge.red_flags) == ["cauda_equina"]
    assert len(knowledge.revision) == 12


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("because:", "becuse:", "becuse"),
        ("then: emergency", "then: emergancy", ":4: `then` is emergancy; did you mean emergency?"),
        ("within: now", "within: soon", ":5: `within` is soon; allowed are: now, same_day, week, weeks, next_visit."),
        ("title: Possible cauda equina syndrome", "title:", ":2: `title` is empty."),
        ("title: Possible cauda equina syndrome", "title: ''", ":2: `title` is empty."),
        ("title: Possible cauda equina syndrome", "title: '  '", ":2: `title` is empty."),
        ("title: Possible cauda equina syndrome", "title: ~", ":2: `title` is empty."),
        ("title: Possible cauda equina syndrome", "title: null", ":2: `title` is empty."),
        ("title: Possible cauda equina syndrome", "title: [a]", ":2: `title` must be a single value."),
        ("title: Possible cauda equina syndrome", "title: {a: b}", ":2: `title` must be a single value."),
        ("title: Possible cauda equina syndrome\n", "", ":1: `title` is missing: a few words for the therapist."),
        ("say: Please", "say: Please\nsay: Please", ":8: repeats `say`, first on line 7. Keep one."),
        ("sources: [project]", "sources: project", ":10: `sources` must be a list, as [a, b]."),
        ("sources: [project]", "sources: [projekt]", ":10: `projekt` is no source in content/sources; did you mean"),
        ("sources: [project]", "sources: []", ":1: has no source. Name one of content/sources, or `project`"),
        ("sources: [project]\n", "", ":1: has no source. Name one of content/sources, or `project` with a mark."),
        ("suspects: cauda_equina", "suspects: cauda", "no choice of the fact `suspected`; did you mean cauda_equina?"),
        ("id: cauda_equina", "id: cauda", ":1: `id` is cauda; the file name says cauda_equina."),
        ("id: cauda_equina\n", "", ":1: `id` is missing: the name of the file"),
        ("review: pending", "review: pending\ncounts: maybe", ":12: `counts` is maybe; write true or false."),
        ("review: pending", "review: pending\ncounts: yes", ":12: `counts` is yes; write true or false."),
        ("review: pending", "review: pending\ncalls_for: [fals]", ":12: `fals` is no fact in content/facts; did you"),
        ("review: pending", "review: pending\nmarks: [recall]", ":12: must be a set of `name: value` lines here."),
        ("review: pending", "review: pending\nmarks: [{mark: recal, of: a}]", ":12: `mark` is recal; did you mean"),
        ("review: pending", "review: pending\nmarks: [{mark: recall}]", ":12: `of` is missing: what it applies to."),
    ],
)
def test_a_field_that_is_wrong_is_told_with_its_line(content, old, new, told):
    content.replace(FLAG, old, new)

    faults = [str(fault) for fault in content.faults()]

    assert all(fault.startswith(f"content/{FLAG}.yaml:") for fault in faults)
    assert any(told in fault for fault in faults)


def test_an_unknown_key_is_told_with_the_nearest_known_one(content):
    content.append(FLAG, "call_for: [falls]\n")

    assert content.fault() == f"content/{FLAG}.yaml:16: `call_for` is not known here; did you mean calls_for?"


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("-1", "`order` is -1; a whole number of at least 0 is allowed: smaller is tried first"),
        ("1.5", "`order` is 1.5; a whole number of at least 0 is needed."),
        ("first", "`order` is first; a whole number of at least 0 is needed."),
        ("nan", "`order` is nan; a whole number of at least 0 is needed."),
        ("1_0", "`order` is 1_0; a whole number of at least 0 is needed."),
        ("\u0663", "a whole number of at least 0 is needed."),
        ("1e3", "a whole number of at least 0 is needed."),
        ("9" * 30, "a whole number of at least 0 is needed."),
        ("1:30", "`order` is 1:30; a whole number of at least 0 is needed."),
    ],
)
def test_a_number_that_is_none_is_told_with_the_range(broken, value, told):
    fault = broken("classification/risk_high", "order: 1", f"order: {value}")

    assert fault.startswith("content/classification/risk_high.yaml:5: ")
    assert told in fault


@pytest.mark.parametrize("value", ["0", "31", "-2"])
def test_a_number_out_of_range_is_told_with_what_it_means(broken, value):
    fault = broken("pathways/p00", "most: 2", f"most: {value}")

    assert f"`most` is {value}; a whole number from 1 to 30 is allowed: at most." in fault


@pytest.mark.parametrize(
    "word", ["on", "off", "no", "yes", "1:30", "0x1F", "1e3", "2026-01-01", "true", ".inf", "=", "<<"]
)
def test_a_word_stays_the_word_that_was_written(content, word):
    content.replace(FLAG, "Please go to an emergency department now.", word)

    assert content.load().red_flags["cauda_equina"].say == word


def test_no_as_a_choice_stays_a_word(content):
    content.replace("facts/screen", "choices: [none, minor, significant]", "choices: [no, on, off]")

    assert content.load().facts["trauma"].choices == ("no", "on", "off")


def test_unknown_in_a_case_is_a_value_of_its_own(content):
    cases = content.load().red_flags["cauda_equina"].cases

    assert cases[2].given == {"saddle_numbness": UNKNOWN}


def test_every_fault_of_every_file_is_told_at_once(content):
    content.replace(FLAG, "then: emergency", "then: now")
    content.replace("conditions/fragile", "raises: [no_load]", "raises: [no_laod]")
    content.replace("triage/urgent", "title: T", "titel: T")

    faults = [str(fault) for fault in content.faults()]

    assert len(faults) == 4
    assert faults == sorted(faults)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("thrust: absolute", "thrsut: absolute", "`techniques` names thrsut; did you mean thrust?"),
        ("thrust@lumbar", "thrust@neck", "`techniques` names thrust@neck; allowed are: lumbar, hip."),
        ("thrust: absolute", "thrust: never", ":5: `techniques` is never; allowed are: absolute, relative"),
        ("raises: [no_load]", "raises: [load]", ":4: `load` is no tag in content/tags; did you mean no_load?"),
    ],
)
def test_a_safety_rule_that_points_to_nothing_is_told(broken, old, new, told):
    assert told in broken("conditions/fragile", old, new)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("code: high", "code: hihg", "`code` is hihg, no choice of the fact `risk`; did you mean high?"),
        ("review: pending", "review: pending\nconflicts_with: [low]", "`low` is no label in content/classification"),
    ],
)
def test_a_label_that_points_to_nothing_is_told(broken, old, new, told):
    assert told in broken("classification/risk_high", old, new)


@pytest.mark.parametrize("word", ["pendng", "Pending", "signed", "yes", "A. Name", "2026-12-01"])
def test_a_misspelt_review_is_no_signature(broken, word):
    fault = broken(FLAG, "review: pending", f"review: {word}")

    assert f"`review` is {word}; write pending, or who signed:" in fault


def test_a_misspelt_review_of_facts_is_no_signature(broken):
    assert "`review` is pendng; write pending" in broken("facts/screen", "review: pending", "review: pendng")


@pytest.mark.parametrize("end", ["", ", revision b1902a302983"])
def test_a_signature_has_a_name_and_a_day(content, end):
    content.replace(FLAG, "review: pending", f"review: 'A. Name, physiotherapist, 2026-12-01{end}'")

    assert content.load().red_flags["cauda_equina"].review.startswith("A. Name")

"""`why`: every name of the content gets an answer; a name of nothing gets the nearest."""

from __future__ import annotations

import pytest

from multifidus.library.load import load_knowledge

ASKABLE = ("red_flags", "labels", "pathways", "advice", "needs", "conditions", "techniques", "exercises")
ASKABLE += ("tags", "topics", "ladders")


@pytest.fixture
def why(say, cases):
    paths = {path.stem: path for path in cases}

    def run(case, asked):
        return say("why", str(paths[case]), asked)

    return run


@pytest.mark.parametrize("case", ["S01", "O15"])
@pytest.mark.parametrize("kind", ASKABLE)
def test_every_name_of_a_kind_has_an_answer(why, kind, case):
    names = list(getattr(load_knowledge(), kind))

    for name in names[:: max(1, len(names) // 40)]:
        said = why(case, name)
        assert (said.status, bool(said.out.strip()), said.err) == (0, True, ""), name


def test_every_technique_has_an_answer_in_each_region(why):
    for technique in load_knowledge().techniques.values():
        for region in technique.regions:
            said = why("O15", f"{technique.id}@{region}")
            assert (said.status, said.out.count(region) > 0) == (0, True), (technique.id, region)


def test_every_line_of_a_plan_can_be_asked_for(why):
    for name in ("home", "visits", "reassess", "discharge", "escalate", "expect"):
        said = why("O15", name)
        assert (said.status, "rule:" in said.out) == (0, True), name


def test_an_emergency_names_its_rules_facts_and_sources(why):
    said = why("S01", "triage")

    assert said.out.startswith("emergency:")
    assert "rule: red_flags/" in said.out
    assert "fact: " in said.out
    assert "source: " in said.out


def test_an_exercise_is_withheld_in_an_emergency(why):
    said = why("S01", "kb_swing")

    assert "there is no exercise plan (emergency)" in said.out


def test_a_label_names_the_facts_behind_it(why):
    said = why("S01", "category_serious_pathology_suspected")

    assert "rule: classification/category_serious_pathology_suspected" in said.out
    assert "fact: " in said.out


def test_the_stage_is_told_with_its_days(why):
    said = why("S01", "stage")

    assert "acute" in said.out
    assert "38 days" in said.out


def test_a_safety_item_that_was_not_asked_is_listed(why):
    said = why("S01", "not_asked")

    assert (said.status, said.out.count("\n") > 3) == (0, True)


def test_where_every_safety_item_was_asked_it_says_so(handed):
    alarming = [name for name, fact in load_knowledge().facts.items() if fact.alarming and not fact.derived]

    said = handed("why", {"facts": dict.fromkeys(alarming, "unknown")}, "not_asked")

    assert (said.status, said.out) == (0, "Every safety item was asked.\n")


@pytest.mark.parametrize(
    ("asked", "hint"),
    [
        ("triag", "triage"),
        ("kb_swin", "kb_swing"),
        ("symptom_modulatoin", "symptom_modulation"),
        ("walking_programme", "walking_program"),
        ("hvla@zzz", "hvla"),
        ("not_askd", "not_asked"),
    ],
)
def test_a_name_of_nothing_gets_the_nearest(why, asked, hint):
    said = why("O15", asked)

    assert (said.status, said.out) == (2, "")
    assert f"Nothing is called `{asked}`." in said.err
    assert hint in said.err


@pytest.mark.parametrize("asked", ["", "@", ":", "%s", "\x1b[2J", "x" * 100_000, "\u00e9"])
def test_an_odd_name_is_refused_in_one_short_line(why, asked):
    said = why("O15", asked)

    assert (said.status, said.out) == (2, "")
    assert said.err.count("\n") == 1
    assert len(said.err) < 300
    assert "\x1b" not in said.err

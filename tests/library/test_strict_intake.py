"""A question of the intake that does not fit its fact is refused, with its file and its line."""

from __future__ import annotations

import pytest

PART = """\
id: first
title: First
order: 1
lead: A few questions.
pages:
  - id: falls
    heading: Falls
    questions:
      - fact: trauma
        kind: choice
        ask: Did you fall?
        choices:
          - {value: none, say: 'No'}
          - {value: minor, say: A little}
        left_out: [significant]
      - {fact: falls, kind: number, ask: How often?, units: [{id: n, say: n, parts: [{id: n, say: n, times: 1}]}]}
      - fact: pain_areas
        kind: body_chart
        ask: Where?
        choices: [{value: low_back, say: Back}, {value: leg_left, say: Leg}]
        none_of_these: Nowhere
        signs: [{areas: [leg_left], fact: saddle_numbness}]
      - fact: signs
        kind: ticks
        ask: Which?
        choices: [{value: saddle_numbness, say: Numb}]
        none_of_these: None of these
sources: [project]
review: pending
"""


@pytest.fixture
def intake(content):
    content.write("intake/first", PART)
    return content


def test_a_part_that_fits_its_facts_loads(intake):
    part = intake.load().intake["first"]

    assert [question.fact for question in part.pages[0].questions] == ["trauma", "falls", "pain_areas", "signs"]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("fact: trauma", "fact: truama", ":9: `truama` is no fact in content/facts; did you mean trauma?"),
        ("fact: falls", "fact: risk", ":16: `risk` is worked out by the software; it can't be asked."),
        ("kind: choice\n", "kind: choic\n", ":10: `kind` is choic; did you mean choice?"),
        ("kind: choice\n", "kind: choices\n", ":10: `trauma` can't be asked as choices; allowed are: choice."),
        ("ask: Did you fall?", "hint: h", ":9: `ask` is missing: the fact `trauma` has no words for patients either."),
        ("value: minor", "value: minr", ":14: `minr` is no value of `trauma`; did you mean minor?"),
        ("value: minor", "value: none", ":9: `trauma` names none twice. Keep one."),
        ("left_out: [significant]", "left_out: []", ":9: `trauma` does not offer significant; add it to `choices` or"),
        ("left_out: [significant]", "left_out: [significant, big]", ":15: `big` is no value of `trauma`; allowed are:"),
        ("times: 1}", "times: 7}", ":16: the first unit of `falls` must be its own: one part, `times: 1`."),
        ("parts: [{id: n,", "parts: [{id: unit,", ":16: `falls` has two boxes named unit. Rename one."),
        (
            "none_of_these: Nowhere",
            "hint: h",
            ":17: `pain_areas` needs `none_of_these`: an untouched list is no answer.",
        ),
        ("areas: [leg_left]", "areas: [arm]", ":22: `signs` names arm, which the chart does not offer."),
        ("fact: saddle_numbness}", "fact: falls}", ":22: `signs` names falls, which is no yes-or-no fact."),
        ("fact: saddle_numbness}", "fact: sadle}", ":22: `sadle` is no fact in content/facts;"),
        ("fact: signs", "fact: age_years", ":23: `age_years` is a fact; give the list a name that none has."),
        ("ask: Which?", "hint: h", ":23: `ask` is missing: the list `signs` has no words of its own."),
        ("value: saddle_numbness", "value: trauma", ":26: `trauma` is no yes-or-no fact; write `further: true`"),
        (
            "say: Numb}",
            "say: Numb, further: true}",
            ":26: `saddle_numbness` has no value none; `further` does not fit.",
        ),
        ("value: saddle_numbness", "value: numb", ":26: `numb` is no fact in content/facts;"),
        ("none_of_these: None", "left_out: [a]\n        none_of_these: None", ":27: `left_out` does not go with"),
        ("    heading: Falls", "    heading: Falls\n    when: {fall: true}", ":8: `fall` is no fact in content/facts;"),
    ],
)
def test_a_question_that_does_not_fit_is_told_with_its_line(intake, old, new, told):
    intake.replace("intake/first", old, new)

    faults = [str(fault) for fault in intake.faults()]

    assert any(told in fault for fault in faults), faults
    assert all(fault.startswith("content/intake/first.yaml:") for fault in faults)


def test_a_value_of_a_list_may_not_be_what_its_own_boxes_post(intake):
    intake.replace("facts/screen", "choices: [low_back, leg_left]", "choices: [none, leg_left]")
    intake.replace("intake/first", "value: low_back", "value: none")

    assert "`none` can't be a value of a list" in intake.fault()


def test_a_fact_is_asked_once(intake):
    page = "      - {fact: falls, kind: number, ask: 'Again, how often?'}\nsources: [project]"
    intake.replace("intake/first", "sources: [project]", page)

    assert "asks for falls in first/falls; first/falls does so too. Keep one." in intake.fault()


def test_parts_and_pages_have_places_of_their_own(intake):
    again = PART.replace("id: first", "id: second").replace("fact: trauma", "fact: trauma")
    intake.write("intake/second", again.split("pages:")[0] + "pages: []\nsources: [project]\nreview: pending\n")

    assert "has the order 1 of first; each part needs its own." in intake.fault()


def test_a_page_asks_something_under_a_name_of_its_own(intake):
    empty = "  - {id: falls, heading: Falls, questions: []}\nsources: [project]"
    intake.replace("intake/first", "sources: [project]", empty)

    faults = [fault.message for fault in intake.faults()]

    assert faults == ["has a page without questions: falls.", "has two pages named falls. Rename one."]


def test_the_words_of_a_questionnaire_under_licence_are_not_shown(intake):
    intake.append("facts/screen", "  - {id: odi_answers, kind: answers, length: 3, low: 0, high: 5, title: ODI}\n")
    question = "      - {fact: odi_answers, kind: answers, ask: Which?, instrument: odi}\nsources: [project]"
    intake.replace("intake/first", "sources: [project]", question)

    told = [fault.message for fault in intake.faults()]

    assert told == [
        "asks for odi_answers with odi, which has 2 items.",
        "shows odi, whose words may not be shipped. Leave the question out.",
    ]

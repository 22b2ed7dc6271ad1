"""No form that a browser can post breaks the intake, or makes it say what nobody said."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from multifidus.clinical.facts import UNKNOWN, Facts
from multifidus.clinical.intake import IntakePage
from multifidus.clinical.intake_answers import read_page
from multifidus.clinical.intake_form import form_of
from multifidus.library.load import load_knowledge

KNOWN = load_knowledge()
TODAY = datetime.date(2026, 11, 23)
PAGES = {f"{part.id}/{page.id}": page for part in KNOWN.intake.values() for page in part.pages}
LISTS = [(page, q) for page in PAGES.values() for q in page.questions if q.kind in ("ticks", "choices", "body_chart")]
VALUES = sorted({c.value for page in PAGES.values() for question in page.questions for c in question.choices})
BOXES = (
    "",
    "-unit",
    "-day",
    "-month",
    "-year",
    "-1-text",
    "-1-now",
    "-2-text",
    "-1",
    "-4",
    "-cm",
    "-ft",
    "-in",
    "-weeks",
)
TYPED = ("", " ", "yes", "no", "none", "unknown", "0", "3", "7", "10", "24", "-1", "1,5", "99999", "2026", "\u0663")
TEXTS = st.one_of(st.sampled_from(TYPED), st.sampled_from(VALUES), st.text(max_size=12))


@st.composite
def forms(draw) -> tuple[IntakePage, dict[str, list[str]]]:
    page = PAGES[draw(st.sampled_from(sorted(PAGES)))]
    names = [f"{question.fact}{ending}" for question in page.questions for ending in BOXES]
    return page, draw(st.dictionaries(st.sampled_from(names), st.lists(TEXTS, max_size=4), max_size=len(names)))


@given(forms(), st.sampled_from(["female", "male", UNKNOWN]))
@settings(deadline=None, max_examples=400)
def test_no_form_whatever_it_holds_raises_and_every_value_was_posted(drawn, sex):
    page, form = drawn

    answers = read_page(page, form, Facts({"sex_at_birth": sex}), KNOWN.facts, TODAY)

    for question in page.questions:
        own = {name for name in form if name == question.fact or name.startswith(f"{question.fact}-")}
        posted = any(text.strip() for name in own for text in form[name])
        assert posted or not set(question.facts) & set(answers.values)
    for fault in answers.faults:
        assert fault.say
        assert any(fault.field == q.fact or fault.field.startswith(f"{q.fact}-") for q in page.questions)


@given(forms())
@settings(deadline=None, max_examples=400)
def test_what_was_read_is_shown_again_and_read_the_same(drawn):
    page, form = drawn
    first = read_page(page, form, Facts(), KNOWN.facts, TODAY).values

    again = read_page(page, form_of(page, first), Facts(first), KNOWN.facts, TODAY).values

    assert {name: again.get(name) for name in first} == dict(first)


@pytest.mark.parametrize("place", PAGES)
def test_a_blank_page_says_nothing_and_asks_for_what_is_required(place):
    page = PAGES[place]
    blank = {f"{question.fact}{ending}": ["", " "] for question in page.questions for ending in BOXES}

    answers = read_page(page, blank, Facts(), KNOWN.facts, TODAY)

    assert answers.values == {}
    assert [fault.field for fault in answers.faults] == [q.fact for q in page.questions if q.required]


@pytest.mark.parametrize(("page", "question"), LISTS, ids=lambda found: getattr(found, "fact", ""))
@pytest.mark.parametrize("boxes", ["none", "unknown", "first", "first and unknown", "all"])
def test_every_list_is_shown_again_as_it_was_ticked(page, question, boxes):
    values = [choice.value for choice in question.choices if not choice.further]
    ticked = {"none": ["none"], "unknown": ["unknown"], "all": values}.get(boxes, values[:1])
    form = {question.fact: [*ticked, "unknown"] if boxes == "first and unknown" else ticked}

    read = read_page(page, form, Facts(), KNOWN.facts, TODAY)

    if not any(fault.field == question.fact for fault in read.faults):
        assert set(form_of(page, read.values)[question.fact]) == set(form[question.fact])
    else:
        assert not set(question.facts) & set(read.values)

"""What can't be used is said beside its field, what was typed is kept, and nothing breaks."""

from __future__ import annotations

import re
from itertools import cycle, islice
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from multifidus.records.access import Opened
from multifidus.records.knowledge import knowledge
from multifidus.records.models import Account, FactRecord

NASTY = (
    "\x00", "\ufffd", "9" * 40, "-1", "1e9", "NaN", "x" * 6000, "<b>", "%(x)s", "{0}", "null", "unknown", "none", "٣",
    "29", "2", "2199",
)  # fmt: skip


def test_a_blank_required_answer_is_told_beside_its_field_and_on_top(browser: Client) -> None:
    answer = browser.post("/my/intake/about_you/you", {})

    words = answer.content.decode()
    assert answer.status_code == 422
    assert re.search(
        '<a href="#sex_at_birth">\\s*What was your sex at birth. Please answer this question.\\s*</a>', words
    )
    assert 'id="sex_at_birth-error"' in words
    assert "<title>Error: " in words


def test_what_was_typed_is_kept_beside_a_fault(browser: Client) -> None:
    form = {"onset_date-day": "31", "onset_date-month": "2", "onset_date-year": "2026", "onset": "gradual"}

    words = browser.post("/my/intake/about_you/began", form).content.decode()

    assert "This day does not exist" in words
    assert 'value="31"' in words
    assert 'value="gradual" checked' in words


def test_a_day_to_come_is_not_taken(browser: Client, agreed: Opened) -> None:
    form = {"onset_date-day": "1", "onset_date-month": "1", "onset_date-year": "2199", "onset": "gradual"}

    answer = browser.post("/my/intake/about_you/began", form)

    assert answer.status_code == 422
    assert not FactRecord.objects.filter(fact="onset_date").exists()


def test_an_answer_that_was_not_offered_is_not_taken(browser: Client) -> None:
    answer = browser.post("/my/intake/about_you/you", {"sex_at_birth": "unicorn"})

    assert answer.status_code == 422
    assert not FactRecord.objects.exists()


def test_an_answer_of_i_dont_know_is_kept_as_that_and_never_as_no(browser: Client, agreed: Opened) -> None:
    browser.post("/my/intake/about_you/you", {"sex_at_birth": "female"})
    browser.post("/my/intake/about_you/pregnancy", {"pregnancy": "unknown"})

    row = FactRecord.objects.get(fact="pregnancy")
    assert (row.known, row.value) == (False, None)
    words = browser.get("/my/intake/about_you/pregnancy").content.decode()
    assert "We don't count it as a no. Alice will ask you again." in words


def test_not_knowing_can_be_said_wherever_it_is_an_answer_and_nowhere_else(browser: Client) -> None:
    for part in knowledge().intake.values():
        for page in part.pages:
            answer = browser.get(f"/my/intake/{part.id}/{page.id}")
            if answer.status_code == 200:
                words = answer.content.decode()
                for question in page.questions:
                    if f'name="{question.fact}' in words:
                        box = re.search(f'<input[^>]*name="{question.fact}"[^>]*value="unknown"', words) or re.search(
                            f'<input[^>]*value="unknown"[^>]*name="{question.fact}"', words
                        )
                        assert bool(box) == question.may_not_know, (part.id, page.id, question.fact)


def test_every_link_of_the_summary_leads_to_a_field_that_is_there(browser: Client) -> None:
    for part in knowledge().intake.values():
        for page in part.pages:
            names = [question.fact for question in page.questions]
            ends = ("", "-day", "-month", "-1", "-1-now", "-ft", "-cm", "-kg", "-days", "-minutes")

            answer = browser.post(
                f"/my/intake/{part.id}/{page.id}", {f"{n}{end}": "77x" for n in names for end in ends}
            )

            if answer.status_code == 422:
                words = answer.content.decode()
                for target in re.findall('<a href="#([^"]+)">', words.replace('"#main"', "")):
                    assert f'id="{target}"' in words, (part.id, page.id, target)


def test_a_page_that_does_not_exist_is_not_found(browser: Client) -> None:
    assert browser.get("/my/intake/about_you/nowhere").status_code == 404
    assert browser.post("/my/intake/nowhere/you", {}).status_code == 404


def test_the_same_answers_twice_are_written_once(browser: Client) -> None:
    for _time in range(2):
        browser.post("/my/intake/about_you/you", {"sex_at_birth": "male"})

    assert FactRecord.objects.filter(fact="sex_at_birth").count() == 1


def test_a_height_in_feet_is_kept_in_centimetres_and_shown_in_feet(browser: Client, agreed: Opened) -> None:
    Account.objects.filter(pk=agreed.patient.account_id).update(units="imperial")
    part, page = next(
        (part.id, page.id)
        for part in knowledge().intake.values()
        for page in part.pages
        if any(question.fact == "height_cm" for question in page.questions)
    )

    browser.post(f"/my/intake/{part}/{page}", {"height_cm-unit": "ft_in", "height_cm-ft": "5", "height_cm-in": "9"})

    assert FactRecord.objects.get(fact="height_cm").value == pytest.approx(175.3)
    words = browser.get(f"/my/intake/{part}/{page}").content.decode()
    assert re.search('name="height_cm-ft"[^>]*value="5"', words)


@pytest.mark.parametrize("first", [0, 7])
def test_no_text_in_any_field_of_any_page_breaks_it(first: int, browser: Client) -> None:
    nasty = islice(cycle(NASTY), first, None)
    ends = ("", "-day", "-month", "-year", "-unit", "-1-text", "-1-now", "-1", "-ft", "-cm", "-st_lb")
    for part in knowledge().intake.values():
        for page in part.pages:
            names = [question.fact for question in page.questions]
            form = {f"{name}{end}": [next(nasty), next(nasty)] for name in names for end in ends}

            answer = browser.post(f"/my/intake/{part.id}/{page.id}", form)

            assert answer.status_code in (302, 422), (part.id, page.id, answer.status_code)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_form_breaks_a_page(data: Any, browser: Client) -> None:
    part = data.draw(st.sampled_from(sorted(knowledge().intake)))
    page = data.draw(st.sampled_from(knowledge().intake[part].pages))
    names = [question.fact for question in page.questions]
    ends = st.sampled_from(["", "-day", "-month", "-year", "-unit", "-1-text", "-1-now", "-1", "-2"])
    keys = st.builds(lambda name, end: name + end, st.sampled_from(names), ends)
    offered = [choice.value for question in page.questions for choice in question.choices] or ["1"]
    values = st.lists(st.one_of(st.text(max_size=20), st.sampled_from([*offered, "unknown", "none", "7"])), max_size=3)
    form = data.draw(st.dictionaries(keys, values, max_size=8))

    answer = browser.post(f"/my/intake/{part}/{page.id}", form)

    assert answer.status_code in (302, 422)

"""A draft that an older version of the software wrote: said calmly, begun anew, and nothing lost."""

from __future__ import annotations

import pytest

from multifidus.records.models import PlanVersion

OLD = {"schema": 0, "exercises": []}


@pytest.fixture
def browser(ready, alice, signed_in):
    """Alice's browser; a draft of an older shape is open."""
    client = signed_in(alice)
    client.post(f"/clinic/patients/{ready.patient.pk}/plan/start")
    PlanVersion.objects.update(draft=OLD)
    return client


@pytest.fixture
def at(ready):
    return lambda page: f"/clinic/patients/{ready.patient.pk}/{page}"


@pytest.mark.parametrize("page", ["plan", "plan/preview", "plan/compare", "plan/add", ""])
def test_every_page_of_the_plan_opens(page, browser, at):
    assert browser.get(at(page), follow=True).status_code == 200


def test_the_page_says_why_it_is_not_shown(browser, at):
    assert b"The draft of version 1 can&#39;t be opened" in browser.get(at("plan")).content.replace(b"'", b"&#39;")


@pytest.mark.parametrize("page", ["plan/edit", "plan/add", "plan/discard"])
def test_an_edit_of_it_is_refused_and_changes_nothing(page, browser, at):
    answer = browser.post(at(page), {"edits": "0", "do": "save"})

    assert answer.status_code in (409, 422)
    assert PlanVersion.objects.get().draft == OLD


def test_it_is_begun_anew_and_the_old_row_stays(browser, at):
    browser.post(at("plan/start"))

    old, new = PlanVersion.objects.order_by("number")
    assert (old.state, old.draft) == (PlanVersion.SET_ASIDE, OLD)
    assert (new.state, new.number) == (PlanVersion.DRAFT, 2)
    assert b"Plan version 2, draft" in browser.get(at("plan")).content

"""A walk is told with one tap, and kept once."""

import pytest

from multifidus.records.models import PlanVersion, SetDone


@pytest.fixture
def walker(treated):
    plan = PlanVersion.objects.get(episode=treated.episode)
    document = {**plan.document, "walking": plan.document.get("walking") or {"plain": "Easy walk: 10 minutes."}}
    PlanVersion.objects.filter(pk=plan.pk).update(document=document)
    return treated


def test_a_walk_is_kept_once_however_often_it_is_told(walker, browser):
    first, again = browser.post("/my/walk"), browser.post("/my/walk")

    assert (first.status_code, again.status_code) == (302, 302)
    assert SetDone.objects.filter(session__episode=walker.episode, exercise="walking").count() == 1


def test_todays_walk_has_its_own_button_and_is_done_after_it(walker, browser):
    before = browser.get("/my/").content.decode()
    browser.post("/my/walk")
    after = browser.get("/my/").content.decode()

    assert "I went for a walk today" in before
    assert "I went for a walk today" not in after


def test_without_a_walk_in_the_plan_nothing_is_kept(treated, browser):
    plan = PlanVersion.objects.get(episode=treated.episode)
    PlanVersion.objects.filter(pk=plan.pk).update(document={**plan.document, "walking": None})

    browser.post("/my/walk")

    assert not SetDone.objects.exists()

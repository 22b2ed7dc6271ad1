"""Examination, diagnosis and plan in a browser without JavaScript: who is let in, and the whole way to a plan."""

from __future__ import annotations

import pytest

from multifidus.records.facts_of import answers_of
from multifidus.records.knowledge import knowledge
from multifidus.records.models import Decision, FactRecord, PlanVersion

PAGES = ("examination", "diagnosis", "plan", "plan/preview", "plan/compare", "plan/1", "plan/add", "plan/swap/bridge")
POSTS = ("examination", "diagnosis", "plan/start", "plan/discard", "plan/edit", "plan/add", "plan/swap/bridge")
REASON = "The pain left after the fall was explained"


@pytest.fixture
def at(ready):
    def path(page):
        return f"/clinic/patients/{ready.patient.pk}/{page}"

    return path


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("who", ["marta", "olga", "nobody"])
def test_only_therapists_open_these_pages(page, who, at, ready, olga, signed_in, client):
    browser = {
        "marta": lambda: signed_in(ready.patient.account),
        "olga": lambda: signed_in(olga),
        "nobody": lambda: client,
    }[who]()

    answer = browser.get(at(page))

    assert answer.status_code == (302 if who == "nobody" else 404)
    if who == "nobody":
        assert "next=" in answer["Location"]


@pytest.mark.parametrize("page", PAGES)
def test_another_therapist_is_asked_for_a_reason(page, at, carol, signed_in):
    answer = signed_in(carol).get(at(page))

    assert answer.status_code == 302
    assert "break-glass" in answer["Location"]


@pytest.mark.parametrize("page", POSTS)
@pytest.mark.parametrize("who", ["carol", "olga", "marta"])
def test_nothing_is_changed_by_who_may_not_see_it(page, who, at, ready, carol, olga, signed_in):
    account = {"carol": carol, "olga": olga, "marta": ready.patient.account}[who]
    before = FactRecord.objects.count()

    signed_in(account).post(
        at(page), {"slr_left_deg": "60", "of": "irritability", "to": "high", "reason": REASON, "edits": "0"}
    )

    assert FactRecord.objects.count() == before
    assert not Decision.objects.exists()
    assert not PlanVersion.objects.exists()


def test_the_whole_way_from_examination_to_an_approved_plan(at, ready, bob, signed_in):
    browser = signed_in(bob)

    examined = browser.post(at("examination"), {"slr_left_deg": "70", "do": "finish"})
    confirmed = browser.post(at("diagnosis"), {"of": "irritability", "to": "high", "reason": REASON})
    browser.post(at("plan/start"))
    draft = browser.get(at("plan"))
    approved = browser.post(at("plan/edit"), {"edits": "0", "do": "approve", "note": "See you in a week."})
    stored = browser.get(at("plan/1"))

    assert examined["Location"] == at("diagnosis")
    assert confirmed.status_code == 302
    assert "Approve plan" in draft.content.decode()
    assert approved.status_code == 303
    assert PlanVersion.objects.get().state == "approved"
    assert "See you in a week." in stored.content.decode()


def test_a_red_flag_found_shows_at_once_on_top(at, alice, signed_in):
    browser = signed_in(alice)

    answer = browser.post(
        at("examination"), {"perineal_sensation": "reduced", "anal_tone": "reduced", "do": "finish"}, follow=True
    )

    page = answer.content.decode()
    assert answer.redirect_chain[-1][0] == at("examination")
    assert page.index("care--emergency") < page.index("Neurological screen")


def test_a_blank_examination_keeps_nothing(at, ready, alice, signed_in):
    before = FactRecord.objects.count()

    signed_in(alice).post(at("examination"), {"slr_left_deg": "", "do": "save"})

    assert FactRecord.objects.count() == before


def test_all_normal_fills_the_blank_cells_and_saves_nothing(at, ready, alice, signed_in):
    before = FactRecord.objects.count()

    page = (
        signed_in(alice)
        .post(at("examination"), {"do": "normal", "muscle_power.L5_left": "3", "slr_left_deg": "61"})
        .content.decode()
    )

    assert 'id="muscle_power.L5_left" name="muscle_power.L5_left" value="3"' in page
    assert 'class="nhsuk-input is-auto" id="muscle_power.L4_left" name="muscle_power.L4_left" value="5"' in page
    assert 'name="slr_left_deg" value="61"' in page
    assert FactRecord.objects.count() == before


def test_a_wrong_number_is_told_beside_its_field_and_all_typed_is_kept(at, alice, signed_in):
    answer = signed_in(alice).post(at("examination"), {"slr_left_deg": "900", "slr_right_deg": "62", "do": "save"})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'id="slr_left_deg-fault"' in page
    assert 'href="#slr_left_deg"' in page
    assert 'value="900"' in page
    assert 'value="62"' in page


def test_a_finding_of_today_is_taken_back_by_clearing_its_field(at, ready, alice, signed_in):
    browser = signed_in(alice)
    browser.post(at("examination"), {"sij_compression": "yes"})

    browser.post(at("examination"), {"sij_compression": ""})

    assert "sij_compression" not in answers_of(ready.episode)


def test_the_diagnosis_names_its_sources_and_the_revision_of_the_content(at, alice, signed_in):
    page = signed_in(alice).get(at("diagnosis")).content.decode()

    assert "Alrwaily 2016" in page
    assert knowledge().revision in page


def test_an_override_without_a_reason_is_told_beside_its_field(at, alice, signed_in):
    answer = signed_in(alice).post(at("diagnosis"), {"of": "irritability", "to": "high", "reason": "no"})

    assert answer.status_code == 422
    assert 'id="fault-irritability"' in answer.content.decode()
    assert not Decision.objects.exists()


def test_an_override_with_a_fault_keeps_what_was_chosen(at, alice, signed_in):
    answer = signed_in(alice).post(at("diagnosis"), {"of": "irritability", "to": "high", "reason": "no"})

    assert '<option value="high" selected>' in answer.content.decode()


def test_an_override_stands_beside_what_the_rules_said_with_name_and_reason(at, alice, signed_in):
    browser = signed_in(alice)

    browser.post(at("diagnosis"), {"of": "irritability", "to": "high", "reason": REASON})

    page = browser.get(at("diagnosis")).content.decode()
    assert "the rules said" in page
    assert REASON in page
    assert "You changed this" in page


def test_without_leave_to_plan_the_page_says_why(marta, alice, signed_in):
    page = signed_in(alice).get(f"/clinic/patients/{marta.patient.pk}/plan").content.decode()

    assert "No exercise plan" in page
    assert "Begin a draft" not in page


def test_a_letter_is_shown_where_the_tier_asks_for_one(at, ready, told, alice, signed_in):
    told(ready, saddle_numbness=True)

    page = signed_in(alice).get(at("diagnosis")).content.decode()

    assert "Dear colleague" in page

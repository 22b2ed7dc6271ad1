"""The draft in the browser: edits, two therapists at once, what may not be put in, and numbers of every kind."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from multifidus.actions.judge import assessment_of
from multifidus.clinical.dose_limits import TITLES
from multifidus.clinical.draft import draft_from_json
from multifidus.clinical.offers import offers
from multifidus.records.knowledge import knowledge
from multifidus.records.models import PlanVersion

WHY = "She tires early in the day"
FIELDS = st.sampled_from([*TITLES, "days", "because", "nonsense"])
TEXTS = st.one_of(
    st.text(max_size=40),
    st.floats().map(str),
    st.integers().map(str),
    st.sampled_from(["1e9", "-3", "\u0663", "\x00", "\u00bd"]),
)
BUTTONS = st.sampled_from(["save", "up:", "remove:", "keep:", "row:", "approve:", "fly:", ""])


@pytest.fixture
def at(ready):
    def path(page):
        return f"/clinic/patients/{ready.patient.pk}/{page}"

    return path


@pytest.fixture
def browser(ready, alice, signed_in, at):
    """Alice's browser, with a draft begun."""
    browser = signed_in(alice)
    browser.post(at("plan/start"))
    return browser


def exercises():
    return [row["exercise"] for row in PlanVersion.objects.get().draft["exercises"]]


def offered(ready, now, wanted):
    found = assessment_of(ready.episode, knowledge(), now)
    every = offers(draft_from_json(PlanVersion.objects.get().draft), found, knowledge())
    return next(offer for offer in every if wanted(offer))


def test_a_dose_is_saved_with_its_reason(browser, at):
    name = exercises()[0]

    fields = {"row": name, f"{name}.sets": "1", f"{name}.because": WHY, f"{name}.days": ["0", "2", "4"]}
    answer = browser.post(at("plan/edit"), {"edits": "0", "do": "save", **fields})

    row = PlanVersion.objects.get().draft["exercises"][0]
    assert answer.status_code == 303
    assert (row["dose"]["sets"], row["days"], row["because"]) == (1, [0, 2, 4], WHY)


def test_a_changed_dose_stands_beside_what_the_rules_said(browser, at):
    name = exercises()[0]
    browser.post(
        at("plan/edit"),
        {"edits": "0", "row": name, f"{name}.sets": "1", f"{name}.because": WHY, f"{name}.days": list("01234")},
    )

    page = browser.get(at("plan")).content.decode()

    assert "The rules said" in page
    assert "You edited the dose" in page


def test_a_number_that_can_not_be_is_told_beside_its_field_and_kept(browser, at):
    name = exercises()[0]

    answer = browser.post(
        at("plan/edit"),
        {"edits": "0", "row": name, f"{name}.sets": "99", f"{name}.because": WHY, f"{name}.days": ["0"]},
    )

    page = answer.content.decode()
    assert answer.status_code == 422
    assert f'id="{name}.sets-fault"' in page
    assert 'value="99"' in page
    assert PlanVersion.objects.get().edits == 0


def test_the_second_of_two_therapists_sees_both_and_loses_nothing(browser, at, bob, signed_in):
    name = exercises()[0]
    fields = {"row": name, f"{name}.days": ["0", "3"], f"{name}.because": WHY}
    browser.post(at("plan/edit"), {"edits": "0", **fields, f"{name}.sets": "1"})

    answer = signed_in(bob).post(
        at("plan/edit"), {"edits": "0", **fields, f"{name}.sets": "4", "note": "Keep at it", "do": "save"}
    )

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Alice changed it on" in page
    assert '<input type="hidden" name="edits" value="1">' in page
    assert f'<input type="hidden" name="{name}.sets" value="4">' in page
    assert "Keep at it" in page
    assert PlanVersion.objects.get().draft["exercises"][0]["dose"]["sets"] == 1


def test_the_second_may_put_theirs_in_after_seeing_both(browser, at, bob, signed_in):
    name = exercises()[0]
    fields = {"row": name, f"{name}.days": ["0", "3"], f"{name}.because": WHY}
    browser.post(at("plan/edit"), {"edits": "0", **fields, f"{name}.sets": "1"})

    signed_in(bob).post(at("plan/edit"), {"edits": "1", **fields, f"{name}.sets": "4", "do": "save"})

    assert PlanVersion.objects.get().draft["exercises"][0]["dose"]["sets"] == 4


def test_a_stale_approval_is_refused(browser, at, bob, signed_in):
    browser.post(at("plan/edit"), {"edits": "0", "note": "Rest when you need to."})

    answer = signed_in(bob).post(at("plan/edit"), {"edits": "0", "do": "approve"})

    assert answer.status_code == 409
    assert PlanVersion.objects.get().state == "draft"


def test_refused_exercises_have_a_reason_and_no_button(browser, at, ready, now):
    barred = offered(ready, now, lambda offer: not offer.allowed and not offer.needs_override)

    page = browser.get(at("plan/add")).content.decode()

    assert barred.title in page
    assert f'value="add:{barred.exercise}"' not in page


def test_a_contraindicated_exercise_is_refused_even_by_a_forged_request(browser, at, ready, now):
    barred = offered(ready, now, lambda offer: not offer.allowed and not offer.needs_override).exercise
    forged = {"edits": "0", "because": WHY, f"{barred}.approved": "I take it upon me fully"}

    added = browser.post(at("plan/add"), {**forged, "do": f"add:{barred}"})
    swapped = browser.post(at(f"plan/swap/{exercises()[0]}"), {**forged, "do": f"swap:{barred}"})
    kept = browser.post(at("plan/edit"), {**forged, "do": f"keep:{barred}"})

    assert [added.status_code, swapped.status_code, kept.status_code] == [422, 422, 422]
    assert barred not in exercises()


def test_a_precaution_is_overruled_only_with_a_reason_and_under_ones_name(browser, at, ready, now, alice):
    last = exercises()[-1]
    browser.post(at("plan/edit"), {"edits": "0", "do": f"remove:{last}", f"{last}.remove_because": WHY})
    held = offered(ready, now, lambda offer: offer.needs_override and offer.exercise != last).exercise

    without = browser.post(at("plan/add"), {"edits": "1", "because": WHY, "do": f"add:{held}"})
    browser.post(
        at("plan/add"),
        {"edits": "1", "because": WHY, f"{held}.approved": "I stand beside her for it", "do": f"add:{held}"},
    )

    row = PlanVersion.objects.get().draft["exercises"][-1]
    assert without.status_code == 422
    assert (row["exercise"], row["approved_by"]) == (held, alice.account.name)


def test_an_exercise_is_swapped_for_a_candidate(browser, at, ready, now):
    old = exercises()[0]
    found = assessment_of(ready.episode, knowledge(), now)
    every = offers(draft_from_json(PlanVersion.objects.get().draft), found, knowledge(), old)
    new = next(offer.exercise for offer in every if offer.allowed)

    answer = browser.post(at(f"plan/swap/{old}"), {"edits": "0", "because": WHY, "do": f"swap:{new}"})

    assert answer.status_code == 302
    assert exercises()[0] == new


def test_what_was_typed_elsewhere_is_saved_when_a_row_moves(browser, at):
    first, second, *_ = exercises()

    browser.post(at("plan/edit"), {"edits": "0", "do": f"up:{second}", "note": "Rest when you need to."})

    plan = PlanVersion.objects.get()
    assert exercises()[:2] == [second, first]
    assert plan.draft["note"] == "Rest when you need to."


def test_with_htmx_one_row_is_saved_and_the_others_are_left_alone(browser, at):
    one, other, *_ = exercises()
    fields = {
        "row": [one, other],
        f"{one}.sets": "1",
        f"{one}.because": WHY,
        f"{one}.days": ["0"],
        f"{other}.sets": "99",
        f"{other}.days": ["0"],
    }

    answer = browser.post(at("plan/edit"), {"edits": "0", "do": f"row:{one}", **fields}, headers={"HX-Request": "true"})

    assert answer.status_code == 303
    assert PlanVersion.objects.get().draft["exercises"][0]["dose"]["sets"] == 1


def test_facts_that_changed_since_the_draft_block_approval_and_say_why(browser, at, ready, told):
    told(ready, saddle_numbness=True)

    answer = browser.post(at("plan/edit"), {"edits": "0", "do": "approve"})

    assert answer.status_code == 409
    assert "No exercise plan" in answer.content.decode()
    assert PlanVersion.objects.get().state == "draft"


def test_a_stored_plan_is_shown_as_it_was_though_the_content_changed(browser, at, monkeypatch):
    browser.post(at("plan/edit"), {"edits": "0", "do": "approve"})
    before = browser.get(at("plan/1")).content.decode()
    title = PlanVersion.objects.get().document["exercises"][0]["title"]
    monkeypatch.setattr("multifidus.web.therapist.plan.knowledge", lambda: None)

    after = browser.get(at("plan/1")).content.decode()

    assert title in before
    assert before.split("<main")[1] == after.split("<main")[1]


def test_the_new_draft_is_compared_with_the_plan_in_force(browser, at):
    browser.post(at("plan/edit"), {"edits": "0", "do": "approve"})
    browser.post(at("plan/start"))
    draft = PlanVersion.objects.get(state="draft")
    name = draft.draft["exercises"][0]["exercise"]

    browser.post(at("plan/edit"), {"edits": "0", "do": f"remove:{name}", f"{name}.remove_because": WHY})

    assert "taken out" in browser.get(at("plan/compare")).content.decode()


def test_the_preview_is_what_the_patient_will_read(browser, at):
    page = browser.get(at("plan/preview")).content.decode()

    assert "as the patient will read it" in page
    assert knowledge().exercises[exercises()[0]].plain in page


def test_a_draft_is_thrown_away(browser, at):
    browser.post(at("plan/discard"), {"edits": "0"})

    assert not PlanVersion.objects.exists()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(field=FIELDS, value=TEXTS, edits=st.sampled_from(["0", "", "x", "-1", "9" * 40]), do=BUTTONS)
def test_whatever_is_typed_there_is_an_answer_and_never_a_broken_draft(browser, at, field, value, edits, do):
    name = PlanVersion.objects.get().draft["exercises"][0]["exercise"]
    if do == "approve:":
        edits = "x"

    answer = browser.post(at("plan/edit"), {"edits": edits, "do": f"{do}{name}", "row": name, f"{name}.{field}": value})

    assert answer.status_code in (303, 409, 422)
    draft_from_json(json.loads(json.dumps(PlanVersion.objects.get().draft)))

"""The record at a glance, and its alerts."""

import datetime

import pytest
from django.utils import timezone

from multifidus.actions.judge import judge
from multifidus.records.access import own_record
from multifidus.records.facts_of import record_facts
from multifidus.records.knowledge import knowledge
from multifidus.records.models import Alert, Patient

from .given import alert, approved_plan, session


def overview(opened):
    return f"/clinic/patients/{opened.patient.pk}/"


def alert_address(opened, found, verb):
    return f"/clinic/patients/{opened.patient.pk}/alerts/{found.pk}/{verb}"


def tell(opened, days_ago=0, source="intake", **facts):
    at = timezone.now() - datetime.timedelta(days=days_ago)
    record_facts(
        opened.episode, facts, by=opened.patient.account, source=source, at=at, zone="Europe/London",
        local_date=at.date(), revision="test",
    )  # fmt: skip


def again(opened):
    """Return the record as a new request reads it."""
    return own_record(opened.patient.account)


def test_the_head_says_who_this_is(signed_in, alice, marta):
    tell(marta, job_title="dental nurse", goals=[{"text": "lift my daughter"}], sex_at_birth="female")

    page = signed_in(alice).get(overview(marta)).content.decode()

    assert "female" in page
    assert "3 March 1985" in page
    assert "dental nurse" in page
    assert "lift my daughter" in page


def test_what_is_not_known_is_left_out_and_not_made_up(signed_in, alice, marta):
    tell(marta, job_title="unknown", onset_date="unknown")

    page = signed_in(alice).get(overview(marta)).content

    assert b"Onset" not in page
    assert b"unknown" not in page


def test_where_it_hurts_is_shown_then_and_now(signed_in, alice, marta):
    tell(marta, 20, pain_areas=["low_back_left", "buttock_left"])
    tell(marta, 1, "contact", pain_areas=["low_back_left"])

    page = signed_in(alice).get(overview(marta)).content.decode()

    assert page.count("<figure") == 2


def test_the_change_in_pain_is_set_against_the_smallest_that_matters(signed_in, alice, marta):
    plan = approved_plan(marta)
    tell(marta, 25, pain_average_7_days_0_10=7)
    session(marta, plan, 1)

    page = signed_in(alice).get(overview(marta)).content

    assert b"Clearly improved" in page
    assert b"A drop of 2 or more" in page


def test_the_plan_says_on_how_many_days_each_exercise_was_done(signed_in, alice, marta):
    plan = approved_plan(marta)
    session(marta, plan, 1)
    session(marta, plan, 2)

    page = signed_in(alice).get(overview(marta)).content

    assert b"Bird dog, arm only" in page
    assert b"done on 2 of 14 days" in page


def test_triage_stands_in_the_timeline(signed_in, alice, marta):
    tell(marta, saddle_numbness=True, urinary_retention_new=True)
    judge(marta.episode, knowledge(), timezone.now(), alice.account)

    page = signed_in(alice).get(overview(marta)).content

    assert b"cauda equina" in page
    assert b"Triage:" in page


def test_no_plan_is_offered_in_an_emergency_and_the_page_says_why(signed_in, alice, marta):
    tell(marta, saddle_numbness=True, urinary_retention_new=True)
    judge(marta.episode, knowledge(), timezone.now(), alice.account)

    page = signed_in(alice).get(overview(marta)).content

    assert b"Make a plan" not in page
    assert b"No plan: this is an emergency." in page


def test_a_plan_that_a_doctor_has_to_allow_first_is_not_offered(signed_in, alice, marta):
    tell(marta, vomiting=True)
    judge(marta.episode, knowledge(), timezone.now(), alice.account)

    page = signed_in(alice).get(overview(marta)).content

    assert b"Make a plan" not in page
    assert b"a doctor has to see this person first" in page


def test_open_safety_questions_hold_the_plan_back(signed_in, alice, marta):
    judge(marta.episode, knowledge(), timezone.now(), alice.account)

    page = signed_in(alice).get(overview(marta)).content

    assert b"Make a plan" not in page
    assert b"safety questions are open" in page


def test_what_was_found_holds_the_plan_back(signed_in, alice, ready):
    Patient.objects.update(born=timezone.localdate() - datetime.timedelta(days=17 * 365))
    tell(ready, guardian_consent=False)
    judge(again(ready).episode, knowledge(), timezone.now(), alice.account)

    page = signed_in(alice).get(overview(ready)).content

    assert b"Make a plan" not in page
    assert b"something that was found holds it back" in page


def test_before_any_answer_there_is_no_plan(signed_in, alice, marta):
    page = signed_in(alice).get(overview(marta)).content

    assert b"Make a plan" not in page
    assert b"the intake is not answered" in page


def test_a_plan_is_offered_where_triage_allows_one(signed_in, alice, ready):
    judge(ready.episode, knowledge(), timezone.now(), alice.account)

    assert b"Make a plan" in signed_in(alice).get(overview(ready)).content


def test_the_overview_names_what_the_diagnosis_names_today(signed_in, alice, marta):
    onset = timezone.localdate() - datetime.timedelta(days=50)
    tell(marta, onset_date=onset.isoformat(), pain_now_0_10=4)
    judge(marta.episode, knowledge(), timezone.now() - datetime.timedelta(days=45), alice.account)
    client = signed_in(alice)

    page, diagnosis = client.get(overview(marta)).content, client.get(overview(marta) + "diagnosis").content

    assert b"Subacute" in diagnosis
    assert b"Subacute" in page
    assert b"Stage: Acute" in page  # what was kept, said as such


def test_one_measure_alone_is_drawn_large(signed_in, alice, marta):
    tell(marta, 25, pain_average_7_days_0_10=7)

    alone = signed_in(alice).get(overview(marta)).content.decode()
    tell(marta, 25, goals=[{"text": "lift", "ability_0_10": 3}])
    beside = signed_in(alice).get(overview(marta)).content.decode()

    assert "mf-plot--small" not in alone
    assert "mf-plot--small" in beside


def test_an_alert_is_taken_with_what_was_done(signed_in, alice, marta):
    found = alert(marta)

    answer = signed_in(alice).post(
        alert_address(marta, found, "acknowledge"), {f"done-{found.pk}": "Called her. She is safe."}, follow=True
    )

    found.refresh_from_db()
    assert (found.acknowledged_by, found.done) == (alice.account, "Called her. She is safe.")
    assert b"You have this alert" in answer.content


@pytest.mark.parametrize("words", ["", "  ", "ok", "x" * 2001, "\x00\x00"])
def test_an_alert_is_not_taken_without_words(signed_in, alice, marta, words):
    found = alert(marta)

    answer = signed_in(alice).post(alert_address(marta, found, "acknowledge"), {f"done-{found.pk}": words})

    found.refresh_from_db()
    assert answer.status_code == 422
    assert f'href="#done-{found.pk}"' in answer.content.decode()
    assert found.acknowledged_at is None


def test_what_was_typed_into_a_refused_alert_is_kept(signed_in, alice, marta):
    found = alert(marta)

    answer = signed_in(alice).post(alert_address(marta, found, "acknowledge"), {f"done-{found.pk}": "so"})

    assert b">so</textarea>" in answer.content


def test_the_second_who_takes_an_alert_is_told_who_was_first(signed_in, alice, bob, marta):
    found = alert(marta)
    signed_in(alice).post(alert_address(marta, found, "acknowledge"), {f"done-{found.pk}": "Called her."})

    answer = signed_in(bob).post(
        alert_address(marta, found, "acknowledge"), {f"done-{found.pk}": "Me too."}, follow=True
    )

    found.refresh_from_db()
    assert b"Alice has taken this alert already" in answer.content
    assert found.done == "Called her."


def test_an_alert_of_somebody_else_can_not_be_taken_here(signed_in, alice, marta, make_patient):
    other = alert(make_patient("Noor Haddad", alice))

    answer = signed_in(alice).post(
        alert_address(marta, other, "acknowledge"), {f"done-{other.pk}": "Called."}, follow=True
    )

    other.refresh_from_db()
    assert b"no such alert" in answer.content
    assert other.acknowledged_at is None


def test_an_alert_is_opened_again_as_a_new_one_that_says_why(signed_in, alice, marta):
    found = alert(marta)
    client = signed_in(alice)
    client.post(alert_address(marta, found, "acknowledge"), {f"done-{found.pk}": "Called her."})

    client.post(alert_address(marta, found, "reopen"), {f"done-{found.pk}": "She called back: worse."})

    again = Alert.objects.get(acknowledged_at=None)
    found.refresh_from_db()
    assert again.because == ["She called back: worse.", "New pain below the knee."]
    assert found.done == "Called her."


def test_an_alert_that_is_open_is_not_opened_twice(signed_in, alice, marta):
    found = alert(marta)

    answer = signed_in(alice).post(alert_address(marta, found, "reopen"), {f"done-{found.pk}": "Again."}, follow=True)

    assert b"open already" in answer.content
    assert Alert.objects.count() == 1

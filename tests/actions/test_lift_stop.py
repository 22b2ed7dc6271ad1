"""What a patient told at a contact stops them until a clinician clears it; what the rules stopped they may clear."""

import pytest

from multifidus.actions.deed import Invalid, Refused
from multifidus.actions.judge import judge, stop_episode
from multifidus.actions.lift_stop import lift_stop
from multifidus.records.actor import Actor
from multifidus.records.facts_of import record_facts
from multifidus.records.knowledge import knowledge
from multifidus.records.models import AuditEntry, Decision, Episode

FOUND = "Called her: a numb foot since birth, nothing new."


def answered(opened, now, **facts):
    record_facts(
        opened.episode, facts, by=opened.patient.account, source="intake", at=now, zone="Europe/London",
        local_date=now.date(), revision="made up",
    )  # fmt: skip


def test_the_rules_do_not_clear_what_a_patient_told_at_a_contact(marta, now):
    stop_episode(marta.episode, now)

    judge(marta.episode, knowledge(), now, None)

    assert Episode.objects.get(pk=marta.episode.pk).stopped_at == now


def test_the_rules_clear_what_the_rules_stopped(marta, now):
    answered(marta, now, saddle_numbness=True)
    judge(marta.episode, knowledge(), now, None)
    stopped = Episode.objects.get(pk=marta.episode.pk).stopped_at

    answered(marta, now, saddle_numbness=False)
    judge(marta.episode, knowledge(), now, None)

    assert (stopped, Episode.objects.get(pk=marta.episode.pk).stopped_at) == (now, None)


def test_a_clinician_lets_the_patient_go_on_with_a_reason(marta, alice, acting, now):
    stop_episode(marta.episode, now)

    lift_stop(acting(alice), marta, FOUND, now)

    assert Episode.objects.get(pk=marta.episode.pk).stopped_at is None
    assert Decision.objects.get(episode=marta.episode).reason == FOUND
    assert AuditEntry.objects.filter(action="stop.lifted", account=alice.account, patient=marta.patient).exists()


@pytest.mark.parametrize("reason", ["", "fine", "x" * 401, "a\x00bcdefghijk"])
def test_without_a_proper_reason_the_stop_stays(marta, alice, acting, now, reason):
    stop_episode(marta.episode, now)

    with pytest.raises(Invalid):
        lift_stop(acting(alice), marta, reason, now)

    assert Episode.objects.get(pk=marta.episode.pk).stopped_at == now


def test_a_stop_of_the_rules_is_not_lifted_this_way(marta, alice, acting, now):
    answered(marta, now, saddle_numbness=True)
    judge(marta.episode, knowledge(), now, None)

    with pytest.raises(Refused):
        lift_stop(Actor(alice.account), marta, FOUND, now)


def test_the_therapist_finds_it_on_the_patients_page_and_a_stranger_does_not(marta, alice, carol, signed_in, now):
    stop_episode(marta.episode, now)
    address = f"/clinic/patients/{marta.patient.pk}/"

    refused = signed_in(carol).post(f"{address}go-on", {"reason": FOUND})
    page = signed_in(alice).get(address)
    blank = signed_in(alice).post(f"{address}go-on", {"reason": "ok"})
    done = signed_in(alice).post(f"{address}go-on", {"reason": FOUND})

    assert b"Stopped until you clear it" in page.content
    assert (refused.status_code, blank.status_code, done.status_code) == (302, 422, 302)
    assert b"ok</textarea>" in blank.content
    assert Decision.objects.count() == 1

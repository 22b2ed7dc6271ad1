"""The rules look at an episode: a snapshot is kept, and a new danger alerts the therapist once."""

import pytest

from multifidus.actions.judge import judge
from multifidus.records.facts_of import record_facts
from multifidus.records.knowledge import knowledge
from multifidus.records.models import Alert, Assessment, Episode


@pytest.fixture
def told(marta, now):
    def tell(**facts):
        record_facts(
            marta.episode, facts, by=marta.patient.account, source="intake", at=now, zone="Europe/London",
            local_date=now.date(), revision="made up",
        )  # fmt: skip
        judge(marta.episode, knowledge(), now, None)
        return list(Alert.objects.filter(episode=marta.episode).values_list("urgency", flat=True))

    return tell


def test_a_red_flag_alerts_the_therapist_once(told):
    first, again = told(saddle_numbness=True), told(bowel_incontinence_new=False)

    assert first == ["now"]
    assert again == ["now"]


def test_a_second_danger_of_the_same_urgency_alerts_again(told):
    told(saddle_numbness=True)

    alerts = told(sudden_severe_back_or_abdominal_pain=True, collapse_or_pale_sweating=True)

    assert alerts == ["now", "now"]


def test_nothing_alarming_alerts_nobody_and_is_kept_as_a_snapshot(told, marta):
    alerts = told(saddle_numbness=False)

    episode = Episode.objects.get(pk=marta.episode.pk)
    assert alerts == []
    assert Assessment.objects.filter(episode=episode).count() == 1
    assert (episode.tier, episode.may_plan) == ("treat", False)  # a core question is still open


def test_what_a_colleague_saved_in_the_meantime_stays(told, marta, now):
    Episode.objects.filter(pk=marta.episode.pk).update(intake_read_at=now, reassess_on=now.date())

    told(saddle_numbness=False)  # on the episode as it was read before

    row = Episode.objects.get(pk=marta.episode.pk)
    assert (row.intake_read_at, row.reassess_on) == (now, now.date())
    assert row.assessed_at == now

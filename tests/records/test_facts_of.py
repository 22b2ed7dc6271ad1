"""The facts of an episode as the rules see them on a later day."""

from __future__ import annotations

import datetime

import pytest

from multifidus.records.facts_of import case_of, record_facts
from multifidus.records.knowledge import knowledge

DAY = datetime.date(2026, 11, 23)
AFTER_6_WEEKS = DAY + datetime.timedelta(weeks=6)


@pytest.fixture
def told(marta, now):
    """Tell facts on a day."""

    def tell(day=DAY, **facts):
        record_facts(
            marta.episode, facts, by=None, source="intake", at=now, zone="Europe/London", local_date=day, revision="r",
        )  # fmt: skip

    return tell


def known(marta, day, fact):
    return case_of(marta.episode, knowledge(), day).facts.known(fact)


@pytest.mark.parametrize(
    ("fact", "value", "later"),
    [("surgery_weeks", 2, 8), ("postpartum_weeks", 3, 9), ("pain_now_0_10", 4, 4)],
)
def test_a_count_of_time_has_grown_and_a_measure_has_not(fact, value, later, marta, told):
    told(**{fact: value})

    assert known(marta, DAY, fact) == value
    assert known(marta, AFTER_6_WEEKS, fact) == later


def test_a_count_that_was_not_known_stays_not_known(marta, told):
    told(surgery_weeks="unknown")

    assert known(marta, AFTER_6_WEEKS, "surgery_weeks") is None


def test_the_same_count_told_again_counts_from_the_later_day(marta, told):
    told(surgery_weeks=2)
    told(AFTER_6_WEEKS, surgery_weeks=2)

    assert known(marta, AFTER_6_WEEKS, "surgery_weeks") == 2


def test_the_same_measure_told_again_is_no_news(marta, told):
    told(pain_now_0_10=4)
    told(AFTER_6_WEEKS, pain_now_0_10=4)

    assert marta.episode.fact_records.count() == 1

"""The words from which the pages of the patient's day and progress are built; numbers go into the {places}."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from multifidus.clinical.entries import Entry, described


@dataclass(frozen=True, kw_only=True, slots=True)
class DayWords:
    """How the cards of a day are named."""

    short_minutes: float = described("minutes that there are when somebody has only a few", low=1, high=30)
    times: Mapping[str, str] = described("when a card is done: morning, midday, evening, any_time, through_the_day")
    minute: str = described("one minute")
    minutes: str = described("{minutes} minutes")
    when: str = described("{when} and {minutes}")
    when_often: str = described("{when}, {times} times, {minutes} each")
    goals: Mapping[str, str] = described("what exercises of a goal are called, as it stands in a sentence")
    both: str = described("a title of {first} and {second}")
    several: str = described("a title where the goals are many")
    exercise: str = described("one exercise")
    exercises: str = described("{count} exercises")
    need: str = described("you need {things}")
    nothing_needed: str = described("nothing is needed")
    equipment: Mapping[str, str] = described("things, as they stand in a sentence")
    last_and: str = described("the end of a list: {first} and {last}")
    last_or: str = described("things of which one is enough: {first} or {last}")
    walk: str = described("the title of the walk")
    rest_day: str = described("a day without exercises")
    short_fits: str = described("{names} fit into {minutes}")
    short_longer: str = described("{names} is the shortest and takes {minutes}")
    short_nothing: str = described("nothing is left to do today")


@dataclass(frozen=True, kw_only=True, slots=True)
class AdherenceWords:
    """How done and planned sessions are told; nobody is scolded."""

    to_come: str = described("no session was planned up to now")
    keep: str = described("most of {planned} sessions were done: {done}")
    some: str = described("some of {planned} sessions were done: {done}")
    few: str = described("few of {planned} sessions were done: {done}")
    none: str = described("none of {planned} sessions were done")


@dataclass(frozen=True, kw_only=True, slots=True)
class StandingWords:
    """How a change is told to the patient, against the smallest change that matters."""

    needs_two: str = described("there is no second answer yet")
    same: str = described("no change")
    down: str = described("down by {points}")
    up: str = described("up by {points}")
    one_fewer: str = described("one task fewer")
    one_more: str = described("one task more")
    fewer: str = described("{points} tasks fewer")
    more: str = described("{points} tasks more")
    counts_tasks: tuple[str, ...] = described("instruments that count tasks", refers_to="instrument")
    drop_matters: str = described("a drop of {mic} or more matters")
    rise_matters: str = described("a rise of {mic} or more matters")
    percent_matters: str = described("{percent} percent better than at the start, which matters")
    not_yet: str = described("a change of {mic} or more would matter")
    not_known: str = described("it is not known how much matters")
    noise: str = described("changes of up to {noise} may be noise")
    worse: str = described("what to do when it is worse by a change that matters")
    ahead: str = described("better than expected")
    as_expected: str = described("as expected")
    behind: str = described("slower than expected")
    guide: str = described("the expected band was published")
    guess: str = described("the expected band is a guess")


@dataclass(frozen=True, kw_only=True, slots=True)
class NormWords:
    """How a finding is told to the therapist, against its norm and its measurement error."""

    real: str = described("{change}, more than noise")
    may_be_noise: str = described("{change}, within noise")
    noise_not_known: str = described("{change}, noise not known")
    no_change: str = described("the same as before")
    first: str = described("there is no earlier value")
    noise: str = described("noise of a change is up to {noise}")
    error: str = described("the error of one value is {error}")
    error_not_known: str = described("the error is not known")
    usual: str = described("{usual} is usual")
    usual_not_known: str = described("what is usual is not known")
    flagged: str = described("the value is in the flagged zone")


@dataclass(frozen=True, kw_only=True, slots=True)
class Sayings(Entry):
    """The words that the following of an episode is told in."""

    day: DayWords = described("the day's cards")
    adherence: AdherenceWords = described("sessions done and planned")
    standing: StandingWords = described("change of a score")
    norm: NormWords = described("findings of the examination")

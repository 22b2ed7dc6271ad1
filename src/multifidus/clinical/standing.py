"""Where a patient stands: a change against the smallest that matters, and against the course to expect."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from multifidus.clinical.course import share_at
from multifidus.clinical.instruments import Instrument
from multifidus.clinical.sayings import StandingWords
from multifidus.clinical.scoring.change import score_change
from multifidus.clinical.treatments import Course

Place = Literal["ahead", "as_expected", "behind"]


@dataclass(frozen=True, slots=True)
class Standing:
    """The change between two scores of one instrument.

    `change` is the last score less the first, `gain` the same with a sign that
    is positive for better. `matters` and `real` are None where the smallest
    change that matters, or the error of measurement, isn't known. `matters_at`
    is the score from which the gain matters.
    """

    first: float | None
    last: float | None
    change: float | None
    gain: float | None
    matters: bool | None
    real: bool | None
    verdict: str | None  # clearly_improved, improved, no_clear_change, worse
    matters_at: float | None
    sentence: str


@dataclass(frozen=True, slots=True)
class CoursePoint:
    """The scores to expect in one week after entry: group mean, and the band around it."""

    week: int
    mean: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class ExpectedBand:
    """A band for a plot; it is drawn hatched where it is only a guess."""

    points: tuple[CoursePoint, ...]
    published: bool
    say: str
    sources: tuple[str, ...]


def standing(
    instrument: str,
    first: float | None,
    last: float | None,
    instruments: Mapping[str, Instrument],
    words: StandingWords,
) -> Standing:
    """Return what the change between two scores means, in honest words.

    Raises:
        ScoringError: the instrument has no single score, or a score is out of its range.

    Source: ostelo2008, chiarotto2016, project
    """
    measure = instruments[instrument]
    if first is None or last is None:
        at = None if first is None else _matters_at(measure, first)
        return Standing(first, last, None, None, None, None, None, at, words.needs_two)
    given = {"instrument": instrument, "baseline": first, "followup": last}
    scored = score_change(instruments["change"], given, instruments)
    verdict = str(scored["verdict"])
    change = round(last - first, 1)
    real = None if measure.mdc is None else abs(change) > measure.mdc
    matters: bool | None = verdict != "no_clear_change"
    if measure.mic is None and not matters:
        matters = None
    return Standing(
        first=first,
        last=last,
        change=change,
        gain=change if measure.higher_is_better else 0 - change,
        matters=matters,
        real=real,
        verdict=verdict,
        matters_at=_matters_at(measure, first),
        sentence=_sentence(measure, change, scored, real, words),
    )


def expected_band(
    course: Course, instrument: Instrument, baseline: float, until_week: int, words: StandingWords
) -> ExpectedBand | None:
    """Return the scores to expect in each week from 0 on, or None where nothing can be said.

    Nothing is said of an instrument that the course doesn't name, nor of a
    start so low that shares of it say little.

    Source: wallwork2024, project
    """
    published = instrument.id in course.published_for
    if not published and instrument.id not in course.guessed_for:
        return None
    if instrument.percent_unsteady_at_most is not None and baseline <= instrument.percent_unsteady_at_most:
        return None
    points = tuple(_point(course, instrument, baseline, week) for week in range(until_week + 1))
    return ExpectedBand(points, published, words.guide if published else words.guess, course.sources)


def place_on_course(
    course: Course, instrument: Instrument, baseline: float, week: float, now: float, words: StandingWords
) -> tuple[Place, str] | None:
    """Return whether a score is ahead of a published course, within its band, or behind, with words; else None.

    Source: wallwork2024, project (ASSESSMENT 8)
    """
    if instrument.id not in course.published_for or baseline <= (instrument.percent_unsteady_at_most or 0):
        return None
    share, left = share_at(course, week), now / baseline
    if left <= share - course.band + 1e-9:
        return "ahead", words.ahead
    return ("as_expected", words.as_expected) if left <= share + course.band + 1e-9 else ("behind", words.behind)


def _point(course: Course, instrument: Instrument, baseline: float, week: int) -> CoursePoint:
    share = share_at(course, week)
    most = instrument.score_high
    low, high = max(0.0, share - course.band) * baseline, (share + course.band) * baseline
    return CoursePoint(
        week, round(share * baseline, 1), round(low, 1), round(high if most is None else min(most, high), 1)
    )


def _matters_at(measure: Instrument, first: float) -> float | None:
    if measure.mic is None or measure.score_low is None or measure.score_high is None:
        return None
    at = first + measure.mic if measure.higher_is_better else first - measure.mic
    return round(at, 1) if measure.score_low <= at <= measure.score_high else None


def _sentence(
    measure: Instrument, change: float, scored: Mapping[str, object], real: bool | None, words: StandingWords
) -> str:
    said = [_moved(measure, change, words)]
    if measure.mic is not None and (scored["meets_mic"] or scored["verdict"] == "worse"):
        template = words.drop_matters if change < 0 else words.rise_matters
        said.append(template.format(mic=f"{measure.mic:g}"))
    elif scored["verdict"] == "improved":
        said.append(words.percent_matters.format(percent=f"{scored['percent']:g}"))
    else:
        said.append(words.not_known if measure.mic is None else words.not_yet.format(mic=f"{measure.mic:g}"))
    if change and real is False:
        said.append(words.noise.format(noise=f"{measure.mdc:g}"))
    if scored["verdict"] == "worse":
        said.append(words.worse)
    return " ".join(said)


def _moved(measure: Instrument, change: float, words: StandingWords) -> str:
    if not change:
        return words.same
    points = f"{abs(change):g}"
    if measure.id in words.counts_tasks:
        if abs(change) == 1:
            return words.one_fewer if change < 0 else words.one_more
        return (words.fewer if change < 0 else words.more).format(points=points)
    return (words.down if change < 0 else words.up).format(points=points)

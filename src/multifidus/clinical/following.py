"""What a session and a contact say: the traffic light, and the four questions of every contact."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from multifidus.clinical.entries import Entry, described
from multifidus.clinical.reasons import Reason

Colour = Literal["stop", "red", "amber", "green"]
Leg = Literal["same", "closer", "further"]
Verdict = Literal["stop", "ask_again", "clear"]
WORST_FIRST: tuple[Colour, ...] = ("stop", "red", "amber", "green")
PAINS = ("baseline_0_10", "peak_0_10", "hour_after_0_10", "next_morning_0_10")


@dataclass(frozen=True, kw_only=True, slots=True)
class Action:
    """What to say and to do at one colour or answer."""

    say: str = described("to the patient, in plain words")
    do: str = described("for the therapist and the next plan: what to do")


@dataclass(frozen=True, kw_only=True, slots=True)
class TrafficLightLimits(Entry):
    """The limits of the pain-monitoring traffic light, and what follows from each colour."""

    red_peak_at_least: float = described("pain during the session that is red by itself", low=0, high=10)
    red_next_morning_above: float = described("rise next morning above which it is red", low=0, high=10)
    red_peak_above: float = described("red when the peak is above this ...", low=0, high=10)
    red_rise_above: float = described("... and has risen by more than this", low=0, high=10)
    amber_peak_above: float = described("amber when the peak is above this ...", low=0, high=10)
    amber_rise_above: float = described("... and has risen by more than this", low=0, high=10)
    amber_hour_after_above: float = described("rise after an hour above which it is amber", low=0, high=10)
    relief_only_from: float = described("pain at the start from which only relief exercises are done", low=0, high=10)
    relief_level: int = described("highest level of exercise then", low=1, high=5)
    relief_effort_at_most: int = described("highest effort then", low=0, high=10)
    red_cut_percent_low: int = described("after red: volume or load less by at least", low=0, high=100)
    red_cut_percent_high: int = described("after red: volume or load less by at most", low=0, high=100)
    reds_to_tell: int = described("so many reds ...", low=1, high=10)
    reds_within_days: int = described("... within so many days are told to the clinician", low=1, high=60)
    leg_persists_after_min: float = described("minutes after stopping at which the leg is asked about", low=0, high=60)
    because: Mapping[str, str] = described("by rule: what it says, for the therapist")
    stop: Action = described("a change of the nerves or a new red flag")
    red: Action = described("too much")
    amber: Action = described("enough; also when an answer is missing")
    green: Action = described("well borne")
    ask: Action = described("added when a safety answer is missing")
    relief: Action = described("added when only relief exercises are done")


@dataclass(frozen=True, kw_only=True, slots=True)
class SessionReport:
    """What the patient tells of one session. None stands for an answer that is missing.

    Pain is 0 to 10: just before (`baseline`), the worst during the session
    (`peak`), an hour after, and the next morning. `leg` says where leg symptoms
    went, `leg_persists` whether they were still further down 2 minutes after
    stopping, `neuro_change` is new weakness, numbness, saddle or bladder and
    bowel change.
    """

    baseline_0_10: float | None = None
    peak_0_10: float | None = None
    hour_after_0_10: float | None = None
    next_morning_0_10: float | None = None
    leg: Leg | None = None
    leg_persists: bool | None = None
    neuro_change: bool | None = None
    new_red_flag: bool | None = None


@dataclass(frozen=True, slots=True)
class Light:
    """The colour of a session, with its reasons and what follows.

    `colour` decides on progression; `at_end` is the colour without the next
    morning, and without the hour after while that is not known. While `ask` names an answer, there
    is no further session.
    """

    colour: Colour
    at_end: Colour
    reasons: tuple[Reason, ...]
    ask: tuple[str, ...]
    progress: bool
    relief_only: bool
    actions: tuple[Action, ...]


class SessionReportError(ValueError):
    """A pain number of a session report can't be true."""


def traffic_light(session: SessionReport, limits: TrafficLightLimits) -> Light:
    """Return the colour of a session: the worst that any rule gives.

    A missing safety answer is asked for and never gives green; a missing pain
    number counts as amber.

    Raises:
        SessionReportError: a pain number is outside 0 to 10.

    Source: thomee1997, silbernagel2007, expert (TREATMENT 3.2)
    """
    for name in PAINS:
        _check_pain(name, getattr(session, name))
    by_session = [*_stops(session), *_from_leg(session), *_from_peak(session, limits)]
    hour_after = list(_from_hour_after(session, limits))
    next_morning = _from_next_morning(session, limits)
    found = sorted([*by_session, *hour_after, *next_morning], key=lambda one: WORST_FIRST.index(one[0]))
    colour = found[0][0] if found else "green"
    ask = tuple(name for _, rule, missing, _ in found if rule.endswith("not_answered") for name in missing)
    relief_only = session.baseline_0_10 is not None and session.baseline_0_10 >= limits.relief_only_from
    actions: list[Action] = [getattr(limits, colour)]
    if ask and colour != "stop":
        actions.append(limits.ask)
    if relief_only and colour != "stop":
        actions.append(limits.relief)
    return Light(
        colour=colour,
        at_end=_worst([*by_session, *(one for one in hour_after if session.hour_after_0_10 is not None)]),
        reasons=tuple(_reason(one, session, limits) for one in found) or (_all_well(session, limits),),
        ask=ask,
        progress=colour == "green" and not relief_only,
        relief_only=relief_only,
        actions=tuple(actions),
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class ContactQuestion:
    """One of the questions of every contact."""

    id: str = described("its name")
    ask: str = described("the question, in plain words")
    facts: tuple[str, ...] = described("what triage must ask when the answer is yes", refers_to="fact")
    yes: Action = described("when the answer is yes")
    urgency: Literal["now", "today"] = described("by when a therapist looks at a yes given at home", default="now")


@dataclass(frozen=True, kw_only=True, slots=True)
class Rescreen(Entry):
    """The safety questions of every contact."""

    questions: tuple[ContactQuestion, ...] = described("the questions, in the order they are asked")
    every_days: int = described("days after which they are asked again at a session at home", low=1, high=28)
    ask_again: Action = described("when an answer is missing")
    clear: Action = described("when every answer is no")


@dataclass(frozen=True, slots=True)
class RescreenResult:
    """What the answers come to; `facts_to_ask` are for triage, `unanswered` the questions still open."""

    verdict: Verdict
    facts_to_ask: tuple[str, ...]
    unanswered: tuple[str, ...]
    reasons: tuple[Reason, ...]
    actions: tuple[Action, ...]


class ContactQuestionError(ValueError):
    """An answer was given to a question that isn't asked at a contact."""


def rescreen(answers: Mapping[str, bool | None], questions: Rescreen) -> RescreenResult:
    """Return whether a contact may go on: one yes stops it, a missing answer is asked again.

    Args:
        answers: by the question's id; True for yes, False for no. Everything
            else, and a question left out, is a missing answer.
        questions: the questions of every contact.

    Raises:
        ContactQuestionError: an answer belongs to no question, so it would be lost.

    Source: finucane2020
    """
    wanted = {question.id: question for question in questions.questions}
    for name in answers:
        if name not in wanted:
            raise ContactQuestionError(f"`{name}` is no question of a contact; allowed are: {', '.join(wanted)}.")
    said_yes = [question for question in questions.questions if answers.get(question.id) is True]
    blank = tuple(name for name in wanted if not isinstance(answers.get(name), bool))
    rule, sources = f"progression/rescreen/{questions.id}", questions.sources
    reasons = [Reason(f"{rule}/{q.id}", f"Yes to: {q.ask}", {q.id: True}, sources) for q in said_yes]
    reasons += [Reason(f"{rule}/{name}", f"No answer to: {wanted[name].ask}", {}, sources, (name,)) for name in blank]
    actions = [question.yes for question in said_yes]
    if blank:
        actions.append(questions.ask_again)
    if not reasons:
        reasons = [Reason(rule, "No to every question", dict.fromkeys(wanted, False), sources)]
        actions = [questions.clear]
    verdict: Verdict = "stop" if said_yes else "ask_again" if blank else "clear"
    facts = dict.fromkeys(name for question in said_yes for name in question.facts)
    return RescreenResult(verdict, tuple(facts), blank, tuple(reasons), tuple(actions))


# A rule that holds: its colour, its name, the answers that are missing, and the answers used.
_Found = tuple[Colour, str, tuple[str, ...], tuple[str, ...]]


def _stops(session: SessionReport) -> Iterator[_Found]:
    for name in ("neuro_change", "new_red_flag"):
        answer = getattr(session, name)
        if answer is True:
            yield "stop", name, (), (name,)
        elif answer is not False:
            yield "amber", f"{name}_not_answered", (name,), ()


def _from_leg(session: SessionReport) -> Iterator[_Found]:
    if session.leg == "further":
        if session.leg_persists is True:
            yield "red", "leg_further_and_stays", (), ("leg", "leg_persists")
        elif session.leg_persists is not False:
            yield "amber", "leg_persists_not_answered", ("leg_persists",), ("leg",)
    elif session.leg not in ("same", "closer"):
        yield "amber", "leg_not_answered", ("leg",), ()


def _from_peak(session: SessionReport, limits: TrafficLightLimits) -> Iterator[_Found]:
    peak, baseline = session.peak_0_10, session.baseline_0_10
    missing = tuple(name for name in PAINS[:2] if getattr(session, name) is None)
    if missing:
        yield "amber", "pain_not_known", missing, ()
    if peak is None:
        return
    if peak >= limits.red_peak_at_least:
        yield "red", "peak_very_high", (), ("peak_0_10",)
    if baseline is None:
        return
    rise = peak - baseline
    if peak > limits.red_peak_above and rise > limits.red_rise_above:
        yield "red", "peak_high_and_risen", (), PAINS[:2]
    elif peak > limits.amber_peak_above and rise > limits.amber_rise_above:
        yield "amber", "peak_raised_and_risen", (), PAINS[:2]


def _from_hour_after(session: SessionReport, limits: TrafficLightLimits) -> Iterator[_Found]:
    later, baseline = session.hour_after_0_10, session.baseline_0_10
    if later is None:
        if session.next_morning_0_10 is None:  # a known next morning outranks a missing hour after
            yield "amber", "hour_after_not_known", ("hour_after_0_10",), ()
    elif baseline is not None and later > baseline + limits.amber_hour_after_above:
        yield "amber", "not_settled_after_an_hour", (), ("baseline_0_10", "hour_after_0_10")


def _from_next_morning(session: SessionReport, limits: TrafficLightLimits) -> Iterator[_Found]:
    later, baseline = session.next_morning_0_10, session.baseline_0_10
    if later is None:
        yield "amber", "next_morning_not_known", ("next_morning_0_10",), ()
    elif baseline is not None and later > baseline + limits.red_next_morning_above:
        yield "red", "not_settled_next_morning", (), ("baseline_0_10", "next_morning_0_10")


def _worst(found: list[_Found]) -> Colour:
    return min((one[0] for one in found), key=WORST_FIRST.index, default="green")


def _reason(found: _Found, session: SessionReport, limits: TrafficLightLimits) -> Reason:
    _, rule, missing, used = found
    facts = {name: getattr(session, name) for name in used}
    name = f"progression/traffic_light/{limits.id}/{rule}"
    return Reason(name, limits.because[rule], facts, limits.sources, missing)


def _all_well(session: SessionReport, limits: TrafficLightLimits) -> Reason:
    facts = {name: getattr(session, name) for name in (*PAINS, "leg", "neuro_change", "new_red_flag")}
    return Reason(f"progression/traffic_light/{limits.id}/green", limits.because["green"], facts, limits.sources)


def _check_pain(name: str, value: float | None) -> None:
    if value is not None and not (math.isfinite(value) and 0 <= value <= 10):
        raise SessionReportError(f"`{name}` is {value}; 0 to 10 is allowed, None where it is not known.")

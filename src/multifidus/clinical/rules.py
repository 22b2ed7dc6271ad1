"""Kinds of content that decide: facts, red flags, conditions, labels, needs, advice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from multifidus.clinical.conditions import Condition
from multifidus.clinical.entries import Entry, Rule, described
from multifidus.clinical.treatments import ExerciseGoal

Tier = Literal["emergency", "urgent", "routine_referral", "treat"]
Within = Literal["now", "same_day", "week", "weeks", "next_visit"]
Decision = Literal["absolute", "relative", "caution", "none"]
FactKind = Literal["yes_no", "number", "choice", "choices", "ratings", "answers", "date", "text", "goals"]
Axis = Literal["context", "irritability", "leg_pain", "risk", "category", "mechanism", "tbc", "tbc_2007", "direction"]


@dataclass(frozen=True, kw_only=True, slots=True)
class FactDefinition:
    """One thing that can be known of a patient."""

    id: str = described("the name of the fact, with its unit where it has one")
    kind: FactKind = described("what sort of value it takes")
    title: str = described("what it is, for the therapist")
    ask: str | None = described("the question in plain words, for the patient", default=None)
    unit: str | None = described("the unit of the number", default=None)
    low: float | None = described("the smallest number allowed", default=None)
    high: float | None = described("the largest number allowed", default=None)
    whole: bool = described("true for whole numbers only", default=False)
    length: int | None = described("how many answers there are", default=None, low=1, high=60)
    choices: tuple[str, ...] = described("the values allowed; for ratings, the keys allowed", default=())
    alarming: tuple[str, ...] = described("the values that can raise the alarm ('yes' for a yes_no fact)", default=())
    core: bool = described("must be answered before any exercise plan", default=False)
    future: bool = described("true where a date may lie in the future", default=False)
    record_only: bool = described("kept for the record; no rule reads it", default=False)
    derived: bool = described("worked out by the software, never entered", default=False)
    elapses: bool = described("counts days, weeks or years since something, so it grows by itself", default=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class FactSection(Entry):
    """A section of the assessment: the facts that belong together on a page."""

    facts: tuple[FactDefinition, ...] = described("the facts, in the order they are asked")


@dataclass(frozen=True, kw_only=True, slots=True)
class RedFlag(Rule):
    """A combination of facts that may mean serious disease."""

    suspects: str = described("what it may be: a value of the derived fact 'suspected'")
    then: Tier = described("how urgent it is")
    within: Within = described("by when somebody must act")
    say: str = described("to the patient: what to do, in plain words")
    tell: str = described("to the therapist or doctor: what was found and what is asked for")
    because: str = described("why this matters, in one sentence")
    withholds_plan: bool = described("true: no exercise plan while it holds, whatever its tier", default=False)
    counts: bool = described("false: does not count where two suspicions together call for a referral", default=True)
    calls_for: tuple[str, ...] = described(
        "facts that must be answered once a part of this rule is met", default=(), refers_to="fact"
    )
    called_when: Condition | None = described("when `calls_for` must be answered", default=None)


@dataclass(frozen=True, kw_only=True, slots=True)
class TierAction(Entry):
    """What is done at one tier of triage: the safe-advice block."""

    headline: str = described("to the therapist, in one line")
    say: str = described("to the patient, in one or two plain sentences")
    do_now: tuple[str, ...] = described("what to do now, in plain words")
    avoid: tuple[str, ...] = described("what to leave out, in plain words", default=())
    call: str = described("whom to call, in plain words")
    labels: tuple[str, ...] = described("codes of what it carries", default=())
    letter: bool = described("true: a letter with the findings is written", default=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Tag(Entry):
    """A demand of an exercise that some patients should not meet."""

    action: Literal["block", "caution", "modify"] = described("what the tag means on its own")
    means: str = described("what to avoid, for the therapist")
    modify: str = described("how to adapt the exercise, to the patient in plain words")


@dataclass(frozen=True, kw_only=True, slots=True)
class SafetyCondition(Rule):
    """The derivation table: facts -> condition -> tags of exercises, decisions on techniques."""

    raises: tuple[str, ...] = described("tags of exercises", default=(), refers_to="tag")
    techniques: Mapping[str, Decision] = described(
        "by technique (or technique@region): absolute, relative or caution", default={}
    )
    strict: bool = described("true: precautions with its tags exclude an exercise, not only warn", default=False)
    effort_at_most: int | None = described("caps the effort of every exercise", default=None, low=0, high=10)
    action: str = described("what the therapist should do about it", default="")
    when_unknown: Literal["assume", "ignore"] = described(
        "what an answer of 'not known' does: assume the condition, or ignore it", default="assume"
    )
    say: str = described("to the patient, in plain words", default="")


@dataclass(frozen=True, kw_only=True, slots=True)
class Support:
    """A fact that speaks for or against a label."""

    when: Condition = described("the condition on facts")
    say: str = described("what it shows, in a few words")


@dataclass(frozen=True, kw_only=True, slots=True)
class Label(Rule):
    """One name of a classification."""

    axis: Axis = described("which question it answers")
    code: str = described("the value it gives: a choice of the axis's derived fact")
    order: int = described("smaller is tried first; on a single-valued axis the first that holds wins", low=0)
    means: str = described("what it is, in one sentence, for the therapist")
    say: str = described("what it is, to the patient in plain words")
    supports: tuple[Support, ...] = described("findings for it, beyond the rule itself", default=())
    against: tuple[Support, ...] = described("findings against it", default=())
    conflicts_with: tuple[str, ...] = described("labels that do not go well with it", default=(), refers_to="label")
    otherwise: bool = described("the label of the axis when nothing else holds", default=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Need(Rule):
    """Something that the exercises of a plan should do for this patient."""

    weight: int = described("how much it matters, 1 to 10", low=1, high=10)
    because: str = described("why this patient needs it, for the therapist")
    say: str = described("why, to the patient in plain words")
    goal: ExerciseGoal = described("the goal whose dose is used")
    is_code: bool = described("true: its id is one of the plan's published codes", default=True)


@dataclass(frozen=True, kw_only=True, slots=True)
class Contradiction(Rule):
    """Two answers that can't both be true: asked again before any plan."""

    again: str = described("the fact that is asked again", refers_to="fact")
    because: str = described("which answers contradict, in one sentence")


@dataclass(frozen=True, kw_only=True, slots=True)
class PainRule(Rule):
    """How much pain is all right for this patient during and after exercise."""

    order: int = described("smaller is tried first; the first that holds is used", low=0)
    say: str = described("to the patient, in plain words")
    do: str = described("for the therapist")


@dataclass(frozen=True, kw_only=True, slots=True)
class Advice(Rule):
    """A message or an action of the plan that is not an exercise."""

    topic: Literal[
        "safety",
        "education",
        "activity",
        "posture_lifting",
        "work",
        "mind",
        "self_management",
        "monitoring",
        "referral",
    ] = described("where in the plan it stands")
    labels: tuple[str, ...] = described("codes of what it carries", default=())
    rank: int = described("smaller comes first; the least important are kept for later visits", low=1, high=99)
    at_any_tier: bool = described("true: also said when there is no exercise plan", default=False)
    say: str = described("to the patient, in plain words")
    do: str = described("for the therapist: what to do")
    because: str = described("why, in one sentence")

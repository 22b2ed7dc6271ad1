"""Kinds of content that treat: exercises, pathways, techniques, ladders, topics, the usual course."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from multifidus.clinical.conditions import Condition
from multifidus.clinical.entries import Entry, Rule, described

Region = Literal["lumbar", "thoracic", "pelvis", "hip"]
Equipment = Literal[
    "mat", "chair", "bed", "wall", "step", "stairs", "band", "strap", "stick", "ball", "dumbbell",
    "kettlebell", "barbell", "bench", "bike", "treadmill", "pool",
]  # fmt: skip
ExerciseGoal = Literal[
    "pain_relief", "mobility", "control", "strength", "endurance", "function", "aerobic", "neural",
    "relaxation", "balance", "power",
]  # fmt: skip
ExerciseFamily = Literal[
    "mobility", "directional_preference", "leg_raise", "stretch", "core", "strength", "functional",
    "aerobic", "neural", "balance", "relaxation", "athletic",
]  # fmt: skip
Position = Literal["supine", "prone", "side_lying", "quadruped", "sitting", "standing", "kneeling"]
Loading = Literal["flexion", "extension", "rotation", "lateral", "neutral"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Dose:
    """How much of an exercise: for one goal."""

    goal: ExerciseGoal = described("what the dose is for")
    sets: int = described("sets in one session", low=1, high=6)
    reps: int = described("repetitions in one set", low=1, high=30)
    hold_s: float = described("seconds held in each repetition", low=0, high=300)
    rest_s: float = described("seconds of rest after each set", low=0, high=300)
    per_day: int = described("sessions a day", low=1, high=8)
    days_per_week: int = described("days a week", low=1, high=7)
    effort_low: int = described("effort 0-10, from", low=0, high=10)
    effort_high: int = described("effort 0-10, to", low=0, high=10)
    duration_min: float | None = described("minutes, for a bout or a long hold", default=None, low=0.5, high=90)
    reps_in_reserve: str | None = described("repetitions that could still be done", default=None)
    note: str | None = described("a word on how", default=None)
    derived: bool = described("true: filled in from the family's frame, not given for this exercise", default=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Fault:
    """Something that often goes wrong in an exercise."""

    name: str = described("what goes wrong")
    looks_like: str = described("what one sees")
    camera: str | None = described("a rule for the camera", default=None)
    observability: str | None = described("how well one camera sees it", default=None)


@dataclass(frozen=True, kw_only=True, slots=True)
class Exercise(Entry):
    """One exercise: words, doses, progressions, when not to."""

    plain: str = described("its name for the patient")
    purpose: str = described("what it is good for, to the patient, in one short sentence")
    family: ExerciseFamily = described("its family")
    goals: tuple[ExerciseGoal, ...] = described("what it can be dosed for")
    serves: tuple[str, ...] = described("the needs that it meets, strongest first", refers_to="need")
    level: int = described("1 relief, unloaded .. 5 high load, speed or complexity", low=1, high=5)
    position: Position = described("the position of the body")
    loading: Loading = described("the main direction of spinal loading")
    unilateral: bool = described("true when each side is done in turn")
    equipment: tuple[tuple[Equipment, ...], ...] = described(
        "what is needed: every group; one thing of a group is enough", default=()
    )
    doses: tuple[Dose, ...] = described("the dose for each goal")
    contraindications: tuple[str, ...] = described("never with these tags", default=(), refers_to="tag")
    precautions: tuple[str, ...] = described("with care, or not, with these tags", default=(), refers_to="tag")
    easier: str | None = described("swap in when too hard or provoking", default=None, refers_to="exercise")
    harder: tuple[str, ...] = described("next steps", default=(), refers_to="exercise")
    alike: tuple[str, ...] = described("nearly the same movement: never together", default=(), refers_to="exercise")
    cues: tuple[str, ...] = described("how to do it, in short sentences")
    faults: tuple[Fault, ...] = described("what often goes wrong", default=())
    impact: bool = described("true when the feet leave the floor at speed", default=False)
    end_range: bool = described("true when the spine goes to the end of its range", default=False)
    note: str | None = described("a word for the therapist", default=None)
    movement: Mapping[str, Any] = described("what a camera may watch (not read yet)", default={})
    figure: Mapping[str, Any] = described("key poses of the moving figure", default={})


@dataclass(frozen=True, kw_only=True, slots=True)
class Phase:
    """A part of a pathway."""

    name: str = described("when, in words")
    from_week: float = described("week of the plan in which it starts", low=0, high=52)
    exercises: tuple[str, ...] = described("candidates", refers_to="exercise")
    dose: str = described("the dose of this phase, in words")
    goal: ExerciseGoal | None = described("the goal whose dose is preferred", default=None)
    when: Condition | None = described("only if this holds (a branch)", default=None)


@dataclass(frozen=True, kw_only=True, slots=True)
class Visits:
    """How many visits, over how long."""

    fewest: int = described("at least", low=0, high=30)
    most: int = described("at most", low=1, high=30)
    weeks: int = described("over so many weeks", low=1, high=52)
    per_week: str = described("how often")


@dataclass(frozen=True, kw_only=True, slots=True)
class Pathway(Rule):
    """One row of the plan matrix."""

    order: int = described("smaller is tried first; the first that holds is the main row", low=0)
    add_on: bool = described("true: stands beside the main row", default=False)
    only_named: Condition | None = described(
        "while this holds, no exercise but the row's own and their easier forms", default=None
    )
    message: str = described("what this patient should hear, in plain words")
    phases: tuple[Phase, ...] = described("parts, in time order")
    techniques: tuple[str, ...] = described("hands-on techniques that fit", default=(), refers_to="technique")
    technique_rule: str = described("how hands-on care is used in this row", default="")
    walking: str = described("activity and walking")
    self_management: str = described("what the patient does alone")
    mind: str = described("psychologically informed care")
    visits: Visits = described("visits")
    reassess_days: tuple[int, ...] = described("days of re-assessment", low=1, high=400)
    discharge: str = described("when to discharge")
    escalate: str = described("when to escalate or refer")
    education: tuple[str, ...] = described("topics, most important first", default=(), refers_to="topic")
    labels: tuple[str, ...] = described("codes that the row's own words carry", default=())


@dataclass(frozen=True, kw_only=True, slots=True)
class Technique(Entry):
    """A hands-on technique."""

    grade: str | None = described("Maitland grade", default=None)
    regions: tuple[Region, ...] = described("where it can be used")
    indication: str = described("what it is for")
    dose: str = described("how much")
    pressure: str = described("how hard")
    expected: str = described("what should change within the session")
    evidence: str = described("what the guidelines say")
    routine: bool = described("false: never offered unless a clinician overrules", default=True)
    offer_when: Condition | None = described("only offered when this holds", default=None)
    say: str = described("to the patient, in plain words")


@dataclass(frozen=True, kw_only=True, slots=True)
class LadderStep:
    """A step of a functional ladder."""

    exercise: str = described("the exercise", refers_to="exercise")
    setup: str = described("how it is set up")
    passed: str = described("when the step is passed")


@dataclass(frozen=True, kw_only=True, slots=True)
class Ladder(Entry):
    """A daily activity, from its easiest form to the goal."""

    plain: str = described("the activity, to the patient")
    words: tuple[str, ...] = described("words in a patient's goal that point to it, in lower case")
    examples: tuple[str, ...] = described("goals of patients")
    entry: str = described("what must hold before the first step")
    steps: tuple[LadderStep, ...] = described("steps, easiest first")


@dataclass(frozen=True, kw_only=True, slots=True)
class GoalWords(Entry):
    """Words in a patient's goal that point to something."""

    words: tuple[str, ...] = described("whole words, in lower case")


@dataclass(frozen=True, kw_only=True, slots=True)
class Topic(Entry):
    """An education topic."""

    facts: tuple[str, ...] = described("what it says, for the therapist")
    say: str = described("the heart of it, to the patient in two or three plain sentences")


@dataclass(frozen=True, kw_only=True, slots=True)
class Course(Entry):
    """How pain usually goes after entry, as shares of what it was at entry: group means."""

    weeks: tuple[float, ...] = described("weeks since entry", low=0, high=104)
    shares: tuple[float, ...] = described("mean pain then, as a share of the mean at entry", low=0, high=2)
    band: float = described("half width of the band shown around it", low=0, high=1)
    published_for: tuple[str, ...] = described(
        "instruments whose course was published so", default=(), refers_to="instrument"
    )
    guessed_for: tuple[str, ...] = described(
        "instruments that are guessed to go the same way", default=(), refers_to="instrument"
    )
    say: str = described("to the patient, in plain words")

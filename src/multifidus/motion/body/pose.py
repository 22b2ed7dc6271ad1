"""A pose: what an author wrote, every joint filled in, and the way from one pose to another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from multifidus.motion.body.vectors import Frame, between
from multifidus.motion.body.vocabulary import LIMBS, SURFACES, TRUNK

Word = float | str
Contact = tuple[str, str]  # part of the body, what it rests on

REST = {"elbow": 8.0}
REST_OUT = 5.0  # a hanging arm stands a little off the trunk
LIFT_CM = 5.0


@dataclass(frozen=True, slots=True)
class Limb:
    """One limb: flexion on the trunk (on the plumb line if absolute), to the side, rotated outwards, bent, its end."""

    flexion: float = 0.0
    abduct: float = 0.0
    rotate: float = 0.0
    bend: float = 0.0
    end: float = 0.0
    absolute: bool = False
    target: str = ""  # what the hand or foot goes to; a surface is `floor`, `step`, ...
    place: str = ""  # tells apart two places on one surface
    fold: str = ""  # what the forearm lies on
    elbows: str = ""
    planted: float = 0.0  # 1 when the sole or palm takes the surface's slope
    heel_up: float = 0.0
    crank: float = 0.0
    slide: float = 0.0
    ahead: float = 0.0
    up: float = 0.0
    out: float = 0.0
    shrug: float = 0.0
    reach: float = 0.0
    given: frozenset[str] = frozenset()
    frames: tuple[Frame, Frame] | None = None  # the thigh or upper arm as settled: on the trunk, in the world
    from_frame: Frame | None = None  # blended between two settled poses: on the trunk, or in the world if absolute
    goals: tuple[tuple[str, float], ...] = ()  # planted places with their weights
    lift: float = 0.0


@dataclass(frozen=True, slots=True)
class Pose:
    """A whole pose; the trunk as lean, side, turn in degrees."""

    trunk: Mapping[str, tuple[float, float, float]]
    limbs: Mapping[str, Limb]
    contact: tuple[Contact, ...] = (("feet", "floor"),)
    air: float = 0.0
    still: str = ""
    say: str = ""


@dataclass(frozen=True, slots=True)
class WrittenPose:
    """A pose as it stands in the file, `like` already followed."""

    say: str
    trunk: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    limbs: Mapping[str, Mapping[str, Word]] = field(default_factory=dict)
    contact: tuple[Contact, ...] = (("feet", "floor"),)
    air: float = 0.0
    still: str = ""


NUMBERS = (
    "flexion", "abduct", "rotate", "bend", "end", "planted", "heel_up", "crank", "slide",
    "ahead", "up", "out", "shrug", "reach",
)  # fmt: skip


def full_pose(written: WrittenPose) -> Pose:
    """Return a pose with every joint; a trunk part left out follows the one below."""
    trunk: dict[str, tuple[float, float, float]] = {}
    below = (0.0, 0.0, 0.0)
    for part in TRUNK:
        words = written.trunk.get(part, {})
        below = trunk[part] = (
            words.get("lean", below[0]),
            words.get("side", below[1]),
            words.get("turn", below[2]),
        )
    limbs = {name: _limb(written.limbs.get(name, {}), name.endswith("leg")) for name in LIMBS}
    return Pose(trunk, limbs, written.contact, written.air, written.still, written.say)


def _limb(words: Mapping[str, Word], is_leg: bool) -> Limb:
    def number(name: str, rest: float = 0.0) -> float:
        value = words.get(name, rest)
        return float(value)

    absolute = ("thigh" if is_leg else "upper_arm") in words
    upper, lower, end = ("hip", "knee", "ankle") if is_leg else ("shoulder", "elbow", "wrist")
    target = str(words.get("foot" if is_leg else "hand", ""))
    fold = str(words.get("forearm", ""))
    slides = target == "slide"
    heel_up = number("heel_up", 45.0 if target == "toes" else 0.0)
    if is_leg:
        target = {"flat": "floor", "toes": "floor", "slide": "floor"}.get(target, target)
    target, fold = ("" if word == "free" else {"mat": "floor"}.get(word, word) for word in (target, fold))
    return Limb(
        flexion=number(("thigh" if is_leg else "upper_arm") if absolute else upper),
        abduct=number("abduct", 0.0 if is_leg else REST_OUT),
        rotate=number("rotate"),
        bend=number(lower, REST.get(lower, 0.0)),
        planted=1.0 if (target or fold) in (*SURFACES, "wall") else 0.0,
        end=number(end),
        absolute=absolute,
        target=target,
        place=str(words.get("place", "")) + ("~" if slides else ""),
        fold=fold,
        elbows=str(words.get("elbows", "")),
        heel_up=heel_up,
        crank=number("crank"),
        slide=number("slide"),
        ahead=number("ahead", _ahead(target)),
        up=number("up"),
        out=number("out", 4.0 if target == "front" else 0.0),
        shrug=number("shrug"),
        reach=number("reach"),
        given=frozenset(words),
    )


def _ahead(target: str) -> float:
    return {"front": 30.0, "wall": 45.0, "chair_back": 40.0, "rail": 40.0, "table": 30.0}.get(target, 0.0)


def mixed(a: Pose, b: Pose, share: float) -> Pose:
    """Return the pose a share of the way from a to b; contacts are left to the caller."""
    trunk = {}
    for part in TRUNK:
        (l0, s0, t0), (l1, s1, t1) = a.trunk[part], b.trunk[part]
        trunk[part] = (l0 + (l1 - l0) * share, s0 + (s1 - s0) * share, t0 + (t1 - t0) * share)
    limbs = {name: _mixed_limb(a.limbs[name], b.limbs[name], share) for name in LIMBS}
    return replace(a, trunk=trunk, limbs=limbs, air=a.air + (b.air - a.air) * share)


def _mixed_limb(a: Limb, b: Limb, share: float) -> Limb:
    if a == b:
        return a
    numbers = {name: getattr(a, name) + (getattr(b, name) - getattr(a, name)) * share for name in NUMBERS}
    numbers["crank"] = a.crank + (b.crank - a.crank) % 360 * share  # pedals never turn backwards
    now = replace(a, **numbers, absolute=a.absolute and b.absolute, frames=None)
    both_planted = bool(a.goals and b.goals)
    if both_planted and a.goals != b.goals:
        slides = a.place.endswith("~") or b.place.endswith("~")
        goals = tuple((key, w * (1 - share)) for key, w in a.goals) + tuple((key, w * share) for key, w in b.goals)
        now = replace(now, goals=goals, lift=0.0 if slides else LIFT_CM * 4 * share * (1 - share))
    elif not both_planted:
        now = replace(now, goals=())
    together = a.target == b.target and a.fold == b.fold and (both_planted or not (a.goals or b.goals))
    if not together:
        now = replace(now, target=a.target if both_planted else "", fold=a.fold if both_planted else "", elbows="")
    by_angles = not (a.target or b.target or a.fold or b.fold) and a.absolute == b.absolute
    if not by_angles and a.frames and b.frames:
        which = 1 if now.absolute else 0
        now = replace(now, from_frame=between(a.frames[which], b.frames[which], share))
    return now

"""What can be wrong with a figure, found by geometry: no sentence is a good figure."""

from __future__ import annotations

from collections.abc import Iterator

from multifidus.motion.body.movement import Movement, joint_angles
from multifidus.motion.body.settle import lowest
from multifidus.motion.body.skeleton import (
    FOREARM,
    LUMBAR,
    SHANK,
    THIGH,
    UPPER_ARM,
    Body,
)
from multifidus.motion.body.vectors import add, angle_between, at, distance, dot, unit
from multifidus.motion.body.vocabulary import SIDES, skin

# What a supple body can do, in degrees: flexion of thigh and upper arm, knee, elbow, ankle.
HIP, SHOULDER = (-42.0, 140.0), (-75.0, 190.0)
KNEE, ELBOW, ANKLE = (-4.0, 160.0), (-4.0, 155.0), (-85.0, 40.0)
SPINE = {
    ("pelvis", "chest"): (-45.0, 68.0),
    ("chest", "upper_back"): (-25.0, 40.0),
    ("upper_back", "head"): (-65.0, 65.0),
}
SIDE_BEND, SPINE_TURN, NECK_TURN = 45.0, 55.0, 85.0
SUNK_CM, SLID_CM, MISSED_CM, STRETCHED_CM, STICK_CM = 1.5, 2.0, 3.0, 0.5, 3.0
SEAT_CM = (38.0, 62.0)
BONES = (
    ("hip", "knee", THIGH),
    ("knee", "ankle", SHANK),
    ("shoulder", "elbow", UPPER_ARM),
    ("elbow", "wrist", FOREARM),
)


def findings(movement: Movement, props: set[str] | frozenset[str] = frozenset()) -> Iterator[str]:
    """Yield a sentence for each fault: joints, floor, sliding, missed targets, lengths, stick, seat."""
    for name in movement.poses:
        yield from _joints(movement, name)
    frames = [movement.at_time(t) for t in movement.key_times()]
    yield from _floor(frames)
    yield from _reach(frames)
    yield from _lengths(frames)
    if "stick" in props:
        yield from _stick(movement)
    yield from _seat(movement)


def _joints(movement: Movement, name: str) -> Iterator[str]:
    body, pose = movement.key(name), movement.poses[name]
    f = body.frames
    for side in SIDES:
        for limb, low_high, joints in (
            ("leg", HIP, (("knee", "thigh", "shank", KNEE), ("ankle", "shank", "foot", ANKLE))),
            ("arm", SHOULDER, (("elbow", "upper_arm", "forearm", ELBOW),)),
        ):
            flexion, aside, _turned = joint_angles(body, f"{side}_{limb}")
            reached = pose.limbs[f"{side}_{limb}"]
            steep = abs(aside) > 60 or (limb == "arm" and bool(reached.target or reached.fold))
            if not steep and not low_high[0] <= flexion <= low_high[1] and not (limb == "arm" and flexion < -160):
                joint = "hip" if limb == "leg" else "shoulder"
                yield f"{name}: {side} {joint} bends {flexion:.0f}; {low_high[0]:.0f} to {low_high[1]:.0f} are possible"
            for joint, upper, lower, (low, high) in joints:
                bend = angle_between(f[f"{side}_{upper}"][1], f[f"{side}_{lower}"][1])
                forward = dot(f[f"{side}_{lower}"][1], f[f"{side}_{upper}"][0])
                if joint == "ankle":
                    bend = bend if forward < 0 else -bend
                if not low <= bend <= high:
                    yield f"{name}: {side} {joint} bends {bend:.0f}; {low:.0f} to {high:.0f} are possible"
    for (a, b), (low, high) in SPINE.items():
        one, two = pose.trunk[a], pose.trunk[b]
        if not low <= two[0] - one[0] <= high:
            yield f"{name}: {b} bends {two[0] - one[0]:.0f} on {a}; {low:.0f} to {high:.0f} are possible"
        if abs(two[1] - one[1]) > SIDE_BEND:
            yield f"{name}: {b} bends {two[1] - one[1]:.0f} to the side on {a}; {SIDE_BEND:.0f} is possible"
        most = NECK_TURN if b == "head" else SPINE_TURN
        if abs(two[2] - one[2]) > most:
            yield f"{name}: {b} turns {two[2] - one[2]:.0f} on {a}; {most:.0f} is possible"


def _floor(frames: list[Body]) -> Iterator[str]:
    sunk: dict[str, float] = {}
    for body in frames:
        for name, point in body.points.items():
            flesh = skin(name)
            if flesh and not name.endswith("shoulder"):
                sunk[name] = min(sunk.get(name, 0.0), point[1] - flesh)
    for name, depth in sunk.items():
        if depth < -SUNK_CM:
            yield f"{name} goes {-depth:.1f} cm through the floor"


def _reach(frames: list[Body]) -> Iterator[str]:
    missed: dict[str, float] = {}
    ends = {"hand": "wrist", "foot": "ankle", "elbow": "elbow"}
    for body in frames:
        for key, goal in body.goals.items():
            side, part = key.split("_")
            missed[key] = max(missed.get(key, 0.0), distance(body.points[f"{side}_{ends[part]}"], goal))
    for key, off in missed.items():
        allowed = MISSED_CM if key.endswith("hand") else SLID_CM
        if off > allowed:
            side, part = key.split("_")
            yield f"{side} {part} stays {off:.1f} cm from where it should be; {allowed:.0f} are allowed"


def _lengths(frames: list[Body]) -> Iterator[str]:
    for side in SIDES:
        for a, b, wanted in BONES:
            worst = max(abs(distance(f.points[f"{side}_{a}"], f.points[f"{side}_{b}"]) - wanted) for f in frames)
            if worst > STRETCHED_CM:
                yield f"{side} {a} to {b} changes its length by {worst:.1f} cm"
    spine = max(distance(f.points["sacrum"], f.points["lumbar3"]) for f in frames)
    if spine > LUMBAR + STRETCHED_CM:
        yield f"the low back grows to {spine:.1f} cm"


def _stick(movement: Movement) -> Iterator[str]:
    for name in movement.poses:
        body = movement.key(name)
        p, f = body.points, body.frames
        low, top = at(p["pelvis"], f["pelvis"], -12.2), at(p["head"], f["head"], -11.6)
        along = unit(add(top, low, -1))
        for spot in ("lumbar1", "lumbar2", "chest"):
            off = add(at(p[spot], f[spot], -11.5), low, -1)
            gap = distance(off, tuple(v * dot(off, along) for v in along))  # type: ignore[arg-type]
            if gap > STICK_CM:
                yield f"{name}: the stick is {gap:.1f} cm off the back at {spot}; {STICK_CM:.0f} are allowed"


def _seat(movement: Movement) -> Iterator[str]:
    for name, pose in movement.poses.items():
        for part, surface in pose.contact:
            if surface == "chair" and part == "pelvis":
                height = lowest(movement.key(name).points, "pelvis")
                if not SEAT_CM[0] <= height <= SEAT_CM[1]:
                    low, high = SEAT_CM
                    yield f"{name}: the seat comes out {height:.0f} cm high; {low:.0f} to {high:.0f} are chairs"

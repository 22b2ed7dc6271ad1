"""The skeleton: a pose and where its limbs are planted in, points in centimetres out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import cos, radians, sin

from multifidus.motion.body.pose import Limb, Pose
from multifidus.motion.body.reach import two_bones
from multifidus.motion.body.targets import FOOT_SPOTS, foot_spot, hand_spot
from multifidus.motion.body.vectors import (
    AHEAD,
    RIGHT,
    UP,
    WORLD,
    Frame,
    Vec,
    add,
    at,
    between,
    cross,
    dot,
    facing,
    length,
    level,
    put_on,
    scaled,
    square_to,
    swung,
    turn,
    unit,
)
from multifidus.motion.body.vocabulary import SIDES

# Segment lengths for a height of 170 cm. Source: Drillis and Contini, in Winter.
PELVIS, LUMBAR, THORAX, NECK = 9.0, 16.0, 29.0, 8.0
THIGH, SHANK, HEEL_DROP, FOOT = 41.7, 41.8, 5.4, 18.0
UPPER_ARM, FOREARM, HAND = 30.0, 25.0, 16.0
HIP_HALF, SHOULDER_HALF, SHOULDER_DOWN = 8.8, 17.0, 6.0
BALL_AHEAD, BALL_DROP, SOLE = 11.5, 5.6, 2.4
LUMBAR_PARTS, THORAX_PARTS = 4, 5
Points = dict[str, Vec]
Frames = dict[str, Frame]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a foot or hand is planted: the ball of the foot, the wrist or the elbow, and the frame it lies in."""

    point: Vec
    frame: Frame


@dataclass(slots=True)
class Body:
    """A settled body: named points in cm, frames of the segments, and what each hand reaches for."""

    points: Points = field(default_factory=dict)
    frames: Frames = field(default_factory=dict)
    goals: dict[str, Vec] = field(default_factory=dict)


def trunk_frame(angles: tuple[float, float, float]) -> Frame:
    """Return the frame of a trunk part: lean on the paper, bend to the right, turn to the left about its own axis."""
    lean, side, round_ = angles
    return turn(turn(turn(WORLD, RIGHT, -lean), AHEAD, side), UP, round_)


def limb_frame(base: Frame, limb: Limb, side: int) -> Frame:
    """Return the frame of a thigh or upper arm by its angles: flexed, to the side, rotated outwards."""
    return turn(turn(turn(base, RIGHT, limb.flexion), AHEAD, -side * limb.abduct), UP, -side * limb.rotate)


def forward(pose: Pose, spots: Mapping[str, Spot], root: Vec = (0.0, 0.0, 0.0)) -> Body:
    """Return the body with its pelvis at root; limbs reach for the spots they are planted on."""
    body = Body()
    _spine(pose, root, body)
    for kind, place in (("leg", _leg), ("arm", _arm)):
        waits = [side for side in SIDES if pose.limbs[f"{side}_{kind}"].target.startswith("other_")]
        for side in sorted(SIDES, key=lambda name: name in waits):
            place(pose.limbs[f"{side}_{kind}"], side, spots, body)
    return body


def _spine(pose: Pose, root: Vec, body: Body) -> None:
    p, f = body.points, body.frames
    pelvis, chest, upper, head = (pose.trunk[part] for part in ("pelvis", "chest", "upper_back", "head"))
    f["pelvis"], f["upper_back"], f["head"] = trunk_frame(pelvis), trunk_frame(upper), trunk_frame(head)
    p["pelvis"] = root
    here = p["sacrum"] = at(root, f["pelvis"], up=PELVIS)
    f["sacrum"] = f["pelvis"]
    for i in range(LUMBAR_PARTS):
        name = f"lumbar{i}"
        f[name] = trunk_frame(_blend(pelvis, chest, (i + 0.5) / LUMBAR_PARTS))
        here = p[name] = at(here, f[name], up=LUMBAR / LUMBAR_PARTS)
    for i in range(THORAX_PARTS):
        name = ("ribs0", "chest", "ribs2", "upper_back", "neck")[i]
        frame = trunk_frame(_blend(chest, upper, min(1.0, (i + 0.3) / (THORAX_PARTS - 1.7))))
        here = p[name] = at(here, frame, up=THORAX / THORAX_PARTS)
        if name not in ("upper_back", "neck"):
            f[name] = frame
    nape = unit(add(f["upper_back"][UP], f["head"][UP]))
    p["skull"] = add(p["neck"], nape, NECK)
    p["head"] = at(p["skull"], f["head"], up=7.5, ahead=1.5)
    for side, s in SIDES.items():
        p[f"{side}_hip"] = at(root, f["pelvis"], right=s * HIP_HALF)
        arm = pose.limbs[f"{side}_arm"]
        p[f"{side}_shoulder"] = at(
            p["neck"], f["upper_back"], ahead=arm.reach, up=arm.shrug - SHOULDER_DOWN, right=s * SHOULDER_HALF
        )


def _blend(a: tuple[float, float, float], b: tuple[float, float, float], share: float) -> tuple[float, float, float]:
    return (a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share)


def _upper(limb: Limb, base: Frame, side: int) -> Frame:
    if limb.from_frame:
        return limb.from_frame if limb.absolute else put_on(base, limb.from_frame)
    return limb_frame(WORLD if limb.absolute else base, limb, side)


def _leg(limb: Limb, side: str, spots: Mapping[str, Spot], body: Body) -> None:
    p, f, s = body.points, body.frames, SIDES[side]
    hip = p[f"{side}_hip"]
    thigh = _upper(limb, f["pelvis"], s)
    knee = at(hip, thigh, up=-THIGH)
    shank = turn(thigh, RIGHT, -limb.bend)
    ankle = at(knee, shank, up=-SHANK)
    foot = turn(shank, RIGHT, limb.end)
    spot = goal_of(limb, spots)
    if spot:
        foot = turn(spot.frame, RIGHT, -limb.heel_up)
        sole = add(spot.point, (0.0, 1.0, 0.0), limb.lift)
        wanted = at(sole, foot, -BALL_AHEAD, BALL_DROP)
        body.goals[f"{side}_foot"] = wanted
        pole = swung(square_to(thigh[AHEAD], unit(add(ankle, hip, -1))), add(ankle, hip, -1), add(wanted, hip, -1))
        knee, ankle = two_bones(hip, wanted, THIGH, SHANK, pole)
        thigh = facing(pole, add(hip, knee, -1))
        shank = _below(thigh, knee, ankle)
    elif limb.target in FOOT_SPOTS:
        wanted = foot_spot(limb.target, side, p, f)
        body.goals[f"{side}_foot"] = wanted
        pole = swung(square_to(thigh[AHEAD], unit(add(ankle, hip, -1))), add(ankle, hip, -1), add(wanted, hip, -1))
        knee, ankle = two_bones(hip, wanted, THIGH, SHANK, pole)
        thigh = facing(pole, add(hip, knee, -1))
        shank = _below(thigh, knee, ankle)
        foot = turn(shank, RIGHT, limb.end)
    elif limb.planted:
        flat = turn(flat_frame(foot, f["pelvis"], limb.target), RIGHT, -limb.heel_up)
        foot = between(foot, flat, limb.planted)
    p[f"{side}_knee"], p[f"{side}_ankle"] = knee, ankle
    p[f"{side}_heel"] = at(ankle, foot, -4.2, -HEEL_DROP)
    p[f"{side}_ball"] = at(ankle, foot, BALL_AHEAD, -BALL_DROP)
    toes = turn(foot, RIGHT, limb.heel_up * limb.planted)  # on tiptoe the toes stay flat
    p[f"{side}_toe"] = at(p[f"{side}_ball"], toes, FOOT - BALL_AHEAD, -0.4)
    p[f"{side}_thigh_back"] = at(hip, thigh, -7.5, -THIGH * 0.68)
    p[f"{side}_thigh_top"] = at(hip, thigh, 9.0, -THIGH * 0.6)
    f[f"{side}_thigh"], f[f"{side}_shank"], f[f"{side}_foot"] = thigh, shank, foot


def goal_of(limb: Limb, spots: Mapping[str, Spot]) -> Spot | None:
    """Return where a limb is planted now, on the way from one place to another if it moves; None where it is free."""
    known = [(spots[key], weight) for key, weight in limb.goals if key in spots]
    if not known:
        return None
    point, frame, total = known[0][0].point, known[0][0].frame, known[0][1]
    for spot, weight in known[1:]:
        total += weight
        share = weight / (total or 1.0)
        point = _over(point, spot.point, share)
        frame = between(frame, spot.frame, share)
    return Spot(point, frame)


def _over(start: Vec, end: Vec, share: float) -> Vec:
    """Return the point on the way of a foot or hand to a second place: up first, down last, clear of a step's edge."""
    rising = min(1.0, 1.8 * share) if end[1] > start[1] else max(0.0, 1.8 * share - 0.8)
    x, _y, z = add(scaled(start, 1 - share), end, share)
    return (x, start[1] + (end[1] - start[1]) * rising, z)


def _below(upper: Frame, joint: Vec, end: Vec) -> Frame:
    """Return the frame of the lower bone: a hinge keeps the upper bone's right axis."""
    up = unit(add(joint, end, -1))
    ahead = unit(cross(up, upper[RIGHT]))
    return ahead, up, cross(ahead, up)


def flat_frame(foot: Frame, pelvis: Frame, surface: str, normal: Vec = (0.0, 1.0, 0.0)) -> Frame:
    """Return the frame of a sole on a surface, toes as near as they can be to where they point."""
    if surface == "wall":
        return facing((0.0, 1.0, 0.0), normal)
    way = level(foot[AHEAD])
    if length(way) < 0.5:  # the toes point up or down: tucked under, they come to point where the shin comes from
        way = level(scaled(foot[UP], 1.0 if foot[AHEAD][1] < 0 else -1.0))
    return facing(way if length(way) > 0.2 else pelvis[AHEAD], (0.0, 1.0, 0.0))


def heading(frame: Frame) -> tuple[Vec, Vec]:
    """Return (ahead, right) on the floor: where the trunk faces, or, lying or on all fours, where its head points."""
    way = level(frame[AHEAD])
    if length(way) < 0.5:
        way = level(frame[UP])
    way = unit(way)
    right = level(frame[RIGHT])
    return way, square_to(right, way) if length(right) > 0.2 else cross(way, (0.0, 1.0, 0.0))


def hand_frame(trunk: Frame, surface: str, normal: Vec, s: int) -> Frame:
    """Return the frame of a palm on a surface: fingers along minus up, thumb ahead, palm to its own inside."""
    if surface == "wall":
        up, right = (0.0, -1.0, 0.0), scaled(normal, s)
    else:
        up, right = scaled(heading(trunk)[0], -1.0), (0.0, float(s), 0.0)
    return cross(up, right), up, right


def _arm(limb: Limb, side: str, spots: Mapping[str, Spot], body: Body) -> None:
    p, f, s = body.points, body.frames, SIDES[side]
    shoulder, trunk = p[f"{side}_shoulder"], f["upper_back"]
    upper = _upper(limb, trunk, s)
    elbow = at(shoulder, upper, up=-UPPER_ARM)
    lower = turn(upper, RIGHT, limb.bend)
    wrist = at(elbow, lower, up=-FOREARM)
    spot = goal_of(limb, spots)
    if limb.fold:
        upper, lower, elbow, wrist = _forearm(limb, side, spot, body)
    elif limb.target:
        goal = add(spot.point, (0.0, 1.0, 0.0), limb.lift) if spot else hand_spot(limb, side, s, p, f)
        if goal:
            pole = _elbow_way(limb, s, trunk)
            elbow, wrist = two_bones(shoulder, goal, UPPER_ARM, FOREARM, pole)
            upper = facing(scaled(pole, -1.0), add(shoulder, elbow, -1))
            lower = _below(upper, elbow, wrist)
            body.goals[f"{side}_hand"] = goal
    hand = turn(lower, RIGHT, limb.end)
    if limb.planted:
        flat = spot.frame if spot else hand_frame(trunk, limb.target or limb.fold, (-1.0, 0.0, 0.0), s)
        hand = between(hand, flat, limb.planted)
    p[f"{side}_elbow"], p[f"{side}_wrist"] = elbow, wrist
    p[f"{side}_palm"] = at(wrist, hand, up=-HAND * 0.45)
    p[f"{side}_fingers"] = at(wrist, hand, up=-HAND * 0.9)
    f[f"{side}_upper_arm"], f[f"{side}_forearm"], f[f"{side}_hand"] = upper, lower, hand


def _forearm(limb: Limb, side: str, spot: Spot | None, body: Body) -> tuple[Frame, Frame, Vec, Vec]:
    """Lay the forearm down: the elbow under the shoulder (or where it is planted), the hand ahead of it."""
    shoulder, trunk, s = body.points[f"{side}_shoulder"], body.frames["upper_back"], SIDES[side]
    way, right = heading(trunk)
    if spot:
        down = add(spot.point, shoulder, -1)
        body.goals[f"{side}_elbow"] = spot.point
    else:
        flat = add(scaled(way, limb.ahead), right, s * limb.out)
        depth = max(4.0, UPPER_ARM**2 - dot(flat, flat)) ** 0.5
        down = add(flat, (0.0, -1.0, 0.0), depth)
    if limb.fold == "wall":
        way = (0.0, 1.0, 0.0)
        down = add(scaled(heading(trunk)[0], 26.0), (0.0, -1.0, 0.0), 15.0) if not spot else down
    elbow = add(shoulder, unit(down), UPPER_ARM)
    inward = radians(limb.rotate)
    along = add(scaled(way, cos(inward)), right, s * sin(inward))
    wrist = add(elbow, along, FOREARM)
    upper = facing(along, add(shoulder, elbow, -1))
    return upper, _below(upper, elbow, wrist), elbow, wrist


def _elbow_way(limb: Limb, s: int, trunk: Frame) -> Vec:
    """Return where the elbow points while the hand reaches for something."""
    ahead, up, right = trunk
    ways = {"out": scaled(right, s), "in": scaled(right, -s), "back": scaled(ahead, -1.0), "front": ahead,
            "down": scaled(up, -1.0), "up": (0.0, 1.0, 0.0)}  # fmt: skip
    if limb.elbows in ways:
        return add(ways[limb.elbows], right, s * 0.2)
    aside = scaled(right, s * 0.35)
    if limb.target in ("floor", "step", "step2"):
        return add(add((0.0, 1.0, 0.0), up, -1.0), aside)
    if limb.target == "stick_top":
        return add(up, right, s * 0.25)
    if limb.target in ("stick_low", "head_back", "temple", "forehead", "hips", "bar_back", "low_back"):
        return add(scaled(right, s), ahead, -0.3)
    return add(add(aside, ahead, -0.5), up, -0.7)

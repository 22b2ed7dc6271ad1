"""An exercise's poses in time: each settled on its contacts, and every moment between them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import inf

from multifidus.motion.body.pose import Limb, Pose, WrittenPose, full_pose, mixed
from multifidus.motion.body.settle import Ground, lowest, pin, settle
from multifidus.motion.body.skeleton import Body, forward
from multifidus.motion.body.vectors import Vec, add, angle_between, angles_of, dot, mix, scaled, seen_from
from multifidus.motion.body.vocabulary import SIDES, SURFACES, contact_points, skin


@dataclass(frozen=True, slots=True)
class Step:
    """A pose with the seconds that the way to it takes and that it is held; even: at one speed, for cycles."""

    pose: str
    move_s: float = 0.0
    hold_s: float = 0.0
    even: bool = False


# Frames drawn of a move that lasts up to so many seconds: a quick one is over before one sees more.
FRAMES = ((0.35, 3), (0.7, 4), (1.3, 5), (inf, 6))


class Movement:
    """Poses in time.

    Args:
        poses: the poses as written, by name.
        steps: the order in which they are done; the last ends in the first pose.
        ground: heights of the surfaces, the wall; filled with what is found.
    """

    def __init__(self, poses: Mapping[str, WrittenPose], steps: tuple[Step, ...], ground: Ground) -> None:
        self.steps = steps
        self.ground = ground
        self.poses: dict[str, Pose] = {}
        self.settled: dict[str, Body] = {}
        self.length_s = sum(step.move_s + step.hold_s for step in steps) or 1.0
        order = list(dict.fromkeys([*(step.pose for step in steps), *poses]))
        drift: Vec = (0.0, 0.0, 0.0)
        for name in order:
            pose = _named_goals(full_pose(poses[name]), ground)
            body = settle(pose, ground, drift)
            if ground.wall_at is None:
                ground.wall_at = _wall_place(pose, ground, body)
                body = settle(pose, ground, drift)
            if any(surface == "bike" for _part, surface in pose.contact) and "pedals" not in ground.pins:
                x, y, _z = body.points["pelvis"]
                ground.pins["pedals"] = (x + 21.0, y - 10.2 - 58.0, 0.0)
            pin(pose, ground, body)
            self.settled[name] = body = settle(pose, ground, drift)
            self.poses[name] = _as_settled(pose, body)
            x, _y, z = body.points["pelvis"]
            drift = (x, 0.0, z)

    def key(self, name: str) -> Body:
        """Return the body settled in a pose."""
        return self.settled[name]

    def between(self, a: str, b: str, share: float) -> Body:
        """Return the body part of the way from pose a to pose b; contacts hold all the way."""
        if share <= 0 or a == b:
            return self.settled[a]
        if share >= 1:
            return self.settled[b]
        first, last = self.poses[a], self.poses[b]
        now = mixed(first, last, share)
        drift = mix(_over_floor(self.settled[a]), _over_floor(self.settled[b]), share)
        start = settle(replace(now, contact=first.contact, still=first.still), self.ground, drift)
        if first.contact == last.contact and first.still == last.still:
            return start
        end = settle(replace(now, contact=last.contact, still=last.still), self.ground, drift)
        root = mix(start.points["pelvis"], end.points["pelvis"], share)
        return self._at_root(now, root)

    def _at_root(self, pose: Pose, root: Vec) -> Body:
        body = forward(pose, self.ground.spots, root)
        depth = -lowest(body.points, "body")
        return forward(pose, self.ground.spots, add(root, (0.0, 1.0, 0.0), depth)) if depth > 0.3 else body

    def arrival_s(self, pose: str) -> float:
        """Return when a pose is first reached in the cycle, in seconds."""
        now = 0.0
        for step in self.steps:
            now += step.move_s
            if step.pose == pose:
                return now
            now += step.hold_s
        return now

    def last_arrival_s(self, pose: str) -> float:
        """Return when a pose is last reached in the cycle, in seconds."""
        now, last = 0.0, 0.0
        for step in self.steps:
            now += step.move_s
            last = now if step.pose == pose else last
            now += step.hold_s
        return last

    def at_time(self, seconds: float) -> Body:
        """Return the body at a moment of the cycle."""
        before = self.steps[-1].pose
        for step in self.steps:
            if seconds < step.move_s:
                u = seconds / step.move_s
                share = u if step.even else u * u * u * (10 - 15 * u + 6 * u * u)
                return self.between(before, step.pose, share)
            seconds -= step.move_s + step.hold_s
            before = step.pose
            if seconds < 0:
                break
        return self.key(before)

    def key_times(self) -> list[float]:
        """Return the times worth drawing: each pose and a few moments between."""
        times, now = [0.0], 0.0
        for step in self.steps:
            if step.move_s:
                parts = next(count for longest, count in FRAMES if step.move_s <= longest)
                times += [now + step.move_s * (i + 1) / parts for i in range(parts)]
            now += step.move_s + step.hold_s
            if step.hold_s:
                times.append(now)
        return times


def _named_goals(pose: Pose, ground: Ground) -> Pose:
    """Return the pose with the planted places of its limbs named; in place, feet are free to go back and forth."""
    limbs = {}
    for name, limb in pose.limbs.items():
        surface = limb.fold or limb.target
        planted = surface in SURFACES or surface in ("wall", "pedal")
        if (ground.in_place or pose.air) and surface in ("floor", "treadmill"):
            planted = False
        slides = limb.place.endswith("~")
        place = limb.place + (repr((limb.flexion, limb.abduct, limb.bend, limb.slide)) if slides else "")
        limbs[name] = replace(limb, goals=((f"{name}:{surface}:{place}", 1.0),) if planted else ())
    return replace(pose, limbs=limbs)


def _over_floor(body: Body) -> Vec:
    x, _y, z = body.points["pelvis"]
    return (x, 0.0, z)


def _wall_place(pose: Pose, ground: Ground, body: Body) -> float | None:
    """Return where the wall stands so that this pose touches it; None if it does not."""
    normal, points = ground.normal, body.points
    for part, surface in pose.contact:
        if surface == "wall":
            return min(dot(points[name], normal) - skin(name) for name in contact_points(part))
    for side in SIDES:
        arm, leg = pose.limbs[f"{side}_arm"], pose.limbs[f"{side}_leg"]
        if "wall" in (arm.target, arm.fold):
            return dot(
                add(points[f"{side}_shoulder"], scaled(normal, -1), arm.ahead or (24.0 if arm.fold else 45.0)), normal
            )
        if leg.target == "wall":
            return dot(points[f"{side}_ball"], normal) - 2.4
    return None


def _as_settled(pose: Pose, body: Body) -> Pose:
    """Return the pose with the frames and angles that its limbs came to, so that it can be blended."""
    limbs = {}
    for name, limb in pose.limbs.items():
        limbs[name] = _settled_limb(name, limb, body)
    return replace(pose, limbs=limbs)


def _settled_limb(name: str, limb: Limb, body: Body) -> Limb:
    side, part = name.split("_")
    base, upper, a, b, c = (
        ("pelvis", "thigh", "hip", "knee", "ankle")
        if part == "leg"
        else ("upper_back", "upper_arm", "shoulder", "elbow", "wrist")
    )
    frame = body.frames[f"{side}_{upper}"]
    relative = seen_from(body.frames[base], frame)
    bend = limb.bend
    if limb.target or limb.fold:
        p = body.points
        first, second = (add(p[f"{side}_{j}"], p[f"{side}_{i}"], -1) for i, j in ((a, b), (b, c)))
        bend = angle_between(first, second)
    return replace(limb, frames=(relative, frame), bend=bend)


def joint_angles(body: Body, limb: str) -> tuple[float, float, float]:
    """Return (flexion, to the side, outward turn) in degrees of a thigh or an upper arm on the trunk."""
    side, part = limb.split("_")
    base, upper = ("pelvis", "thigh") if part == "leg" else ("upper_back", "upper_arm")
    flexion, aside, turned = angles_of(seen_from(body.frames[base], body.frames[f"{side}_{upper}"]))
    s = SIDES[side]
    return flexion, aside * s, -turned * s

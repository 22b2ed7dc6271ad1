"""Contacts: the body comes to rest on what carries it, and what is planted does not slide."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import cos, radians, sin

from multifidus.motion.body.pose import Limb, Pose
from multifidus.motion.body.skeleton import (
    SOLE,
    UPPER_ARM,
    Body,
    Spot,
    flat_frame,
    forward,
    hand_frame,
    heading,
)
from multifidus.motion.body.vectors import WORLD, Frame, Vec, add, dot, length, scaled, unit
from multifidus.motion.body.vocabulary import SIDES, SURFACES, contact_points, skin

PALM = 3.2
FOREARM_SKIN = 3.9
FOOT_OF_HILL = 60.0  # where a sloping floor begins, cm behind the body
CRANK = 17.0  # length of a bicycle's crank, cm
WALLS: dict[str, Vec] = {
    "behind": (1.0, 0.0, 0.0),
    "front": (-1.0, 0.0, 0.0),
    "right": (0.0, 0.0, -1.0),
    "left": (0.0, 0.0, 1.0),
}  # where the wall stands: its normal, towards the body


@dataclass(slots=True)
class Ground:
    """What the body rests on: heights of surfaces in cm, the wall, and the spots found so far."""

    heights: Mapping[str, float] = field(default_factory=lambda: dict(SURFACES))
    wall: str = "behind"
    wall_at: float | None = None  # the wall's place along its normal, cm
    in_place: bool = False
    slope: float = 0.0  # how much the floor rises for each cm ahead
    spots: dict[str, Spot] = field(default_factory=dict)
    pins: dict[str, Vec] = field(default_factory=dict)

    @property
    def normal(self) -> Vec:
        """The direction from the wall towards the body."""
        return WALLS[self.wall]


def settle(pose: Pose, ground: Ground, drift: Vec = (0.0, 0.0, 0.0)) -> Body:
    """Return the body at rest on its contacts.

    Args:
        pose: the pose, its limbs' goals already named.
        ground: heights, wall, pins and planted spots.
        drift: where the pelvis goes over the floor if nothing in this pose was pinned before.
    """
    body = forward(pose, {})
    points = body.points
    rise = max(
        (
            ground.heights[surface] - lowest(points, part, ground.slope if surface == "floor" else 0.0)
            for part, surface in pose.contact
            if surface != "wall" and contact_points(part)
        ),
        default=0.0,
    )
    root = (0.0, rise + pose.air, 0.0)
    shift = (0.0, 0.0, 0.0) if ground.in_place else _held_by(pose, ground, points)
    root = add(root, shift if shift is not None else drift)
    for part, surface in pose.contact:
        if surface == "wall" and ground.wall_at is not None:
            gap = min(dot(add(points[n], root), ground.normal) - skin(n) for n in contact_points(part))
            root = add(root, ground.normal, ground.wall_at - gap)
    return forward(pose, _turning(pose, ground, root), root)


def _turning(pose: Pose, ground: Ground, root: Vec) -> Mapping[str, Spot]:
    """Return the planted spots with those of turning pedals added."""
    pedals = {}
    for side, s in SIDES.items():
        limb = pose.limbs[f"{side}_leg"]
        axle = ground.pins.get("pedals")
        if limb.target == "pedal" and axle:
            angle = radians(limb.crank)
            point = (axle[0] + CRANK * sin(angle), axle[1] + CRANK * cos(angle), s * 9.0)
            pedals[f"{side}_leg:pedal:"] = Spot(point, WORLD)
    return {**ground.spots, **pedals} if pedals else ground.spots


def _held_by(pose: Pose, ground: Ground, points: Mapping[str, Vec]) -> Vec | None:
    """Return the shift over the floor that brings the first thing known to its place; None if all is new."""
    parts = [pose.still] if pose.still else [part for part, _surface in pose.contact][:1]
    for part in parts:
        for name in _anchors(part):
            side = name.split("_")[0]
            planted = _planted(pose.limbs.get(f"{side}_leg"), ground) if name.endswith("_ball") else None
            wanted = planted.point if planted else ground.pins.get(name)
            if wanted:
                return (wanted[0] - points[name][0], 0.0, wanted[2] - points[name][2])
    for side in ("right", "left"):
        planted = _planted(pose.limbs[f"{side}_leg"], ground)
        if planted and planted.frame[1][1] > 0.9:
            ball = points[f"{side}_ball"]
            return (planted.point[0] - ball[0], 0.0, planted.point[2] - ball[2])
    return None


def _planted(limb: Limb | None, ground: Ground) -> Spot | None:
    keys = [key for key, _weight in limb.goals if key in ground.spots] if limb else []
    return ground.spots[keys[0]] if len(keys) == 1 else None


def _anchors(part: str) -> tuple[str, ...]:
    """Return the points that show whether a contact slides, the most telling first."""
    if part == "body":
        return ("pelvis",)
    names = contact_points(part)
    ball = tuple(n for n in names if n.endswith("_ball"))
    right = tuple(n for n in names if n.startswith("right"))
    return tuple(dict.fromkeys((*sorted(ball, reverse=True), *right, *names)))


def pin(pose: Pose, ground: Ground, body: Body) -> None:
    """Remember where the contacts of a settled pose are, and where its limbs landed."""
    for name, limb in pose.limbs.items():
        for key, _weight in limb.goals:
            if key not in ground.spots:
                spot = _landing(name, limb, ground, body)
                if spot:
                    ground.spots[key] = spot
    for part, _surface in pose.contact[:1] if not pose.still else [*pose.contact[:1], (pose.still, "")]:
        for name in _anchors(part)[:4]:
            ground.pins.setdefault(name, body.points[name])


def _landing(name: str, limb: Limb, ground: Ground, body: Body) -> Spot | None:
    side, part = name.split("_")
    p, f, s = body.points, body.frames, SIDES[side]
    if limb.target == "pedal":
        return None
    surface = limb.fold or limb.target
    height = ground.heights.get(surface, 0.0)
    if part == "leg":
        frame = flat_frame(f[f"{side}_foot"], f["pelvis"], surface, ground.normal)
        x, y, z = p[f"{side}_ball"]
        if surface == "wall":
            return Spot(_on_wall((x, y, z), SOLE, ground), frame)
        ahead = scaled(frame[0], limb.slide)
        return Spot((x + ahead[0], height + SOLE, z + ahead[2]), frame)
    frame = hand_frame(f["upper_back"], surface, ground.normal, s)
    if limb.fold:
        x, y, z = p[f"{side}_elbow"]
        if surface == "wall":
            shoulder = p[f"{side}_shoulder"]
            off = dot(shoulder, ground.normal) - (ground.wall_at or 0.0) - FOREARM_SKIN
            drop = max(0.0, UPPER_ARM**2 - off * off) ** 0.5
            return Spot(_on_wall(add(shoulder, (0.0, 1.0, 0.0), limb.up - drop), FOREARM_SKIN, ground), frame)
        return Spot(_elbow_down(p[f"{side}_shoulder"], f["upper_back"], limb, s, height + FOREARM_SKIN), frame)
    shoulder = p[f"{side}_shoulder"]
    way, right = heading(f["upper_back"])
    spot = add(add(shoulder, way, limb.ahead), right, s * limb.out)
    if surface == "wall":
        return Spot(_on_wall(add(spot, (0.0, 1.0, 0.0), limb.up), PALM, ground), frame)
    return Spot((spot[0], height + PALM + limb.up, spot[2]), frame)


def _elbow_down(shoulder: Vec, trunk: Frame, limb: Limb, s: int, height: float) -> Vec:
    """Return where the elbow comes down: under the shoulder, or further out the lower the shoulder is."""
    way, right = heading(trunk)
    flat = add(scaled(way, limb.ahead), right, s * limb.out)
    deep = shoulder[1] - height
    reach = max(0.0, UPPER_ARM**2 - deep * deep) ** 0.5
    if length(flat) < reach:
        flat = scaled(unit(add(flat, add(way, right, s * 0.5), 0.01)), reach)
    return (shoulder[0] + flat[0], height, shoulder[2] + flat[2])


def _on_wall(point: Vec, skin_cm: float, ground: Ground) -> Vec:
    off = (ground.wall_at or 0.0) + skin_cm - dot(point, ground.normal)
    return add(point, ground.normal, off)


def lowest(points: Mapping[str, Vec], part: str, slope: float = 0.0) -> float:
    """Return the height in cm of the lowest skin of a part of the body, over a floor that may slope."""
    return min(points[name][1] - skin(name) - slope * (points[name][0] + FOOT_OF_HILL) for name in contact_points(part))

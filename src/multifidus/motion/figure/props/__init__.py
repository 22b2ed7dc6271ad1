"""Props: each is placed by the body, or by a named height, never by coordinates in the pose file."""

from __future__ import annotations

from collections.abc import Callable

from multifidus.motion.body.movement import Movement
from multifidus.motion.body.skeleton import Body
from multifidus.motion.figure.camera import Camera
from multifidus.motion.figure.figure import Figure, Prop
from multifidus.motion.figure.props import furniture, held, machines
from multifidus.motion.figure.props import round as rounded
from multifidus.motion.figure.props.pieces import Piece

Standing = Callable[[Camera, Figure, Prop, Movement], list[Piece]]
Carried = Callable[[Camera, Prop, Movement, Body], list[Piece]]

STANDING: dict[str, Standing] = {
    "mat": furniture.mat, "chair": furniture.chair, "stool": furniture.bench, "bench": furniture.bench,
    "bed": furniture.bench, "table": furniture.bench, "desk": furniture.desk, "wall": furniture.wall,
    "step": furniture.step, "stairs": furniture.step, "rail": furniture.rail, "water": furniture.water,
    "bike": machines.bike, "slope": furniture.slope, "elliptical": machines.elliptical,
    "treadmill": machines.treadmill, "rower": machines.rower, "roman": machines.roman, "car": machines.car,
}  # fmt: skip
CARRIED: dict[str, Carried] = {
    "dumbbell": held.dumbbell, "kettlebell": held.kettlebell, "barbell": held.barbell, "stick": held.stick,
    "tool": held.tool, "box": held.load, "bag": held.load, "suitcase": held.load, "medicine_ball": held.load,
    "strap": held.strap, "child": held.child, "trolley": held.trolley,
    "ball": rounded.ball, "roller": rounded.roller, "towel": rounded.roller, "pillow": rounded.roller,
    "band": rounded.band, "elliptical": machines.levers,
}  # fmt: skip
CLOSED_HAND = (
    "dumbbell", "kettlebell", "barbell", "stick", "tool", "bag", "suitcase", "strap", "band", "elliptical", "trolley",
)  # fmt: skip
OWN_FLOOR = {"mat", "water", "treadmill", "slope", "elliptical"}


def standing(camera: Camera, figure: Figure, movement: Movement) -> list[Piece]:
    """Return the pieces of props that never move, back to front."""
    out = []
    for prop in figure.props:
        if prop.name in STANDING:
            out += STANDING[prop.name](camera, figure, prop, movement)
    bare = not OWN_FLOOR & {prop.name for prop in figure.props} and _on_floor(movement)
    return (furniture.ground(camera, movement) if bare else []) + out


def carried(camera: Camera, figure: Figure, movement: Movement, body: Body, near: str, seconds: float) -> list[Piece]:
    """Return the pieces of props that move with the body, the same names in each frame.

    A prop with `from` or `until` lies where the hands take it or leave it, before and after.
    """
    out: list[Piece] = []
    for prop in figure.props:
        if prop.name in CARRIED:
            holder = _holder(prop, movement, body, seconds)
            out += CARRIED[prop.name](camera, Prop(prop.name, {**prop.options, "_near": near}), movement, holder)
    return out


def _holder(prop: Prop, movement: Movement, body: Body, seconds: float) -> Body:
    taken, left = prop.word("from", ""), prop.word("until", "")
    if taken in movement.poses and seconds < movement.arrival_s(taken):
        return movement.key(taken)
    if left in movement.poses and seconds > movement.last_arrival_s(left):
        return movement.key(left)
    return body


def fists(figure: Figure) -> frozenset[str]:
    """Return the sides whose hand is closed round something."""
    out: set[str] = set()
    for prop in figure.props:
        if prop.name in CLOSED_HAND and not (prop.name == "band" and "round" in prop.options):
            out |= set(held.hands(prop, "right" if prop.name in ("bag", "suitcase") else "both"))
    return frozenset(out)


def _on_floor(movement: Movement) -> bool:
    poses = movement.poses.values()
    touching = any(surface == "floor" for pose in poses for _part, surface in pose.contact)
    return touching or any(limb.target == "floor" for pose in poses for limb in pose.limbs.values())

"""Machines: exercise bike, treadmill, rower, 45 degree bench, car seat."""

from __future__ import annotations

from multifidus.motion.body.movement import Movement
from multifidus.motion.body.skeleton import Body
from multifidus.motion.body.vectors import Vec, add, unit
from multifidus.motion.body.vocabulary import SIDES
from multifidus.motion.figure.camera import Camera
from multifidus.motion.figure.figure import Figure, Prop
from multifidus.motion.figure.outline import polygon
from multifidus.motion.figure.props.held import grip
from multifidus.motion.figure.props.pieces import Piece, block, disc, extent, first, mean, rod, used_at

METAL, PALE = "prop", "prop-far"


def bike(camera: Camera, figure: Figure, prop: Prop, movement: Movement) -> list[Piece]:
    """An exercise bike under the pelvis; pedals are where `foot: pedal` puts the feet."""
    x = first(movement).points["pelvis"][0]
    seat = movement.ground.heights["bike"]
    axle = movement.ground.pins.get("pedals", (x + 21, seat - 58, 0.0))
    bar = (x + 46, seat + 14, 0.0)
    return [
        rod(camera, "base", PALE, [(x - 22, 2, 0), (x + 52, 2, 0)], 5),
        Piece("wheel", PALE, disc(camera, (x + 38, 27, 0), 20, ((1, 0, 0), (0, 1, 0), (0, 0, 1)))),
        rod(camera, "tube", METAL, [(x - 4, seat - 2, 0), (x + 8, 16, 0)], 5),
        rod(camera, "frame", METAL, [(x + 8, 16, 0), axle, (x + 40, 24, 0)], 5),
        rod(camera, "stem", METAL, [(x + 36, 24, 0), bar], 5),
        rod(camera, "bars", METAL, [(bar[0], bar[1], -18), (bar[0], bar[1], 18)], 3.5),
        rod(camera, "grip", METAL, [(bar[0], bar[1], 18), (bar[0] + 8, bar[1] + 6, 18)], 3.5),
        *block(camera, "seat", (x - 13, x + 13), (seat - 4, seat), (-9, 9), (METAL, "line", "line")),
    ]


def treadmill(camera: Camera, figure: Figure, prop: Prop, movement: Movement) -> list[Piece]:
    """A treadmill under the feet, with a rail ahead."""
    x0, x1, _z0, _z1 = extent(movement)
    x0, x1 = x0 - 10, x1 + 22
    y = movement.ground.heights["treadmill"]
    return [
        *block(camera, "belt", (x0, x1), (y - 8, y), (-26, 26), ("line", METAL, METAL)),
        rod(camera, "post", PALE, [(x1 - 6, y, -22), (x1, 105, -22), (x1 - 22, 105, -22)], 4),
        rod(camera, "panel", METAL, [(x1, 108, -22), (x1, 108, 22)], 5),
    ]


def rower(camera: Camera, figure: Figure, prop: Prop, movement: Movement) -> list[Piece]:
    """A rowing machine: rail, foot plates, flywheel."""
    y = movement.ground.heights["rower"] - 8
    toe = max(movement.key(n).points["right_toe"][0] for n in movement.poses)
    x0 = min(movement.key(n).points["pelvis"][0] for n in movement.poses) - 22
    return [
        *block(camera, "rail", (x0, toe + 30), (y - 5, y), (-4, 4), (PALE, METAL, METAL)),
        rod(camera, "foot", METAL, [(x0 + 6, y - 4, 0), (x0 + 6, 1, 0)], 5),
        rod(camera, "front", METAL, [(toe + 24, y, 0), (toe + 24, 1, 0)], 5),
        Piece("wheel", PALE, disc(camera, (toe + 36, y + 16, 0), 24, ((1, 0, 0), (0, 1, 0), (0, 0, 1)))),
        Piece(
            "plate",
            METAL,
            polygon(camera, [(toe - 8, y, -16), (toe + 4, y + 24, -16), (toe + 4, y + 24, 16), (toe - 8, y, 16)]),
        ),
    ]


def roman(camera: Camera, figure: Figure, prop: Prop, movement: Movement) -> list[Piece]:
    """A 45 degree back-extension bench: a pad at the front of the hips, a roll at the ankles."""
    body = first(movement)
    p = body.points
    hip, ankle = p["pelvis"], p["right_ankle"]
    thigh = body.frames["right_thigh"]
    pad = (hip[0] + thigh[0][0] * 13 - thigh[1][0] * 10, hip[1] + thigh[0][1] * 13 - thigh[1][1] * 10, 0.0)
    end = (pad[0] - thigh[1][0] * 26, pad[1] - thigh[1][1] * 26, 0.0)
    roll = (ankle[0] - thigh[0][0] * 8, ankle[1] - thigh[0][1] * 8, 0.0)
    base = (ankle[0] + 6, 2.0, 0.0)
    return [
        rod(camera, "beam", PALE, [(ankle[0] - 16, 2, 0), (pad[0] + 20, 2, 0)], 5),
        rod(camera, "post", METAL, [base, end], 5),
        rod(camera, "post2", METAL, [(pad[0] + 4, 2, 0), (end[0], end[1], 0)], 5),
        rod(camera, "pad", "line", [pad, end], 10),
        rod(camera, "roll", "line", [(roll[0], roll[1], -16), (roll[0], roll[1], 16)], 8),
    ]


def car(camera: Camera, figure: Figure, prop: Prop, movement: Movement) -> list[Piece]:
    """A car seat with the door's frame round it."""
    found = used_at(movement, "car")
    x, _y, z = found[0] if found else first(movement).points["pelvis"]
    y = movement.ground.heights["car"]
    return [
        Piece(
            "body",
            "floor",
            polygon(
                camera,
                [
                    (x - 62, 22, -36),
                    (x + 74, 22, -36),
                    (x + 74, 92, -36),
                    (x + 44, 98, -36),
                    (x + 16, 142, -36),
                    (x - 50, 142, -36),
                    (x - 62, 98, -36),
                ],
            ),
        ),
        rod(
            camera,
            "door",
            "line",
            [
                (x - 62, 22, -36),
                (x - 62, 98, -36),
                (x - 50, 142, -36),
                (x + 16, 142, -36),
                (x + 44, 98, -36),
                (x + 74, 92, -36),
                (x + 74, 22, -36),
                (x - 62, 22, -36),
            ],
            4,
        ),
        *block(camera, "seat", (x - 22, x + 24), (y - 14, y), (z - 22, z + 22), ("prop-far", "prop", "prop")),
        Piece(
            "rest",
            "prop-far",
            polygon(
                camera, [(x - 22, y, z - 20), (x - 34, y + 62, z - 20), (x - 34, y + 62, z + 20), (x - 22, y, z + 20)]
            ),
        ),
        rod(camera, "wheel", "line", [(x + 46, y + 40, -14), (x + 38, y + 18, -14)], 3.5),
    ]


def elliptical(camera: Camera, figure: Figure, prop: Prop, movement: Movement) -> list[Piece]:
    """What stands still of a cross-trainer: base, post with its panel, wheel behind."""
    hub, pivot = _trainer(movement)
    return [
        rod(camera, "base", PALE, [(hub[0] - 24, 2, 0), (pivot[0] + 14, 2, 0)], 5),
        rod(camera, "post", PALE, [(pivot[0] + 6, 2, 0), (pivot[0] + 2, 118, 0)], 5),
        rod(camera, "panel", METAL, [(pivot[0] + 2, 112, 0), (pivot[0] - 4, 126, 0)], 6),
        Piece("wheel", PALE, disc(camera, hub, 22, ((1, 0, 0), (0, 1, 0), (0, 0, 1)))),
    ]


def levers(camera: Camera, prop: Prop, movement: Movement, body: Body) -> list[Piece]:
    """What moves of a cross-trainer: a plate under each foot, its rod to the wheel, a lever for each hand."""
    hub, pivot = _trainer(movement)
    near = prop.word("_near", "right")
    p = body.points
    middle = mean([p["left_ball"], p["right_ball"]])
    out = []
    for side, s in SIDES.items():
        leg, heel, toe = ("hips" if side == near else f"{side}_leg"), p[f"{side}_heel"], p[f"{side}_toe"]
        z, y = s * 13.0, min(heel[1], p[f"{side}_ball"][1]) - 4
        pin = (hub[0] + (p[f"{side}_ball"][0] - middle[0]) * 0.6, hub[1] + (y + 4 - middle[1]) * 0.6, z)
        low, front = (heel[0] - 4, y, z), (toe[0] + 5, y, z)
        held = grip(body, side)
        turning = (pivot[0], pivot[1], z)
        end = add(held, unit(add(held, turning, -1)), 10)
        out += [
            rod(camera, f"link_{side}", PALE if side != near else METAL, [pin, low, front], 3.0, f"{leg}-"),
            rod(camera, f"plate_{side}", "line", [low, front], 4.0, f"{leg}-"),
            rod(camera, f"lever_{side}", METAL, [front, (pivot[0], pivot[1] - 34, z), turning], 3.0, f"{leg}-"),
            rod(camera, f"handle_{side}", METAL, [turning, end], 3.0, f"{side}_arm-"),
        ]
    return out


def _trainer(movement: Movement) -> tuple[Vec, Vec]:
    """Return the middle of the wheel behind and the point that the levers turn about."""
    poses = [movement.key(n).points for n in movement.poses]
    back = min(p[f"{s}_heel"][0] for p in poses for s in SIDES)
    front = max(p[f"{s}_toe"][0] for p in poses for s in SIDES)
    return (back - 26, 26.0, 0.0), (front + 14, 62.0, 0.0)

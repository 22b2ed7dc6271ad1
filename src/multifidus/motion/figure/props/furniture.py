"""Things that stand still: mat, chair, bench, bed, table, wall, step, stairs, water."""

from __future__ import annotations

from multifidus.motion.body.movement import Movement
from multifidus.motion.body.settle import FOOT_OF_HILL
from multifidus.motion.body.vectors import Vec
from multifidus.motion.figure.camera import Camera
from multifidus.motion.figure.figure import Figure, Prop
from multifidus.motion.figure.outline import curve, polygon
from multifidus.motion.figure.props.pieces import Piece, block, extent, first, mean, rod, used_at
from multifidus.motion.figure.props.volumes import board_of, flight_of, seat_of

ONE_FOOT = ("left_foot", "right_foot")
WOOD = ("prop-far", "prop", "prop")
CLOTH = ("floor", "line", "line")


def mat(camera: Camera, figure: Figure, prop: Prop, movement: Movement) -> list[Piece]:
    """A mat under all of the body."""
    x0, x1, z0, z1 = extent(movement)
    z0, z1 = min(z0, -24) - 6, max(z1, 24) + 6
    return block(camera, "mat", (x0 - 12, x1 + 12), (-1.2, 0), (z0, z1), CLOTH)


def ground(camera: Camera, movement: Movement) -> list[Piece]:
    """The patch of floor that a standing or sitting figure has under it."""
    low = [p for n in movement.poses for p in movement.key(n).points.values() if p[1] < 14] or [(0.0, 0.0, 0.0)]
    x0, x1 = min(p[0] for p in low) - 16, max(p[0] for p in low) + 16
    z0, z1 = min(min(p[2] for p in low), -14) - 9, max(max(p[2] for p in low), 14) + 9
    cut = min(x1 - x0, z1 - z0) * 0.3
    corners: list[Vec] = [
        (x0 + cut, 0, z0), (x1 - cut, 0, z0), (x1, 0, z0 + cut), (x1, 0, z1 - cut),
        (x1 - cut, 0, z1), (x0 + cut, 0, z1), (x0, 0, z1 - cut), (x0, 0, z0 + cut),
    ]  # fmt: skip
    return [Piece("ground", "floor", curve([(x / 2, y / 2) for x, y in map(camera.see, corners)]))]


def chair(camera: Camera, figure: Figure, prop: Prop, movement: Movement) -> list[Piece]:
    """A chair: its seat under what rests on it, or its back under the hands that hold it."""
    held, on_it = used_at(movement, "chair_back"), used_at(movement, "chair")
    (x0, _x1), (_low, y), _z = seat_of(prop, movement)
    x = x0 + 22
    turned = on_it is not None and on_it[1] in ("hand", "forearm", "foot", "feet", "heels", "shins", *ONE_FOOT)
    back = prop.word("back", "front" if turned else "behind")
    high = back != "none"
    lean = -21 if back == "behind" or (held and not on_it) else 20
    out: list[Piece] = []
    for cx in (x - 20, x + 20):
        out += block(camera, f"farleg{cx:.0f}", (cx - 2, cx + 2), (0, y - 4), (-19, -15), ("prop-far",) * 3)
    if high:
        for cz in (-19, 16):
            out += block(camera, f"post{cz}", (x + lean, x + lean + 3), (y, y + 44), (cz, cz + 3), ("prop-far",) * 3)
        out += block(camera, "rest", (x + lean, x + lean + 3), (y + 16, y + 44), (-19, 19), ("prop-far",) * 3)
    out += block(camera, "seat", *seat_of(prop, movement), WOOD)
    for cx in (x - 20, x + 20):
        out += block(camera, f"leg{cx:.0f}", (cx - 2, cx + 2), (0, y - 4), (15, 19), ("prop", "prop", "prop"))
    if high and camera.near[2] > 0:
        out += block(camera, "nearpost", (x + lean, x + lean + 3), (y, y + 44), (16, 19), ("prop",) * 3)
    return out


def bench(camera: Camera, figure: Figure, prop: Prop, movement: Movement) -> list[Piece]:
    """A flat bench, bed or table under what rests on it; `long` gives its length, `wide` its width in cm."""
    (x0, x1), (low, y), z = board_of(prop, movement)
    legs: list[Piece] = []
    for cx in (x0 + 3, x1 - 7):
        legs += block(camera, f"far{cx:.0f}", (cx, cx + 4), (0, low), (z[0] + 2, z[0] + 6), ("prop-far",) * 3)
    near: list[Piece] = []
    where = "front" if prop.name == "table" and prop.options.get("over", False) else "back"
    for cx in (x0 + 3, x1 - 7):
        near += block(camera, f"near{cx:.0f}", (cx, cx + 4), (0, low), (z[1] - 6, z[1] - 2), ("prop",) * 3, where)
    tones = ("floor", "line", "line") if prop.name in ("bed", "bench") else WOOD
    return [*legs, *near, *block(camera, "top", (x0, x1), (low, y), z, tones, where)]


def wall(camera: Camera, figure: Figure, prop: Prop, movement: Movement) -> list[Piece]:
    """A wall behind, in front, or to the right or left."""
    side = movement.ground.wall
    place = movement.ground.wall_at
    x0, x1, z0, z1 = extent(movement)
    if place is None:
        gap = prop.number("distance", 12.0)
        place = {"behind": x0 - gap, "front": -(x1 + gap), "right": -(z1 + gap), "left": z0 - gap}[side]
    top = max(p[1] for n in movement.poses for p in movement.key(n).points.values()) + 22
    top = min(top, prop.number("height", 215.0))
    if side in ("behind", "front"):
        x = place if side == "behind" else -place
        thick = x - 5 if side == "behind" else x + 5
        z0, z1 = min(z0, -30) - 8, max(z1, 30) + 8
        return block(camera, "wall", (min(x, thick), max(x, thick)), (0, top), (z0, z1), ("line", "wall", "wall-edge"))
    z = place if side == "left" else -place
    thick = z - 5 if side == "left" else z + 5
    x0, x1 = min(x0, -30) - 8, max(x1, 30) + 8
    return block(camera, "wall", (x0, x1), (0, top), (min(z, thick), max(z, thick)), ("line", "wall-edge", "wall"))


def step(camera: Camera, figure: Figure, prop: Prop, movement: Movement) -> list[Piece]:
    """One step under the foot that stands on it; `stairs` goes on with two more."""
    flight = flight_of(prop, movement)
    out: list[Piece] = []
    for k in range(len(flight), 0, -1):
        out += block(camera, f"step{k}", *flight[k - 1], WOOD)
    if prop.options.get("rail", False):
        (x0, _x1), _y, _z = flight[0]
        x1, high = x0 + len(flight) * 28, flight[-1][1][1]
        foot, head = (x0, 90.0, -28.0), (x1, 90.0 + high, -28.0)
        ends = ([(x0, 0.0, -28.0), foot], [(x1, high, -28.0), head])
        posts = [rod(camera, f"post{k}", "prop-far", list(end), 2.5) for k, end in enumerate(ends)]
        out = [*posts, rod(camera, "rail", "prop", [foot, head], 3.0), *out]
    return out


def desk(camera: Camera, figure: Figure, prop: Prop, movement: Movement) -> list[Piece]:
    """A desk with a laptop, in front of the body."""
    y = movement.ground.heights["table"]
    found = used_at(movement, "table")
    x = (found[0][0] - 14 if found else first(movement).points["pelvis"][0] + 34) + prop.number("ahead", 0.0)
    out = block(camera, "dleg", (x + 52, x + 56), (0, y - 3), (-34, -30), ("prop-far",) * 3)
    out += block(camera, "desk", (x, x + 58), (y - 3, y), (-36, 36), WOOD)
    out += block(camera, "keys", (x + 14, x + 34), (y, y + 1.2), (-14, 14), ("line", "line", "line"))
    screen: list[Vec] = [(x + 34, y + 1, -14), (x + 40, y + 22, -14), (x + 40, y + 22, 14), (x + 34, y + 1, 14)]
    out += block(camera, "dlegn", (x + 52, x + 56), (0, y - 3), (30, 34), ("prop",) * 3)
    return [*out, Piece("screen", "line", polygon(camera, screen))]


def rail(camera: Camera, figure: Figure, prop: Prop, movement: Movement) -> list[Piece]:
    """A rail or counter edge that a hand holds."""
    found = used_at(movement, "rail")
    x, _y, z = found[0] if found else (45.0, 0.0, 0.0)
    y = movement.ground.heights["rail"]
    z = mean([(x, y, z)])[2]
    out = [rod(camera, f"post{k}", "prop-far", [(x, 0, k), (x, y, k)], 3.0) for k in (-34.0, 34.0)]
    return [*out, rod(camera, "bar", "prop", [(x, y, -40.0), (x, y, 40.0)], 3.5)]


def water(camera: Camera, figure: Figure, prop: Prop, movement: Movement) -> list[Piece]:
    """Water up to `height` cm, over the body."""
    x0, x1, z0, z1 = extent(movement)
    y = prop.number("height", 115.0)
    x0, x1, z0, z1 = x0 - 30, x1 + 30, min(z0, -40), max(z1, 40)
    base = min(0.0, min(p[1] for n in movement.poses for p in movement.key(n).points.values()) - 6)
    lid = polygon(camera, [(x0, y, z0), (x1, y, z0), (x1, y, z1), (x0, y, z1)])
    body = polygon(camera, [(x0, y, z1), (x1, y, z1), (x1, base, z1), (x0, base, z1)])
    return [Piece("surface", "water", lid, "back"), Piece("water", "water", body, "front")]


def slope(camera: Camera, figure: Figure, prop: Prop, movement: Movement) -> list[Piece]:
    """Ground that rises ahead: a wedge under the feet."""
    x0, x1, z0, z1 = extent(movement)
    x0, x1, z0, z1 = max(x0 - 26, -FOOT_OF_HILL), x1 + 26, min(z0, -20) - 6, max(z1, 20) + 6
    y0, y1 = (movement.ground.slope * (x + FOOT_OF_HILL) for x in (x0, x1))
    top = polygon(camera, [(x0, y0, z0), (x1, y1, z0), (x1, y1, z1), (x0, y0, z1)])
    face = polygon(camera, [(x0, y0, z1), (x1, y1, z1), (x1, y0 - 4, z1), (x0, y0 - 4, z1)])
    return [Piece("hill", "floor", top), Piece("flank", "prop-far", face)]

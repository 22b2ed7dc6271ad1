"""Balls, rollers, pillows, bands: they follow the part of the body that they touch."""

from __future__ import annotations

from multifidus.motion.body.movement import Movement
from multifidus.motion.body.skeleton import Body
from multifidus.motion.body.vectors import Vec, at
from multifidus.motion.body.vocabulary import contact_points, skin
from multifidus.motion.figure.camera import Camera
from multifidus.motion.figure.figure import Prop
from multifidus.motion.figure.props.held import between_hands, grip, hands
from multifidus.motion.figure.props.pieces import Piece, disc, first, mean, rod, used_at

BANDED = {
    "knees": ("knee", "thigh", 6.0, 5.6),
    "thighs": ("knee", "thigh", 16.0, 7.2),
    "ankles": ("ankle", "shank", 6.0, 3.9),
    "feet": ("ball", "foot", 0.0, 3.6),
}


def ball(camera: Camera, prop: Prop, movement: Movement, body: Body) -> list[Piece]:
    """A big ball: under what rests on it, or `at: back | hands | feet | knees`."""
    size = prop.number("size", movement.ground.heights["ball"])
    r = size / 2
    place = prop.word("at", "under")
    p, f = body.points, body.frames
    if place == "back":
        c = at(p["lumbar2"], f["lumbar2"], -10 - r, 0)
        return [Piece("ball", "ball", disc(camera, c, r))]
    if place == "hands":
        c = between_hands(body, ("left", "right"))
        return [Piece("ball", "ball", disc(camera, c, r), "near-")]
    if place == "knees":
        c = mean([p["left_knee"], p["right_knee"]])
        return [Piece("ball", "ball", disc(camera, c, prop.number("size", 20.0) / 2), "hips-")]
    if place == "feet":
        c = mean([p["left_ankle"], p["right_ankle"], p["left_knee"], p["right_knee"]])
        return [Piece("ball", "ball", disc(camera, (c[0], r, c[2]), r))]
    found = used_at(movement, "ball")
    spot = found[0] if found else first(movement).points["pelvis"]
    if found and prop.options.get("rolls", False):
        spot = (
            mean([p[n] for n in contact_points(found[1])])
            if contact_points(found[1])
            else mean([p["left_elbow"], p["right_elbow"], p["left_wrist"], p["right_wrist"]])
        )
    return [Piece("ball", "ball", disc(camera, (spot[0], r, spot[2]), r))]


def roller(camera: Camera, prop: Prop, movement: Movement, body: Body) -> list[Piece]:
    """A roller, rolled towel or pillow `under` a part of the body."""
    start = first(movement)
    part = prop.word("under", "upper_back" if prop.name == "roller" else "head")
    name = {
        "low_back": "lumbar1",
        "waist": "lumbar1",
        "belly": "lumbar1",
        "knees": "right_knee",
        "ankles": "right_ankle",
    }.get(part, part)
    live = body if prop.options.get("follows", False) else start
    x, y, z = live.points[name]
    flesh = skin(name) or 9.0
    usual = {"roller": 15.0, "towel": 9.0, "pillow": 12.0}[prop.name]
    size = prop.number("height", usual)
    base = max(0.0, y - flesh - size)
    half = {"roller": 26.0, "towel": 20.0, "pillow": 22.0}[prop.name]
    if prop.name == "pillow":
        thick = max(4.0, min(size, y - flesh - base + 2.0))
        wide = 17.0 if part == "head" else 15.0
        corners = [(x - wide, base + thick / 2, 0.0), (x + wide, base + thick / 2, 0.0)]
        return [rod(camera, f"pillow_{part}", "pillow", corners, thick)]
    ends: list[Vec] = [(x, base + size / 2, z - half), (x, base + size / 2, z + half)]
    if name.startswith("right"):
        ends = [(x, base + size / 2, -half), (x, base + size / 2, half)]
    near = ends[1] if camera.depth((0, 0, 1)) > 0 else ends[0]
    tone = "ball" if prop.name == "roller" else "pillow"
    frame = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
    return [
        rod(camera, f"{prop.name}_{part}", tone, ends, size),
        Piece(f"end_{part}", tone, disc(camera, near, size / 2 + 0.3, frame)),
    ]


def band(camera: Camera, prop: Prop, movement: Movement, body: Body) -> list[Piece]:
    """A band `round` both knees, thighs, ankles or feet, or held and fixed to something `anchor`ed."""
    p, f = body.points, body.frames
    around = prop.word("round", "")
    if around:
        return _loop(camera, prop, around, body)
    anchor = prop.word("anchor", "front")
    sides = hands(prop)
    y = prop.number("height", 105.0)
    far = prop.number("distance", 95.0)
    base = first(movement).points
    x0, z0 = base["pelvis"][0], base["pelvis"][2]
    fixed: Vec
    if anchor == "feet":
        out = []
        for side in sides:
            other = prop.word("foot", side)
            out.append(
                rod(
                    camera,
                    f"band_{side}",
                    "strap",
                    [at(p[f"{other}_ball"], f[f"{other}_foot"], -2, -2), grip(body, side)],
                    2.4,
                    f"{side}_arm-",
                )
            )
        return out
    if anchor == "other_hand":
        return [rod(camera, "band", "strap", [grip(body, "left"), grip(body, "right")], 2.4, "near-")]
    way: dict[str, Vec] = {
        "front": (far, 0, 0),
        "behind": (-far, 0, 0),
        "right": (0, 0, far),
        "left": (0, 0, -far),
        "up": (30, 0, 0),
        "down": (10, 0, 0),
    }
    dx, _dy, dz = way[anchor]
    fixed = (x0 + dx, {"up": 205.0, "down": 4.0}.get(anchor, y), z0 + dz)
    top = max(fixed[1] + 25, 60)
    out = (
        [rod(camera, "post", "prop-far", [(fixed[0], 0, fixed[2]), (fixed[0], top, fixed[2])], 4.5)]
        if anchor not in ("up", "down")
        else []
    )
    for side in sides:
        out.append(rod(camera, f"band_{side}", "strap", [fixed, grip(body, side)], 2.4, f"{side}_arm-"))
    return out


def _loop(camera: Camera, prop: Prop, around: str, body: Body) -> list[Piece]:
    """A band round both legs: across each leg, and from one to the other before and behind."""
    joint, bone, up, r = BANDED[around]
    near = prop.word("_near", "right")
    far = "left" if near == "right" else "right"
    rims = {}
    for side in (near, far):
        frame = body.frames[f"{side}_{bone}"]
        spot = at(body.points[f"{side}_{joint}"], frame, 0.0, up)
        rims[side] = [at(spot, frame, r), at(spot, frame, -r)]
    out = [rod(camera, f"across{k}", "strap", [rims[near][k], rims[far][k]], 2.0, "hips-") for k in (0, 1)]
    out.append(rod(camera, "round_far", "strap", rims[far], 3.4, f"{far}_leg+"))
    return [*out, rod(camera, "round_near", "strap", rims[near], 3.4, "hips+")]

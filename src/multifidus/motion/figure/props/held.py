"""Things that the hands hold: they go where the hands go."""

from __future__ import annotations

from multifidus.motion.body.movement import Movement
from multifidus.motion.body.skeleton import Body
from multifidus.motion.body.vectors import Vec, add, at, level, scaled, unit
from multifidus.motion.figure.camera import Camera
from multifidus.motion.figure.figure import Prop
from multifidus.motion.figure.outline import line, polygon
from multifidus.motion.figure.props.pieces import Piece, block, disc, mean, rod

GRIP_DOWN = 3.0


def hands(prop: Prop, usual: str = "both") -> tuple[str, ...]:
    """Return the sides whose hand holds the prop."""
    word = prop.word("hand", usual)
    return ("left", "right") if word == "both" else (word,)


def grip(body: Body, side: str) -> Vec:
    """Return the middle of a closed hand."""
    return at(body.points[f"{side}_wrist"], body.frames[f"{side}_hand"], 0.5, -6.0)


def between_hands(body: Body, sides: tuple[str, ...]) -> Vec:
    """Return the middle of what the hands hold."""
    return mean([grip(body, side) for side in sides])


def dumbbell(camera: Camera, prop: Prop, movement: Movement, body: Body) -> list[Piece]:
    """A dumbbell in each hand that holds one; it lies `along` the way one faces, or `across`."""
    out = []
    for side in hands(prop):
        c, axis = grip(body, side), unit(level(body.frames["upper_back"][0]))
        if prop.word("way", "along") == "across":
            axis = body.frames["upper_back"][2]
        ends = [add(c, axis, k) for k in (-10.0, 10.0)]
        out.append(rod(camera, f"bar_{side}", "metal", ends, 3.0, f"{side}_arm-"))
        for i, end in enumerate(ends):
            tips = [add(end, axis, -3.0), add(end, axis, 3.0)]
            out.append(rod(camera, f"bell{i}_{side}", "metal", tips, 9.0, f"{side}_arm-"))
    return out


def kettlebell(camera: Camera, prop: Prop, movement: Movement, body: Body) -> list[Piece]:
    """A kettlebell under the hands (or in front of the chest when the hands are there)."""
    sides = hands(prop)
    top = between_hands(body, sides)
    arm = body.points["right_wrist"][1] - body.points["right_shoulder"][1]
    way: Vec = (0.0, -1.0, 0.0)
    if prop.word("way", "down") == "arms" or (arm > -8 and prop.word("way", "down") != "down"):
        reach = add(top, mean([body.points["left_shoulder"], body.points["right_shoulder"]]), -1)
        way = unit(reach)
    centre = add(top, way, 12.0)
    where = f"{sides[-1]}_arm-"
    across = body.frames["upper_back"][2]
    handle = [add(centre, across, -5), add(top, across, -5), add(top, across, 5), add(centre, across, 5)]
    if len(sides) == 1:
        ahead = unit(level(body.frames["upper_back"][0]))
        handle = [add(centre, ahead, -5), add(top, ahead, -5), add(top, ahead, 5), add(centre, ahead, 5)]
    return [
        rod(camera, "handle", "metal", handle, 3.0, where),
        Piece("bell", "metal", disc(camera, centre, 9.5), where),
    ]


def barbell(camera: Camera, prop: Prop, movement: Movement, body: Body) -> list[Piece]:
    """A barbell through both hands (`at: hips` lies in the lap, `at: back` on the shoulders)."""
    place = prop.word("at", "hands")
    across = body.frames["upper_back"][2]
    centre = between_hands(body, ("left", "right"))
    if place == "hips":
        across = body.frames["pelvis"][2]
        centre = at(body.points["pelvis"], body.frames["pelvis"], 13.0, 1.0)
    elif place == "back":
        centre = at(body.points["neck"], body.frames["upper_back"], -9.5, -2.0)
    radius = prop.number("plates", 15.0)
    ends = [add(centre, across, k) for k in (-48.0, 48.0)]
    near = camera.depth(across) > 0
    far_first = ends if near else ends[::-1]
    frame = (unit(level(body.frames["upper_back"][0])), (0.0, 1.0, 0.0), across)
    return [
        rod(camera, "sleeve_far", "metal", [centre, far_first[0]], 2.6, "back"),
        Piece(
            "plate_far",
            "metal",
            disc(camera, add(far_first[0], scaled(across, 1.0), 8 if near else -8), radius, frame),
            "back",
        ),
        rod(camera, "sleeve_near", "metal", [centre, far_first[1]], 2.6, "right_arm-" if near else "left_arm-"),
        Piece(
            "plate_near",
            "metal",
            disc(camera, add(far_first[1], scaled(across, 1.0), -8 if near else 8), radius, frame),
            "front",
        ),
    ]


def stick(camera: Camera, prop: Prop, movement: Movement, body: Body) -> list[Piece]:
    """A stick: `at: back` along the spine; `at: hands` through both hands; `at: upright` from a hand to the floor."""
    place = prop.word("at", "back")
    if place == "back":
        low = at(body.points["pelvis"], body.frames["pelvis"], -12.2, -6)
        top = at(body.points["head"], body.frames["head"], -11.6, 12)
        return [rod(camera, "stick", "prop", [low, top], 2.8, "near-")]
    if place == "upright":
        side = hands(prop, "right")[0]
        x, y, z = grip(body, side)
        return [rod(camera, "stick", "prop", [(x, 0, z), (x, y + 14, z)], 2.8, f"{side}_arm-")]
    left, right = grip(body, "left"), grip(body, "right")
    way = unit(add(right, left, -1))
    return [rod(camera, "stick", "prop", [add(left, way, -22), add(right, way, 22)], 2.8, "near-")]


def tool(camera: Camera, prop: Prop, movement: Movement, body: Body) -> list[Piece]:
    """A long tool in both hands whose head works on the floor: `head: broom | vacuum | shovel | rake`."""
    lower = prop.word("lower", "right")
    low = grip(body, lower)
    high = grip(body, "left" if lower == "right" else "right")
    way = unit(add(low, high, -1))
    reach = prop.number("long", 0.0)
    floor = prop.number("height", 2.0)
    k = reach or (min(130.0, (low[1] - floor) / -way[1]) if way[1] < -0.15 else 70.0)
    end = add(low, way, k)
    head = prop.word("head", "broom")
    ahead = unit(level(way)) if abs(way[1]) < 0.98 else (1.0, 0.0, 0.0)
    side = (ahead[2] * -1, 0.0, ahead[0])
    out = [rod(camera, "shaft", "prop", [add(high, way, -8), end], 3.0, "near-")]
    if head == "shovel":
        blade = [
            add(end, side, -9),
            add(add(end, way, 24), side, -9),
            add(add(end, way, 30), side, 0),
            add(add(end, way, 24), side, 9),
            add(end, side, 9),
        ]
        return [*out, Piece("blade", "metal", polygon(camera, blade), "near-")]
    wide = {"broom": 14.0, "vacuum": 14.0, "rake": 16.0}.get(head, 14.0)
    return [*out, rod(camera, "head", "metal", [add(end, side, -wide), add(end, side, wide)], 7.0, "near-")]


def load(camera: Camera, prop: Prop, movement: Movement, body: Body) -> list[Piece]:
    """A box, basket or medicine ball between the hands, or a bag that hangs from a hand."""
    if prop.name in ("bag", "suitcase"):
        out = []
        for side in hands(prop, "right"):
            top = grip(body, side)
            h, w = (34.0, 44.0) if prop.name == "suitcase" else (30.0, 30.0)
            ahead = unit(level(body.frames["upper_back"][0]))
            handle = [add(top, ahead, -7), top, add(top, ahead, 7)]
            low = add(top, (0, -1, 0), 5)
            corners = [
                add(low, ahead, -w / 2),
                add(low, ahead, w / 2),
                add(add(low, ahead, w / 2), (0, -1, 0), h),
                add(add(low, ahead, -w / 2), (0, -1, 0), h),
            ]
            where = f"{side}_arm-"
            out += [
                Piece(f"{prop.name}_{side}", "prop", polygon(camera, corners), where),
                rod(camera, f"handle_{side}", "line", [add(low, ahead, -7), *handle, add(low, ahead, 7)], 2.6, where),
            ]
        return out
    sides = hands(prop)
    centre = between_hands(body, sides)
    if prop.name in ("medicine_ball", "ball_held"):
        radius = prop.number("size", 24.0) / 2
        return [Piece("medicine", "metal", disc(camera, centre, radius), "near-")]
    size = prop.number("size", 32.0)
    ahead = unit(level(body.frames["upper_back"][0]))
    low = add(centre, ahead, prop.number("ahead", size * 0.25))
    x, y, z = low
    deep, high, wide = size * 0.8, size * 0.8, size
    return block(
        camera,
        "load",
        (x - deep / 2, x + deep / 2),
        (y - high * 0.45, y + high * 0.55),
        (z - wide / 2, z + wide / 2),
        ("prop-far", "prop", "prop"),
        "near-",
    )


def child(camera: Camera, prop: Prop, movement: Movement, body: Body) -> list[Piece]:
    """A small child in both arms, or standing where the arms take it."""
    ahead = unit(level(body.frames["upper_back"][0]))
    centre = add(between_hands(body, ("left", "right")), ahead, prop.number("ahead", -7.0))
    flat = (camera.right, camera.up, camera.near)

    def part(name: str, tone: str, up: float, wide: float, tall: float, on: float = 0.0) -> Piece:
        spot = add(add(centre, (0.0, up, 0.0)), ahead, on)
        return Piece(f"child_{name}", tone, disc(camera, spot, wide, flat, tall / wide), "near-")

    return [
        part("leg0", "metal", -24.0, 4.4, 14.0, 2.5),
        part("leg1", "metal", -24.0, 4.4, 14.0, -3.5),
        part("trunk", "ball", -3.0, 8.6, 14.5),
        part("hair", "hair", 20.5, 8.6, 9.0, 1.0),
        part("face", "skin-far", 17.5, 7.6, 7.6, -1.8),
        part("arm", "skin-far", 4.0, 6.5, 2.8, -6.5),
    ]


def trolley(camera: Camera, prop: Prop, movement: Movement, body: Body) -> list[Piece]:
    """A trolley with a load, its handle in both hands; it rolls where the hands go."""
    x, high, z = between_hands(body, ("left", "right"))
    wide, long = 23.0, prop.number("long", 62.0)
    out = []
    for k, (dx, side) in enumerate(((10.0, -wide), (long - 8, -wide), (10.0, wide), (long - 8, wide))):
        wheel = disc(camera, (x + dx, 6.0, z + side), 6.0, ((1, 0, 0), (0, 1, 0), (0, 0, 1)))
        out.append(Piece(f"wheel{k}", "metal", wheel, "back"))
    out += block(camera, "deck", (x + 2, x + long), (11, 17), (z - wide, z + wide), ("line", "metal", "metal"))
    out += block(camera, "load", (x + 10, x + long - 4), (17, 60), (z - wide + 3, z + wide - 3))
    ends = [(x + 4, 15.0, z - wide), (x, high, z - wide), (x, high, z + wide), (x + 4, 15.0, z + wide)]
    return [*out, rod(camera, "handle", "metal", ends, 3.4, "near-")]


def strap(camera: Camera, prop: Prop, movement: Movement, body: Body) -> list[Piece]:
    """A strap round the sole of `foot` and in the hands."""
    side = prop.word("foot", "right")
    foot, ball = body.frames[f"{side}_foot"], body.points[f"{side}_ball"]
    sole = at(ball, foot, -2.5, -3.2)
    out = []
    across = body.frames[f"{side}_foot"][2]
    inner, outer = add(sole, across, -3.6), add(sole, across, 3.6)
    tops = [add(at(ball, foot, -1.5, 3.4), across, k) for k in (-3.6, 3.6)]
    leg = "hips" if prop.options.get("_near", side) == side else f"{side}_leg"
    out.append(Piece("loop", "strap", line(camera, [tops[0], inner, outer, tops[1]]), f"{leg}+", 2.4))
    for hand, end in (("left", tops[0]), ("right", tops[1])):
        if hand in hands(prop):
            out.append(rod(camera, f"strap_{hand}", "strap", [end, grip(body, hand)], 2.4, f"{hand}_arm-"))
    return out

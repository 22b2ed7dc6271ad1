"""The body's parts as outlines: shirt, trousers, bare arms and feet, a head whose face can be seen."""

from __future__ import annotations

from math import hypot

from multifidus.motion.body.skeleton import Body
from multifidus.motion.body.vectors import AHEAD, UP, Frame, Vec, add, at
from multifidus.motion.body.vocabulary import SIDES
from multifidus.motion.figure.camera import Camera
from multifidus.motion.figure.outline import pair, tube

Shape = tuple[str, str]  # class, path data


def dressed(camera: Camera, body: Body, near: str, tone: str, fists: frozenset[str]) -> dict[str, list[Shape]]:
    """Return the shapes of each unit of the body, back to front within it.

    Args:
        camera: the view.
        body: a settled body.
        near: the side whose leg is one shape with the pelvis.
        tone: `-far` when the other side is drawn paler, else nothing.
        fists: sides whose hand is closed.
    """
    far = "left" if near == "right" else "right"
    out: dict[str, list[Shape]] = {
        "trunk": _trunk(camera, body),
        "head": _head(camera, body),
        f"{far}_leg": [
            (f"b f-skin{tone}", _foot(camera, body, far)),
            (f"b f-legs{tone}", _leg(camera, body, far)),
        ],
        "hips": [
            ("b f-skin", _foot(camera, body, near)),
            ("b f-legs", _pelvis(camera, body) + _leg(camera, body, near)),
        ],
    }
    if not tone:  # both legs in one tone: no seam where the other thigh comes out of the pelvis
        out["hips"].append(("f-legs", _groin(camera, body, far)))
    for side, shade in ((near, ""), (far, tone)):
        out[f"{side}_arm"] = [(f"b f-skin{shade}", _arm(camera, body, side, side in fists))]
        out[f"{side}_sleeve"] = [(f"b f-shirt{shade}", _sleeve(camera, body, side))]
    return out


def _trunk(camera: Camera, body: Body) -> list[Shape]:
    p, f = body.points, body.frames
    upper = f["upper_back"]
    levels = [pair(p["pelvis"], f["pelvis"], 9.2, 5.2, 0.2, 5.0), pair(p["sacrum"], f["pelvis"], 9.0, 5.0, 0.4)]
    levels += [pair(p[n], f[n], 8.9, 4.7, 0.5) for n in ("lumbar0", "lumbar1", "lumbar3")]
    levels += [pair(p["chest"], f["chest"], 10.3, 5.4, 0.9), pair(p["upper_back"], upper, 9.6, 7.8, 0.4)]
    levels += [pair(p["upper_back"], upper, 7.6, 8.8, -0.2, 3.0), [(at(p["neck"], upper, -0.2, 0.4), 5.6)]]
    neck = tube(camera, [[(at(p["neck"], upper, 0.2, -2), 5.0)], [(at(p["skull"], f["head"], 0.3, 3), 5.0)]])
    return [("b f-skin", neck), ("b f-shirt", tube(camera, levels))]


def _pelvis(camera: Camera, body: Body) -> str:
    p, f = body.points["pelvis"], body.frames["pelvis"]
    return tube(
        camera, [pair(p, f, 9.9, 6.3, -0.9, -1.5), pair(p, f, 9.6, 6.0, -0.3, 2.5), pair(p, f, 9.2, 5.2, 0.2, 5.5)]
    )


def _head(camera: Camera, body: Body) -> list[Shape]:
    c, head = body.points["head"], body.frames["head"]
    hair = tube(camera, [[(at(c, head, -1.6, 2.2), 9.6)], [(at(c, head, -4.2, -1.2), 6.6)]])
    face = tube(
        camera, [[(at(c, head, 2.9, 2.2), 6.9)], [(at(c, head, 3.0, -2.6), 6.3)], [(at(c, head, 4.9, -6.9), 3.6)]]
    ) + tube(camera, [[(at(c, head, 8.3, 0.9), 1.3)], [(at(c, head, 9.7, -1.5), 1.5)]])
    shapes = [("f-hair", hair), ("f-skin", face)]
    seen = min(1.0, max(0.0, camera.depth(head[0]) * 4 - 0.6))
    lips = [[(at(c, head, 7.3, -5.4, k), 0.38 * seen)] for k in (-1.4, 1.4)]
    shapes.append(("f-hair", tube(camera, lips)))
    for s in SIDES.values():
        eye = at(c, head, 8.0, 1.2, s * 3.2)
        seen = min(1.0, max(0.0, camera.depth(add(eye, c, -1)) - 1.0))
        shapes.append(("f-hair", tube(camera, [[(eye, 0.95 * seen)], [(at(eye, head, 0, -0.6), 0.95 * seen)]])))
    for s in SIDES.values():
        seen = min(1.0, max(0.0, 3 * s * camera.depth(head[2])))
        ear = [[(at(c, head, -1.0, 0.6, s * 6.8), 1.9 * seen)], [(at(c, head, -0.7, -1.7, s * 6.8), 1.4 * seen)]]
        shapes.append(("f-skin-far", tube(camera, ear)))
    return shapes


def _leg(camera: Camera, body: Body, side: str) -> str:
    p, f = body.points, body.frames
    thigh, shank = f[f"{side}_thigh"], f[f"{side}_shank"]
    hip, knee, ankle = (p[f"{side}_{k}"] for k in ("hip", "knee", "ankle"))
    return tube(camera, [[(at(hip, thigh, -0.6), 8.9)], [(at(hip, thigh, -0.2, -15), 8.3)], [(knee, 5.6)]]) + tube(
        camera, [[(knee, 5.5)], [(at(knee, shank, -1.5, -12), 5.6)], [(at(ankle, shank, 0, 3), 3.7)]]
    )


def _groin(camera: Camera, body: Body, side: str) -> str:
    hip, thigh = body.points[f"{side}_hip"], body.frames[f"{side}_thigh"]
    return tube(camera, [[(at(hip, thigh, -0.4), 8.6)], [(at(hip, thigh, 0, -13), 7.2)]])


def _foot(camera: Camera, body: Body, side: str) -> str:
    p, f = body.points, body.frames
    foot, shank = f[f"{side}_foot"], f[f"{side}_shank"]
    heel, ball, toe, ankle = (p[f"{side}_{k}"] for k in ("heel", "ball", "toe", "ankle"))
    sole = [[(at(heel, foot, 1, 1), 3.4)], [(at(ankle, foot, 4, -2.4), 4.2)], [(ball, 3.2)], [(toe, 1.9)]]
    return tube(camera, sole) + tube(camera, [[(at(ankle, shank, 0, 4), 3.4)], [(at(heel, foot, 2, 1), 3.2)]])


def _sleeve(camera: Camera, body: Body, side: str) -> str:
    shoulder, frame = body.points[f"{side}_shoulder"], body.frames[f"{side}_upper_arm"]
    return tube(camera, [[(shoulder, 6.0)], [(at(shoulder, frame, 0, -16), 4.7)]])


def _arm(camera: Camera, body: Body, side: str, fist: bool) -> str:
    p, f = body.points, body.frames
    upper, fore, hand = (f[f"{side}_{k}"] for k in ("upper_arm", "forearm", "hand"))
    shoulder, elbow, wrist, palm, tips = (p[f"{side}_{k}"] for k in ("shoulder", "elbow", "wrist", "palm", "fingers"))
    out = tube(camera, [[(at(shoulder, upper, 0, -10), 4.2)], [(elbow, 3.9)]])
    out += tube(camera, [[(elbow, 3.8)], [(at(elbow, fore, 0, -8), 3.9)], [(wrist, 2.6)]])
    if fist:
        knuckles = at(wrist, hand, 0.6, -7.5)
        out += tube(camera, [[(wrist, 2.6)], [(at(wrist, hand, 0.4, -4.5), 4.0)], [(knuckles, 3.6)]])
        return out + tube(camera, [[(at(wrist, hand, 1.0, -3), 1.6)], [(at(wrist, hand, 3.8, -6.5), 1.6)]])
    flat = [_wide(at(wrist, hand, 0.0, -5.0), hand, 1.7, 2.3), _wide(at(wrist, hand, -0.2, -9.0), hand, 1.9, 1.9)]
    out += tube(camera, [[(wrist, 2.5)], *flat, _wide(tips, hand, 1.1, 1.5)])
    return out + tube(camera, [[(at(wrist, hand, 1.6, -2.5), 1.5)], [(at(palm, hand, 4.7, -0.6), 1.2)]])


def _wide(p: Vec, hand: Frame, apart: float, r: float) -> list[tuple[Vec, float]]:
    """Return two balls from the little finger's side to the thumb's: a hand is flat."""
    return [(at(p, hand, k * apart), r) for k in (-1, 1)]


def pivot(unit: str, k: int, near: str) -> tuple[str, str, int]:
    """Return (point, segment, its axis) that a unit's k-th shape goes and turns with."""
    side, _, part = unit.partition("_")
    if unit == "hips":
        side, part = near, "leg" if k != 1 else "pelvis"
    if part == "leg":
        return (f"{side}_ankle", f"{side}_foot", AHEAD) if k == 0 else (f"{side}_knee", f"{side}_thigh", UP)
    if part in ("sleeve", "arm"):
        return (f"{side}_shoulder" if part == "sleeve" else f"{side}_elbow"), f"{side}_upper_arm", UP
    return {"head": ("head", "head", UP), "trunk": ("chest", "chest", UP)}.get(unit, ("pelvis", "pelvis", UP))


def capsules(body: Body, near: str) -> dict[str, list[tuple[Vec, Vec, float]]]:
    """Return what each unit fills, as (from, to, radius in cm), joints left out so that neighbours don't quarrel."""
    p = body.points
    out: dict[str, list[tuple[Vec, Vec, float]]] = {}
    for side in SIDES:
        shoulder, elbow, wrist, tips = (p[f"{side}_{k}"] for k in ("shoulder", "elbow", "wrist", "fingers"))
        out[f"{side}_sleeve"] = [(_along(shoulder, elbow, 0.15), _along(shoulder, elbow, 0.5), 4.5)]
        out[f"{side}_arm"] = [(_along(shoulder, elbow, 0.7), elbow, 3.5), (elbow, wrist, 3.0), (wrist, tips, 2.0)]
        hip, knee, ankle, toe = (p[f"{side}_{k}"] for k in ("hip", "knee", "ankle", "toe"))
        out[f"{side}_leg"] = [(_along(hip, knee, 0.5), knee, 6.0), (knee, ankle, 4.0), (ankle, toe, 2.5)]
    out["hips"] = out.pop(f"{near}_leg")
    out["trunk"] = [(p["lumbar0"], p["chest"], 10.0), (p["chest"], p["upper_back"], 10.0)]
    out["head"] = [(p["head"], p["head"], 8.0)]
    return out


def _along(a: Vec, b: Vec, share: float) -> Vec:
    return add(a, add(b, a, -1), share)


def sides(camera: Camera, bodies: list[Body]) -> tuple[str, str]:
    """Return (the nearer side, `-far` if the other side is clearly behind it)."""
    gaps = [camera.depth(add(b.points["right_hip"], b.points["left_hip"], -1)) for b in bodies]
    mean = sum(gaps) / len(gaps)
    near = "right" if mean >= -0.5 else "left"
    steady = hypot(mean) > 7.0
    return near, "-far" if steady else ""

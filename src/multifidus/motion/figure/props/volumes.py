"""The room that supports take up: seats, boards, steps, as boxes of (from, to) in x, y and z, cm."""

from __future__ import annotations

from multifidus.motion.body.movement import Movement
from multifidus.motion.figure.figure import Figure, Prop
from multifidus.motion.figure.props.pieces import first, used_at

Span = tuple[float, float]
Room = tuple[Span, Span, Span]
AHEAD = {"foot": 4.0, "feet": 4.0, "hand": 0.0, "heels": -10.0, "shins": -2.0}  # of what rests on a chair, cm
BOARDS = {"bench": (110.0, 40.0), "bed": (200.0, 90.0), "table": (110.0, 60.0), "stool": (34.0, 34.0)}
THICK = {"bed": 18.0, "bench": 8.0}


def supports(figure: Figure, movement: Movement) -> list[tuple[str, Room]]:
    """Return (prop, room) of what the body may rest on but not go through."""
    out: list[tuple[str, Room]] = []
    for prop in figure.props:
        if prop.name == "chair":
            out.append((prop.name, seat_of(prop, movement)))
        elif prop.name in BOARDS:
            out.append((prop.name, board_of(prop, movement)))
        elif prop.name in ("step", "stairs"):
            out += [(prop.name, room) for room in flight_of(prop, movement)]
    return out


def seat_of(prop: Prop, movement: Movement) -> Room:
    """Return the room of a chair's seat."""
    y = movement.ground.heights["chair"]
    held, seat = used_at(movement, "chair_back"), used_at(movement, "chair")
    x = prop.number("ahead", 0.0)
    if seat:
        x += seat[0][0] + AHEAD.get(seat[1], 0.0)
    elif held:
        x += held[0][0] + 19
    else:
        pelvis = first(movement).points["pelvis"]
        x += pelvis[0] + (0.0 if abs(pelvis[1] - 10 - y) < 14 else 60.0)
    return (x - 22, x + 23), (y - 4, y), (-20, 20)


def board_of(prop: Prop, movement: Movement) -> Room:
    """Return the room of the top of a bench, bed, table or stool."""
    y = movement.ground.heights[prop.name]
    found = used_at(movement, prop.name)
    middle, part = found or (first(movement).points["pelvis"], "")
    long, wide = (prop.number(name, usual) for name, usual in zip(("long", "wide"), BOARDS[prop.name], strict=True))
    if part in ("upper_back", "shoulders") and "long" not in prop.options:
        long, wide = 36.0, 110.0  # the bench stands across, its edge under the shoulder blades
        middle = (middle[0] - 10, *middle[1:])
    x0 = middle[0] - long / 2 + prop.number("ahead", 0.0)
    if part in ("hand", "forearm", "forearms") and "ahead" not in prop.options:
        x0 = middle[0] - 12
    z = (0.0 if part == "hand" else middle[2]) + prop.number("right", 0.0)
    return (x0, x0 + long), (y - THICK.get(prop.name, 4.0), y), (z - wide / 2, z + wide / 2)


def flight_of(prop: Prop, movement: Movement) -> list[Room]:
    """Return the room of each step, the lowest first."""
    rise = movement.ground.heights["step"]
    names = [name for name in ("step", "step2", "step3") if used_at(movement, name)] or ["step"]
    level = int(names[0][4:] or 1)
    found = used_at(movement, "step", "step2", "step3")
    x0 = (found[0][0] if found else 50.0) - 15 - (level - 1) * 28
    most = 3 if prop.name == "stairs" else max(int(name[4:] or 1) for name in names)
    count = int(prop.number("count", most))
    deep = [28.0] * (count - 1) + [prop.number("deep", 34.0)]
    return [((x0 + k * 28, x0 + k * 28 + deep[k]), (0, (k + 1) * rise), (-26, 26)) for k in range(count)]

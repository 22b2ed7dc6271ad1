"""Reads the `figure` of an exercise file into a figure, or says what is wrong in it and on which line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from multifidus.clinical.complaints import nearest
from multifidus.library.faults import ContentError
from multifidus.library.field_reader import FieldReader
from multifidus.library.figure_words import OPTIONS, VIEW_RANGE, good_contact, good_points
from multifidus.library.yaml_file import Mapping, Node, Scalar, Sequence, read_node
from multifidus.motion.body.movement import Step
from multifidus.motion.body.pose import Contact, Word, WrittenPose
from multifidus.motion.body.vocabulary import (
    ARM_JOINTS,
    ELBOWS,
    FOREARMS,
    HANDS,
    LEG_JOINTS,
    LIMBS,
    SIDES,
    STANDING,
    TRUNK,
    TRUNK_JOINTS,
)
from multifidus.motion.figure.camera import VIEWS
from multifidus.motion.figure.figure import Arrow, Figure, Option, Prop
from multifidus.motion.figure.warmth import REGIONS

FIGURE_KEYS = ("view", "props", "works", "poses", "steps", "arrows", "in_place", "peak", "side")
POSE_KEYS = ("say", "like", *TRUNK, "legs", "arms", *LIMBS, "contact", "air", "still")
STEP_KEYS = ("pose", "move_s", "hold_s", "even")
ARROW_KINDS = ("follow", "push", "turn")
ARROW_KEYS = (*ARROW_KINDS, "from", "to", "both", "flip")
ABSOLUTE = {"thigh": "hip", "hip": "thigh", "upper_arm": "shoulder", "shoulder": "upper_arm"}


class FigureReader(FieldReader):
    """Reads one figure and gathers what is wrong in it."""

    def read(self, node: Node, exercise: str, title: str) -> Figure:
        """Return the figure; where faults were noted it serves no purpose."""
        top = self.keys(node, FIGURE_KEYS, "figure")
        poses = self._poses(top.get("poses"), node.line)
        steps = self._steps(top.get("steps"), poses, node.line)
        arrows = tuple(self._arrows(top.get("arrows"), poses))
        props = tuple(self._props(top.get("props"), poses))
        works = tuple(self._works(top.get("works")))
        peak = self.text(top["peak"]) if "peak" in top else ""
        if peak and peak not in poses:
            self.fault(top["peak"].line, f"`peak` is {peak}; {nearest(peak, poses)}")
        return Figure(
            id=exercise,
            title=title,
            view=self._view(top.get("view")),
            poses=poses,
            steps=steps,
            props=props,
            works=works,
            arrows=arrows,
            in_place=self.truth(top["in_place"]) if "in_place" in top else False,
            peak=peak,
            side=self.word(top["side"], "side", SIDES) if "side" in top else "right",
        )

    def _view(self, node: Node | None) -> str | tuple[float, float]:
        if node is None:
            return "side"
        if isinstance(node, Sequence):
            if len(node.items) != 2:
                self.fault(node.line, "`view` is a word or [degrees round, degrees high].")
                return "side"
            yaw, high = (self.number(item, "view", *span) for item, span in zip(node.items, VIEW_RANGE, strict=True))
            return (yaw, high)
        word = self.word(node, "view", VIEWS)
        return word if word in VIEWS else "side"

    def _works(self, node: Node | None) -> Iterator[str]:
        known = (*REGIONS, *(f"{side}_{region}" for side in ("left", "right") for region in REGIONS))
        for item in self.items(node, "works"):
            word = self.word(item, "works", known)
            if word in known:
                yield word

    def _poses(self, node: Node | None, line: int) -> dict[str, WrittenPose]:
        if not isinstance(node, Mapping) or not node.items:
            self.fault(line if node is None else node.line, "`poses` is missing: name at least one pose.")
            return {}
        done: dict[str, WrittenPose] = {}
        for name, item in node.items.items():
            done[name] = self._pose(name, item, done)
        return done

    def _pose(self, name: str, node: Node, done: dict[str, WrittenPose]) -> WrittenPose:
        words = self.keys(node, POSE_KEYS, f"pose {name}")
        base = WrittenPose("")
        if "like" in words:
            like = self.text(words["like"])
            if like in done:
                base = done[like]
            else:
                self.fault(words["like"].line, f"`like` is {like}; name a pose that stands above this one.")
        elif "contact" not in words:
            self.fault(node.line, f"pose {name}: `contact` is missing: say what carries the body, as [feet].")
        say = self.text(words["say"]) if "say" in words else ""
        if "say" not in words:
            self.fault(node.line, f"pose {name}: `say` is missing: one sentence to the patient.")
        trunk = {part: dict(angles) for part, angles in base.trunk.items()}
        for part in TRUNK:
            if part in words:
                trunk[part] = self._trunk(words[part], part)
        limbs = {limb: dict(given) for limb, given in base.limbs.items()}
        for limb in LIMBS:
            kind = limb.split("_")[1]
            for key in (kind + "s", limb):
                if key in words:
                    given = self._limb(words[key], key, kind)
                    was = limbs.get(limb, {})
                    kept = {k: v for k, v in was.items() if not (k in ABSOLUTE and ABSOLUTE[k] in given)}
                    if ("hand" in given or "forearm" in given) and kind == "arm":
                        kept = {
                            k: v for k, v in kept.items() if k not in ("ahead", "up", "out", "forearm", "hand", "place")
                        }
                    if "foot" in given and given["foot"] != kept.get("foot"):
                        kept = {k: v for k, v in kept.items() if k not in ("place", "heel_up")}
                    limbs[limb] = {**kept, **given}
        return WrittenPose(
            say=say,
            trunk=trunk,
            limbs=limbs,
            contact=tuple(self._contact(words["contact"])) if "contact" in words else base.contact,
            air=self.number(words["air"], "air", 0, 120) if "air" in words else 0.0,
            still=self._point(words["still"], "still") if "still" in words else "",
        )

    def _trunk(self, node: Node, part: str) -> dict[str, float]:
        if isinstance(node, Scalar):
            return {"lean": self.number(node, part, *TRUNK_JOINTS["lean"])}
        given = self.keys(node, TRUNK_JOINTS, part)
        return {key: self.number(value, key, *TRUNK_JOINTS[key]) for key, value in given.items()}

    def _limb(self, node: Node, name: str, kind: str) -> dict[str, Word]:
        joints = LEG_JOINTS if kind == "leg" else ARM_JOINTS
        words = {"foot": STANDING} if kind == "leg" else {"hand": HANDS, "forearm": FOREARMS, "elbows": ELBOWS}
        given = self.keys(node, (*joints, *words, "place"), name)
        out: dict[str, Word] = {}
        for key, value in given.items():
            if key in joints:
                out[key] = self.number(value, key, *joints[key])
            elif key in words:
                out[key] = self.word(value, key, words[key])
            else:
                out[key] = self.text(value)
        return out

    def _contact(self, node: Node) -> Iterator[Contact]:
        for item in self.items(node, "contact"):
            text = self.text(item)
            wrong = good_contact(text)
            if wrong:
                self.fault(item.line, wrong)
            else:
                part, _on, surface = text.partition(" on ")
                yield part, {"mat": "floor", "": "floor"}.get(surface, surface)

    def _point(self, node: Node, name: str) -> str:
        text = self.text(node)
        wrong = good_contact(text)
        if wrong:
            self.fault(node.line, f"`{name}`: {wrong}")
        return text

    def _steps(self, node: Node | None, poses: dict[str, WrittenPose], line: int) -> tuple[Step, ...]:
        steps = []
        for item in self.items(node, "steps"):
            words = self.keys(item, STEP_KEYS, "a step")
            pose = self.word(words["pose"], "pose", poses) if "pose" in words else ""
            if not pose:
                self.fault(item.line, "a step needs `pose`.")
            if pose not in poses:
                continue
            move = self.number(words["move_s"], "move_s", 0, 20) if "move_s" in words else 0.0
            hold = self.number(words["hold_s"], "hold_s", 0, 20) if "hold_s" in words else 0.0
            even = self.truth(words["even"]) if "even" in words else False
            steps.append(Step(pose, move, hold, even))
        if not steps:
            self.fault(line if node is None else node.line, "`steps` is missing: list the poses in their order.")
        elif len(steps) > 1 and steps[0].pose != steps[-1].pose:
            self.fault(
                node.line if node else line, f"`steps` must end in the pose that they start with, {steps[0].pose}."
            )
        unused = set(poses) - {step.pose for step in steps}
        for name in sorted(unused) if steps else ():
            self.fault(line, f"pose {name} is in no step; use it or delete it.")
        return tuple(steps)

    def _arrows(self, node: Node | None, poses: dict[str, WrittenPose]) -> Iterator[Arrow]:
        for item in self.items(node, "arrows"):
            words = self.keys(item, ARROW_KEYS, "an arrow")
            kinds = [kind for kind in ARROW_KINDS if kind in words]
            if len(kinds) != 1 or "from" not in words or "to" not in words:
                self.fault(item.line, "an arrow needs one of follow, push, turn; and `from` and `to`.")
                continue
            point = self.word(words[kinds[0]], kinds[0], good_points())
            ends = [self.word(words[key], key, poses) for key in ("from", "to")]
            if point in good_points() and all(end in poses for end in ends):
                both, flip = (self.truth(words[key]) if key in words else False for key in ("both", "flip"))
                yield Arrow(kinds[0], point, ends[0], ends[1], both, flip)

    def _props(self, node: Node | None, poses: dict[str, WrittenPose]) -> Iterator[Prop]:
        for item in self.items(node, "props"):
            if isinstance(item, Scalar):
                if self.word(item, "props", OPTIONS) in OPTIONS:
                    yield Prop(item.text)
                continue
            if not isinstance(item, Mapping) or len(item.items) != 1:
                self.fault(item.line, "a prop is a word, or one word with options, as {step: {height: 20}}.")
                continue
            name, inner = next(iter(item.items.items()))
            if name not in OPTIONS:
                self.fault(item.line, f"`{name}` is not a known prop; {nearest(name, OPTIONS)}")
                continue
            yield Prop(name, dict(self._options(inner, name, poses)))

    def _options(self, node: Node, prop: str, poses: dict[str, WrittenPose]) -> Iterator[tuple[str, Option]]:
        known = OPTIONS[prop]
        for key, value in self.keys(node, known, prop).items():
            allowed = known[key]
            if allowed is str:
                yield key, self.word(value, key, poses)
            elif allowed is bool:
                yield key, self.truth(value)
            elif isinstance(allowed, tuple) and isinstance(allowed[0], str):
                yield key, self.word(value, key, (str(word) for word in allowed))
            elif isinstance(allowed, tuple):
                yield key, self.number(value, key, float(allowed[0]), float(allowed[1]))


def read_figure_file(path: Path, exercise: str, title: str) -> Figure:
    """Return the figure of a loose file that holds only the content of the `figure` key.

    Raises:
        ContentError: with every fault, its file and line.
    """
    return _figure(read_node(path, path.name), path.name, exercise, title)


def read_exercise_figure(path: Path, shown: str) -> Figure | None:
    """Return the figure of an exercise file, or None where it has none yet.

    Raises:
        ContentError: with every fault, its file and line.
    """
    node = read_node(path, shown)
    figure = node.items.get("figure")
    if figure is None:
        return None
    title = node.items.get("plain", node.items.get("title"))
    return _figure(figure, shown, path.stem, title.text if isinstance(title, Scalar) else path.stem)


def _figure(node: Node, shown: str, exercise: str, title: str) -> Figure:
    reader = FigureReader(shown)
    figure = reader.read(node, exercise, title)
    if reader.faults:
        raise ContentError(reader.faults)
    return figure

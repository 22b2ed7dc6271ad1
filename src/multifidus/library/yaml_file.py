"""YAML as plain text with line numbers: no value is guessed, no key may be repeated."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

from multifidus.library.faults import ContentError, Fault

QUOTES = ("'", '"', "|", ">")
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value, as it is written."""

    text: str
    line: int
    quoted: bool


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of nodes."""

    items: tuple[Node, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with their nodes, in the order of the file; `lines` are those of the keys."""

    items: dict[str, Node]
    lines: dict[str, int]
    line: int


Node = Scalar | Sequence | Mapping


def read_node(path: Path, shown: str) -> Mapping:
    """Return the mapping that a YAML file holds.

    Raises:
        ContentError: the file is not YAML, is no mapping, or repeats a key.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise ContentError([Fault(shown, 1, "is not UTF-8 text. Save the file as UTF-8.")]) from error
    try:
        root = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ContentError([Fault(shown, line, f"cannot be read as YAML: {error.problem}.")]) from error
    except RecursionError as error:
        raise ContentError([Fault(shown, 1, "is nested too deeply.")]) from error
    if root is None or not isinstance(root, yaml.MappingNode):
        raise ContentError([Fault(shown, 1, "holds no fields. Start with `id: ...`.")])
    faults: list[Fault] = []
    node = _convert(root, shown, faults)
    if faults:
        raise ContentError(faults)
    assert isinstance(node, Mapping)
    return node


def _convert(node: yaml.Node, shown: str, faults: list[Fault]) -> Node:
    line = node.start_mark.line + 1
    if isinstance(node, yaml.ScalarNode):
        return Scalar(node.value, line, node.style in QUOTES)
    if isinstance(node, yaml.SequenceNode):
        return Sequence(tuple(_convert(item, shown, faults) for item in node.value), line)
    items: dict[str, Node] = {}
    lines: dict[str, int] = {}
    for key_node, value in node.value:
        key, key_line = key_node.value, key_node.start_mark.line + 1
        if not isinstance(key_node, yaml.ScalarNode):
            faults.append(Fault(shown, key_line, "has a key that is not a word."))
            continue
        if key in items:
            faults.append(Fault(shown, key_line, f"repeats `{key}`, first on line {lines[key]}. Keep one."))
            continue
        items[key] = _convert(value, shown, faults)
        lines[key] = key_line
    return Mapping(items, lines, line)

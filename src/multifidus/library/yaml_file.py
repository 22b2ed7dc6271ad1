"""YAML as plain text with line numbers: no value is guessed, no key may be repeated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from multifidus.library.faults import ContentError, Fault

NUMBER = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,15})?")
QUOTES = ("'", '"', "|", ">")
MOST_LEVELS = 30
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
        ContentError: the file is not YAML, is no mapping, repeats a key, uses an alias, or nests without end.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise ContentError([Fault(shown, 1, "is not UTF-8 text. Save the file as UTF-8.")]) from error
    except OSError as error:
        raise ContentError([Fault(shown, 1, f"can't be read: {error.strerror}.")]) from error
    faults: list[Fault] = []
    try:
        node = _document(yaml.parse(text, Loader=_Loader), shown, faults)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ContentError([Fault(shown, line, f"cannot be read as YAML: {error.problem}.")]) from error
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise ContentError([Fault(shown, line, "holds a control character. Delete it.")]) from error
    if faults:
        raise ContentError(faults)
    if not isinstance(node, Mapping):
        raise ContentError([Fault(shown, 1, "holds no fields. Start with `id: ...`.")])
    return node


def _document(events: Iterator[yaml.Event], shown: str, faults: list[Fault]) -> Node | None:
    node: Node | None = None
    for event in events:
        if isinstance(event, yaml.NodeEvent):
            if node is not None:
                faults.append(Fault(shown, _line(event), "holds a second document. Make it a second file."))
                break
            node = _node(event, events, shown, faults, 0)
    return node


def _node(event: yaml.Event, events: Iterator[yaml.Event], shown: str, faults: list[Fault], level: int) -> Node:
    line = _line(event)
    if level > MOST_LEVELS:
        raise ContentError([Fault(shown, line, "is nested too deeply.")])
    if isinstance(event, yaml.AliasEvent):
        faults.append(Fault(shown, line, f"points to another place with *{event.anchor}. Write the value out."))
        return Scalar("", line, True)
    if isinstance(event, yaml.ScalarEvent):
        return Scalar(event.value, line, event.style in QUOTES)
    if isinstance(event, yaml.SequenceStartEvent):
        items = []
        while not isinstance(inner := next(events), yaml.SequenceEndEvent):
            items.append(_node(inner, events, shown, faults, level + 1))
        return Sequence(tuple(items), line)
    found: dict[str, Node] = {}
    lines: dict[str, int] = {}
    while not isinstance(inner := next(events), yaml.MappingEndEvent):
        key = _node(inner, events, shown, faults, level + 1)
        value = _node(next(events), events, shown, faults, level + 1)
        if not isinstance(key, Scalar):
            faults.append(Fault(shown, key.line, "has a key that is not a word."))
        elif key.text in found:
            faults.append(Fault(shown, key.line, f"repeats `{key.text}`, first on line {lines[key.text]}. Keep one."))
        else:
            found[key.text] = value
            lines[key.text] = key.line
    return Mapping(found, lines, line)


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1

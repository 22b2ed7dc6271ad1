"""Turns a YAML node into the frozen value that its class declares, or says what is wrong."""

from __future__ import annotations

import dataclasses
import functools
import types
import typing
from collections.abc import Mapping as AbstractMapping
from typing import Any

from multifidus.clinical.complaints import nearest
from multifidus.clinical.conditions import Condition
from multifidus.clinical.facts import UNKNOWN
from multifidus.clinical.intake import Question
from multifidus.library.condition_reader import read_condition
from multifidus.library.faults import Fault
from multifidus.library.intake_reader import check_question
from multifidus.library.vocabulary import Vocabulary
from multifidus.library.yaml_file import NUMBER, Mapping, Node, Scalar, Sequence

MISSING = dataclasses.MISSING


class Reader:
    """Reads the nodes of one file and gathers what is wrong in it."""

    def __init__(self, shown: str, vocabulary: Vocabulary) -> None:
        self.shown = shown
        self.vocabulary = vocabulary
        self.faults: list[Fault] = []
        self.references: list[tuple[str, str, int]] = []  # kind, id, line

    def fault(self, line: int, message: str) -> None:
        """Note something that is wrong in this file."""
        self.faults.append(Fault(self.shown, line, message))

    def read(self, node: Node, wanted: type) -> Any:
        """Return a value of the class, or None for what is no set of fields.

        Where a fault was noted, the value holds blanks; it serves to find further faults only.
        """
        if not isinstance(node, Mapping):
            self.fault(node.line, "must be a set of `name: value` lines here.")
            return None
        declared = fields_of(wanted)
        for key in node.items.keys() - declared.keys():
            self.fault(node.lines[key], f"`{key}` is not known here; {nearest(key, declared)}")
        values: dict[str, Any] = {}
        faults_before = len(self.faults)
        for name, (kind, field) in declared.items():
            if name in node.items:
                values[name] = self._value(node.items[name], kind, name, field.metadata)
            elif field.default is MISSING and field.default_factory is MISSING:
                self.fault(node.line, f"`{name}` is missing: {field.metadata.get('text', '')}.")
                values[name] = None
        value = wanted(**values)
        if isinstance(value, Question) and len(self.faults) == faults_before:
            check_question(value, node, self.vocabulary, self.fault)
        return value

    def _value(self, node: Node, kind: Any, name: str, metadata: AbstractMapping[str, Any]) -> Any:
        origin, args = typing.get_origin(kind), typing.get_args(kind)
        if kind == Condition:
            return read_condition(node, self.vocabulary, self.fault)
        if origin in (typing.Union, types.UnionType):
            inner = [a for a in args if a is not type(None)]
            if kind is not Condition and set(args) >= set(typing.get_args(Condition)):
                return read_condition(node, self.vocabulary, self.fault)
            if isinstance(node, Scalar) and node.text in ("", "null", "~") and not node.quoted:
                return None
            return self._value(node, inner[0], name, metadata)
        if origin is tuple:
            if not isinstance(node, Sequence):
                self.fault(node.line, f"`{name}` must be a list, as [a, b].")
                return ()
            return tuple(self._value(item, args[0], name, metadata) for item in node.items)
        if origin is AbstractMapping:
            return self._mapping(node, args, name, metadata)
        if dataclasses.is_dataclass(kind) and isinstance(kind, type):
            return self.read(node, kind)
        if not isinstance(node, Scalar):
            self.fault(node.line, f"`{name}` must be a single value.")
            return None
        return self._scalar(node, kind, origin, args, name, metadata)

    def _mapping(self, node: Node, args: tuple[Any, ...], name: str, metadata: AbstractMapping[str, Any]) -> Any:
        if not isinstance(node, Mapping):
            self.fault(node.line, f"`{name}` must be a set of `name: value` lines.")
            return {}
        if name == "given":
            return {key: self.vocabulary.read_value(key, item, self.fault) for key, item in node.items.items()}
        if args[1] is Any:
            return {key: plain(item) for key, item in node.items.items()}
        return {key: self._value(item, args[1], name, metadata) for key, item in node.items.items()}

    def _scalar(
        self,
        node: Scalar,
        kind: Any,
        origin: Any,
        args: tuple[Any, ...],
        name: str,
        metadata: AbstractMapping[str, Any],
    ) -> Any:
        if origin is typing.Literal:
            if node.text not in args:
                self.fault(node.line, f"`{name}` is {node.text}; {nearest(node.text, args)}")
            return node.text
        if kind is bool:
            if node.text not in ("true", "false"):
                self.fault(node.line, f"`{name}` is {node.text}; write true or false.")
            return node.text == "true"
        if kind in (int, float):
            return self._number(node, kind, name, metadata)
        if not node.text.strip() or (not node.quoted and node.text in ("~", "null")):
            self.fault(node.line, f"`{name}` is empty.")
        if metadata.get("refers_to"):
            self.references.append((metadata["refers_to"], node.text, node.line))
        return node.text

    def _number(self, node: Scalar, kind: type, name: str, metadata: AbstractMapping[str, Any]) -> Any:
        low, high = metadata.get("low"), metadata.get("high")
        allowed = ("a whole number" if kind is int else "a number") + _span(low, high)
        if not NUMBER.fullmatch(node.text) or (kind is int and not node.text.lstrip("-").isdecimal()):
            self.fault(node.line, f"`{name}` is {node.text}; {allowed} is needed.")
            return kind(low or 0)
        number = kind(node.text)
        if (low is not None and number < low) or (high is not None and number > high):
            self.fault(node.line, f"`{name}` is {node.text}; {allowed} is allowed: {metadata.get('text', '')}.")
        return number


def _span(low: float | None, high: float | None) -> str:
    if low is None:
        return "" if high is None else f" of at most {high:g}"
    return f" of at least {low:g}" if high is None else f" from {low:g} to {high:g}"


@functools.cache
def fields_of(wanted: type) -> dict[str, tuple[Any, dataclasses.Field[Any]]]:
    """Return the fields of a content class with their resolved types, by name."""
    hints = typing.get_type_hints(wanted)
    return {field.name: (hints[field.name], field) for field in dataclasses.fields(wanted)}


def plain(node: Node) -> Any:
    """Return a node as plain Python values, for parts that nobody reads strictly yet."""
    if isinstance(node, Sequence):
        return tuple(plain(item) for item in node.items)
    if isinstance(node, Mapping):
        return {key: plain(item) for key, item in node.items.items()}
    if node.quoted:
        return node.text
    if node.text in ("true", "false"):
        return node.text == "true"
    if node.text in ("null", "~", ""):
        return None
    if node.text == "unknown":
        return UNKNOWN
    try:
        return float(node.text) if "." in node.text else int(node.text)
    except ValueError:
        return node.text

"""The vocabulary of facts, and how a value of each is read from a content file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from multifidus.clinical.case import check_value
from multifidus.clinical.complaints import Complaint, nearest
from multifidus.clinical.facts import UNKNOWN
from multifidus.clinical.rules import FactDefinition
from multifidus.library import yaml_file


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All facts that a condition or a case may name."""

    facts: Mapping[str, FactDefinition]

    def read_value(self, fact: str, node: yaml_file.Node, complain: Callable[[int, str], None]) -> Any:
        """Return the value of a fact written in a content file; `unknown` is a value."""
        definition = self.facts.get(fact)
        if definition is None:
            complain(node.line, f"`{fact}` is no fact in content/facts; {nearest(fact, self.facts)}")
            return UNKNOWN
        value = _json_like(node)
        if value == "unknown":
            return UNKNOWN
        checked = check_value(definition, value)
        if isinstance(checked, Complaint):
            complain(node.line, f"`{fact}` {checked.message}")
            return UNKNOWN
        return checked


def _json_like(node: yaml_file.Node) -> Any:
    if isinstance(node, yaml_file.Sequence):
        return [_json_like(item) for item in node.items]
    if isinstance(node, yaml_file.Mapping):
        return {key: _json_like(item) for key, item in node.items.items()}
    if node.quoted:
        return node.text
    if node.text in ("true", "false"):
        return node.text == "true"
    try:
        return float(node.text) if "." in node.text else int(node.text)
    except ValueError:
        return node.text

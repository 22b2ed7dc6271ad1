"""Reads the fields of YAML nodes one by one, for kinds whose keys depend on each other; gathers what is wrong."""

from __future__ import annotations

from collections.abc import Iterable

from multifidus.clinical.complaints import nearest
from multifidus.library.faults import Fault
from multifidus.library.yaml_file import NUMBER, Mapping, Node, Scalar, Sequence


class FieldReader:
    """Reads fields and gathers what is wrong in them."""

    def __init__(self, shown: str) -> None:
        self.shown = shown
        self.faults: list[Fault] = []

    def fault(self, line: int, message: str) -> None:
        """Note something that is wrong; once, though both sides may read it."""
        fault = Fault(self.shown, line, message)
        if fault not in self.faults:
            self.faults.append(fault)

    def keys(self, node: Node | None, known: Iterable[str], name: str) -> dict[str, Node]:
        """Return the known fields of a set of fields; unknown ones are faults."""
        if not isinstance(node, Mapping):
            if node is not None:
                self.fault(node.line, f"`{name}` must be a set of `name: value` lines.")
            return {}
        known = tuple(known)
        for key in node.items:
            if key not in known:
                self.fault(node.lines[key], f"`{key}` is not known in {name}; {nearest(key, known)}")
        return {key: value for key, value in node.items.items() if key in known}

    def items(self, node: Node | None, name: str) -> tuple[Node, ...]:
        """Return the items of a list; nothing for what is none."""
        if node is None:
            return ()
        if not isinstance(node, Sequence):
            self.fault(node.line, f"`{name}` must be a list, as [a, b].")
            return ()
        return node.items

    def text(self, node: Node) -> str:
        """Return a word; empty where there is none."""
        if not isinstance(node, Scalar) or not node.text.strip():
            self.fault(node.line, "a word is needed here.")
            return ""
        return node.text

    def truth(self, node: Node) -> bool:
        """Return true or false."""
        text = self.text(node)
        if text not in ("true", "false"):
            self.fault(node.line, f"is {text}; write true or false.")
        return text == "true"

    def number(self, node: Node, name: str, low: float, high: float) -> float:
        """Return a number between two others; 0 where there is none."""
        if not isinstance(node, Scalar) or not NUMBER.fullmatch(node.text):
            self.fault(node.line, f"`{name}` must be a number from {low:g} to {high:g}.")
            return 0.0
        number = float(node.text)
        if not low <= number <= high:
            self.fault(node.line, f"`{name}` is {node.text}; {low:g} to {high:g} are allowed.")
        return number

    def word(self, node: Node, name: str, known: Iterable[str]) -> str:
        """Return one of the known words; any other is a fault."""
        known, text = tuple(known), self.text(node)
        if text and text not in known:
            self.fault(node.line, f"`{name}` is {text}; {nearest(text, known)}")
        return text

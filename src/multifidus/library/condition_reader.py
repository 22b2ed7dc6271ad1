"""Reads conditions: `all`, `any`, `not`, `at_least` n `of`, and comparisons of one fact."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from multifidus.clinical.complaints import nearest
from multifidus.clinical.conditions import AllOf, AnyOf, AtLeast, Compare, Condition, Not
from multifidus.library.vocabulary import Vocabulary
from multifidus.library.yaml_file import NUMBER, Mapping, Node, Scalar, Sequence

NOTHING = AllOf(())
Complain = Callable[[int, str], None]
_NUMBERS = ("above", "at_least", "below", "at_most")
_SETS = ("one_of", "includes_any")
_FITS = {
    "yes_no": ("is", "is_known"),
    "number": ("is", *_NUMBERS, "is_known"),
    "choice": ("is", "one_of", "is_known"),
    "choices": ("includes", "includes_any", "is_empty", "is_known"),
    "ratings": ("lowest_at_most", "highest_at_least", "is_empty", "is_known"),
}


def read_condition(node: Node, vocabulary: Vocabulary, complain: Complain) -> Condition:
    """Return the condition that a node holds; an empty one where a fault was noted."""
    if isinstance(node, Scalar) and node.text == "always":
        return NOTHING
    if not isinstance(node, Mapping) or (len(node.items) != 1 and set(node.items) != {"at_least", "of"}):
        complain(node.line, "a condition has one line: all, any, not, at_least with of, or `fact: value`.")
        return NOTHING
    if "of" in node.items and "at_least" in node.items:
        return _at_least(node, vocabulary, complain)
    key, value = next(iter(node.items.items()))
    if key in ("all", "any"):
        parts = _parts(key, value, vocabulary, complain)
        return AllOf(parts) if key == "all" else AnyOf(parts)
    if key == "not":
        return Not(read_condition(value, vocabulary, complain))
    return _compare(key, value, node.lines[key], vocabulary, complain)


def _at_least(node: Mapping, vocabulary: Vocabulary, complain: Complain) -> Condition:
    count = node.items["at_least"]
    parts = _parts("of", node.items["of"], vocabulary, complain)
    if not isinstance(count, Scalar) or not count.text.isdecimal() or not 1 <= int(count.text) <= len(parts):
        complain(node.line, f"`at_least` needs a number from 1 to {len(parts)}, the length of `of`.")
        return NOTHING
    return AtLeast(int(count.text), parts)


def _parts(key: str, node: Node, vocabulary: Vocabulary, complain: Complain) -> tuple[Condition, ...]:
    if not isinstance(node, Sequence) or not node.items:
        complain(node.line, f"`{key}` needs a list of conditions.")
        return ()
    return tuple(read_condition(item, vocabulary, complain) for item in node.items)


def _compare(fact: str, node: Node, line: int, vocabulary: Vocabulary, complain: Complain) -> Condition:
    definition = vocabulary.facts.get(fact)
    if definition is None:
        complain(line, f"`{fact}` is no fact in content/facts; {nearest(fact, vocabulary.facts)}")
        return NOTHING
    if definition.record_only:
        complain(line, f"`{fact}` is kept for the record only; no rule may read it.")
    fits = _FITS.get(definition.kind, ("is_known",))
    if isinstance(node, Scalar):
        how, operand = ("includes" if definition.kind == "choices" else "is"), node
    elif isinstance(node, Mapping) and len(node.items) == 1:
        how, found = next(iter(node.items.items()))
        if how in _SETS and not isinstance(found, Sequence):
            complain(line, f"`{fact}: {how}` needs a list, as [a, b].")
            return NOTHING
        if isinstance(found, Sequence) and how in _SETS:
            if not found.items:
                complain(line, f"`{fact}: {how}` needs at least one value.")
            read = frozenset(_word(item, fact, vocabulary, complain) for item in found.items)
            return Compare(fact, _fit(how, fits, fact, line, complain), read)
        if not isinstance(found, Scalar):
            complain(line, f"`{fact}: {how}` needs a single value.")
            return NOTHING
        operand = found
    else:
        complain(line, f"`{fact}` needs a value, or one comparison such as {{above: 70}}.")
        return NOTHING
    return Compare(fact, _fit(how, fits, fact, line, complain), _operand(how, operand, fact, vocabulary, complain))


def _fit(how: str, fits: tuple[str, ...], fact: str, line: int, complain: Complain) -> str:
    if how not in fits:
        complain(line, f"`{fact}` can't be compared by `{how}`; {nearest(how, fits)}")
        return "is_known"
    return how


def _operand(how: str, node: Scalar, fact: str, vocabulary: Vocabulary, complain: Complain) -> Any:
    if how in ("is_known", "is_empty"):
        if node.text not in ("true", "false"):
            complain(node.line, f"`{how}` needs true or false.")
        return node.text == "true"
    if how in ("lowest_at_most", "highest_at_least", *_NUMBERS):
        return _limit(how, node, fact, vocabulary, complain)
    if node.text == "unknown" and not node.quoted:
        complain(node.line, f"`{fact}` can't be compared with unknown; write {{{fact}: {{is_known: false}}}}.")
        return None
    if how == "includes":
        return _word(node, fact, vocabulary, complain)
    return vocabulary.read_value(fact, node, complain)


def _limit(how: str, node: Scalar, fact: str, vocabulary: Vocabulary, complain: Complain) -> float:
    if not NUMBER.fullmatch(node.text):
        complain(node.line, f"`{fact}: {how}` needs a number, not {node.text}.")
        return 0.0
    definition, limit = vocabulary.facts[fact], float(node.text)
    if definition.low is not None and definition.high is not None and not definition.low <= limit <= definition.high:
        complain(node.line, f"`{fact}: {how}` is {limit:g}; it runs from {definition.low:g} to {definition.high:g}.")
    return limit


def _word(node: Node, fact: str, vocabulary: Vocabulary, complain: Complain) -> str:
    choices = vocabulary.facts[fact].choices
    text = node.text if isinstance(node, Scalar) else ""
    if text not in choices:
        complain(node.line, f"`{fact}` has no value {text}; {nearest(text, choices)}")
    return text

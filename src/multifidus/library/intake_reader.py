"""What must hold of a question of the intake: it asks for a fact that is there, in a way that fits it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from collections.abc import Mapping as AbstractMapping

from multifidus.clinical.complaints import listed, nearest
from multifidus.clinical.intake import NONE_OF_THESE, NOT_KNOWN, Question
from multifidus.clinical.rules import FactDefinition
from multifidus.library.vocabulary import Vocabulary
from multifidus.library.yaml_file import Mapping, Sequence

Complain = Callable[[int, str], None]
FITS = {  # the kinds of facts that each kind of question can answer
    "choice": ("yes_no", "choice"),
    "choices": ("choices",),
    "body_chart": ("choices",),
    "number": ("number",),
    "scale": ("number",),
    "date": ("date",),
    "text": ("text",),
    "goals": ("goals",),
    "answers": ("answers",),
}
ONLY_FOR = {  # parts of a question that only some kinds use
    "choices": ("choice", "choices", "ticks", "body_chart"),
    "left_out": ("choice", "choices", "body_chart"),
    "none_of_these": ("choices", "ticks", "body_chart", "answers"),
    "units": ("number",),
    "instrument": ("answers",),
    "signs": ("body_chart",),
}
MANY = ("choices", "ticks", "body_chart")


def check_question(question: Question, node: Mapping, vocabulary: Vocabulary, complain: Complain) -> None:
    """Note everything that is wrong in a question, each with its line."""
    for part, kinds in ONLY_FOR.items():
        if part in node.items and question.kind not in kinds:
            complain(node.lines[part], f"`{part}` does not go with the kind {question.kind}.")
    if question.kind == "ticks":
        _check_ticks(question, node, vocabulary, complain)
    else:
        _check_fact(question, node, vocabulary, complain)
    if question.kind in MANY:
        if question.none_of_these is None:
            complain(node.line, f"`{question.fact}` needs `none_of_these`: an untouched list is no answer.")
        for value, line in _offered(question, node):
            if value in (NONE_OF_THESE, NOT_KNOWN):
                complain(line, f"`{value}` can't be a value of a list; the boxes of `none` and `unknown` post it.")
    boxes = ["unit", *(part.id for unit in question.units for part in unit.parts)]
    for box in sorted({box for box in boxes if boxes.count(box) > 1}):
        complain(node.lines["units"], f"`{question.fact}` has two boxes named {box}. Rename one.")
    for unit in question.units[:1]:
        if [part.times for part in unit.parts] != [1]:
            complain(node.lines["units"], f"the first unit of `{question.fact}` must be its own: one part, `times: 1`.")


def _check_ticks(question: Question, node: Mapping, vocabulary: Vocabulary, complain: Complain) -> None:
    if question.fact in vocabulary.facts:
        complain(node.lines["fact"], f"`{question.fact}` is a fact; give the list a name that none has.")
    if question.ask is None:
        complain(node.line, f"`ask` is missing: the list `{question.fact}` has no words of its own.")
    if not question.choices:
        complain(node.line, f"`{question.fact}` has no `choices`; list the facts to tick.")
    for choice, (value, line) in zip(question.choices, _offered(question, node), strict=True):
        definition = _entered(value, line, vocabulary.facts, complain)
        if definition is None:
            continue
        if choice.further and (definition.kind != "choice" or NONE_OF_THESE not in definition.choices):
            complain(line, f"`{value}` has no value none; `further` does not fit.")
        if not choice.further and definition.kind != "yes_no":
            complain(line, f"`{value}` is no yes-or-no fact; write `further: true` and ask for it later.")


def _check_fact(question: Question, node: Mapping, vocabulary: Vocabulary, complain: Complain) -> None:
    definition = _entered(question.fact, node.lines["fact"], vocabulary.facts, complain)
    if definition is None:
        return
    if definition.kind not in FITS[question.kind]:
        fits = listed(kind for kind, facts in FITS.items() if definition.kind in facts)
        complain(node.lines["kind"], f"`{question.fact}` can't be asked as {question.kind}; {fits}.")
        return
    if question.ask is None and definition.ask is None:
        complain(node.line, f"`ask` is missing: the fact `{question.fact}` has no words for patients either.")
    if question.kind in ("choice", *MANY):
        allowed = ("yes", "no") if definition.kind == "yes_no" else definition.choices
        _check_values(question, node, allowed, complain)
    for sign in question.signs:
        for area in set(sign.areas) - {choice.value for choice in question.choices}:
            complain(node.lines["signs"], f"`signs` names {area}, which the chart does not offer.")
        if sign.fact in vocabulary.facts and vocabulary.facts[sign.fact].kind != "yes_no":
            complain(node.lines["signs"], f"`signs` names {sign.fact}, which is no yes-or-no fact.")


def _check_values(question: Question, node: Mapping, allowed: Iterable[str], complain: Complain) -> None:
    known, offered = list(allowed), _offered(question, node)
    left_out = node.items.get("left_out")
    items = left_out.items if isinstance(left_out, Sequence) else ()
    for value, line in (*offered, *((text, item.line) for text, item in zip(question.left_out, items, strict=True))):
        if value not in known:
            complain(line, f"`{value}` is no value of `{question.fact}`; {nearest(value, known)}")
    said = [value for value, _ in offered] + list(question.left_out)
    for value in known:
        if value not in said:
            complain(node.line, f"`{question.fact}` does not offer {value}; add it to `choices` or to `left_out`.")
        elif said.count(value) > 1:
            complain(node.line, f"`{question.fact}` names {value} twice. Keep one.")


def _offered(question: Question, node: Mapping) -> list[tuple[str, int]]:
    """Return the values offered with the lines on which they stand."""
    listed_ = node.items.get("choices")
    lines = [item.line for item in listed_.items] if isinstance(listed_, Sequence) else []
    lines += [node.line] * (len(question.choices) - len(lines))
    return [(choice.value, line) for choice, line in zip(question.choices, lines, strict=True)]


def _entered(
    name: str, line: int, facts: AbstractMapping[str, FactDefinition], complain: Complain
) -> FactDefinition | None:
    definition = facts.get(name)
    if definition is None:
        complain(line, f"`{name}` is no fact in content/facts; {nearest(name, facts)}")
    elif definition.derived:
        complain(line, f"`{name}` is worked out by the software; it can't be asked.")
        return None
    return definition

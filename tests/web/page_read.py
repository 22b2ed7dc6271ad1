"""What a page says to somebody who reads it: its ids, its faults, and what stands in its fields."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
SUMMARY, BESIDE = "nhsuk-error-summary", "nhsuk-error-message"
ONE_TIME = ("code",)  # a code that was wrong is of no use
TYPED = ("text", "email", "tel", "date", "number", "search", "url")


@dataclass(slots=True)
class Control:
    """A field: what kind it is, what stands in it, and what it could hold where it offers a choice."""

    name: str
    kind: str
    held: list[str] = field(default_factory=list)
    offered: set[str] = field(default_factory=set)


class Page(HTMLParser):
    """A page as read: `ids`, `links` of the summary with their words, `beside`, and `controls` in order."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: set[str] = set()
        self.links: list[tuple[str, str]] = []
        self.beside: list[str] = []
        self.described: dict[str, list[str]] = {}  # by id of a field, the ids of what describes it
        self._fault_ids: set[str] = set()
        self.controls: list[Control] = []
        self.has_summary = False
        self._open: list[tuple[str, str]] = []  # tag, what it is to us
        self._words = ""
        self._href = ""
        self._select: Control | None = None
        self.feed(html)
        self.close()

    def fields(self, name: str) -> list[Control]:
        """Return the controls that post under a name."""
        return [control for control in self.controls if control.name == name]

    def has_beside(self, field_id: str, words: str) -> bool:
        """Return whether a message stands beside a field: the same words, or one that describes the field."""
        if any(beside and words.endswith(beside) for beside in self.beside):
            return True
        return any(one and one in self._fault_ids for one in self.described.get(field_id, ()))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take note of a tag."""
        has = {name: value or "" for name, value in attrs}
        if "id" in has:
            self.ids.add(has["id"])
            self.described[has["id"]] = has.get("aria-describedby", "").split()
        self._field(tag, has)
        if tag in VOID:
            return
        role, classes = "", has.get("class", "").split()
        if SUMMARY in classes:
            role, self.has_summary = "summary", True
        elif tag == "a" and self._is_in("summary"):
            role, self._words, self._href = "link", "", has.get("href", "")
        elif BESIDE in classes and "hidden" not in has:
            role, self._words = "beside", ""
            self._fault_ids.add(has.get("id", ""))
        elif tag == "textarea":
            role, self._words = "textarea", ""
        self._open.append((tag, role))

    def handle_endtag(self, tag: str) -> None:
        """Take note of the end of a tag."""
        while self._open:
            opened, role = self._open.pop()
            if role == "link":
                self.links.append((self._href, one_line(self._words)))
            elif role == "beside":
                self.beside.append(one_line(self._words).removeprefix("Error: "))
            elif role == "textarea":
                self.controls[-1].held.append(self._words.removeprefix("\n"))
            if opened == "select":
                self._select = None
            if opened == tag:
                return

    def handle_data(self, data: str) -> None:
        """Take note of words."""
        self._words += data

    def _is_in(self, role: str) -> bool:
        return any(found == role for _, found in self._open)

    def _field(self, tag: str, has: dict[str, str]) -> None:
        name, value = has.get("name", ""), has.get("value", "")
        if tag == "input" and name:
            kind = has.get("type", "text")
            if kind not in ("checkbox", "radio"):
                self.controls.append(Control(name, kind, [value]))
                return
            control = next((one for one in self.fields(name) if one.kind == kind), None)
            if control is None:
                self.controls.append(control := Control(name, kind))
            control.offered.add(value)
            control.held += [value] if "checked" in has else []
        elif tag in ("textarea", "select") and name:
            self.controls.append(Control(name, tag))
            self._select = self.controls[-1] if tag == "select" else None
        elif tag == "option" and self._select is not None:
            self._select.offered.add(value)
            self._select.held += [value] if "selected" in has else []


def one_line(words: str) -> str:
    """Return words with their blanks made single, without what no keyboard types."""
    return " ".join(re.sub("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]", " ", words).split())


def faults_of(page: Page) -> list[str]:
    """Return what is wrong with the way in which a page tells what is wrong."""
    found = []
    for href, words in page.links:
        field_id = href.removeprefix("#")
        if href == field_id:  # a question of another page
            continue
        if field_id not in page.ids:
            found.append(f"the summary leads to {href}, which is not in the page: {words[:80]}")
        elif field_id != "main" and not page.has_beside(field_id, words):
            found.append(f"nothing stands beside {href}: {words[:80]}")
    return found


def lost(page: Page, sent: dict[str, list[str]]) -> list[str]:
    """Return the fields in which what was typed does not stand any more; a password must be gone."""
    found = []
    for name, values in sent.items():
        controls, typed = page.fields(name), {one_line(value) for value in values}
        held = {one_line(value) for control in controls for value in control.held}
        kinds = {control.kind for control in controls}
        if name in ONE_TIME:
            continue
        if kinds == {"password"}:
            found += [f"{name}: the password came back"] if held - {""} else []
        elif kinds & {*TYPED, "textarea"}:
            found += [f"{name}: {sorted(typed)!r:.80} became {sorted(held)!r:.80}"] if not typed & held else []
        elif kinds & {"select", "radio", "checkbox"}:
            offered = {one_line(value) for control in controls for value in control.offered}
            gone = (typed & offered) - held - {""}
            found += [f"{name}: the choice {sorted(gone)!r:.80} is gone"] if gone and gone == typed else []
    return found

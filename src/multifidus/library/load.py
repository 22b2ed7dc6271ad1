"""Loads content/ whole: every file, every reference, every worked case."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from multifidus.clinical.complaints import nearest
from multifidus.clinical.entries import Entry
from multifidus.clinical.knowledge import Knowledge
from multifidus.library.checks import check, check_facts
from multifidus.library.faults import ContentError, Fault
from multifidus.library.folders import FOLDERS, plural
from multifidus.library.reader import Reader
from multifidus.library.revision import hashes_of, revision_of
from multifidus.library.vocabulary import Vocabulary
from multifidus.library.yaml_file import read_node

IN_PACKAGE = Path(__file__).parent.parent / "content"
IN_CHECKOUT = Path(__file__).parents[3] / "content"


def content_folder() -> Path:
    """Return the folder of the content that came with this software."""
    return IN_CHECKOUT if IN_CHECKOUT.is_dir() else IN_PACKAGE


@cache
def load_knowledge(folder: Path | None = None) -> Knowledge:
    """Return all clinical knowledge in a folder.

    Raises:
        ContentError: with every fault in every file.
    """
    root = folder or content_folder()
    files = _Files(root)
    sections = files.read_all("fact_section", Vocabulary({}))
    faults = files.faults or list(check_facts(sections, files.lines))
    if faults:
        raise ContentError(faults)  # every other file is read by these facts
    vocabulary = Vocabulary({fact.id: fact for section in sections.values() for fact in section.facts})
    entries = {kind: files.read_all(kind, vocabulary) for kind in FOLDERS if kind != "fact_section"}
    entries["fact"] = dict(vocabulary.facts)
    files.check_references(entries)
    files.check_strays()
    if not files.faults:
        files.faults.extend(check(entries, vocabulary.facts, files.lines))
    if files.faults:
        raise ContentError(files.faults)
    frozen = {kind: MappingProxyType(found) for kind, found in entries.items()}
    return Knowledge(
        revision=revision_of(root),
        hashes=MappingProxyType(hashes_of(root)),
        sections=MappingProxyType(sections),
        **{plural(kind): found for kind, found in frozen.items()},
    )


class _Files:
    """The files of a content folder, with what is wrong in them."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.faults: list[Fault] = []
        self.read: set[Path] = set()
        self.lines: dict[str, str] = {}  # "kind/id" -> path as shown
        self.references: list[tuple[str, str, str, int]] = []

    def read_all(self, kind: str, vocabulary: Vocabulary) -> dict[str, Any]:
        folder, wanted = FOLDERS[kind]
        found: dict[str, Any] = {}
        for path in sorted((self.root / folder).glob("*.yaml")):
            self.read.add(path)
            entry = self._read(path, wanted, vocabulary)
            if entry is None or entry.id is None:
                continue
            if entry.id != path.stem:
                self.faults.append(Fault(self._shown(path), 1, f"`id` is {entry.id}; the file name says {path.stem}."))
            found[entry.id] = entry
            self.lines[f"{kind}/{entry.id}"] = self._shown(path)
        return found

    def _read(self, path: Path, wanted: type[Entry], vocabulary: Vocabulary) -> Any:
        shown = self._shown(path)
        try:
            node = read_node(path, shown)
        except ContentError as error:
            self.faults.extend(error.faults)
            return None
        reader = Reader(shown, vocabulary)
        entry = reader.read(node, wanted)
        self.faults.extend(reader.faults)
        self.references.extend((kind, name, shown, line) for kind, name, line in reader.references)
        return entry

    def _shown(self, path: Path) -> str:
        return str(Path("content") / path.relative_to(self.root))

    def check_references(self, entries: Mapping[str, Mapping[str, Any]]) -> None:
        for kind, name, shown, line in self.references:
            if name not in entries[kind]:
                where = f"content/{FOLDERS[kind][0]}" if kind in FOLDERS else "content/facts"
                hint = nearest(name, entries[kind])
                self.faults.append(Fault(shown, line, f"`{name}` is no {kind} in {where}; {hint}"))

    def check_strays(self) -> None:
        """Note every file that no kind reads: a rule in a wrong folder must not be lost in silence."""
        for path in sorted(self.root.rglob("*")):
            hidden = path.name.startswith(".") or path.name.endswith("~")
            if path.is_file() and path not in self.read and path.suffix != ".md" and not hidden:
                folders = ", ".join(f"content/{folder}" for folder, _ in FOLDERS.values())
                message = f"is read by nothing. Files end in .yaml and stand in one of {folders}."
                self.faults.append(Fault(self._shown(path), 1, message))

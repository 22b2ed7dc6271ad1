"""Licensed words: read strictly, and never without a licence number."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from multifidus.clinical.instruments import Instrument
from multifidus.library.faults import ContentError
from multifidus.library.licensed import load_licensed, read_licensed

PAIR = Instrument(
    id="pair",
    title="Two items",
    sources=("project",),
    review="pending",
    measures="a pair",
    items=2,
    missing="Both are needed.",
    licence="none",
)
KNOWN = {"pair": PAIR}
GOOD = {"id": "pair", "language": "en", "licence_number": "A-17", "items": ["One", "Two"]}


def written(folder: Path, content: object, name: str = "pair.en.json") -> Path:
    path = folder / name
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


def complaints(folder: Path, content: object, name: str = "pair.en.json") -> str:
    with pytest.raises(ContentError) as caught:
        read_licensed(written(folder, content, name), KNOWN)
    return str(caught.value)


def test_a_licensed_text_is_read(tmp_path):
    text = read_licensed(written(tmp_path, GOOD), KNOWN)

    assert (text.id, text.language, text.licence_number, text.items) == ("pair", "en", "A-17", ("One", "Two"))


@pytest.mark.parametrize("number", [None, "", "  ", 17])
def test_words_without_a_licence_number_are_refused(tmp_path, number):
    assert "`licence_number` is missing" in complaints(tmp_path, {**GOOD, "licence_number": number})


def test_words_with_no_licence_line_at_all_are_refused(tmp_path):
    without = {name: value for name, value in GOOD.items() if name != "licence_number"}

    assert "licensed/pair.en.json:1: `licence_number` is missing" in complaints(tmp_path, without)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"licence": "A-17"}, "did you mean licence_number?"),
        ({"id": "pear"}, "`id` is pear; did you mean pair?"),
        ({"id": 3}, "`id` is missing or not a text"),
        ({"language": "English"}, "a language tag is needed"),
        ({"language": "de"}, "must be named pair.de.json"),
        ({"items": ["One"]}, "holds 1 items; pair has 2"),
        ({"items": ["One", " "]}, "`items` 2 hold no words"),
        ({"items": ["One", 2]}, "`items` 2 hold no words"),
        ({"items": []}, "`items` must be a list"),
        ({"items": "One"}, "`items` must be a list"),
    ],
)
def test_what_does_not_fit_is_said(tmp_path, changed, said):
    name = "pear.en.json" if changed.get("id") == "pear" else "pair.en.json"

    assert said in complaints(tmp_path, {**GOOD, **changed}, name)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", "cannot be read as JSON"),
        ("[]", "must hold one object"),
        ('{"id": "pair", "id": "pair"}', "repeats `id`"),
    ],
)
def test_a_broken_file_is_refused(tmp_path, content, said):
    assert said in complaints(tmp_path, content)


def test_a_file_that_is_not_text_is_refused(tmp_path):
    path = tmp_path / "pair.en.json"
    path.write_bytes(b"\xff\xfe")

    with pytest.raises(ContentError, match="not UTF-8"):
        read_licensed(path, KNOWN)


def test_a_folder_is_read_whole_by_instrument_and_language(tmp_path):
    written(tmp_path, GOOD)
    written(tmp_path, {**GOOD, "language": "de-CH"}, "pair.de-CH.json")

    assert set(load_licensed(tmp_path, KNOWN)) == {("pair", "en"), ("pair", "de-CH")}


def test_no_folder_means_no_licensed_words(tmp_path):
    assert not load_licensed(tmp_path / "licensed", KNOWN)


def test_all_faults_of_a_folder_are_told_at_once(tmp_path):
    written(tmp_path, {**GOOD, "licence_number": ""})
    written(tmp_path, "{", "pair.de.json")

    with pytest.raises(ContentError) as caught:
        load_licensed(tmp_path, KNOWN)

    assert len(caught.value.faults) == 2

"""What is no plain YAML is told with its line; no file can hang or break the reader."""

from __future__ import annotations

import pytest

FLAG = "red_flags/cauda_equina"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "1: holds no fields. Start with `id: ...`."),
        ("# a remark\n", "1: holds no fields. Start with `id: ...`."),
        ("just words", "1: holds no fields. Start with `id: ...`."),
        ("- a\n- b\n", "1: holds no fields. Start with `id: ...`."),
        ("id: a\n  title: b\n", "2: cannot be read as YAML"),
        ("id: [a\n", "2: cannot be read as YAML"),
        ("id: 'a\n", "2: cannot be read as YAML"),
        ("id: a\nwhen:\n\tall: b\n", "3: cannot be read as YAML: found character that cannot start any token"),
        ("id: a: b\n", "1: cannot be read as YAML: mapping values are not allowed in this context."),
        ("id: @a\n", "1: cannot be read as YAML"),
        ("id: a\x00b\n", "1: holds a control character. Delete it."),
        ("id: a\ntitle: \x1b[2J\n", "2: holds a control character. Delete it."),
        (b"\xff\xfeid", "1: is not UTF-8 text. Save the file as UTF-8."),
        ("title: Stra\u00dfe".encode("latin-1"), "1: is not UTF-8 text. Save the file as UTF-8."),
        ("id: a\n---\nid: b\n", "holds a second document. Make it a second file."),
        ("id: &x [*x]\n", "1: points to another place with *x. Write the value out."),
        ("a: &x b\nid: c\ntitle: *x\n", "3: points to another place with *x. Write the value out."),
        ("? [a]\n: b\n", "1: has a key that is not a word."),
        ("id: a\nid: b\nid: c\n", "3: repeats `id`, first on line 1. Keep one."),
        ("[" * 200_000, "1: is nested too deeply."),
        ("a: " + "{a: " * 200 + "}" * 200, "1: is nested too deeply."),
        ("- " * 50_000, "1: is nested too deeply."),
    ],
    ids=lambda value: str(value)[:20].encode("unicode_escape").decode(),
)
def test_what_is_no_plain_yaml_is_told(content, text, told):
    content.write(FLAG, text)

    faults = [str(fault) for fault in content.faults()]

    assert any(told in fault for fault in faults)
    assert all(fault.startswith(f"content/{FLAG}.yaml:") for fault in faults)


def test_a_folder_with_the_name_of_a_file_is_told(content):
    (content.root / "red_flags" / "folder.yaml").mkdir()

    assert content.fault() == "content/red_flags/folder.yaml:1: can't be read: Is a directory."


def test_a_python_object_in_a_file_is_only_text(content):
    content.replace(FLAG, "because: Pressed", "because: !!python/object/apply:os.system Pressed")

    assert content.load().red_flags["cauda_equina"].because == "Pressed nerves need a surgeon."


def test_the_revision_changes_with_every_byte_and_every_name(content):
    first = content.load().revision
    content.append(FLAG, "# a remark\n")
    second = content.load().revision

    assert first != second
    assert content.load().revision == second

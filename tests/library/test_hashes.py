"""The hash of each content file: the same bytes, the same hash."""

from __future__ import annotations

import hashlib

from multifidus.library.folders import FOLDERS
from multifidus.library.load import content_folder, load_knowledge
from multifidus.library.revision import hashes_of

HASHES = load_knowledge().hashes


def test_every_file_has_the_sha256_of_its_bytes():
    path = content_folder() / "exercises" / "bd_arm.yaml"

    assert HASHES["exercises/bd_arm"] == hashlib.sha256(path.read_bytes()).hexdigest()
    assert len(HASHES) == len(list(content_folder().rglob("*.yaml")))


def test_every_folder_of_content_is_hashed():
    assert {folder for folder, _ in FOLDERS.values()} == {name.rpartition("/")[0] for name in HASHES}


def test_only_the_file_that_changes_gets_another_hash(tmp_path):
    for name in ("one", "two"):
        (tmp_path / f"{name}.yaml").write_text(f"id: {name}\n", encoding="utf-8")
    before = hashes_of(tmp_path)

    (tmp_path / "two.yaml").write_text("id: two \n", encoding="utf-8")

    after = hashes_of(tmp_path)
    assert [name for name in after if after[name] != before[name]] == ["two"]

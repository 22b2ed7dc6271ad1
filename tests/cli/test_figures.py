"""`multifidus figures`: pictures, sheets, sizes, findings and the exit status."""

from pathlib import Path

from motion.drawing_board import BRIDGE, SQUAT
from multifidus.cli.main import main


def drawn(tmp_path: Path, *arguments: str) -> int:
    return main(["figures", str(tmp_path / "out"), "--from", str(tmp_path), *arguments])


def test_figures_are_drawn_with_their_sheets_and_sizes(tmp_path, capsys):
    (tmp_path / "br_double.yaml").write_text(BRIDGE, encoding="utf-8")

    status = drawn(tmp_path)

    said = capsys.readouterr().out
    assert status == 0
    assert "br_double" in said
    assert "gzipped" in said
    assert (tmp_path / "out/br_double.svg").read_text(encoding="utf-8").startswith("<svg")
    assert "Bridge 1: both legs" in (tmp_path / "out/contact_sheet.html").read_text(encoding="utf-8")
    assert (tmp_path / "out/family_core.html").exists()


def test_a_finding_sets_the_exit_status(tmp_path, capsys):
    (tmp_path / "br_double.yaml").write_text(BRIDGE.replace("chest: -115", "chest: -20"), encoding="utf-8")

    assert drawn(tmp_path) == 1
    assert "chest bends 95 on pelvis" in capsys.readouterr().out


def test_a_fault_in_a_file_is_told_and_the_others_are_drawn(tmp_path, capsys):
    (tmp_path / "br_double.yaml").write_text(BRIDGE.replace("knee: 108", "nee: 108"), encoding="utf-8")
    (tmp_path / "sq_body.yaml").write_text(SQUAT, encoding="utf-8")

    assert drawn(tmp_path) == 1
    assert "br_double.yaml:10: `nee` is not known" in capsys.readouterr().out
    assert (tmp_path / "out/sq_body.svg").exists()


def test_only_the_asked_are_drawn(tmp_path):
    (tmp_path / "br_double.yaml").write_text(BRIDGE, encoding="utf-8")
    (tmp_path / "sq_body.yaml").write_text(SQUAT, encoding="utf-8")

    drawn(tmp_path, "--only", "sq_body")

    assert not (tmp_path / "out/br_double.svg").exists()


def test_an_empty_folder_is_wrong_input(tmp_path, capsys):
    assert drawn(tmp_path) == 2
    assert "no figure" in capsys.readouterr().err

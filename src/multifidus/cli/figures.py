"""multifidus figures OUT: draws the exercises' figures, shows them on sheets, and says what is wrong with them."""

from __future__ import annotations

import argparse
import gzip
import html
import re
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from multifidus.cli.read_input import InputError
from multifidus.library.faults import ContentError
from multifidus.library.figure_reader import read_exercise_figure, read_figure_file
from multifidus.library.load import content_folder
from multifidus.motion.body.findings import findings
from multifidus.motion.figure.colours import rules, stylesheet, tokens
from multifidus.motion.figure.figure import Figure
from multifidus.motion.figure.svg import animated, strip
from multifidus.motion.figure.touching import through_props

SCALE = 0.42  # screen pixels in a drawing unit


@dataclass(frozen=True, slots=True)
class Drawn:
    """One figure as drawn: its size, its time, what is wrong with it."""

    figure: Figure
    family: str
    svg: str
    strip: str
    ms: float
    findings: tuple[str, ...]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("out", type=Path, help="the folder that the pictures and sheets are written to")
    parser.add_argument("--only", nargs="+", metavar="ID", help="these exercises only")
    parser.add_argument("--from", dest="folder", type=Path, help="a folder of loose <exercise id>.yaml files")
    parser.add_argument("--dark", action="store_true", help="sheets on dark paper")
    parser.set_defaults(run=draw)


def draw(given: argparse.Namespace) -> str:
    """Write pictures and sheets; return the table of sizes and findings.

    Raises:
        InputError: no figure was found.
        Wrong: there are findings; the table is its text.
    """
    titles, lines, drawn, wrong = _titles(), [], [], 0
    given.out.mkdir(parents=True, exist_ok=True)
    for path in _files(given.folder, given.only):
        try:
            figure = _read(path, given.folder is not None, titles)
        except ContentError as error:
            wrong += len(error.faults)
            lines += [str(fault) for fault in error.faults]
            continue
        if figure is None:
            continue
        one = _drawn(figure, titles)
        (given.out / f"{figure.id}.svg").write_text(one.svg, encoding="utf-8")
        drawn.append(one)
        lines += _told(one)
        wrong += len(one.findings)
    if not drawn and not wrong:
        raise InputError("There is no figure to draw here.")
    families = sorted({one.family for one in drawn})
    (given.out / "contact_sheet.html").write_text(_sheet(drawn, given.dark), encoding="utf-8")
    for family in families:
        some = [one for one in drawn if one.family == family]
        (given.out / f"family_{family}.html").write_text(_sheet(some, given.dark), encoding="utf-8")
    lines.append(f"{len(drawn)} figures, {wrong} findings; sheets: contact_sheet.html and {len(families)} families.")
    text = "\n".join(lines) + "\n"
    if wrong:
        raise Wrong(text)
    return text


class Wrong(Exception):
    """Some figures have findings; the text tells all."""


def _files(folder: Path | None, only: list[str] | None) -> Iterator[Path]:
    for path in sorted((folder or content_folder() / "exercises").glob("*.yaml")):
        if not only or path.stem in only:
            yield path


def _read(path: Path, loose: bool, titles: Mapping[str, tuple[str, str]]) -> Figure | None:
    if loose:
        return read_figure_file(path, path.stem, titles.get(path.stem, (path.stem, ""))[0])
    return read_exercise_figure(path, f"content/exercises/{path.name}")


def _titles() -> dict[str, tuple[str, str]]:
    """Return {exercise: (its name for the patient, its family)}, read with little care: the loader checks them."""
    out = {}
    for path in (content_folder() / "exercises").glob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        found = [re.search(rf"^{key}: *(.+)$", text, re.M) for key in ("plain", "title", "family")]
        plain, title, family = (match.group(1).strip().strip("'\"") if match else "" for match in found)
        out[path.stem] = (plain or title or path.stem, family or "other")
    return out


def _drawn(figure: Figure, titles: Mapping[str, tuple[str, str]]) -> Drawn:
    begun = time.perf_counter()
    svg = animated(figure, css=stylesheet())
    ms = (time.perf_counter() - begun) * 1000
    movement = figure.movement()
    wrong = (*findings(movement, {prop.name for prop in figure.props}), *through_props(figure, movement))
    return Drawn(figure, titles.get(figure.id, ("", "other"))[1], svg, strip(figure), ms, wrong)


def _told(one: Drawn) -> list[str]:
    bare = animated(one.figure)
    sizes = [len(text.encode()) / 1000 for text in (bare, one.strip)]
    packed = [len(gzip.compress(text.encode(), 9)) / 1000 for text in (bare, one.strip)]
    head = (
        f"{one.figure.id:28} {sizes[0]:6.1f} kB, {packed[0]:5.1f} gzipped; "
        f"stills {sizes[1]:5.1f} kB, {packed[1]:4.1f} gzipped; {one.ms:4.0f} ms"
    )
    return [head, *(f"    {one.figure.id}: {line}" for line in one.findings)]


def _sheet(drawn: list[Drawn], dark: bool) -> str:
    cells = []
    for one in drawn:
        box = [int(v) for v in one.strip.split('viewBox="')[1].split('"')[0].split()]
        size = f'width="{box[2] * SCALE:.0f}" height="{box[3] * SCALE:.0f}" '
        name = html.escape(f"{one.figure.title} ({one.figure.id})")
        cells.append(f"<figure>{one.strip.replace('<svg ', '<svg ' + size, 1)}<figcaption>{name}</figcaption></figure>")
    paper, ink = ("#171c20", "#eee") if dark else ("#fff", "#222")
    return (
        f"<!doctype html><meta charset=utf-8><title>Figures</title><style>body{{margin:8px;font:17px sans-serif;"
        f"background:{paper};color:{ink};display:flex;flex-wrap:wrap;gap:8px;align-items:stretch}}"
        "figure{margin:0;border:1px solid #8886;display:flex;flex-direction:column;justify-content:flex-end;"
        "align-items:center}svg{display:block;max-width:100%}figcaption{padding:5px 10px;align-self:stretch}"
        f"svg.fig{{{tokens(dark)}}}{rules()}</style>{''.join(cells)}\n"
    )

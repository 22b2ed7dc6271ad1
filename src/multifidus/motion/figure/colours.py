"""The colours of a figure that stands alone; on a page the page's own stylesheet gives the --fig-* tokens."""

from __future__ import annotations

LIGHT = {
    "skin": "#c98d66", "skin-far": "#dcb597", "shirt": "#7fb0c4", "shirt-far": "#a9c9d6", "legs": "#34506b",
    "legs-far": "#8398ab", "hair": "#3d2f2a", "line": "#8a949c", "floor": "#dde6e6", "prop": "#b9925f",
    "prop-far": "#d8c2a3", "strap": "#c2487d", "metal": "#4c555e", "ball": "#9a86b8", "pillow": "#e9e2d2",
    "wall": "#e9ecea", "wall-edge": "#cfd6d5", "water": "#5aa7c9", "work": "#ff6a13", "arrow": "#c4400a",
    "paper": "#fff",
}  # fmt: skip
DARK = {
    "skin": "#d39c76", "skin-far": "#8f6b54", "shirt": "#6fa6bd", "shirt-far": "#456a7a", "legs": "#8fa9c4",
    "legs-far": "#4f6276", "hair": "#5b473e", "line": "#77828b", "floor": "#262d33", "prop": "#b08a5a",
    "prop-far": "#6d573b", "strap": "#e77fae", "metal": "#a9b4bd", "ball": "#8571a6", "pillow": "#6a665c",
    "wall": "#20272c", "wall-edge": "#303940", "water": "#3d86a8", "work": "#ff8a3c", "arrow": "#ffa968",
    "paper": "#171c20",
}  # fmt: skip
FILLS = tuple(name for name in LIGHT if name not in ("work", "arrow", "paper"))
LINES = ("prop", "prop-far", "line", "strap", "metal", "ball", "pillow")


def tokens(dark: bool = False) -> str:
    """Return the custom properties as CSS declarations."""
    return ";".join(f"--fig-{name}:{colour}" for name, colour in (DARK if dark else LIGHT).items())


def rules() -> str:
    """Return the rules that colour a figure by its classes; they need the tokens."""
    return (
        ".fig .b{stroke:var(--fig-paper);stroke-width:5;paint-order:stroke;stroke-linejoin:round}"
        + "".join(f".fig .f-{n}{{fill:var(--fig-{n})}}" for n in FILLS)
        + ".fig .o{fill:none;stroke-linecap:round;stroke-linejoin:round}"
        + "".join(f".fig .o-{n}{{stroke:var(--fig-{n})}}" for n in LINES)
        + ".fig .f-water{opacity:.4}.fig .arrow{stroke:var(--fig-arrow)}.fig .warm stop{stop-color:var(--fig-work)}"
        ".fig .s{display:none}@media(prefers-reduced-motion:reduce){.fig:not(.is-asked) .m{display:none}"
        ".fig:not(.is-asked) .s{display:inline}}"
        "@media print{.fig .m{display:none}.fig .s{display:inline}}"
    )


def stylesheet() -> str:
    """Return all that a figure needs when it stands alone."""
    return f"svg.fig{{{tokens()}}}@media(prefers-color-scheme:dark){{svg.fig{{{tokens(True)}}}}}{rules()}"

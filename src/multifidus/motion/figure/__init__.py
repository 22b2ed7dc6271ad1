"""The drawing of a figure: a movement in, one SVG out."""

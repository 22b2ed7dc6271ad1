"""A clinic in which everybody is made up: 40 patients at every stage of care, with twelve weeks of history."""

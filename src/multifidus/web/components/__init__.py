"""Presenters: numbers of the record turned into places on the screen, so that templates need not calculate."""

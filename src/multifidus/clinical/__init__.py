"""Decisions: pure functions on frozen values, with the standard library alone."""

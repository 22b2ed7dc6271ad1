"""Reads content/ into clinical values, strictly: file and line in every error."""

"""Joins the parts to one site. Imported by none."""

"""What doors may know of the tables of people: types for their signatures, nothing to query."""

from multifidus.records.models import Account, Patient, Staff

__all__ = ["Account", "Patient", "Staff"]

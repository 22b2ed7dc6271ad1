"""Rows that are written once: superseded by a newer row, never rewritten."""

from __future__ import annotations

from typing import Any, NoReturn

from django.db import models


class WrittenOnce(Exception):
    """Somebody tried to change or delete a row of the clinical record."""


class WrittenOnceRows(models.QuerySet[Any]):
    """Rows that can be added and read only."""

    def update(self, **kwargs: Any) -> NoReturn:
        """Refuse to rewrite."""
        raise WrittenOnce(f"{self.model.__name__} rows are superseded, never rewritten.")

    def delete(self) -> NoReturn:
        """Refuse to delete."""
        raise WrittenOnce(f"{self.model.__name__} rows are kept.")


class AppendOnly(models.Model):
    """A row that is written once. The database holds it too (migration 0002: a trigger on every such table)."""

    objects = WrittenOnceRows.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write a new row.

        Raises:
            WrittenOnce: the row is there already.
        """
        if not self._state.adding:
            raise WrittenOnce(f"{type(self).__name__} {self.pk} is superseded, never rewritten.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse to delete."""
        raise WrittenOnce(f"{type(self).__name__} {self.pk} is kept.")


class Dated(models.Model):
    """When it happened: UTC, the person's time zone, and the date on their wall."""

    at = models.DateTimeField()
    zone = models.CharField(max_length=64)
    local_date = models.DateField()

    class Meta:
        abstract = True

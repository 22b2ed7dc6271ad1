"""Rows that are written once: superseded by a newer row, never rewritten."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, NoReturn

from django.db import connections, models


class WrittenOnce(Exception):
    """Somebody tried to change or delete a row of the clinical record."""


class WrittenOnceRows(models.QuerySet[Any]):
    """Rows that can be added and read only."""

    def add_new(self, rows: Sequence[models.Model]) -> int:
        """Insert the rows of which nothing is in the table yet, and return how many these are.

        A row that repeats a key, or whatever else must be unique, is left out. The statement's words are made once for
        each table: making them costs more than inserting.
        """
        if not rows:
            return 0
        connection = connections[self.db]
        table: type[models.Model] = self.model
        columns, words = _insert(table)
        values = [
            [column.get_db_prep_save(getattr(row, column.attname), connection) for column in columns] for row in rows
        ]
        with connection.cursor() as cursor:
            cursor.executemany(words, values)
            count: int = cursor.rowcount
        for row in rows:
            row._state.adding = False
        return count

    def update(self, **kwargs: Any) -> NoReturn:
        """Refuse to rewrite."""
        raise WrittenOnce(f"{self.model.__name__} rows are superseded, never rewritten.")

    def delete(self) -> NoReturn:
        """Refuse to delete."""
        raise WrittenOnce(f"{self.model.__name__} rows are kept.")


class AppendOnly(models.Model):
    """A row that is written once. The database holds it too (migrations 0002, 0003: triggers on every such table)."""

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


@cache
def _insert(table: type[models.Model]) -> tuple[list[Any], str]:
    """Return the columns that a new row brings, and the statement that inserts them."""
    columns = [column for column in table._meta.concrete_fields if column is not table._meta.auto_field]
    names = ", ".join(f'"{column.column}"' for column in columns)
    marks = ", ".join(["%s"] * len(columns))
    return columns, f'INSERT INTO "{table._meta.db_table}" ({names}) VALUES ({marks}) ON CONFLICT DO NOTHING'

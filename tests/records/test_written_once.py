"""Rows of the clinical record are superseded, never rewritten and never deleted."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction

from multifidus.records.models import FactRecord
from multifidus.records.models.append_only import AppendOnly, WrittenOnce

ONCE = import_module("multifidus.records.migrations.0002_records_are_written_once")
KEPT = import_module("multifidus.records.migrations.0003_records_are_never_deleted")
MORE = import_module("multifidus.records.migrations.0005_more_that_is_written_once")


@pytest.fixture
def answer(marta, now):
    return FactRecord.objects.create(
        episode=marta.episode, fact="fever", known=True, value=False, source="intake",
        at=now, zone="Europe/London", local_date=now.date(), content_revision="made up",
    )  # fmt: skip


def test_an_answer_is_not_rewritten(answer):
    answer.value = True

    with pytest.raises(WrittenOnce):
        answer.save()


def test_an_answer_is_not_deleted(answer):
    with pytest.raises(WrittenOnce):
        answer.delete()


def test_answers_are_not_rewritten_or_deleted_in_bulk(answer):
    with pytest.raises(WrittenOnce):
        FactRecord.objects.update(value=True)
    with pytest.raises(WrittenOnce):
        FactRecord.objects.all().delete()


def test_the_database_refuses_it_too(answer):
    with pytest.raises(DatabaseError, match="written once"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE records_factrecord SET value = 'true'")

    assert FactRecord.objects.get().value is False


def test_the_database_refuses_to_delete_too(answer):
    with pytest.raises(DatabaseError, match="never deleted"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM records_factrecord")

    assert FactRecord.objects.count() == 1


def test_every_table_that_is_only_added_to_is_guarded():
    only_added_to = {m._meta.db_table for m in apps.get_app_config("records").get_models() if issubclass(m, AppendOnly)}

    assert {f"records_{table}" for table in (*KEPT.TABLES, *MORE.TABLES)} == only_added_to
    assert KEPT.TABLES == ONCE.TABLES


def test_a_person_is_erased_by_opening_the_table_within_one_transaction(answer):
    trigger = KEPT.TRIGGER.format(table="factrecord")
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT sql FROM sqlite_master WHERE name = %s", [trigger])
        words = cursor.fetchone()[0]
        cursor.execute(f"DROP TRIGGER {trigger}")
        cursor.execute("DELETE FROM records_factrecord")
        cursor.execute(words)

    assert not FactRecord.objects.exists()


def opened_and_failed():
    """Open a table as an erasure does, and fail before the end."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER {KEPT.TRIGGER.format(table='factrecord')}")
        raise RuntimeError


def test_an_erasure_that_fails_leaves_the_table_closed(answer):
    with pytest.raises(RuntimeError):
        opened_and_failed()

    with pytest.raises(DatabaseError, match="never deleted"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM records_factrecord")

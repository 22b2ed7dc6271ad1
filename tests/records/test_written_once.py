"""Rows of the clinical record are superseded, never rewritten."""

import pytest
from django.db import DatabaseError, connection, transaction

from multifidus.records.models import FactRecord
from multifidus.records.models.append_only import WrittenOnce


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

"""Rows that are sent twice are in the record once."""

from __future__ import annotations

import datetime
import uuid

import pytest

from multifidus.records.access import Opened
from multifidus.records.models import AuditEntry, PlanVersion, Session, SetDone
from multifidus.records.models.append_only import WrittenOnce


@pytest.fixture
def session(marta: Opened, now: datetime.datetime) -> Session:
    plan = PlanVersion.objects.create(episode=marta.episode, number=1, draft={}, edited_at=now)
    return Session.objects.create(
        episode=marta.episode, plan=plan, received_at=now, at=now, zone="Europe/London", local_date=now.date(),
        rescreen={"trauma": False},
    )  # fmt: skip


def a_set(session: Session, key: uuid.UUID, reps: int = 8) -> SetDone:
    return SetDone(id=key, session=session, exercise="bridge", number=1, reps=reps, hold_s=2.5, at=session.at)


def test_a_row_is_kept_with_all_that_it_says(session: Session):
    row = a_set(session, uuid.uuid4())

    SetDone.objects.add_new([row])

    kept = SetDone.objects.get(id=row.id)
    assert {f.attname: getattr(kept, f.attname) for f in SetDone._meta.fields} == {
        f.attname: getattr(row, f.attname) for f in SetDone._meta.fields
    }


def test_a_key_that_is_there_keeps_its_row_and_is_not_counted(session: Session):
    key = uuid.uuid4()
    SetDone.objects.add_new([a_set(session, key)])

    added = SetDone.objects.add_new([a_set(session, key, reps=99), a_set(session, uuid.uuid4())])

    assert added == 1
    assert SetDone.objects.get(id=key).reps == 8


def test_a_key_twice_in_one_delivery_is_one_row(session: Session):
    key = uuid.uuid4()

    assert SetDone.objects.add_new([a_set(session, key), a_set(session, key)]) == 1


def test_nothing_to_add_asks_nothing(db: None, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert SetDone.objects.add_new([]) == 0


def test_a_row_that_was_added_is_not_rewritten(session: Session):
    row = a_set(session, uuid.uuid4())
    SetDone.objects.add_new([row])

    with pytest.raises(WrittenOnce):
        row.save()


def test_the_database_numbers_rows_without_a_key_of_their_own(marta: Opened, now: datetime.datetime):
    rows = [AuditEntry(at=now, action="made.up", patient=marta.patient, what={"n": n}) for n in range(2)]

    assert AuditEntry.objects.add_new(rows) == 2
    assert [row.what for row in AuditEntry.objects.order_by("id")] == [{"n": 0}, {"n": 1}]

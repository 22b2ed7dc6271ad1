"""What recording a session asks of the database. It is the clinic's busiest request."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import connection
from tests.web.test_log import a_session, make_plan, post

from multifidus.records.access import Opened

# Who is signed in (2), their record (2), the plan; the session, its sets, what was left out, its end, the audit row.
MOST_STATEMENTS = 10  # may only shrink


def test_recording_a_session_asks_the_database_no_more_often(marta: Opened, signed_in: Any):
    client, plan = signed_in(marta.patient.account), make_plan(marta)
    body = {"owner": str(marta.patient.phone_key), "entries": a_session(plan, sets=10)}

    asked, answer = statements(lambda: post(client, body))

    assert len(answer.json()["accepted"]) == 13
    assert len(asked) <= MOST_STATEMENTS, "\n".join(asked)


def test_more_sets_are_no_more_statements(marta: Opened, signed_in: Any):
    client, plan = signed_in(marta.patient.account), make_plan(marta)
    bodies = [
        {"owner": str(marta.patient.phone_key), "entries": a_session(plan, day, sets)}
        for day, sets in ((21, 1), (22, 60))
    ]

    few, many = (statements(lambda body=body: post(client, body))[0] for body in bodies)

    assert len(few) == len(many)


def statements(work: Callable[[], Any]) -> tuple[list[str], Any]:
    """Return what was asked of the database, without the marks of a test inside its own transaction, and the answer."""
    asked: list[str] = []

    def count(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        if "SAVEPOINT" not in sql:
            asked.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(count):
        answer = work()
    return asked, answer

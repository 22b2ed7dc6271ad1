"""What the clinic's two busiest requests cost: recording a session, and the therapist's work list.

CPU of this process, every middleware on, through the WSGI door; beside it the same rows by raw SQL in the same
database file. A ratio near the aim says that the framework is not in the way.
"""

from __future__ import annotations

import datetime
import io
import json
import sqlite3
import time
import uuid
from collections.abc import Callable
from random import Random
from statistics import median
from typing import Any

from bench import made_clinic

TIMES, ROUNDS = 200, 5  # the median of the rounds: other work on the machine disturbs single ones
SETS = 10
AIM_RECORDING, ANCHOR_RECORDING = 10, 6
AIM_QUERIES = 12


def report(seed: int) -> None:
    """Print both ratios."""
    made_clinic.set_up()
    from tests.clinical.made_document import document  # the same plan that the tests of the day use

    therapist, patient = made_clinic.fill(document(), seed)
    print("\n4 The clinic: 2,000 SIMULATED patients, 200,000 sets, SQLite, one process")
    _recording(patient, Random(f"{seed} sent"))
    _work_list(therapist)


def _recording(patient: Any, chance: Random) -> None:
    call = _browser(patient.account)
    plan = patient.episodes.get().plans.get().pk
    bodies = [json.dumps(_session(plan, patient.phone_key, chance)).encode() for _ in range(TIMES + 21)]
    sent = iter(bodies)
    for _ in range(20):
        call("POST", "/my/log", next(sent))
    asked = _statements(lambda: call("POST", "/my/log", next(sent)))
    insert = _raw_insert(patient, plan, chance)
    rounds = [
        (_cpu(lambda: _kept(call("POST", "/my/log", next(sent))), TIMES // ROUNDS), _cpu(insert, TIMES // ROUNDS))
        for _ in range(ROUNDS)
    ]
    ours, raw = median(one for one, _ in rounds), median(one for _, one in rounds)
    print(f"  recording a session of {SETS} sets ({len(bodies[0]) / 1000:.1f} KB): {asked} statements; "
          f"{ours * 1000:.2f} ms CPU = {ours / raw:.1f} x the raw insert of the same rows ({raw * 1000:.3f} ms); "
          f"aim {AIM_RECORDING}, anchor: bare Django {ANCHOR_RECORDING}")  # fmt: skip


def _work_list(therapist: Any) -> None:
    call = _browser(therapist.account)
    assert call("GET", "/clinic/")[0] == 200
    asked = _statements(lambda: call("GET", "/clinic/"))
    ours = _cpu(lambda: call("GET", "/clinic/"), 5)
    raw = _cpu(_raw_list, 5)
    print(f"  work list: {asked} queries (aim at most {AIM_QUERIES}); {ours * 1000:.0f} ms CPU = "
          f"{ours / raw:.1f} x one raw query of the same data ({raw * 1000:.0f} ms)")  # fmt: skip


def _statements(work: Callable[[], object]) -> int:
    """Return how often a request asks the database."""
    from django.db import connection

    asked: list[str] = []

    def count(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        asked.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(count):
        work()
    return len(asked)


def _browser(account: Any) -> Callable[..., tuple[int, bytes]]:
    """Return a caller of the WSGI door, signed in."""
    from django.conf import settings
    from django.core.handlers.wsgi import WSGIHandler
    from django.middleware.csrf import _get_new_csrf_string
    from django.test import Client

    client, door, token = Client(), WSGIHandler(), _get_new_csrf_string()
    client.force_login(account)
    cookie = f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}; csrftoken={token}"

    def call(method: str, path: str, body: bytes = b"") -> tuple[int, bytes]:
        status: list[int] = []
        environ = {
            "REQUEST_METHOD": method, "PATH_INFO": path, "SCRIPT_NAME": "", "QUERY_STRING": "",
            "SERVER_NAME": "localhost", "SERVER_PORT": "80", "SERVER_PROTOCOL": "HTTP/1.1",
            "REMOTE_ADDR": "127.0.0.1", "wsgi.url_scheme": "http",
            "wsgi.input": io.BytesIO(body), "wsgi.errors": io.StringIO(), "CONTENT_LENGTH": str(len(body)),
            "CONTENT_TYPE": "application/json", "HTTP_HOST": "localhost", "HTTP_COOKIE": cookie,
            "HTTP_X_CSRFTOKEN": token, "HTTP_ORIGIN": "http://localhost", "HTTP_ACCEPT": "*/*",
        }  # fmt: skip
        answer = door(environ, lambda line, _: status.append(int(line.split()[0])))
        content = b"".join(answer)
        answer.close()
        return status[0], content

    return call


def _kept(answer: tuple[int, bytes]) -> None:
    found = json.loads(answer[1])
    assert answer[0] == 200 and len(found["accepted"]) == SETS + 2, answer


def _session(plan: int, owner: uuid.UUID, chance: Random) -> dict[str, Any]:
    at = datetime.datetime.now(datetime.UTC).replace(microsecond=0)
    session = str(uuid.UUID(int=chance.getrandbits(128)))
    common = {"session": session, "at": at.isoformat(), "zone": "Europe/London", "local_date": at.date().isoformat()}
    entries: list[dict[str, Any]] = [
        {"id": session, "kind": "session_started", "plan": plan, "baseline_0_10": 3, "rescreen": None, "short": False},
        *(
            {
                "id": str(uuid.UUID(int=chance.getrandbits(128))), "kind": "set_done", "exercise": "bird_dog",
                "number": n + 1, "side": "", "reps": 10, "hold_s": 0, "seconds": 40,
            }
            for n in range(SETS)
        ),
        {
            "id": str(uuid.UUID(int=chance.getrandbits(128))), "kind": "session_finished", "peak_0_10": 4,
            "after_0_10": 3, "effort_0_10": 4, "leg": "same", "leg_persists": None, "neuro_change": False,
            "new_red_flag": False, "note": "",
        },
    ]  # fmt: skip
    return {"owner": str(owner), "entries": [{**entry, **common} for entry in entries]}


def _raw_insert(patient: Any, plan: int, chance: Random) -> Callable[[], None]:
    from django.conf import settings

    ours = settings.DATABASES["default"]
    raw = sqlite3.connect(ours["NAME"], isolation_level=None)
    raw.executescript(ours["OPTIONS"]["init_command"])  # as safe in a power cut, and keys as strict, as what we write
    episode = patient.episodes.get().pk

    def insert() -> None:
        session, at, day = f"{chance.getrandbits(128):032x}", "2026-11-23 09:00:00", "2026-11-23"
        raw.execute("BEGIN IMMEDIATE")
        raw.execute(
            "INSERT INTO records_session"
            " (id, episode_id, plan_id, at, zone, local_date, received_at, baseline_0_10, short)"
            " VALUES (?, ?, ?, ?, 'Europe/London', ?, ?, 3, 0)", (session, episode, plan, at, day, at),
        )  # fmt: skip
        raw.executemany(
            "INSERT INTO records_setdone (id, session_id, exercise, number, side, reps, hold_s, seconds, at)"
            " VALUES (?, ?, 'bird_dog', ?, '', 10, 0, 40, ?)",
            [(f"{chance.getrandbits(128):032x}", session, n, at) for n in range(SETS)],
        )
        raw.execute(
            "INSERT INTO records_sessionreport"
            " (id, session_id, at, zone, local_date, peak_0_10, leg, note, colour, because)"
            " VALUES (?, ?, ?, 'Europe/London', ?, 4, 'same', '', 'green', '[]')",
            (f"{chance.getrandbits(128):032x}", session, at, day),
        )  # fmt: skip
        raw.execute("COMMIT")

    return insert


def _raw_list() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT p.id, p.name, p.born, e.tier, e.reassess_on, s.local_date, r.colour, count(d.id)"
            " FROM records_patient p JOIN records_episode e ON e.patient_id = p.id"
            " LEFT JOIN records_session s ON s.episode_id = e.id AND s.local_date > date('now', '-14 days')"
            " LEFT JOIN records_sessionreport r ON r.session_id = s.id"
            " LEFT JOIN records_setdone d ON d.session_id = s.id"
            " GROUP BY s.id, p.id"
        )
        cursor.fetchall()


def _cpu(work: Callable[[], object], times: int) -> float:
    """Return the CPU seconds that one call takes."""
    began = time.process_time()
    for _ in range(times):
        work()
    return (time.process_time() - began) / times

"""What a patient did at home goes into the record: once, in whatever order and however often the phone sends it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar
from uuid import UUID

from multifidus.actions import session_light
from multifidus.actions.deed import Invalid, deed
from multifidus.actions.log_entries import (
    Entry,
    EntryError,
    Finished,
    LeftOut,
    Morning,
    SetPerformed,
    Started,
    read_entries,
)
from multifidus.records.access import Opened
from multifidus.records.actor import Actor
from multifidus.records.knowledge import knowledge
from multifidus.records.models import Episode, MorningReport, Session, SessionReport, SetDone, Skipped

AHEAD = datetime.timedelta(days=1)  # a phone's clock may be wrong by some hours, and by a zone
NOT_YOURS = "This entry belongs to no session and no plan of yours."
ID_TAKEN = "Another entry has this id already."
CLOCK = "The clock of this phone is ahead of time."
APPROVED_IN = (
    "SELECT e.id, e.patient_id FROM records_episode e JOIN records_planversion v ON v.episode_id = e.id"
    " WHERE v.id = %s AND v.approved_at IS NOT NULL"
)

Kind = TypeVar("Kind", bound=Entry)


def record_entries(actor: Actor, opened: Opened, sent: Any, now: datetime.datetime) -> dict[str, Any]:
    """Keep the entries of a phone's log, and return what became of each.

    The same entries in any order and any number of times leave the same rows.

    Args:
        opened: the record of the patient who is signed in.
        sent: a list of entries as JSON holds them.

    Returns:
        `accepted`: ids that are in the record, now or before; `waiting`: ids
        whose session, or its end, has not arrived yet; `refused`: id and
        because; `lights`: the colour of each session that has an end.

    Raises:
        Invalid: it is no list of entries.
    """
    try:
        entries, wrong = read_entries(sent)
    except EntryError as fault:
        raise Invalid({"entries": str(fault)}) from fault
    with deed(actor, "session.logged", now, opened.patient) as what:
        filing = _Filing(opened, now, refused=[{"id": one.id, "because": one.because} for one in wrong])
        filing.file(list({entry.id: entry for entry in entries}.values()))
        what.update(kept=filing.new, already=len(filing.accepted) - filing.new, refused=len(filing.refused))
    return {
        "accepted": filing.accepted,
        "waiting": filing.waiting,
        "refused": filing.refused,
        "lights": {str(session): {"colour": colour} for session, colour in filing.lights.items()},
    }


@dataclass
class _Filing:
    """One delivery on its way into the record."""

    opened: Opened
    now: datetime.datetime
    refused: list[dict[str, str]]
    accepted: list[str] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)
    new: int = 0
    sessions: dict[UUID, Session] = field(default_factory=dict)
    begun_now: set[UUID] = field(default_factory=set)  # nothing of these can be in the record yet
    elsewhere: set[UUID] = field(default_factory=set)
    lights: dict[UUID, str] = field(default_factory=dict)

    def file(self, entries: list[Entry]) -> None:
        """File starts first, for the rest hangs on them, and mornings last."""
        timely = []
        for entry in entries:
            if entry.at <= self.now + AHEAD:
                timely.append(entry)
            else:
                self._refuse(entry, CLOCK)
        self._starts(_of(timely, Started), {entry.session for entry in timely})
        self._sets(self._placed(_of(timely, SetPerformed)))
        self._left_out(self._placed(_of(timely, LeftOut)))
        self._ends(self._placed(_of(timely, Finished)))
        self._mornings(self._placed(_of(timely, Morning)))

    def _refuse(self, entry: Entry, because: str) -> None:
        self.refused.append({"id": str(entry.id), "because": because})

    def _keep(self, entry: Entry, is_new: bool) -> None:
        self.accepted.append(str(entry.id))
        self.new += is_new

    def _placed(self, entries: list[Kind]) -> list[Kind]:
        """Return the entries whose session is here and this patient's; the others wait or are refused."""
        found = []
        for entry in entries:
            if entry.session in self.sessions:
                found.append(entry)
            elif entry.session in self.elsewhere:
                self._refuse(entry, NOT_YOURS)
            else:
                self.waiting.append(str(entry.id))
        return found

    def _starts(self, entries: list[Started], wanted: set[UUID]) -> None:
        """Begin the sessions that are not in the record yet, each by its first entry, and look up the others."""
        episodes = {plan: self._episode_of(plan) for plan in {entry.plan for entry in entries}}
        not_first = []
        for entry in entries:
            episode_id = episodes[entry.plan]
            if entry.session not in self.begun_now and episode_id is not None and self._begin(entry, episode_id):
                self._keep(entry, True)
            else:
                not_first.append(entry)
        self._find(wanted - self.begun_now)
        for entry in not_first:
            if entry.session in self.sessions:
                self._keep(entry, False)
            else:
                self._refuse(entry, NOT_YOURS)

    def _episode_of(self, plan: int) -> int | None:
        """Return the episode of a plan that was approved for this patient."""
        for episode in Episode.objects.raw(APPROVED_IN, [plan]):
            if episode.patient_id == self.opened.patient.pk:
                return episode.pk
        return None

    def _begin(self, entry: Started, episode_id: int) -> bool:
        """Write down that a session was begun, and return whether nothing of it was in the record."""
        row = self._session(entry, episode_id)
        if not Session.objects.add_new([row]):
            return False
        self.begun_now.add(row.id)
        self.sessions[row.id] = row
        session_light.stop_before(self.opened.episode, row.rescreen, knowledge(), self.now)
        return True

    def _find(self, wanted: set[UUID]) -> None:
        """Look up the sessions that were begun before."""
        if not wanted:
            return
        for session in Session.objects.filter(id__in=wanted).select_related("episode"):
            if session.episode.patient_id == self.opened.patient.pk:
                self.sessions[session.id] = session
            else:
                self.elsewhere.add(session.id)

    def _session(self, entry: Started, episode_id: int) -> Session:
        return Session(
            id=entry.session, episode_id=episode_id, plan_id=entry.plan, received_at=self.now, at=entry.at,
            zone=entry.zone, local_date=entry.local_date, baseline_0_10=entry.baseline_0_10, short=entry.short,
            rescreen=dict(entry.rescreen) if entry.rescreen is not None else None,
        )  # fmt: skip

    def _sets(self, entries: list[SetPerformed]) -> None:
        rows = [
            SetDone(
                id=one.id, session_id=one.session, exercise=one.exercise, number=one.number, side=one.side,
                reps=one.reps, hold_s=one.hold_s, seconds=one.seconds, at=one.at,
            )
            for one in entries
        ]  # fmt: skip
        self._keep_once(entries, SetDone, rows)

    def _left_out(self, entries: list[LeftOut]) -> None:
        rows = [Skipped(id=e.id, session_id=e.session, exercise=e.exercise, reason=e.reason, at=e.at) for e in entries]
        self._keep_once(entries, Skipped, rows)

    def _keep_once(
        self, entries: Sequence[Entry], table: type[SetDone] | type[Skipped], rows: Sequence[SetDone | Skipped]
    ) -> None:
        """Add the rows that are not in the record; an id that stands for something else is refused."""
        new = table.objects.add_new(rows)
        self.new += new
        there: dict[UUID, UUID] = {}
        if new < len(rows):
            ids = [entry.id for entry in entries]
            there = dict(table.objects.filter(id__in=ids).values_list("id", "session_id"))
        for entry in entries:
            if there.get(entry.id, entry.session) != entry.session:
                self._refuse(entry, ID_TAKEN)
            else:
                self.accepted.append(str(entry.id))

    def _ends(self, entries: list[Finished]) -> None:
        told = self._reports({entry.session for entry in entries} - self.begun_now)
        for entry in entries:
            before = told.get(entry.session)
            row = session_light.report_of(entry, self.sessions[entry.session], knowledge())
            # The first report of a session stays; the danger that a second one tells is heard all the same.
            if before is None or before.pk != entry.id:
                session_light.stop_within(self.opened.episode, row, self.now)
            if before is None:
                SessionReport.objects.add_new([row])
                session_light.count_reds(self.opened.episode, row, self.sessions[entry.session], knowledge(), self.now)
                told[entry.session] = row
            self._keep(entry, before is None)
            self.lights[entry.session] = told[entry.session].colour

    def _mornings(self, entries: list[Morning]) -> None:
        if not entries:
            return
        wanted = {entry.session for entry in entries}
        told = self._reports(wanted)
        there = {row.session_id: row for row in MorningReport.objects.filter(session_id__in=wanted)}
        for entry in entries:
            if entry.session not in told:  # the colour needs the end of the session
                self.waiting.append(str(entry.id))
                continue
            self._keep(entry, entry.session not in there)
            session = self.sessions[entry.session]
            if entry.session not in there:
                row = session_light.morning_of(entry, session, told[entry.session], knowledge())
                MorningReport.objects.add_new([row])
                session_light.count_reds(self.opened.episode, row, session, knowledge(), self.now)
                there[entry.session] = row
            self.lights[entry.session] = there[entry.session].colour

    def _reports(self, sessions: set[UUID]) -> dict[UUID, SessionReport]:
        if not sessions:
            return {}
        return {row.session_id: row for row in SessionReport.objects.filter(session_id__in=sessions)}


def _of(entries: Iterable[Entry], kind: type[Kind]) -> list[Kind]:
    return [entry for entry in entries if isinstance(entry, kind)]

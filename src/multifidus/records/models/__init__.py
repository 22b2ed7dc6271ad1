"""The tables. Doors never import them: patients are reached through `records.access`."""

from multifidus.records.models.alerts import Alert
from multifidus.records.models.audit import Agreement, AuditEntry
from multifidus.records.models.clinic import Clinic
from multifidus.records.models.episode import Assessment, Decision, Episode, FactRecord
from multifidus.records.models.grants import BreakGlass, Cover, Invitation, Share
from multifidus.records.models.people import Account, Patient, Staff
from multifidus.records.models.plans import PlanVersion
from multifidus.records.models.training import MorningReport, Session, SessionReport, SetDone, Skipped

__all__ = [
    "Account",
    "Agreement",
    "Alert",
    "Assessment",
    "AuditEntry",
    "BreakGlass",
    "Clinic",
    "Cover",
    "Decision",
    "Episode",
    "FactRecord",
    "Invitation",
    "MorningReport",
    "Patient",
    "PlanVersion",
    "Session",
    "SessionReport",
    "SetDone",
    "Share",
    "Skipped",
    "Staff",
]

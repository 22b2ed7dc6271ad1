"""The tables. Doors never import them: patients are reached through `records.access`."""

from multifidus.records.models.alerts import Alert
from multifidus.records.models.asked import Answers, AskedQuestionnaire
from multifidus.records.models.audit import Agreement, AuditEntry
from multifidus.records.models.clinic import Clinic
from multifidus.records.models.episode import Assessment, Decision, Episode, FactRecord
from multifidus.records.models.grants import BreakGlass, Cover, Invitation, Share
from multifidus.records.models.hands_on import AdverseEvent, AdverseFollowUp, Consent, Retest, Treatment
from multifidus.records.models.people import Account, Patient, Staff
from multifidus.records.models.plans import PlanVersion
from multifidus.records.models.practice import GoalDay, GoalNextDay, GoalWork, WalkMinutes
from multifidus.records.models.teaching import LessonGiven, LessonRead, WorkCheck
from multifidus.records.models.training import MorningReport, Session, SessionReport, SetDone, Skipped

__all__ = [
    "Account",
    "AdverseEvent",
    "AdverseFollowUp",
    "Agreement",
    "Alert",
    "Answers",
    "AskedQuestionnaire",
    "Assessment",
    "AuditEntry",
    "BreakGlass",
    "Clinic",
    "Consent",
    "Cover",
    "Decision",
    "Episode",
    "FactRecord",
    "GoalDay",
    "GoalNextDay",
    "GoalWork",
    "Invitation",
    "LessonGiven",
    "LessonRead",
    "MorningReport",
    "Patient",
    "PlanVersion",
    "Retest",
    "Session",
    "SessionReport",
    "SetDone",
    "Share",
    "Skipped",
    "Staff",
    "Treatment",
    "WalkMinutes",
    "WorkCheck",
]

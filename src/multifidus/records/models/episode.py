"""An episode of care: what is known, what was found, what a clinician decided."""

from __future__ import annotations

from typing import Any

from django.db import models

from multifidus.records.models.append_only import AppendOnly, Dated
from multifidus.records.models.people import Account, Patient


class Episode(models.Model):
    """One episode of back pain in care, and where it stands.

    The columns from `tier` on repeat the newest assessment, so that a work
    list of thousands is one query.
    """

    patient = models.ForeignKey(Patient, on_delete=models.PROTECT, related_name="episodes")
    begun_at = models.DateTimeField()
    intake_page = models.CharField(max_length=80, blank=True, help_text="part/page where the patient left off")
    intake_begun_at = models.DateTimeField(null=True, blank=True)
    intake_finished_at = models.DateTimeField(null=True, blank=True)
    intake_read_at = models.DateTimeField(null=True, blank=True)
    stopped_at = models.DateTimeField(null=True, blank=True, help_text="by a red flag, until cleared")
    stopped_by = models.CharField(max_length=8, blank=True, help_text="rules: they may clear it; contact: a clinician")
    discharged_at = models.DateTimeField(null=True, blank=True)
    reassess_on = models.DateField(null=True, blank=True)
    tier = models.CharField(max_length=20, blank=True)
    tier_because = models.CharField(max_length=300, blank=True)
    may_plan = models.BooleanField(default=False)
    unanswered = models.PositiveSmallIntegerField(default=0, help_text="open questions that block a plan")
    assessed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-begun_at", "-id"]


class FactRecord(AppendOnly, Dated):
    """One answer or finding. The newest row of a fact counts; older ones stay."""

    SOURCES = [("intake", "the patient"), ("examination", "examined"), ("contact", "a contact"), ("entry", "entered")]

    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="fact_records")
    fact = models.CharField(max_length=64)
    known = models.BooleanField(help_text="false: asked, and not known")
    withdrawn = models.BooleanField(default=False, help_text="the answer was taken back, or its question fell away")
    value: Any = models.JSONField(null=True, blank=True)
    source = models.CharField(max_length=12, choices=SOURCES)
    by = models.ForeignKey(Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    content_revision = models.CharField(max_length=80)

    class Meta:
        indexes = [models.Index(fields=["episode", "fact", "id"])]


class Assessment(AppendOnly, Dated):
    """What the rules said of the facts at one moment."""

    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="assessments")
    by = models.ForeignKey(Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    tier = models.CharField(max_length=20)
    within = models.CharField(max_length=20)
    may_plan = models.BooleanField()
    said = models.JSONField(help_text="rules fired, labels, questions open: with their reasons")
    content_revision = models.CharField(max_length=80)


class Decision(AppendOnly, Dated):
    """A clinician's decision against, or in confirmation of, what the rules say. The newest of each kind counts."""

    WITHDRAWN = "rules"  # `to` of a decision that gives the matter back to the rules

    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="decisions")
    of = models.CharField(max_length=80)
    to = models.CharField(max_length=80)
    reason = models.TextField()
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

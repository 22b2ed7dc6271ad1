"""Who did what, to which patient, when, from where; and what patients agreed to."""

from __future__ import annotations

from django.db import models

from multifidus.records.models.append_only import AppendOnly
from multifidus.records.models.people import Account, Patient


class AuditEntry(AppendOnly):
    """One action of one person."""

    at = models.DateTimeField()
    account = models.ForeignKey(Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    action = models.CharField(max_length=60)
    patient = models.ForeignKey(Patient, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    what = models.JSONField(default=dict)
    address = models.GenericIPAddressField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["patient", "at"]), models.Index(fields=["account", "at"])]


class Agreement(AppendOnly):
    """What a patient agreed to, in the words they read. The newest row counts."""

    patient = models.ForeignKey(Patient, on_delete=models.PROTECT, related_name="agreements")
    words = models.TextField()
    agreed = models.BooleanField()
    at = models.DateTimeField()
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

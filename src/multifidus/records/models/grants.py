"""Who may see a patient besides the therapist, and how people are let in."""

from __future__ import annotations

from django.db import models

from multifidus.records.models.append_only import AppendOnly
from multifidus.records.models.people import Account, Patient, Staff


class Share(models.Model):
    """A patient shared with a colleague until somebody ends it."""

    patient = models.ForeignKey(Patient, on_delete=models.PROTECT, related_name="shares")
    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="shares")
    given_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)


class Cover(models.Model):
    """One therapist's patients in another's care for a time."""

    absent = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="covered_by")
    covering = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="covers")
    given_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    since = models.DateTimeField()
    until = models.DateTimeField()


class BreakGlass(AppendOnly):
    """A record opened without a grant, with a reason. The patient's therapist is told."""

    patient = models.ForeignKey(Patient, on_delete=models.PROTECT, related_name="glass_broken")
    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()
    at = models.DateTimeField()
    until = models.DateTimeField()


class Invitation(models.Model):
    """A link that lets one person in, once. Only the hash of its token is kept."""

    KINDS = [("setup", "first owner"), ("staff", "colleague"), ("patient", "patient"), ("again", "new password")]

    kind = models.CharField(max_length=8, choices=KINDS)
    token_hash = models.CharField(max_length=64, unique=True)
    email = models.EmailField(blank=True)
    name = models.CharField(max_length=120, blank=True)
    patient = models.ForeignKey(Patient, null=True, blank=True, on_delete=models.PROTECT, related_name="invitations")
    account = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+", help_text="who forgot the password"
    )
    is_owner = models.BooleanField(default=False)
    is_therapist = models.BooleanField(default=False)
    created_by = models.ForeignKey(Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

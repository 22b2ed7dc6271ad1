"""Versions of a plan: drafts that are edited, documents that stay as they were approved."""

from __future__ import annotations

from typing import Any

from django.db import models

from multifidus.records.models.append_only import WrittenOnce
from multifidus.records.models.episode import Assessment, Episode
from multifidus.records.models.people import Account

ONCE_APPROVED = ("document", "document_hash", "approved_at", "approved_by_id", "number", "episode_id", "draft")


class PlanVersion(models.Model):
    """One version of a plan. `edits` counts the changes of a draft: who saves with an old count is told.

    A draft that this version of the software can't read is set aside when another is begun; its row stays.
    """

    DRAFT, APPROVED, REPLACED, SET_ASIDE = "draft", "approved", "replaced", "set_aside"

    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="plans")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=10, default=DRAFT)
    draft = models.JSONField()
    edits = models.PositiveIntegerField(default=0)
    edited_by = models.ForeignKey(Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    edited_at = models.DateTimeField()
    assessment = models.ForeignKey(Assessment, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    document = models.JSONField(null=True, blank=True)
    document_hash = models.CharField(max_length=64, blank=True)
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    agreed_at = models.DateTimeField(null=True, blank=True, help_text="when the patient said yes to it")
    replaced_at = models.DateTimeField(null=True, blank=True)

    _loaded: dict[str, Any] | None = None

    class Meta:
        ordering = ["episode", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["episode", "number"], name="one_plan_of_each_number"),
            models.UniqueConstraint(fields=["episode"], condition=models.Q(state="draft"), name="one_draft_at_a_time"),
            models.UniqueConstraint(fields=["episode"], condition=models.Q(state="approved"), name="one_plan_in_force"),
        ]

    @classmethod
    def from_db(cls, *args: Any, **kwargs: Any) -> PlanVersion:
        """Return the row, remembering what was approved."""
        plan = super().from_db(*args, **kwargs)
        plan._loaded = {name: plan.__dict__.get(name) for name in ONCE_APPROVED}
        return plan

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write the row.

        Raises:
            WrittenOnce: what was approved would change.
        """
        loaded = self._loaded
        if loaded and loaded["approved_at"] is not None:
            changed = [name for name in ONCE_APPROVED if self.__dict__.get(name) != loaded[name]]
            if changed:
                raise WrittenOnce(f"Plan {self.pk} was approved: {', '.join(changed)} can't change; approve anew.")
        super().save(*args, **kwargs)

"""The tables of acts: proposals that wait for a second person, and the keys by which a repeated submit is known."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class ProposalState(models.TextChoices):
    """Where a proposal stands."""

    WAITING = "waiting", _("Waiting for a decision")
    APPROVED = "approved", _("Approved")
    REFUSED = "refused", _("Sent back")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    OUTDATED = "outdated", _("Outdated")


class Proposal(models.Model):
    """An act that waits for a second pair of eyes: its values, and the version of the record it was proposed on."""

    id: Any = models.BigAutoField(primary_key=True)
    record: Any = models.ForeignKey("records.Record", models.PROTECT, related_name="+")
    act: Any = models.CharField(max_length=60)
    data: Any = models.JSONField()
    version: Any = models.IntegerField()
    reason: Any = models.TextField(blank=True)
    proposer: Any = models.ForeignKey("organization.Appointment", models.PROTECT, related_name="+")
    proposed_at: Any = models.DateTimeField()
    state: Any = models.CharField(max_length=12, choices=ProposalState.choices, default=ProposalState.WAITING)
    decided_by: Any = models.ForeignKey("organization.Appointment", models.PROTECT, null=True, related_name="+")
    decided_at: Any = models.DateTimeField(null=True)
    remark: Any = models.TextField(blank=True)

    class Meta:
        db_table = "proposal"
        indexes = [models.Index(fields=["state", "record"], name="proposal_waiting")]
        constraints = [
            models.UniqueConstraint(fields=["record", "act"], condition=models.Q(state="waiting"), name="proposal_waits_once"),
            models.CheckConstraint(
                condition=models.Q(decided_by__isnull=True) | models.Q(state="withdrawn") | ~models.Q(decided_by=models.F("proposer")),
                name="proposal_decided_by_another",
            ),
        ]


class IdempotencyKey(models.Model):
    """A key of a write and the answer that was given, so that the same write twice is done once."""

    id: Any = models.BigAutoField(primary_key=True)
    appointment: Any = models.ForeignKey("organization.Appointment", models.PROTECT, related_name="+")
    key: Any = models.CharField(max_length=80)
    at: Any = models.DateTimeField(auto_now_add=True)
    answer: Any = models.TextField(null=True)  # noqa: DJ001 - none until the write has ended

    class Meta:
        db_table = "idempotency_key"
        constraints = [models.UniqueConstraint(fields=["appointment", "key"], name="idempotency_key_once")]

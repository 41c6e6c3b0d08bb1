"""The tables of the journal. They are only ever added to; PostgreSQL refuses any change of them."""

from typing import Any

from django.db import models


class StoredEvent(models.Model):
    """An event as the journal keeps it.

    The subject is a record, or a unit, person, appointment, account or seal (`subject_kind`, `subject_id`); `ordinal`
    counts from 1 in the subject's stream. `changes` holds each changed field with its old and new value
    (`{"stage": ["verification", "investigation"]}`; rows as `"placements/1/from_on"`), `data` the event's own fields and
    the record's facets of that day. Personal values stand beside it (`EventPersonal`), here only by digest.
    """

    id: Any = models.BigAutoField(primary_key=True)
    record: Any = models.ForeignKey("records.Record", models.PROTECT, null=True, db_index=False, related_name="+")
    subject_kind: Any = models.CharField(max_length=40)
    subject_id: Any = models.BigIntegerField()
    ordinal: Any = models.IntegerField()
    kind: Any = models.CharField(max_length=80)
    unit: Any = models.ForeignKey("organization.Unit", models.PROTECT, null=True, related_name="+")
    actor: Any = models.ForeignKey("organization.Appointment", models.PROTECT, null=True, related_name="+")
    happened_on: Any = models.DateField()
    recorded_at: Any = models.DateTimeField()
    changes: Any = models.JSONField(default=dict)
    data: Any = models.JSONField(default=dict)
    voids: Any = models.ForeignKey("self", models.PROTECT, null=True, db_index=False, related_name="+")
    amends: Any = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")

    class Meta:
        db_table = "event"
        constraints = [
            models.UniqueConstraint(fields=["subject_kind", "subject_id", "ordinal"], name="event_ordinal_once"),
            models.UniqueConstraint(fields=["voids"], name="event_voided_once"),
        ]
        indexes = [
            models.Index(fields=["record", "ordinal"], name="event_record_ordinal"),
            models.Index(fields=["recorded_at"], name="event_recorded_at"),
        ]


class EventPersonal(models.Model):
    """A personal value of an event: encrypted, and erasable without touching the journal."""

    id: Any = models.BigAutoField(primary_key=True)
    event: Any = models.ForeignKey(StoredEvent, models.PROTECT, related_name="+")
    record: Any = models.ForeignKey("records.Record", models.PROTECT, null=True, related_name="+")
    path: Any = models.CharField(max_length=120)
    salt: Any = models.BinaryField()
    sealed: Any = models.BinaryField(null=True)

    class Meta:
        db_table = "event_personal"
        constraints = [models.UniqueConstraint(fields=["event", "path"], name="event_personal_once")]


class UnnumberedEvent(models.Model):
    """An event that still waits for its public number."""

    event: Any = models.OneToOneField(StoredEvent, models.PROTECT, primary_key=True, related_name="+")

    class Meta:
        db_table = "event_unnumbered"


class JournalNumber(models.Model):
    """The journal's public order: dense, given after commit."""

    number: Any = models.BigIntegerField(primary_key=True)
    event: Any = models.OneToOneField(StoredEvent, models.PROTECT, related_name="+")

    class Meta:
        db_table = "journal_number"


class Announced(models.Model):
    """A long write under way: whoever fixes an instant takes the earliest of these less a microsecond."""

    id: Any = models.BigAutoField(primary_key=True)
    recorded_at: Any = models.DateTimeField()
    backend: Any = models.IntegerField()

    class Meta:
        db_table = "announced"

"""The tables of clocks. `Clock` and `Deadline` follow the journal and can be made again (`liem rebuild clocks`)."""

from datetime import date
from typing import Any

from django.db import models

NO_DUE = date.max
"""`Deadline.next_due_on` of a record that nothing presses: after every real day, so that a list by deadline ends with it."""


class Clock(models.Model):
    """One turn of one clock of a record (`clocks.ClockState`)."""

    id: Any = models.BigAutoField(primary_key=True)
    record: Any = models.ForeignKey("records.Record", models.DO_NOTHING, db_constraint=False, db_index=False, related_name="+")
    rule: Any = models.CharField(max_length=80)
    sort: Any = models.CharField(max_length=12)
    key: Any = models.CharField(max_length=40, blank=True)
    turn: Any = models.SmallIntegerField()
    opened_on: Any = models.DateField()
    due_on: Any = models.DateField(null=True)
    mark_on: Any = models.DateField(null=True)
    suspended_on: Any = models.DateField(null=True)
    suspended_days: Any = models.IntegerField(default=0)
    extensions: Any = models.SmallIntegerField(default=0)
    state: Any = models.CharField(max_length=12)
    closed_on: Any = models.DateField(null=True)
    law: Any = models.CharField(max_length=40, blank=True)
    pack: Any = models.CharField(max_length=12, blank=True)
    marks: Any = models.JSONField(default=list)
    counting: Any = models.JSONField(default=dict)

    class Meta:
        db_table = "clock"
        constraints = [models.UniqueConstraint(fields=["record", "rule", "key", "turn"], name="clock_once")]

    def __str__(self) -> str:
        return f"{self.rule} {self.key} {self.turn}".strip()


class Deadline(models.Model):
    """One row for each open record, carrying what a list by deadline filters and sorts by.

    The scope columns are the record's own, kept equal in the act's transaction, so that row-level security decides here
    without asking `record`. `came_on` and `came_how` (opened, handed_over) say when the record came to its owner.
    """

    record: Any = models.OneToOneField("records.Record", models.DO_NOTHING, db_constraint=False, primary_key=True, related_name="+")
    kind: Any = models.CharField(max_length=40)
    owner: Any = models.ForeignKey("organization.Unit", models.DO_NOTHING, db_constraint=False, db_index=False, related_name="+")
    top: Any = models.IntegerField()
    place: Any = models.IntegerField()
    confidentiality: Any = models.SmallIntegerField()
    guarded: Any = models.BooleanField()
    need_to_know: Any = models.BooleanField()
    officer: Any = models.ForeignKey(
        "organization.Appointment", models.DO_NOTHING, db_constraint=False, db_index=False, null=True, related_name="+"
    )
    stage: Any = models.CharField(max_length=40)
    opened_on: Any = models.DateField()
    came_on: Any = models.DateField()
    came_how: Any = models.CharField(max_length=12)
    next_due_on: Any = models.DateField(default=NO_DUE)
    next_rule: Any = models.CharField(max_length=80, blank=True)
    suspended: Any = models.BooleanField(default=False)

    class Meta:
        db_table = "deadline"
        indexes = [
            models.Index(fields=["next_due_on", "record"], name="deadline_due"),
            models.Index(fields=["kind", "next_due_on", "record"], name="deadline_kind_due"),
            models.Index(fields=["kind", "top", "next_due_on", "record"], name="deadline_kind_top_due"),
            models.Index(fields=["kind", "place", "next_due_on", "record"], name="deadline_kind_place_due"),
            models.Index(fields=["top", "next_due_on", "record"], name="deadline_top_due"),
            models.Index(fields=["place", "next_due_on", "record"], name="deadline_place_due"),
            models.Index(fields=["officer", "next_due_on", "record"], name="deadline_officer_due"),
            models.Index(fields=["place", "came_on"], name="deadline_place_came"),
        ]

    def __str__(self) -> str:
        return f"{self.record_id}: {self.next_due_on}"


class RuleConfirmation(models.Model):
    """That a person confirmed a rule shipped switched off. `row` is the digest of the row as it was then."""

    id: Any = models.BigAutoField(primary_key=True)
    row: Any = models.CharField(max_length=16)
    rule: Any = models.CharField(max_length=40)
    person: Any = models.ForeignKey("organization.Person", models.PROTECT, related_name="+")
    source: Any = models.CharField(max_length=300)
    head: Any = models.BooleanField()
    confirmed_at: Any = models.DateTimeField()

    class Meta:
        db_table = "rule_confirmation"
        constraints = [models.UniqueConstraint(fields=["row", "person"], name="rule_confirmed_once")]

    def __str__(self) -> str:
        return f"{self.rule} {self.row}"

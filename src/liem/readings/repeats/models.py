"""The tables of repeats. Nobody reads them but through the function `likely_repeats`, which asks the visibility rule."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models


class RepeatsEntry(models.Model):
    """The sketch of one record, with the record's scope. A changed text gets a new entry, so that an id means one sketch.

    `alone`: compared only within the unit that owns the record. `version` is the record's version the sketch was made from,
    `edition` the way of making (`grams.edition`).
    """

    id: Any = models.AutoField(primary_key=True)
    record: Any = models.OneToOneField("records.Record", models.DO_NOTHING, db_constraint=False, related_name="+")
    kind: Any = models.CharField(max_length=40)
    unit_id: Any = models.IntegerField()
    place: Any = models.IntegerField()
    confidentiality: Any = models.SmallIntegerField()
    guarded: Any = models.BooleanField()
    need_to_know: Any = models.BooleanField()
    alone: Any = models.BooleanField()
    grams: Any = ArrayField(models.IntegerField())
    bands: Any = ArrayField(models.IntegerField())
    version: Any = models.IntegerField()
    edition: Any = models.IntegerField()

    class Meta:
        db_table = "repeats_entry"

    def __str__(self) -> str:
        return str(self.record_id)


class RepeatsPosting(models.Model):
    """In which entries a gram stands: their number, and up to `indexing.MOST_LISTED` of them."""

    gram: Any = models.IntegerField(primary_key=True)
    entries: Any = models.IntegerField()
    listed: Any = ArrayField(models.IntegerField())

    class Meta:
        db_table = "repeats_posting"

    def __str__(self) -> str:
        return str(self.gram)


class RepeatsPending(models.Model):
    """An entry that waits to be folded into the lists, or (`gone`) to be taken out of them, with what it had been.

    Rows are only added by acts, so that an act never waits for the job.
    """

    id: Any = models.BigAutoField(primary_key=True)
    entry_id: Any = models.IntegerField()
    gone: Any = models.BooleanField()
    grams: Any = ArrayField(models.IntegerField(), null=True)

    class Meta:
        db_table = "repeats_pending"

    def __str__(self) -> str:
        return str(self.entry_id)


class RepeatsSilent(models.Model):
    """A unit whose administrator switched off that it answers other units' questions for repeats."""

    unit: Any = models.OneToOneField("organization.Unit", models.PROTECT, primary_key=True, related_name="+")
    since_on: Any = models.DateField()

    class Meta:
        db_table = "repeats_silent"

    def __str__(self) -> str:
        return str(self.unit_id)

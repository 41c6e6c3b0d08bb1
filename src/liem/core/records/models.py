"""The tables of records. Nothing here saves itself: `core.acts.perform` is the only writer.

`Record` is one table for all kinds. A kind's own fields stand in its own table (`RecordKind`), things that change only
with their record stand as numbered rows (`RecordRow`).
"""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from liem.core.records.making import columns, fill


class Confidentiality(models.IntegerChoices):
    """How closely a record is held. From `CONFIDENTIAL` up these are State secrets (Law 117/2025/QH15)."""

    NORMAL = 0, _("Normal")
    RESTRICTED = 1, _("Restricted")
    CONFIDENTIAL = 2, _("Confidential")
    SECRET = 3, _("Secret")
    TOP_SECRET = 4, _("Top secret")


class Record(models.Model):
    """What a register holds one of: a case, a matter, a petition.

    `top`, `place` and `confidentiality` are the scope by which PostgreSQL decides who sees it; `guarded` says that the
    rarer rule (need-to-know list, recusals) must be asked as well. `version` rises by one with each event.
    """

    id: Any = models.BigIntegerField(primary_key=True)
    kind: Any = models.CharField(max_length=40)
    number: Any = models.CharField(max_length=40)
    title: Any = models.CharField(max_length=500)
    title_fold: Any = models.CharField(max_length=500)
    sort_key: Any = models.BinaryField()
    numbered_by: Any = models.ForeignKey("organization.Unit", models.PROTECT, null=True, related_name="+")
    """The unit whose series gave the number. It stays when the record goes to another unit, with the number."""
    owner: Any = models.ForeignKey("organization.Unit", models.PROTECT, related_name="+")
    top: Any = models.IntegerField()
    place: Any = models.IntegerField()
    confidentiality: Any = models.SmallIntegerField(choices=Confidentiality.choices, default=Confidentiality.NORMAL)
    guarded: Any = models.BooleanField(default=False)
    need_to_know: Any = models.BooleanField(default=False)
    locality: Any = models.ForeignKey("organization.Locality", models.PROTECT, null=True, related_name="+")
    stage: Any = models.CharField(max_length=40)
    officer: Any = models.ForeignKey("organization.Appointment", models.PROTECT, null=True, related_name="+")
    opened_on: Any = models.DateField()
    closed_on: Any = models.DateField(null=True)
    version: Any = models.IntegerField(default=0)

    class Meta:
        db_table = "record"
        indexes = [
            models.Index(fields=["kind", "top", "opened_on", "id"], name="record_kind_top_opened"),
            models.Index(fields=["kind", "place", "opened_on", "id"], name="record_kind_place_opened"),
            models.Index(fields=["kind", "opened_on", "id"], name="record_kind_opened"),
            models.Index(fields=["number"], name="record_number"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["kind", "numbered_by", "number"], name="record_number_once"),
            models.CheckConstraint(condition=models.Q(version__gte=1), name="record_has_an_event"),
            models.CheckConstraint(
                condition=models.Q(closed_on__isnull=True) | models.Q(closed_on__gte=models.F("opened_on")),
                name="record_closed_after_opened",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"


class RecordKind(models.Model):
    """The own fields of one kind of record, by composition: one row a record."""

    record: Any = models.OneToOneField(Record, models.PROTECT, primary_key=True, related_name="+")
    rows: Any
    """Its rows by name (`core.records.rows.Rows`), there while an act runs and on a record that was loaded whole."""

    class Meta:
        abstract = True


class RecordRow(models.Model):
    """A thing that changes only with its record: an accused, a placement, an obstacle.

    `number` counts from 1 within the record and never comes again, so that an event can name the row.
    """

    id: Any = models.BigAutoField(primary_key=True)
    record: Any = models.ForeignKey(Record, models.PROTECT, related_name="+")
    number: Any = models.IntegerField()

    class Meta:
        abstract = True

    def __init__(self, *args: Any, **values: Any) -> None:
        """Acts make rows by the thousand, and always by column names: then the quick way is taken."""
        if args or not values.keys() <= columns(type(self)).keys():
            super().__init__(*args, **values)
        else:
            fill(self, values)


class Series(models.Model):
    """The next number of a kind in a unit and year. Gap-free: it is locked by the act that takes from it."""

    id: Any = models.BigAutoField(primary_key=True)
    unit: Any = models.ForeignKey("organization.Unit", models.PROTECT, related_name="+")
    kind: Any = models.CharField(max_length=40)
    year: Any = models.IntegerField()
    last: Any = models.IntegerField(default=0)

    class Meta:
        db_table = "series"
        constraints = [models.UniqueConstraint(fields=["unit", "kind", "year"], name="series_once")]


class Share(RecordRow):
    """A record opened to another unit than its owner's."""

    unit: Any = models.ForeignKey("organization.Unit", models.PROTECT, related_name="+")
    ground: Any = models.CharField(max_length=300)
    from_on: Any = models.DateField()
    until_on: Any = models.DateField(null=True)

    class Meta:
        db_table = "share"
        indexes = [models.Index(fields=["unit", "record"], name="share_unit_record")]
        constraints = [models.UniqueConstraint(fields=["record", "number"], name="share_number_once")]


class Reader(RecordRow):
    """A person on the need-to-know list of a record."""

    person: Any = models.ForeignKey("organization.Person", models.PROTECT, related_name="+")

    class Meta:
        db_table = "reader"
        constraints = [models.UniqueConstraint(fields=["record", "number"], name="reader_number_once")]


class Recusal(RecordRow):
    """A person cut off from a record because they are named in it or related to it."""

    person: Any = models.ForeignKey("organization.Person", models.PROTECT, related_name="+")
    reason: Any = models.CharField(max_length=500)

    class Meta:
        db_table = "recusal"
        constraints = [models.UniqueConstraint(fields=["record", "number"], name="recusal_number_once")]


class Link(RecordRow):
    """A typed tie from this record to another."""

    link: Any = models.CharField(max_length=40)
    other: Any = models.ForeignKey(Record, models.PROTECT, related_name="+")

    class Meta:
        db_table = "link"
        constraints = [models.UniqueConstraint(fields=["record", "number"], name="link_number_once")]


class Attachment(RecordRow):
    """A file of a record. The content lies once under its hash in the store; the name shown is the sender's, cleaned."""

    name: Any = models.CharField(max_length=200)
    digest: Any = models.CharField(max_length=64)
    content_type: Any = models.CharField(max_length=100)
    size: Any = models.BigIntegerField()

    class Meta:
        db_table = "attachment"
        constraints = [models.UniqueConstraint(fields=["record", "number"], name="attachment_number_once")]


class Ownership(RecordRow):
    """A hand-over: from `from_on` the record belongs to `unit`, before it to `previous`."""

    unit: Any = models.ForeignKey("organization.Unit", models.PROTECT, related_name="+")
    previous: Any = models.ForeignKey("organization.Unit", models.PROTECT, related_name="+")
    from_on: Any = models.DateField()

    class Meta:
        db_table = "ownership"
        constraints = [models.UniqueConstraint(fields=["record", "number"], name="ownership_number_once")]


COMMON_ROWS: dict[str, type[RecordRow]] = {
    "shares": Share,
    "readers": Reader,
    "recusals": Recusal,
    "links": Link,
    "attachments": Attachment,
    "ownerships": Ownership,
}
"""Rows that every kind has."""

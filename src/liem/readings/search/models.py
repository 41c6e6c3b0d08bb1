"""The tables of search. Nobody reads them but through the function `search_records`."""

from typing import Any

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F


class SearchEntry(models.Model):
    """The words of one record, folded, with the record's scope.

    `number` is folded (`dt-2026/1162` for ĐT-2026/1162). `version` is the record's version the words were taken from, so
    that of two jobs the one that read later wins.
    """

    record: Any = models.OneToOneField("records.Record", models.DO_NOTHING, db_constraint=False, primary_key=True, related_name="+")
    kind: Any = models.CharField(max_length=40)
    place: Any = models.IntegerField()
    confidentiality: Any = models.SmallIntegerField()
    guarded: Any = models.BooleanField()
    need_to_know: Any = models.BooleanField()
    number: Any = models.CharField(max_length=40)
    words: Any = SearchVectorField()
    version: Any = models.IntegerField()

    class Meta:
        db_table = "search_entry"
        indexes = [
            GinIndex(fields=["words"], name="search_entry_words"),
            models.Index(fields=["place", "record"], name="search_entry_place"),
            # The newest of a part of the country in their order: frequent words are found after a few.
            models.Index(fields=["record", "place"], name="search_entry_order"),
            models.Index(OpClass(F("number"), "varchar_pattern_ops"), name="search_entry_number"),
        ]

    def __str__(self) -> str:
        return self.number


class SearchPending(models.Model):
    """A record whose words wait to be folded. Rows are only added, so that an act never waits for the job."""

    id: Any = models.BigAutoField(primary_key=True)
    record_id: Any = models.BigIntegerField()

    class Meta:
        db_table = "search_pending"

    def __str__(self) -> str:
        return str(self.record_id)

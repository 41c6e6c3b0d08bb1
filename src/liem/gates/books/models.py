"""What is remembered of the rows that came in by a book, so that the same book twice changes nothing."""

from typing import Any

from django.db import models


class BookRow(models.Model):
    """A row that was brought in: which record it opened, and what it said then.

    `key` tells the row within its unit and kind: its own number in the book, else a digest of what it says. `digest`
    holds a short digest of every cell that was read (`title=1f0a… field=…`), so that it is known which cells of a row
    have been corrected since.
    """

    id: Any = models.BigAutoField(primary_key=True)
    unit: Any = models.ForeignKey("organization.Unit", models.PROTECT, related_name="+")
    kind: Any = models.CharField(max_length=40)
    key: Any = models.CharField(max_length=100)
    digest: Any = models.TextField()
    record: Any = models.ForeignKey("records.Record", models.PROTECT, related_name="+")

    class Meta:
        db_table = "book_row"
        constraints = [models.UniqueConstraint(fields=["unit", "kind", "key"], name="book_row_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.key} → {self.record_id}"

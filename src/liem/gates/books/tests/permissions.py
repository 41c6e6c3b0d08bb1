"""Who may bring a book in and take one out: an import is for whoever opens records, an export for whoever sees some."""

from typing import Any

from tests.access.rows import Row, only, outcomes
from tests.access.table import CLERKS

ENTERS = only(CLERKS, 200, 403, administrator=404)
NO_BOOK = only(CLERKS, 404, 403, administrator=404)
UNKNOWN = {"token": "0" * 32}


def another_one(world: Any, part: str) -> dict[str, Any]:
    """A book that waits, brought by somebody else."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    from liem.gates.books.keeping import keep

    bringer = world.cast.second_officer if part != "second_officer" else world.cast.officer
    sent = SimpleUploadedFile("so.csv", "Tên vụ án\r\nVụ việc\r\n".encode())
    return {"token": keep(sent, actor=bringer, register="cases", unit="")}


ROWS = (
    Row("book-import", ENTERS, of="kind"),
    Row("book-blank", ENTERS, of="kind"),
    Row("book-check", NO_BOOK, of="kind", arguments=UNKNOWN),
    Row("book-check", NO_BOOK, of="kind", arguments=another_one, note="another's"),
    Row("book-check", NO_BOOK, of="kind", arguments=another_one, method="post", note="another's"),
    Row("book-rest", NO_BOOK, of="kind", arguments=another_one, note="another's"),
    Row("book-export", outcomes(200, administrator=404), of="kind"),
    Row("book-export", outcomes(200, administrator=404), of="kind", query={"format": "csv"}, note="csv"),
)

"""How a CSV table is written: its encoding and the sign between its columns, found by looking, never by the name."""

import codecs
import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from django.utils.translation import gettext_lazy as _

from liem.gates.books.container import CHUNK, BadBook

SIGNS = ",;\t|"
MAX_CELL = 200_000
"""Letters of one cell. A longer one is a quotation mark that was never closed."""


@dataclass(frozen=True)
class Dialect:
    """An encoding, and the sign between columns."""

    encoding: str
    sign: str


def dialects(file: BinaryIO) -> list[Dialect]:
    """The dialects in which the table might be written, the likelier ones first."""
    encoding = _encoding(file)
    file.seek(0)
    head = file.read(CHUNK).decode(encoding, "replace")
    return [Dialect(encoding, sign) for sign in sorted(SIGNS, key=head.count, reverse=True) if sign in head] or [Dialect(encoding, ",")]


def _encoding(file: BinaryIO) -> str:
    file.seek(0)
    head = file.read(4)
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if _decodes(file, "utf-8-sig"):
        return "utf-8-sig"
    if _decodes(file, "cp1258"):
        return "cp1258"
    raise BadBook(_("The letters of the CSV table cannot be read. Save it as “CSV UTF-8”."))


def _decodes(file: BinaryIO, encoding: str) -> bool:
    """Whether the whole file is text of this encoding; a NUL or another control sign is in no table."""
    file.seek(0)
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        while chunk := file.read(CHUNK):
            text = decoder.decode(chunk)
            if "\x00" in text or "\x1b" in text:
                return False
        decoder.decode(b"", True)
    except UnicodeDecodeError:
        return False
    return True


def records(file: BinaryIO, dialect: Dialect) -> Iterator[list[Any]]:
    """The table's rows from its start, a row at a time. Raises `csv.Error` and `UnicodeDecodeError` where it breaks off."""
    file.seek(0)
    # Detached at the end so that the wrapper does not close the file, which is gone through more than once.
    text = io.TextIOWrapper(file, encoding=dialect.encoding, newline="")
    csv.field_size_limit(MAX_CELL)
    try:
        first = True
        for row in csv.reader(text, delimiter=dialect.sign):
            if first and len(row) == 1 and row[0].lower().startswith("sep="):
                first = False
                continue
            first = False
            yield row
    finally:
        text.detach()

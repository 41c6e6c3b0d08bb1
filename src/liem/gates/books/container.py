"""What a file truly is, told by its content: the first door of every book. Nothing is believed of a file's name."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Any, BinaryIO

from django.utils.translation import gettext_lazy as _

MAX_FILE = 200 * 1024 * 1024
"""Bytes of a file on disk."""
MAX_PARTS = 5_000
CHUNK = 256 * 1024

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM")
ARCHIVES = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")
PROGRAMS = (b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"#!")


class BadBook(Exception):
    """The file as a whole cannot be read as a book. `message` is one sentence for its bringer, lazily translated."""

    def __init__(self, message: Any) -> None:
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        return str(self.message)


class Shape(StrEnum):
    """The two shapes in which a book may come."""

    WORKBOOK = "xlsx"
    TEXT = "csv"


@contextmanager
def opened(source: Path | BinaryIO) -> Iterator[BinaryIO]:
    """The file, open for reading from its start. A path that cannot be opened is a `BadBook`."""
    if isinstance(source, Path):
        try:
            file = source.open("rb")
        except FileNotFoundError:
            raise BadBook(_("There is no file “%(name)s”.") % {"name": source.name}) from None
        except OSError as problem:
            raise BadBook(_("“%(name)s” cannot be opened (%(reason)s).") % {"name": source.name, "reason": problem.strerror}) from None
        with file:
            yield file
    else:
        source.seek(0)
        yield source


def shape_of(file: BinaryIO) -> Shape:
    """Tell a workbook from a text table by content; everything else is refused by what it is."""
    size = file.seek(0, io.SEEK_END)
    if size == 0:
        raise BadBook(_("The file is empty."))
    if size > MAX_FILE:
        raise BadBook(_("The file is larger than %(limit)s MB. Split the book.") % {"limit": MAX_FILE // 1024 // 1024})
    file.seek(0)
    head = file.read(4096)
    if head.startswith(b"PK"):
        return _zip_shape(file)
    _refuse_known(head, file)
    if b"\x00" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise BadBook(_("The file is neither an Excel workbook nor a CSV table."))
    return Shape.TEXT


def _refuse_known(head: bytes, file: BinaryIO) -> None:
    if b"%PDF-" in head[:1024]:
        raise BadBook(_("This is a PDF document, whatever its name says. A book is an Excel workbook (.xlsx) or a CSV file."))
    if head.startswith(OLE):
        raise BadBook(_ole_reason(file))
    if head.startswith(PICTURES):
        raise BadBook(_("This is a picture, whatever its name says. A book is an Excel workbook (.xlsx) or a CSV file."))
    if head.startswith(ARCHIVES):
        raise BadBook(_("This is a compressed archive. Unpack it and send the Excel workbook itself."))
    if head.startswith(PROGRAMS):
        raise BadBook(_("This is a program, whatever its name says. It was not opened."))
    if head.startswith(b"{\\rtf"):
        raise BadBook(_("This is a text document. A book is an Excel workbook (.xlsx) or a CSV file."))
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:256].lower()
    if start.startswith((b"<!doctype", b"<html", b"<?xml", b"<table", b"<head")):
        raise BadBook(_("This is a web page that was named as a table. Open it in Excel and save it as an Excel workbook (.xlsx)."))


def _ole_reason(file: BinaryIO) -> Any:
    """An old compound file: an encrypted workbook, an old workbook, or something else of Office."""
    file.seek(0)
    # The names of the streams stand in the directory, anywhere in the file; a bounded look is enough for a sentence.
    body = file.read(32 * 1024 * 1024)
    if _utf16("EncryptedPackage") in body:
        return _("The workbook is locked with a password. Remove the password in Excel and send it again.")
    if _utf16("Workbook") in body or _utf16("Book") in body:
        return _("This is a workbook of an old Excel (.xls). Save it as an Excel workbook (.xlsx) and send it again.")
    return _("This is a document of an old Office, not a workbook. A book is an Excel workbook (.xlsx) or a CSV file.")


def _utf16(text: str) -> bytes:
    return text.encode("utf-16-le")


def _zip_shape(file: BinaryIO) -> Shape:
    names = {info.filename for info in archive_of(file).infolist()}
    lower = {name.lower() for name in names}
    if any(name.endswith("vbaproject.bin") or "/macrosheets/" in f"/{name}" for name in lower):
        raise BadBook(_("The workbook carries macros and was not opened. Save it as an Excel workbook without macros (.xlsx)."))
    if "xl/workbook.bin" in lower:
        raise BadBook(_("This is a binary Excel workbook (.xlsb). Save it as an Excel workbook (.xlsx) and send it again."))
    if "word/document.xml" in lower:
        raise BadBook(_("This is a Word document, whatever its name says. A book is an Excel workbook (.xlsx) or a CSV file."))
    if any(name.startswith("ppt/") for name in lower):
        raise BadBook(_("This is a presentation, whatever its name says. A book is an Excel workbook (.xlsx) or a CSV file."))
    if "content.xml" in lower and "mimetype" in lower:
        raise BadBook(_("This is an OpenDocument file. Save it as an Excel workbook (.xlsx) and send it again."))
    if "[content_types].xml" not in lower or not any(name.startswith("xl/") for name in lower):
        raise BadBook(_("This is a compressed archive. Unpack it and send the Excel workbook itself."))
    return Shape.WORKBOOK


def archive_of(file: BinaryIO) -> zipfile.ZipFile:
    """The file as a ZIP; raises `BadBook` when it is none."""
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, OSError):
        raise BadBook(broken()) from None
    if len(archive.infolist()) > MAX_PARTS:
        raise BadBook(bomb())
    return archive


def broken() -> Any:
    """The sentence for a workbook that cannot be read."""
    return _("The workbook is damaged and cannot be read. Open it in Excel, save it again and send the new file.")


def bomb() -> Any:
    """The sentence for a file made to fill the memory."""
    return _("The file unpacks to far more than a book can hold. It was not opened.")

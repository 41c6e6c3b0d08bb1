"""The store of files: content once under its hash, the type told by the content, never by the name."""

import hashlib
import os
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from liem.core.language.cleaning import clean

SIGNATURES = (
    (b"%PDF-", "application/pdf", "pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png", "png"),
    (b"\xff\xd8\xff", "image/jpeg", "jpg"),
    (b"II*\x00", "image/tiff", "tiff"),
    (b"MM\x00*", "image/tiff", "tiff"),
)
OFFICE = {
    "word/": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    "xl/": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
}
MAX_UNPACKED = 500_000_000


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file that lies in the store."""

    name: str
    digest: str
    content_type: str
    size: int


def store(upload: Any) -> StoredFile:
    """Put an uploaded file into the store and say what it is; raise `ValidationError` for what is not taken."""
    content_type, ending = kind_of(upload)
    digest, size = _digest(upload)
    target = path_of(digest)
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        partial = target.with_suffix(f".{os.getpid()}.part")
        with partial.open("wb") as out:
            for chunk in upload.chunks():
                out.write(chunk)
        partial.replace(target)
    return StoredFile(name=clean_name(upload.name, ending), digest=digest, content_type=content_type, size=size)


@dataclass(frozen=True, slots=True)
class Received:
    """A checked file that nobody keeps yet."""

    name: str
    digest: str
    content_type: str
    size: int
    content: bytes


def received(upload: Any) -> Received:
    """An uploaded file, checked as `store` does, in memory; raise `ValidationError` for what is not taken."""
    content_type, ending = kind_of(upload)
    digest, size = _digest(upload)
    content = upload.read()
    upload.seek(0)
    return Received(name=clean_name(upload.name, ending), digest=digest, content_type=content_type, size=size, content=content)


def put(content: bytes) -> str:
    """Put bytes into the store as they are; return their digest."""
    digest = hashlib.sha256(content).hexdigest()
    target = path_of(digest)
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        partial = target.with_suffix(f".{os.getpid()}.part")
        partial.write_bytes(content)
        partial.replace(target)
    return digest


def path_of(digest: str) -> Path:
    """Where the content of a digest lies."""
    return Path(settings.LIEM_HOME) / "files" / digest[:2] / digest


def clean_name(name: str, ending: str) -> str:
    """A file name without folders, controls and direction tricks, with the ending of its real type."""
    base = re.sub(r"[\x00-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069/\\:*?\"<>|]", "", clean(name or "")).strip(" .")
    stem = base.rsplit(".", 1)[0] if "." in base else base
    return f"{stem[:150] or 'file'}.{ending}"


def _digest(upload: Any) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    for chunk in upload.chunks():
        digest.update(chunk)
        size += len(chunk)
    upload.seek(0)
    return digest.hexdigest(), size


def kind_of(upload: Any) -> tuple[str, str]:
    """Content type and ending, by what the file begins with; raise `ValidationError` when it is of no kind taken."""
    upload.seek(0)
    head = upload.read(4096)
    upload.seek(0)
    if not head:
        raise ValidationError(_("The file is empty."), code="empty")
    for signature, content_type, ending in SIGNATURES:
        if head.startswith(signature):
            return content_type, ending
    if head.startswith(b"PK\x03\x04"):
        return _office(upload)
    if head.startswith((b"MZ", b"\x7fELF", b"\xd0\xcf\x11\xe0")):
        raise ValidationError(_("Programs and files of old Office versions are not taken."), code="kind")
    try:
        text = head.decode("utf-8", errors="strict" if len(head) < 4096 else "ignore")
    except UnicodeDecodeError:
        text = "\x00"
    if "\x00" in text:
        raise ValidationError(_("Only PDF, pictures, Word, Excel and plain text are taken."), code="kind")
    return "text/plain", "txt"


def _office(upload: Any) -> tuple[str, str]:
    try:
        with zipfile.ZipFile(upload) as archive:
            names = archive.namelist()
            unpacked = sum(info.file_size for info in archive.infolist())
    except zipfile.BadZipFile:
        raise ValidationError(_("The file is broken."), code="broken") from None
    finally:
        upload.seek(0)
    if unpacked > MAX_UNPACKED:
        raise ValidationError(_("The file unpacks to more than can be taken."), code="bomb")
    if any("vbaProject" in name for name in names):
        raise ValidationError(_("Documents with macros are not taken."), code="macros")
    for prefix, kind in OFFICE.items():
        if any(name.startswith(prefix) for name in names):
            return kind
    raise ValidationError(_("Only PDF, pictures, Word, Excel and plain text are taken."), code="kind")

"""Scans in the store of files: sealed ones encrypted, also those that came under seal after they had come; destroyed ones gone.

The rows say what holds; the files follow. When a scan comes under seal, its act writes an encrypted copy beside it, and puts the plain
file on a list. The worker deletes what is on the list once the act is committed and nobody else holds the same file openly.
"""

import re
from base64 import b64decode, b64encode
from pathlib import Path
from typing import Any

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from liem.core.journal.announcing import GATE
from liem.core.journal.told import Foreseen, Histories, Past, Told, consequences
from liem.core.records import files
from liem.core.records.models import Attachment
from liem.core.vault.sealing import open_small, seal_small
from liem.registers.petitions.events import SealedPartDestroyed
from liem.registers.petitions.models import Scan, ScanLeftover

_SEALED = re.compile(r"scans/(\d+)/sealed")
_DIGEST = re.compile(r"scans/(\d+)/digest")


def place_of(petition_id: int) -> str:
    """What a scan is sealed to."""
    return f"petitions.scan:{petition_id}"


def encrypted(content: bytes, petition_id: int) -> bytes:
    """A scan as it lies in the store under seal."""
    return seal_small(b64encode(content).decode(), bound_to=place_of(petition_id))


def content_of(scan: Scan) -> bytes:
    """A scan as it was sent, out of the store; whoever calls this has asked whether it may be shown.

    Raises `OSError` where it is missing.
    """
    if not scan.digest:
        raise FileNotFoundError
    beside = _beside(scan.record_id, scan.digest)
    if beside.exists():
        return _opened(beside.read_bytes(), scan.record_id)
    content = files.path_of(scan.digest).read_bytes()
    return content if scan.digest == scan.original_digest else _opened(content, scan.record_id)


def _opened(content: bytes, petition_id: int) -> bytes:
    return b64decode(open_small(content, bound_to=place_of(petition_id)))


def _beside(petition_id: int, digest: str) -> Path:
    """Where the encrypted copy lies of a scan that came openly and under seal later."""
    return files.path_of(digest).with_suffix(f".{petition_id}.sealed")


class Following:
    """What was sealed or destroyed in the rows is sealed in the store at once, and destroyed there after the commit."""

    order = 60
    title = _("Scans")

    def follow(self, cursor: Any, told: list[Told], histories: Histories) -> None:
        """Write the encrypted copies, and what is to be deleted; erase what the journal keeps apart of a destroyed identity."""
        rows: list[tuple[int, str]] = []
        for one in told:
            if one.record is None or one.record.kind != "petition":
                continue
            gone = [old for path, (old, new) in one.changes.items() if _DIGEST.fullmatch(path) and old and not new]
            for path, (old, new) in one.changes.items():
                found = _SEALED.fullmatch(path)
                if found and new is True and old is False:
                    gone += _seal(one, int(found[1]))
            rows += [(one.record.pk, digest) for digest in gone]
            if one.kind == SealedPartDestroyed.kind:
                cursor.execute(_ERASE, [one.record.pk, one.event_id])
        if rows:
            cursor.execute(_LEFT, [[pk for pk, _digest in rows], [digest for _pk, digest in rows]])

    def foresee(self, told: Told, history: list[Past]) -> list[Foreseen]:
        """Nothing that a person would look for in a preview."""
        return []


_LEFT = "insert into petitions_scan_leftover (record_id, digest) select * from unnest(%s::bigint[], %s::text[])"
# What was told of the identity before, and the text as it stood before it was masked. The journal's digests stay.
_ERASE = """
    update event_personal p set sealed = null where p.record_id = %s and p.event_id < %s and p.sealed is not null and (
        p.path ~ '^changes/senders/[0-9]+/' or p.path ~ '^changes/scans/[0-9]+/name$'
        or p.path in ('changes/sealed_content', 'changes/against')
        or p.path = 'changes/content' and exists (
            select from event_personal l where l.record_id = p.record_id and l.path = p.path and l.event_id > p.event_id))
"""


def _seal(told: Told, number: int) -> list[str]:
    """Write the encrypted copy of a scan that came openly; its digest, for the plain file to be deleted."""
    scan = told.own.rows.scans.numbered(number)
    if scan.digest != scan.original_digest:
        return []
    try:
        content = files.path_of(scan.digest).read_bytes()
    except OSError:
        return []
    beside = _beside(told.record.pk, scan.digest)
    partial = beside.with_suffix(".part")
    partial.write_bytes(encrypted(content, told.record.pk))
    partial.replace(beside)
    return [str(scan.digest)]


consequences.declare("petitions.scans", Following())


def sweep(limit: int = 100) -> int:
    """Delete from the store what came under seal or was destroyed; returns how many entries of the list were gone through.

    While a file is looked for nobody writes, so that none is deleted that another act has just found there.
    """
    if not ScanLeftover.objects.exists():
        return 0
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [GATE])
        found = list(ScanLeftover.objects.order_by("pk")[:limit])
        for one in found:
            _sweep(one)
        ScanLeftover.objects.filter(pk__in=[one.pk for one in found]).delete()
    return len(found)


def _sweep(one: ScanLeftover) -> None:
    holders = list(Scan.objects.filter(digest=one.digest))
    if not any(scan.record_id == one.record_id for scan in holders):
        _beside(one.record_id, one.digest).unlink(missing_ok=True)
    needed = any(not scan.sealed or not _beside(scan.record_id, one.digest).exists() for scan in holders)
    if not needed and not Attachment.objects.filter(digest=one.digest).exists():
        files.path_of(one.digest).unlink(missing_ok=True)

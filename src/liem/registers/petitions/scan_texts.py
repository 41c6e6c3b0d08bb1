"""The recognised text of scans: a help for searching that the worker keeps, never a part of the record.

No act tells of it, so it stands in no event and no print: it is a reading, made again from the scans at any time. What was read in a
sealed scan is sealed to the same petition, shown with the identity alone, and given to no index.
"""

from base64 import b64decode, b64encode
from collections.abc import Iterable
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from liem.core.vault.faults import VaultFault
from liem.core.vault.sealing import open_small, seal_small
from liem.readings.repeats.indexing import again
from liem.readings.search.indexing import further_words
from liem.registers.petitions.models import Scan, ScanText
from liem.registers.petitions.recognising import CannotRead, can_draw, text_of
from liem.registers.petitions.scan_store import content_of, place_of

_WAITING = """
    select s.id from petitions_scan s left join petitions_scan_text t on t.record_id = s.record_id and t.number = s.number
    where t.record_id is null and s.id > (select coalesce(max(scan_id), 0) from petitions_scan_text) - %s
    order by s.id limit %s
"""
OVERTAKEN = 5000
"""How far back a scan is looked for that was written down while later ones were read already."""
# A petition that became a denunciation after its scan was read; one whose sealed part was destroyed.
_SEALED_SINCE = """
    select t.id from petitions_scan_text t join petitions_scan s on s.record_id = t.record_id and s.number = t.number
    where s.sealed and t.text <> '' limit 100
"""
_DESTROYED = """
    update petitions_scan_text t set sealed = '', text = '' from petitions_petition p
    where p.record_id = t.record_id and p.destroyed_on is not null and t.sealed <> ''
"""


def read_waiting(limit: int = 3) -> int:
    """Read up to `limit` scans that wait, each in a transaction of its own; returns how many were read or given up.

    Nothing is written for a scan that lacks only a program: it waits until the program is there.
    """
    _keep_sealed()
    with connection.cursor() as cursor:
        cursor.execute(_WAITING, [OVERTAKEN, limit])
        ids = [row[0] for row in cursor.fetchall()]
    return sum(_read(scan) for scan in Scan.objects.filter(pk__in=ids).order_by("pk"))


def _read(scan: Scan) -> int:
    try:
        text, state = text_of(content_of(scan), scan.content_type, sealed=scan.sealed), ScanText.READ
    except CannotRead as fault:
        if fault.lacking:
            return 0
        text, state = "", ScanText.FAILED
    except (OSError, VaultFault):
        text, state = "", ScanText.FAILED
    with transaction.atomic(), connection.cursor() as cursor:
        _write(scan, text, state if text or state == ScanText.FAILED else ScanText.EMPTY)
        cursor.execute("insert into search_pending (record_id) values (%s)", [scan.record_id])
        again(cursor, "petition", [scan.record_id])
    return 1


def _write(scan: Scan, text: str, state: str) -> None:
    record_id: int = scan.record_id
    ScanText.objects.update_or_create(
        record_id=record_id,
        number=scan.number,
        defaults={
            "scan_id": scan.pk,
            "state": state,
            "text": "" if scan.sealed else text,
            "sealed": _sealed(record_id, text) if scan.sealed and text else "",
            "read_at": timezone.now(),
        },
    )


def _sealed(record_id: int, text: str) -> str:
    return b64encode(seal_small(text, bound_to=place_of(record_id))).decode()


def _keep_sealed() -> None:
    """What came under seal after it was read goes under seal too; what was destroyed is destroyed here."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_SEALED_SINCE)
        for row in ScanText.objects.filter(pk__in=[found for (found,) in cursor.fetchall()]):
            row.sealed, row.text = _sealed(row.record_id, row.text), ""
            row.save(update_fields=["sealed", "text"])
        cursor.execute(_DESTROYED)


def recognised(scan: Scan) -> ScanText | None:
    """What was read in a scan, for a reader who may see the scan itself; None while it was not read yet."""
    row = ScanText.objects.filter(record_id=scan.record_id, number=scan.number).first()
    if row is not None and row.sealed and scan.sealed:
        row.text = open_small(b64decode(row.sealed), bound_to=place_of(row.record_id))
    return row


def waits(scan: Scan) -> bool:
    """Whether this machine can read the scan at all once the worker comes to it."""
    return can_draw() or scan.content_type == "application/pdf"


def words_of_scans(record_ids: Iterable[int]) -> dict[int, list[Any]]:
    """The recognised text of open scans for the search index; a sealed scan gives nothing, whenever it came under seal."""
    ids = list(record_ids)
    sealed = set(Scan.objects.filter(record_id__in=ids, sealed=True).values_list("record_id", "number"))
    found: dict[int, list[Any]] = {}
    for record_id, number, text in ScanText.objects.filter(record_id__in=ids).values_list("record_id", "number", "text"):
        if text and (record_id, number) not in sealed:
            found.setdefault(record_id, []).append(text)
    return found


def texts_of_scans(owns: Iterable[Any]) -> dict[int, list[str]]:
    """The recognised text of the open scans of petitions that were loaded whole, for repeats; their rows say which are sealed."""
    held = {(own.record.pk, scan.number) for own in owns for scan in own.rows.scans if not scan.sealed and scan.digest}
    if not held:
        return {}
    found: dict[int, list[str]] = {}
    read = (
        ScanText.objects.filter(record_id__in={record_id for record_id, _number in held}).exclude(text="").order_by("record_id", "number")
    )
    for record_id, number, text in read.values_list("record_id", "number", "text"):
        if (record_id, number) in held:
            found.setdefault(record_id, []).append(text)
    return found


further_words.declare("petition", words_of_scans)

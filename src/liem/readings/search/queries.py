"""Finding records: by the beginning of their number, or by words of which the last may be unfinished."""

import re
from dataclasses import dataclass
from typing import Any

from django.db import connection

from liem.core.access.actor import Actor
from liem.core.access.scope import visible
from liem.core.language.searching import fold, words
from liem.core.records.models import Record

SHORTEST_PREFIX = 2
MOST_WORDS = 12
NUMBER = re.compile(r"[a-z0-9]+[-/][a-z0-9/.-]*")

_FIND = "select record_id from search_records(%s, %s, %s, %s)"


@dataclass(frozen=True, slots=True)
class Found:
    """Records found, best first, and whether there are more than were asked for."""

    records: list[Record]
    more: bool


def find(actor: Actor, text: str, *, kind: str = "", most: int = 50) -> Found:
    """Records that `actor` may see and that hold every word of `text`, the newest first.

    Letters match whatever their case and diacritics; the last word may be a beginning. A text that looks like a number
    finds the records whose number begins so. `kind` keeps to one kind. Text without a word finds nothing.
    """
    number, query = number_of(text), query_of(text)
    if not number and not query:
        return Found(records=[], more=False)
    with connection.cursor() as cursor:
        cursor.execute(_FIND, [number, query, kind, most + 1])
        ids = [record_id for (record_id,) in cursor.fetchall()]
    # Asked again through the queryset: the function's own copy of the scope is never the last word.
    seen = visible(actor).filter(pk__in=ids).select_related("owner").in_bulk()
    records = [seen[record_id] for record_id in ids if record_id in seen]
    return Found(records=records[:most], more=len(records) > most)


def number_of(text: str) -> str:
    """The folded beginning of a record's number, or nothing when `text` is not like one: `ĐT-2026/1` is `dt-2026/1`."""
    folded = fold(text)
    return folded if NUMBER.fullmatch(folded) else ""


def query_of(text: str) -> str:
    """The words of `text` as a tsquery of exact lexemes, the last as a prefix when it is long enough."""
    found = words(text)[:MOST_WORDS]
    if not found:
        return ""
    last = f"'{found[-1]}'" + (":*" if len(found[-1]) >= SHORTEST_PREFIX else "")
    return " & ".join([*(f"'{word}'" for word in dict.fromkeys(found[:-1])), last])


def matches(label: Any, text: str) -> bool:
    """Whether every word of `text` begins a word of `label`: how pages, acts and units are found by name."""
    have = words(str(label))
    wanted = words(text)
    return bool(wanted) and all(any(word.startswith(want) for word in have) for want in wanted)

"""What stands beside an act: its effect, its rows, the tests of the second pair of eyes; and the work rows of Today."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from liem.web.shapes.marks import Button, Clock, Link, Stamp


@dataclass(frozen=True, kw_only=True)
class EffectLine:
    """One thing that will change. `text` is safe; `old`/`new` are struck out and underlined; `unknown` writes ?."""

    text: str
    icon: str = "arrow-right"
    old: str = ""
    new: str = ""
    right: bool = False
    sub: str = ""
    clock: Clock | None = None
    unknown: bool = False
    same: bool = False


@dataclass(frozen=True, kw_only=True)
class Effect:
    """What an act will change: the event's sentence (safe), who tells it, and titled groups of lines."""

    sentence: str = ""
    by: str = ""
    groups: Sequence[tuple[str, Sequence[EffectLine]]] = ()
    title: str = ""


@dataclass(frozen=True, kw_only=True)
class RowsForm:
    """Rows of a record inside an act's form.

    `forms` are bound or unbound Django forms, one a row, each with its own prefix (a form may carry `row_label`);
    `fixed` rows are those of the record (no adding or removing); `errors` belong to the whole table. Posting
    `add-<name>` or `remove-<name>-<i>` (i from 0) asks the page for one row more or less; the hidden field
    `rows-<name>` says how many there are.
    """

    name: str
    label: str
    forms: Sequence[Any]
    fixed: bool = False
    errors: Sequence[str] = ()
    minimum: int = 0
    maximum: int = 200


@dataclass(frozen=True, kw_only=True)
class Test:
    """A test of the four eyes: met (`ok`), open but not stopping (`open`), or stopping (`stop`)."""

    at: Literal["ok", "open", "stop"]
    text: str


@dataclass(frozen=True, kw_only=True)
class Step:
    """A step of a way: past, now, back (returned) or not yet."""

    label: str
    at: Literal["past", "now", "back", ""] = ""


@dataclass(frozen=True, kw_only=True)
class Work:
    """A row of Today, search or a 404: what, until when, and its next act."""

    title: str
    href: str
    number: str = ""
    clock: Clock | None = None
    when: str = ""
    meta: Sequence[str] = ()
    act: Button | None = None
    stamp: Stamp | None = None


@dataclass(frozen=True, kw_only=True)
class WorkPart:
    """A part of Today. `key` is its anchor; `tone` "late" colours its head; the tally counts `total`."""

    key: str
    title: str
    rows: Sequence[Work]
    total: int
    tally: str = ""
    tone: Literal["", "late", "soon"] = ""
    more: Link | None = None

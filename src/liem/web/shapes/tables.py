"""Tables, lists, filters and paging."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from liem.web.shapes.marks import Button


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column's head. `place` says where its cell goes when a row becomes a card on a narrow screen."""

    key: str
    label: str
    align: Literal["", "right", "center"] = ""
    hidden_label: bool = False
    sort_href: str = ""
    sorted: Literal["", "ascending", "descending"] = ""
    place: Literal["", "no", "title", "clock", "who", "state", "day", "off"] = ""


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One cell.

    `kind` says how `value` is written: `text`, `no` (record number), `title` (one line, cut), `day` (date),
    `short_day` (where the year is plain), `instant` (datetime), `number` (int), `money` (int đồng), `percent`
    (0.125 → 12.5%), `clock` (Clock), `state` (State), `stamp` (Stamp), `sealed` (no value: a sealed identity), `bar`
    (0..1; title "now" marks today's), `html` (safe), `empty`.
    """

    value: Any = None
    kind: str = "text"
    href: str = ""
    sub: str = ""
    title: str = ""


@dataclass(frozen=True, kw_only=True)
class Row:
    """A row: as many cells as there are columns. `id` is what its check box sends; `acts` stand at its end."""

    cells: Sequence[Cell]
    id: str = ""
    label: str = ""
    href: str = ""
    selected: bool = False
    me: bool = False
    void: bool = False
    acts: Sequence[Button] = ()


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table with its caption (read by screen readers, and printed). `empty` is shown instead of no rows."""

    caption: str
    columns: Sequence[Column]
    rows: Sequence[Row]
    dense: bool = False
    total: Row | None = None
    empty: Empty | None = None

    @property
    def acts_shown(self) -> bool:
        """Whether any row has an act at its end."""
        return any(row.acts for row in self.rows)


@dataclass(frozen=True, kw_only=True)
class Empty:
    """What is said where nothing is yet: what belongs here and the first act."""

    title: str
    text: str = ""
    act: Button | None = None


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One value of a filter: `href` is the list with it chosen."""

    text: str
    href: str
    on: bool = False
    count: int | None = None


@dataclass(frozen=True, kw_only=True)
class Filter:
    """A chip. When `on` is text the filter is set to it and `remove_href` takes it off.

    Otherwise it opens to `choices`, or for `kind="span"` to two days (`name_from`, `name_until`), for `kind="text"` to
    a field (`name`); `keep` are the (name, value) pairs of the address that must stay.
    """

    label: str
    on: str = ""
    remove_href: str = ""
    choices: Sequence[Choice] = ()
    kind: Literal["choices", "span", "text"] = "choices"
    name: str = ""
    name_from: str = ""
    name_until: str = ""
    value: str = ""
    value_until: str = ""
    keep: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True, kw_only=True)
class Pager:
    """Keyset paging: no page numbers. `text` says what is seen ("50 of 214, most urgent first")."""

    text: str
    previous_href: str = ""
    next_href: str = ""

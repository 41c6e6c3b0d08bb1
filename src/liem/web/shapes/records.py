"""What a record page shows: stages, facts, parts, ties, files, events and the panels beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from liem.web.shapes.marks import Button, Clock, Link
from liem.web.shapes.tables import Cell, Table


@dataclass(frozen=True, kw_only=True)
class Stage:
    """A stage on the bar: `past`, `now` or not yet (``)."""

    label: str
    when: str = ""
    at: Literal["past", "now", ""] = ""


@dataclass(frozen=True, kw_only=True)
class Fact:
    """A fact about the record. `cell` writes the value (as in a table); `wide` gives it two columns."""

    label: str
    cell: Cell
    wide: bool = False


@dataclass(frozen=True, kw_only=True)
class Money:
    """Amounts against one whole (đồng). `parts` are (label, amount); the bar shows them one after another."""

    whole_label: str
    whole: int
    parts: Sequence[tuple[str, int]] = ()
    note: str = ""

    @property
    def bars(self) -> list[tuple[int, int]]:
        """The parts one after another in thousandths of the whole: (start, width), never beyond its end."""
        bars, start = [], 0
        for _label, amount in self.parts:
            width = 0 if self.whole <= 0 else min(round(amount * 1000 / self.whole), 1000 - start)
            if width > 0:
                bars.append((start, width))
                start += width
        return bars


@dataclass(frozen=True, kw_only=True)
class Tie:
    """A typed link to another record. A record the reader may not see is not given at all."""

    relation: str
    title: str
    href: str
    number: str = ""
    act: Button | None = None


@dataclass(frozen=True, kw_only=True)
class File:
    """An attachment. `size` in bytes; `kind` text, image, table or other picks the icon; `opened` for approvals."""

    name: str
    href: str
    size: int = 0
    on: date | None = None
    kind: Literal["text", "image", "table", "other"] = "text"
    opened: bool | None = None


@dataclass(frozen=True, kw_only=True)
class Part:
    """A part of a record page. Exactly one of the contents is used: facts, table, money, ties or files, or text."""

    key: str
    title: str
    count: str = ""
    more: Link | None = None
    facts: Sequence[Fact] = ()
    table: Table | None = None
    money: Money | None = None
    ties: Sequence[Tie] = ()
    files: Sequence[File] = ()
    text: str = ""
    empty: str = ""


@dataclass(frozen=True, kw_only=True)
class Change:
    """A field that changed, old and new in words ("" for nothing there)."""

    label: str
    old: str = ""
    new: str = ""
    who: str = ""


@dataclass(frozen=True, kw_only=True)
class Event:
    """An event of the timeline. `sentence` is safe. `void` is the reason and who voided it, in words."""

    happened_on: date
    sentence: str
    by: str = ""
    recorded_at: datetime | None = None
    key: bool = False
    void: str = ""
    amended: str = ""
    changes: Sequence[Change] = ()
    acts: Sequence[Link] = ()
    anchor: str = ""


@dataclass(frozen=True, kw_only=True)
class Person:
    """A person with what they are here; the initials are made from the name unless given."""

    name: str
    role: str = ""
    note: str = ""
    href: str = ""

    @property
    def initials(self) -> str:
        """The last two words' first letters: Vietnamese names put the given name last."""
        return "".join(word[0] for word in self.name.split()[-2:]).upper()


@dataclass(frozen=True, kw_only=True)
class Side:
    """A small panel at the right: people, key – value lines, or a table; `note` closes it."""

    title: str
    people: Sequence[Person] = ()
    lines: Sequence[tuple[Any, str]] = ()
    table: Table | None = None
    clock: Clock | None = None
    acts: Sequence[Button] = ()
    note: str = ""
    more: Link | None = None

"""How clocks pass from one case to another: what a case split off, or one that others are joined to, inherits.

What passes travels in the data of the receiving record's event (`inherited`), so that its clocks follow from its own
history and nothing else. How it passes is data with its article (`data/passing.csv`): the code gives no day of its own for
split and joined cases, so the rows say what is done until the unit's legal officer confirms another way.
"""

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from liem.core.calendar.wording import vietnamese
from liem.readings.deadlines.limits import Extension, Pause

SHIPPED = Path(__file__).parent / "data" / "passing.csv"

WAYS = ("runs_on", "anew", "first", "other", "own")
"""`runs_on`: days and extensions already used count. `anew`: begins on the event's day. Where an own clock runs too: `first`
(and `runs_on`): the one that began first goes on, of two that began on one day the own; `other`: the one that comes;
`own`: the own."""
EVENTS = ("split", "join")


@dataclass(frozen=True, slots=True)
class Lineage:
    """One clock as it passes on: since when it runs, what extended it, when it stood still.

    `key` is the row it will run for in the receiving record (`""`: the record). `law` is the pack rule, left out where the
    receiving clock names its own; `named_on` the fixed day of a clock that has one.
    """

    start: date
    key: str = ""
    how: str = "runs_on"
    law: str = ""
    named_on: date | None = None
    extensions: Sequence[Extension] = ()
    pauses: Sequence[Pause] = ()
    from_record: int | None = None
    from_number: str = ""

    def as_data(self) -> dict[str, Any]:
        """The lineage as JSON values of an event; `from_data` reads it back. Raises `ValueError` for an unknown way."""
        if self.how not in WAYS:
            raise ValueError(f"{self.how}: not one of {', '.join(WAYS)}")
        return {
            "key": self.key,
            "how": self.how,
            "law": self.law,
            "start": self.start.isoformat(),
            "named_on": self.named_on.isoformat() if self.named_on else None,
            "extensions": [extension.as_data() for extension in self.extensions],
            "pauses": [[first.isoformat(), until.isoformat() if until else None] for first, until in self.pauses],
            "from_record": self.from_record,
            "from_number": self.from_number,
        }

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "Lineage":
        """A lineage out of an event's data."""
        named = data.get("named_on")
        return cls(
            start=date.fromisoformat(data["start"]),
            key=str(data.get("key") or ""),
            how=data.get("how") or "runs_on",
            law=data.get("law") or "",
            named_on=date.fromisoformat(named) if named else None,
            extensions=tuple(Extension.from_data(extension) for extension in data.get("extensions") or ()),
            pauses=tuple((date.fromisoformat(a), date.fromisoformat(b) if b else None) for a, b in data.get("pauses") or ()),
            from_record=data.get("from_record"),
            from_number=data.get("from_number") or "",
        )

    @classmethod
    def of(cls, clock: Any, *, key: str | None = None, how: str = "runs_on", number: str = "") -> "Lineage":
        """What a clock (a `ClockState` or a row of the table) passes on. `key`: its row in the receiving record."""
        data = clock.counting
        named = data.get("named_on")
        return cls(
            start=clock.opened_on,
            key=clock.key if key is None else key,
            how=how,
            law=clock.law,
            named_on=date.fromisoformat(named) if named else None,
            extensions=tuple(Extension.from_data(extension) for extension in data.get("extensions", ())),
            pauses=tuple((date.fromisoformat(a), date.fromisoformat(b) if b else None) for a, b in data.get("pauses", ())),
            from_record=getattr(clock, "record_id", None),
            from_number=number,
        )


def inherited(lineages: Mapping[str, Iterable[Lineage]]) -> dict[str, Any]:
    """The field `inherited` of an event: lineages by the code of their clock."""
    return {code: [lineage.as_data() for lineage in found] for code, found in lineages.items()}


def inherited_by(data: Mapping[str, Any], code: str) -> list[Lineage]:
    """What an event hands to the clock `code`."""
    given = data.get("inherited") or {}
    return [Lineage.from_data(entry) for entry in given.get(code, ())]


def what_is_left(clock: Any, on: date) -> int | None:
    """Whole days left of a clock on a day, never below 0; None when it has no due day.

    While it stands still, what was left on the day it stopped.
    """
    if clock.due_on is None:
        return None
    return max(0, (clock.due_on - (clock.suspended_on or on)).days)


@dataclass(frozen=True, slots=True)
class Passing:
    """How the limits whose code begins with `prefix` pass on at a split or a join, and by which article."""

    prefix: str
    event: str
    how: str
    basis_vi: str
    basis_en: str
    verified: bool

    @property
    def basis(self) -> str:
        """The article and what it is taken to say, in the reader's language."""
        return self.basis_vi if vietnamese() else self.basis_en


class PassingWrong(ValueError):
    """A row of `data/passing.csv` cannot be used. `line` is its line in the file."""

    def __init__(self, line: int, column: str, value: str) -> None:
        super().__init__(f"passing.csv, line {line}, column {column}: {value!r}")
        self.line, self.column, self.value = line, column, value


@lru_cache(maxsize=1)
def passings() -> tuple[Passing, ...]:
    """Every declared way, checked. Raises `PassingWrong`."""
    return read_passings(SHIPPED)


def read_passings(path: Path) -> tuple[Passing, ...]:
    """The ways of a file, as `passings`."""
    found = []
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        for row in reader:
            for column, allowed in (("event", EVENTS), ("how", WAYS), ("verified", ("yes", "no"))):
                if row[column] not in allowed:
                    raise PassingWrong(reader.line_num, column, row[column])
            if not (row["prefix"] and row["basis_vi"] and row["basis_en"]):
                raise PassingWrong(reader.line_num, "prefix", row["prefix"])
            verified = row["verified"] == "yes"
            found.append(Passing(row["prefix"], row["event"], row["how"], row["basis_vi"], row["basis_en"], verified))
    return tuple(found)


def passing(code: str, event: str) -> Passing:
    """How the limit of pack rule `code` passes on at a `split` or a `join`: the row with the longest matching prefix.

    A limit of which no row speaks runs on at a split; at a join the one that began first does.
    """
    rows = [row for row in passings() if row.event == event and code.startswith(row.prefix)]
    if rows:
        return max(rows, key=lambda row: len(row.prefix))
    return Passing("", event, "first" if event == "join" else "runs_on", "", "", False)

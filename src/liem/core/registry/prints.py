"""How a register declares its prints: slips of one record, books and lists of many. Pages and commands read this.

A print is a letter (`core.letters.letter.Letter`) made from what the reader may see. It is given out as PDF or DOCX, or in
the unit's own template, and every time it is written in the access log.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from liem.core.registry.catalogue import Catalogue


@dataclass(frozen=True)
class Print:
    """A slip printed from one record.

    `letter(actor, own, today)` makes it from the loaded record (with its rows). `applies` says whether there is anything
    to print of this record for this reader; what does not apply is not offered and not found.
    """

    kind: str
    code: str
    label: Any
    letter: Callable[[Any, Any, date], Any]
    applies: Callable[[Any, Any], bool] = lambda actor, own: True
    icon: str = "printer"

    def __post_init__(self) -> None:
        prints.declare((self.kind, self.code), self)


@dataclass(frozen=True)
class ListPrint:
    """A book or table printed from the records of a list as it is filtered.

    `letter(actor, owns, asked, today)` makes it from the loaded records in the list's order; `asked` tells the list's
    conditions in words for the heading. At most `most` records go into one print.
    """

    kind: str
    code: str
    label: Any
    letter: Callable[[Any, Sequence[Any], Any, date], Any]
    most: int = 2_000
    icon: str = "printer"

    def __post_init__(self) -> None:
        list_prints.declare((self.kind, self.code), self)


prints: Catalogue[tuple[str, str], Print] = Catalogue("prints")
list_prints: Catalogue[tuple[str, str], ListPrint] = Catalogue("list prints")


def prints_of(kind: str) -> list[Print]:
    """The slips of a kind, in the order of their declaration."""
    return [found for found in prints if found.kind == kind]


def list_prints_of(kind: str) -> list[ListPrint]:
    """The books of a kind, in the order of their declaration."""
    return [found for found in list_prints if found.kind == kind]

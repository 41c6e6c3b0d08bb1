"""Where readings and gates hang themselves into the generic pages, which stand below them and do not know them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from liem.core.access.actor import Actor
from liem.core.registry import Catalogue
from liem.web.shapes import Clock, Link


@dataclass(frozen=True)
class RailItem:
    """A place on the left rail beside the registers. `group` is `top` or `read`; `count` gives a number and its tone."""

    code: str
    label: Any
    href: Callable[[], str]
    icon: str
    group: str = "read"
    shown: Callable[[Actor], bool] = lambda actor: True
    count: Callable[[Actor, date], tuple[int, str]] | None = None
    order: int = 50


@dataclass(frozen=True)
class ListOrder:
    """Another order for lists than by opening day: a table of a reading with one row a record and the scope columns.

    `page(actor, kind, after, limit, ids)` gives record ids with their keyset value, in order, after the keyset `after`;
    `ids` limits them to a subquery (SQL and parameters) when the list is filtered.
    """

    code: str
    label: Any
    page: Callable[..., Sequence[tuple[int, str]]]


class ClockSource(Protocol):
    """Who knows the clocks of records."""

    def of_record(self, record_id: int, today: date) -> Sequence[Clock]:
        """All clocks of a record, the most pressing first."""

    def of_records(self, record_ids: Sequence[int], today: date) -> Mapping[int, Clock]:
        """The most pressing clock of each record, for lists."""


@dataclass(frozen=True)
class ListTool:
    """A link that a gate adds to the head of every list: import, export."""

    code: str
    place: str
    link: Callable[[Actor, Any, str], Link | None]


@dataclass(frozen=True)
class Aside:
    """What a register shows beside the form of an act while it is filled in, and what else its page may do.

    `context(actor, form, today)` works it out from the form as it stands, valid or not; the template gets it as `aside`.
    `page` is a template of the register's own in place of the general one; it may have fields besides the act's (`extra`, and `files`).
    `complete(form, posted)` gives the values to be carried out: what the page knows and nobody types. `after(actor, record id, posted,
    files, today)` does further acts in the same transaction; a `Refused` it raises refuses the whole. `done(posted, record)` is a
    button beside the sentence that says it is done.
    """

    template: str
    context: Callable[[Actor, Any, date], Mapping[str, Any]]
    page: str = "web/pages/act.html"
    extra: tuple[str, ...] = ()
    files: bool = False
    complete: Callable[[Any, Any], Any] | None = None
    after: Callable[[Actor, int, Any, Any, date], None] | None = None
    done: Callable[[Any, int], Any] | None = None


act_asides: Catalogue[tuple[str, str], Aside] = Catalogue("asides of acts")
rail_items: Catalogue[str, RailItem] = Catalogue("rail items")
list_orders: Catalogue[str, ListOrder] = Catalogue("list orders")
clock_sources: Catalogue[str, ClockSource] = Catalogue("clock sources")
list_tools: Catalogue[str, ListTool] = Catalogue("list tools")
record_sides: Catalogue[str, Callable[[Actor, Any, date], Any]] = Catalogue("record sides")

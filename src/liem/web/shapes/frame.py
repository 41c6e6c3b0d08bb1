"""What stands around a page, and the tree of units."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from liem.web.shapes.marks import Link
from liem.web.shapes.records import Person


@dataclass(frozen=True, kw_only=True)
class UnitNode:
    """A unit in the tree: `ended` is struck out and `to` says what became of it."""

    name: str
    href: str = ""
    when: str = ""
    right: str = ""
    to: str = ""
    group: bool = False
    ended: bool = False
    picked: bool = False
    children: Sequence[UnitNode] = field(default_factory=tuple)


@dataclass(frozen=True, kw_only=True)
class NavGroup:
    """A group of the rail. A `Link` with `current` is where one is; its `count` is late when `tone` is."""

    links: Sequence[Link]
    title: str = ""


@dataclass(frozen=True, kw_only=True)
class Shell:
    """All that stands around a page. Without a person (not signed in) only the brand is drawn.

    `units`: the appointments one may work in, as (value, unit, post, current); the switcher posts `appointment` to
    `switch_href`. `new`: the opening acts. `profile`: "standalone", "networked" or "" (not said).
    """

    nav: Sequence[NavGroup] = ()
    unit: str = ""
    units: Sequence[tuple[str, str, str, bool]] = ()
    switch_href: str = ""
    search_href: str = ""
    query: str = ""
    new: Sequence[Link] = ()
    me: Person | None = None
    my: Sequence[Link] = ()
    sign_out_href: str = ""
    home_href: str = "/"
    demo: bool = False
    profile: str = ""

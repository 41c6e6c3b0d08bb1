"""Histories of petitions told in a line or two, and figures summed from their facts without a database."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from liem.core.journal.told import Past
from liem.readings.figures.catalogue import Derived, Identity, Indicator
from liem.readings.figures.expressions import parse
from liem.readings.figures.facts import IN, MOVED_IN, MOVED_OUT, OUT, Fact, Facts, facts_of
from liem.registers.petitions import events as told

A, B, C = 101, 102, 103
"""Units."""
FIRST = date(2023, 1, 2)


def day(number: int) -> date:
    """The day of this number, from 0 on Monday 2 January 2023."""
    return FIRST + timedelta(days=number)


class Story:
    """The effective history of one petition. Facets stand in every event, as acts write them."""

    def __init__(self, unit: int = A, petition_class: str = "complaint", **facets: Any) -> None:
        self.owner = self.first_owner = unit
        self.facets: dict[str, Any] = {
            "petition_class": petition_class, "field": "land", "source": "post", "addressee": "committee", "instance": 1, **facets,
        }  # fmt: skip
        self.told: list[tuple[date, int, str, dict[str, Any]]] = []

    def tell(self, event: Any, on: int | date, **data: Any) -> "Story":
        """One event on a day; `new_owner` hands the petition over."""
        happened = day(on) if isinstance(on, int) else on
        self.told.append((happened, len(self.told) + 1, event if isinstance(event, str) else event.kind, {**self.facets, **data}))
        return self

    def history(self) -> list[Past]:
        """The history as readings get it: by day, then by the order of telling; each event of the unit that owned it."""
        owner, found = self.first_owner, []
        for happened, ordinal, kind, data in sorted(self.told, key=lambda item: item[:2]):
            instant = datetime.combine(happened, time(3), UTC)
            found.append(Past(ordinal, ordinal, kind, happened, instant, owner, data, data.get("new_owner")))
            owner = data.get("new_owner") or owner
        return found

    def facts(self) -> Facts:
        """Every fact that the history makes."""
        return facts_of(self.history())

    # --- the acts, in short -----------------------------------------------------------------------------------------------

    def taken_in(self, on: int | date = 0, **data: Any) -> "Story":
        """Taken in at the desk."""
        return self.tell(
            told.TakenIn, on, **{"sender_kind": "person", "people": 1, "eligible": None, "reasons": [], "suggested": {}, **data}
        )

    def accepted(self, on: int | date, limit: str | None = "KN-GQ1", **data: Any) -> "Story":
        """Accepted for resolution."""
        return self.tell(told.Accepted, on, limit=limit, basis="state", handling="accept", **data)

    def concluded(self, on: int | date, outcome: str = "right", in_time: bool | None = True, **data: Any) -> "Story":
        """Concluded."""
        return self.tell(told.Concluded, on, outcome=outcome, in_time=in_time, **data)

    def transferred(self, on: int | date, transfer: int = 1, receiver_kind: str = "outside", **data: Any) -> "Story":
        """Sent on."""
        return self.tell(told.Transferred, on, transfer=transfer, receiver_kind=receiver_kind, hop=transfer, handling="transfer", **data)

    def taken_over(self, on: int | date, by: int, transfer: int = 1) -> "Story":
        """Taken over by the unit to which it was sent."""
        return self.tell(told.TransferTaken, on, transfer=transfer, new_owner=by)

    def replied(self, on: int | date, transfer: int = 1, late: bool = False) -> "Story":
        """A reply to a transfer came."""
        return self.tell(told.ReplyRecorded, on, transfer=transfer, late=late, first=True)


def value(facts: Facts, expression: str, units: Iterable[int] = (A,), first: int = 0, last: int = 364) -> int:
    """A figure of a scope over the days `first` to `last`, summed from facts as the database sums them."""
    wanted = parse(expression)
    indicator = wanted.indicator
    assert isinstance(indicator, Indicator)
    names = [cut.code for cut in indicator.base.cuts]
    filters, scope = dict(wanted.filters), set(units)
    start, end = day(first), day(last + 1)
    total = 0
    for fact, amount in facts.items():
        if fact.family != indicator.base.code or fact.unit_id not in scope:
            continue
        if all(code == filters.get(name, code) for name, code in zip(names, fact.cuts, strict=True)):
            total += _adds(indicator.timing, fact, scope, start, end) * amount
    return total


def _adds(timing: str, fact: Fact, scope: set[int], start: date, end: date) -> int:
    """How often a fact counts: 1, 0 or −1."""
    sign = {IN: 1, MOVED_IN: 1, OUT: -1, MOVED_OUT: -1}[fact.flow]
    within = start <= fact.happened_on < end
    if timing == "in":
        return int(fact.flow == IN and within)
    if timing == "end":
        return sign if fact.happened_on < end else 0
    if timing == "start":
        return sign if fact.happened_on < start else 0
    return sign if within and fact.flow in (MOVED_IN, MOVED_OUT) and fact.other not in scope else 0


def broken(facts: Facts, identities: Iterable[Identity], units: Iterable[int], first: int, last: int) -> list[str]:
    """The identities that do not hold for a scope and span."""
    return [
        f"{one.id}: {_sum(facts, one.left, units, first, last)} ≠ {_sum(facts, one.right, units, first, last)}"
        for one in identities
        if _sum(facts, one.left, units, first, last) != _sum(facts, one.right, units, first, last)
    ]


def _sum(facts: Facts, side: Iterable[str], units: Iterable[int], first: int, last: int) -> int:
    scope = set(units)
    return sum(value(facts, text, scope, first, last) for text in side if not isinstance(parse(text).indicator, Derived))


def together(stories: Iterable[Story]) -> Facts:
    """The facts of several petitions."""
    found: Facts = {}
    for number, story in enumerate(stories):
        for fact, amount in story.facts().items():
            apart = fact._replace(event_id=fact.event_id + 1000 * number)
            found[apart] = found.get(apart, 0) + amount
    return found

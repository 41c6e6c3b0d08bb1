"""Facts follow the journal in the transaction of the act, as liem_writer.

Only the *difference* between what a record's history makes and the facts that stand is appended, recorded at the
event's own instant: a voiding or back-dated event corrects itself, a second ending does nothing. An event that bears on
flows alone needs no history; everything else is one read of the standing facts and one insert for all records.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from liem.core.journal.history import effective, journals, row_of
from liem.core.journal.told import Foreseen, Histories, Past, Told, consequences
from liem.readings.figures.codes import Numbers, numbers
from liem.readings.figures.facts import (
    DETAIL,
    IN,
    MOVED_IN,
    Fact,
    Facts,
    add_flow,
    add_stocks,
    clean,
    difference,
    facts_of,
    plan,
    stocks_in,
)
from liem.readings.figures.foresight import foreseen
from liem.readings.figures.writing import Row, standing, write


@dataclass(slots=True)
class _Case:
    """What was told of one record in this batch, as far as it bears on figures."""

    told: list[Told] = field(default_factory=list)
    corrected: bool = False
    stocks: bool = False

    def add(self, told: Told) -> None:
        self.told.append(told)
        following = plan()
        if told.voids is not None or told.amends is not None:
            self.corrected = True
        if told.kind in following.stocks or told.declares_owner is not None:
            self.stocks = True

    @property
    def fresh(self) -> bool:
        return self.told[0].opened


class Figures:
    """The consequence that keeps the facts."""

    order = 10
    title = _("Figures")

    def follow(self, cursor: Any, told: list[Told], histories: Histories) -> None:
        """Append the facts that follow from `told`."""
        cases: dict[int, _Case] = defaultdict(_Case)
        for event in told:
            if event.record is not None:
                cases[event.record.id].add(event)
        rows: list[Row] = []
        again: set[tuple[str, int]] = set()
        for case in cases.values():
            if not case.corrected:
                rows += _flows(case)
        with_state = {record: case for record, case in cases.items() if case.corrected or case.stocks}
        number_of = numbers(cursor, giving=True) if rows or with_state else {}
        if with_state:
            rows += _states(cursor, number_of, with_state, histories, again)
        write(cursor, number_of, rows, again)

    def foresee(self, told: Told, history: list[Past]) -> list[Foreseen]:
        """Which figures of the unit move, and from what to what, without writing."""
        return foreseen(told, history)


def _flows(case: _Case) -> list[Row]:
    """The facts of events that bear on flows: each event makes its own, whatever the rest of the history is."""
    rows: list[Row] = []
    following = plan().flows
    for told in case.told:
        found = following.get(told.kind)
        if not found:
            continue
        facts: Facts = {}
        for indicator in found:
            add_flow(facts, indicator, told.kind, told.data, told.unit_id, told.happened_on, told.event_id)
        rows += [(fact, amount, told.recorded_at, told.record.id) for fact, amount in facts.items() if amount]
    return rows


def _states(cursor: Any, number_of: Numbers, cases: Mapping[int, _Case], histories: Histories, again: set[tuple[str, int]]) -> list[Row]:
    """The facts of stocks, and all facts of records whose events were voided or amended."""
    pasts = histories()
    stored = _journals(cursor, {record: case for record, case in cases.items() if case.corrected and _instants(case) > 1})
    stand = standing(cursor, number_of, [record for record, case in cases.items() if not case.fresh])
    rows: list[Row] = []
    for record, case in cases.items():
        has = stand.get(record, {})
        if case.corrected:
            steps = _corrected_steps(case, pasts.get(record, []), stored.get(record))
        else:
            steps = _steps(case, pasts.get(record, []))
        rows += _appended(record, has, steps, again)
    return rows


Step = tuple[datetime, Facts, Iterable[str] | None]
"""An instant, what is wanted from then on, and the families it speaks of (None: all)."""


def _steps(case: _Case, history: list[Past]) -> Iterable[Step]:
    """What the stocks should be after each instant at which something was told."""
    following = plan().stocks
    told = [event for event in case.told if event.kind in following or event.declares_owner is not None]
    later = {event.event_id: event.recorded_at for event in case.told}
    for instant in sorted({event.recorded_at for event in told}):
        known = [past for past in history if past.event_id not in later or later[past.event_id] <= instant]
        if any(event.declares_owner is not None for event in told if event.recorded_at == instant):
            stocks = stocks_in(known)
        else:
            named = {id(s): s for event in told if event.recorded_at == instant for s in following.get(event.kind, ())}
            stocks = list(named.values())
        facts: Facts = {}
        add_stocks(facts, stocks, known)
        families = [stock.code for stock in stocks]
        families += [stock.code + DETAIL for stock in stocks if stock.detail]
        yield instant, clean(facts), families


def _corrected_steps(case: _Case, history: list[Past], journal: list[tuple[Any, ...]] | None) -> Iterable[Step]:
    """The same for a record of which something was voided or amended: all its facts, at each instant."""
    if journal is None:
        yield case.told[-1].recorded_at, facts_of(history), None
        return
    rows = journal + [row_of(event) for event in case.told]
    for instant in sorted({event.recorded_at for event in case.told}):
        yield instant, facts_of(effective([row for row in rows if row[5] <= instant])), None


def _appended(record: int, has: Facts, steps: Iterable[Step], again: set[tuple[str, int]]) -> list[Row]:
    """The rows that bring the standing facts to what each step wants."""
    rows: list[Row] = []
    for instant, wanted, families in steps:
        named = has if families is None else {fact: n for fact, n in has.items() if fact.family in families}
        added = difference(wanted, named)
        rows += [(fact, amount, instant, record) for fact, amount in added.items()]
        again.update((family, record) for family in entered_again(wanted.keys() | named.keys()))
        has = {fact: n for fact, n in has.items() if fact not in named} | wanted
    return rows


def entered_again(facts: Iterable[Fact]) -> set[str]:
    """The families that a record entered more than once; what stands `during` a span corrects for these records alone."""
    states = plan().states
    once: set[str] = set()
    twice: set[str] = set()
    for fact in facts:
        if fact.flow in (IN, MOVED_IN) and fact.family in states:
            (twice if fact.family in once else once).add(fact.family)
    return twice


def _instants(case: _Case) -> int:
    return len({event.recorded_at for event in case.told})


def _journals(cursor: Any, cases: Mapping[int, _Case]) -> dict[int, list[tuple[Any, ...]]]:
    """What stood in the journal of these records before this batch, as `effective` reads it."""
    if not cases:
        return {}
    telling = {event.event_id for case in cases.values() for event in case.told}
    found = journals(cursor, list(cases))
    return {record: [row for row in found[record] if row[0] not in telling] for record in cases}


FIGURES = consequences.declare("figures", Figures())

"""The facts of a record: a pure function of its effective history.

A flow is one fact an event (or a row of it). A stock is spans; each begins with an *in* and ends with an *out*, and a
hand-over in between is two *moved* facts that name each other's unit on the same day, so that a scope that holds both
units counts neither and opening + in + moved in − out − moved out = closing holds for each.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from liem.core.journal.told import Past
from liem.readings.figures.catalogue import Cut, Indicator, computed, indicators
from liem.readings.figures.spans import Counted, Data, Span

IN, OUT, MOVED_IN, MOVED_OUT = 1, 2, 3, 4


class Fact(NamedTuple):
    """What makes a fact this fact and no other; facts of one record that agree in all of it are one, their amounts added.

    `family` is the code of an indicator, or that code with `DETAIL` for its second family; `cuts` the codes of the cuts.
    """

    family: str
    cuts: tuple[str, ...]
    unit_id: int
    flow: int
    other: int
    happened_on: date
    event_id: int


Facts = dict[Fact, int]

DETAIL = "/detail"


@dataclass
class Plan:
    """Which indicators depend on which kinds of events, worked out once from the catalogue.

    `stocks` are all that need the whole history: stocks proper, and flows that one event alone does not settle.
    """

    flows: dict[str, list[Indicator]] = field(default_factory=lambda: defaultdict(list))
    stocks: dict[str, list[Indicator]] = field(default_factory=lambda: defaultdict(list))
    families: dict[str, tuple[Cut, ...]] = field(default_factory=dict)
    states: set[str] = field(default_factory=set)
    size: int = 0

    @classmethod
    def of(cls, declared: Sequence[Indicator]) -> "Plan":
        """The plan of these indicators; those that share another's facts have none of their own."""
        plan = cls(size=len(indicators))
        for indicator in declared:
            if indicator.of:
                continue
            plan.families[indicator.code] = indicator.cuts
            if indicator.detail:
                plan.families[indicator.code + DETAIL] = (*indicator.detail, *indicator.cuts)
            if indicator.is_stock:
                plan.states |= {indicator.code, indicator.code + DETAIL}
            told = plan.stocks if indicator.needs_history else plan.flows
            for kind in {**indicator.whens, **indicator.untils}:
                told[kind].append(indicator)
        return plan

    def follows(self, kind: str) -> bool:
        """Whether an event of this kind can make a fact."""
        return kind in self.flows or kind in self.stocks


_made: list[Plan] = []


def plan() -> Plan:
    """The plan of the catalogue as it stands."""
    if not _made or _made[0].size != len(indicators):
        _made[:] = [Plan.of(computed())]
    return _made[0]


def forget_plan() -> None:
    """Work the plan out anew when it is next asked for."""
    _made.clear()


def facts_of(history: list[Past]) -> Facts:
    """All facts that an effective history makes, by day, unit, cuts and event."""
    following = plan()
    facts: Facts = {}
    for past in history:
        for indicator in following.flows.get(past.kind, ()):
            add_flow(facts, indicator, past.kind, past.data, past.unit_id, past.happened_on, past.event_id)
    add_stocks(facts, stocks_in(history), history)
    return clean(facts)


def stocks_in(history: list[Past]) -> list[Indicator]:
    """The stocks on which a history bears, in the order of declaration by kind."""
    following = plan().stocks
    return list({id(stock): stock for past in history for stock in following.get(past.kind, ())}.values())


def clean(facts: Facts) -> Facts:
    """The facts without those that add nothing."""
    return {fact: amount for fact, amount in facts.items() if amount}


def add_flow(facts: Facts, indicator: Indicator, kind: str, data: Data, unit_id: int, happened_on: date, event_id: int) -> None:
    """Add what one event makes in a flow, for the unit that owned the record on the event's day."""
    conditions = indicator.whens[kind]
    for item in indicator.items(data) if indicator.rows is not None else (data,):
        for condition in conditions:
            if condition is None or condition(item):
                break
        else:
            continue
        cuts = tuple([cut.of(item) for cut in indicator.cuts])
        fact = Fact(indicator.code, cuts, unit_id, IN, 0, happened_on, event_id)
        facts[fact] = facts.get(fact, 0) + indicator.amount_of(item)


def add_stocks(facts: Facts, stocks: Iterable[Indicator], history: list[Past]) -> None:
    """Add what a history makes in these stocks."""
    if not history:
        return
    moves = moves_in(history)
    owner = history[0].unit_id
    for stock in stocks:
        if stock.counted is not None:
            for counted in stock.counted(history):
                _count(facts, stock, counted, owner, moves)
            continue
        for span in stock.spans_of(history):
            _lay(facts, stock.code, stock.cuts, span, stock, owner, moves)
        if stock.detail:
            cuts = (*stock.detail, *stock.cuts)
            for span in stock.all_spans_of(history):
                _lay(facts, stock.code + DETAIL, cuts, span, stock, owner, moves)


class Move(NamedTuple):
    """A hand-over: when, in the order of the day's events, and to which unit."""

    at: tuple[date, int]
    to: int
    event_id: int


def moves_in(history: list[Past]) -> list[Move]:
    """The hand-overs of a history; one to the unit that has the record already moves nothing."""
    owner = history[0].unit_id
    moves = []
    for past in history:
        if past.declares_owner is not None and past.declares_owner != owner:
            owner = past.declares_owner
            moves.append(Move((past.happened_on, past.ordinal), owner, past.event_id))
    return moves


def _lay(facts: Facts, family: str, cuts: Collection[Cut], span: Span, stock: Indicator, owner: int, moves: Sequence[Move]) -> None:
    """Lay the owners over one span and add its facts."""
    begins, ends = span.begins, span.ends
    if ends is not None and ends < begins:
        return
    data = span.cuts if span.cuts is not None else span.opened_by.data
    codes = tuple([cut.of(data) for cut in cuts])
    amount = span.amount if stock.amount is None else stock.amount_of(data)
    unit = owner
    if span.unit_id is not None:
        unit, moves = span.unit_id, ()
    passed = [move for move in moves if move.at <= begins]
    if passed:
        unit = passed[-1].to
    _add(facts, Fact(family, codes, unit, IN, 0, span.from_on, span.opened_by.event_id), amount)
    for move in moves[len(passed) :]:
        if ends is not None and move.at >= ends:
            break
        _add(facts, Fact(family, codes, unit, MOVED_OUT, move.to, move.at[0], move.event_id), amount)
        _add(facts, Fact(family, codes, move.to, MOVED_IN, unit, move.at[0], move.event_id), amount)
        unit = move.to
    if span.until_on is not None:
        event = span.closed_by or span.opened_by
        _add(facts, Fact(family, codes, unit, OUT, 0, span.until_on, event.event_id), amount)


def _count(facts: Facts, flow: Indicator, counted: Counted, owner: int, moves: Sequence[Move]) -> None:
    """Add what counts in a flow by the whole history."""
    event = counted.event
    data = counted.cuts if counted.cuts is not None else event.data
    at = (event.happened_on, event.ordinal)
    passed = [move for move in moves if move.at < at or (counted.arriving and move.at == at)]
    unit = counted.unit_id or (passed[-1].to if passed else owner)
    amount = counted.amount if flow.amount is None else flow.amount_of(data)
    codes = tuple([cut.of(data) for cut in flow.cuts])
    _add(facts, Fact(flow.code, codes, unit, IN, 0, counted.on or event.happened_on, event.event_id), amount)


def _add(facts: Facts, fact: Fact, amount: int) -> None:
    facts[fact] = facts.get(fact, 0) + amount


def difference(wanted: Mapping[Fact, int], standing: Mapping[Fact, int]) -> Facts:
    """What must be added to the facts that stand so that they become the wanted ones."""
    added = {fact: amount - standing.get(fact, 0) for fact, amount in wanted.items() if amount != standing.get(fact, 0)}
    added |= {fact: -amount for fact, amount in standing.items() if fact not in wanted and amount}
    return added

"""What an act will do to the figures of the unit, before it is done: `Cases pending  21 → 20`."""

from collections.abc import Mapping
from datetime import date

from django.db import connection

from liem.core.calendar.periods import holding
from liem.core.journal.history import histories
from liem.core.journal.told import Foreseen, Past, Told
from liem.readings.figures.catalogue import Indicator, computed
from liem.readings.figures.columns import Columns
from liem.readings.figures.expressions import parse
from liem.readings.figures.facts import IN, MOVED_IN, MOVED_OUT, Fact, facts_of, plan
from liem.readings.figures.sums import Asked, Number, figures
from liem.web.formats import money, number

MOVES = (MOVED_IN, MOVED_OUT)
SHOWN = ("in", "end", "during")
"""What stood before or moved between units is no news of an act."""


def foreseen(told: Told, history: list[Past]) -> list[Foreseen]:
    """The figures of the standard report that move, of the unit that owns the record on the act's day, in the month of it."""
    if not _bears(told):
        return []
    after, before = facts_of(history), facts_of(_history_before(told, history))
    month = holding(told.happened_on)
    moved = {
        indicator: by
        for indicator in computed()
        if indicator.page and not indicator.least and indicator.timing in SHOWN
        and (by := value_of(after, indicator, told.unit_id, month.from_on, month.until_on)
            - value_of(before, indicator, told.unit_id, month.from_on, month.until_on))
    }  # fmt: skip
    if not moved:
        return []
    columns = Columns(None, [told.unit_id], [0])  # type: ignore[arg-type]
    now = figures([parse(indicator.code) for indicator in moved], Asked(columns, month.from_on, month.until_on))
    return [_line(indicator, now[indicator.code].value, by) for indicator, by in moved.items()]


def value_of(facts: Mapping[Fact, int], indicator: Indicator, unit_id: int, start: date, end: date) -> int:
    """What the facts of one record add to an indicator of one unit in start ≤ day < end."""
    own = [(f, n) for f, n in facts.items() if f.family == indicator.base.code and f.unit_id == unit_id and f.happened_on < end]
    if indicator.timing == "in":
        return sum(amount for fact, amount in own if fact.happened_on >= start)
    if indicator.timing == "end":
        return sum(_signed(fact, amount) for fact, amount in own)
    if indicator.timing == "moved":
        return sum(_signed(fact, amount) for fact, amount in own if fact.flow in MOVES and fact.happened_on >= start)
    opening = sum(_signed(fact, amount) for fact, amount in own if fact.happened_on < start)
    if indicator.timing == "start":
        return opening
    entered = any(fact.flow in (IN, MOVED_IN) and amount > 0 for fact, amount in own if fact.happened_on >= start)
    return int(opening > 0 or entered)


def _signed(fact: Fact, amount: int) -> int:
    return amount if fact.flow in (IN, MOVED_IN) else -amount


def _bears(told: Told) -> bool:
    return plan().follows(told.kind) or told.declares_owner is not None or told.voids is not None or told.amends is not None


def _history_before(told: Told, history: list[Past]) -> list[Past]:
    """The history without what is being told; of a voiding or an amendment the stored one, for it changes earlier events."""
    if told.voids is None and told.amends is None:
        return [past for past in history if past.event_id != told.event_id]
    with connection.cursor() as cursor:
        return histories(cursor, [told.record.id]).get(told.record.id, [])


def _line(indicator: Indicator, now: Number | None, by: int) -> Foreseen:
    written = money if indicator.unit == "VND" else number
    sign = "rise" if by > 0 else "fall"
    if now is None:
        return Foreseen(label=indicator.label, after=f"{'+' if by > 0 else '−'}{written(abs(by))}", sign=sign)
    return Foreseen(label=indicator.label, before=written(int(now)), after=written(int(now) + by), sign=sign)

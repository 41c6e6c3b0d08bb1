"""A figure in words: its value, the year before, the difference and what it means, how it is counted, why it is missing."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from liem.core.calendar.wording import say_day
from liem.readings.figures.catalogue import UNITS, Derived, Entered, Indicator, Median
from liem.readings.figures.expressions import Expression, parse
from liem.readings.figures.found import closed_text
from liem.readings.figures.pages.questions import Question
from liem.web import formats
from liem.web.shapes import Value

FEW = 20
"""Percentages of counts below this say the counts themselves."""
Number = int | float
Said = Mapping[str, Any]
"""One figure of a report's JSON."""


def value_text(value: Number | None, unit: str) -> str:
    """A value as it is printed; a percentage with its sign, everything else a whole number."""
    if value is None:
        return "–"
    return f"{formats.number(value, 1)}%" if unit == "percent" else formats.number(value, 0 if isinstance(value, int) else 1)


def unit_text(unit: str) -> str:
    """In what is counted."""
    return str(UNITS.get(unit, unit))


def named(label: str, unit: str) -> str:
    """The figure's name, with its unit where it does not count records."""
    return label if unit in ("records", "percent") else f"{label} ({unit_text(unit)})"


def is_held_back(figure: Said) -> bool:
    """Whether there is a value that may not be shown; else a missing value is closed or not there."""
    return bool(figure.get("held"))


def value_of(figure: Said, *, href: str = "", is_open: bool = False) -> Value:
    """The value as it stands in a report."""
    return Value(
        text=value_text(figure["value"], figure["unit"]),
        kind=figure["kind"],
        href=href,
        open=is_open,
        hidden=is_held_back(figure),
    )


@dataclass(frozen=True)
class Difference:
    """How a figure stands to that of the year before: in words, as columns of a table, and whether that is good."""

    words: str = ""
    signed: str = ""
    percent: str = ""
    say: str = ""
    tone: str = ""


def difference(now: Number | None, before: Number | None, *, unit: str, good: str | None) -> Difference:
    """Nothing where one of the two is missing. Of rates the points, of small counts the counts instead of a percentage."""
    if now is None or before is None:
        return Difference()
    change = now - before
    say, tone = _judged(change, good)
    if unit == "percent":
        points = formats.signed(round(change, 1), 1)
        return Difference(_rate_words(change), pgettext("figures", "%(points)s pts") % {"points": points}, "", say, tone)
    few = unit != "VND" and min(now, before) < FEW
    if few:
        percent = _("%(now)s against %(before)s") % {"now": value_text(now, unit), "before": value_text(before, unit)}
    else:
        percent = formats.signed(100 * change / before, 1) if before else ""
    return Difference(_words(change, before, few), formats.signed(round(change, 1), _places(change)), percent if change else "", say, tone)


def _places(change: Number) -> int:
    """Digits after the sign: means and medians differ by tenths, counts by whole numbers."""
    return int(round(change, 1) != int(change))


def _words(change: Number, before: Number, few: bool) -> str:
    by = formats.number(abs(change), _places(change))
    share = "" if few or not before else f" ({formats.percent(abs(change) / before)})"
    if not change:
        return _("unchanged")
    return (_("up %(by)s") if change > 0 else _("down %(by)s")) % {"by": by + share}


def _rate_words(change: Number) -> str:
    if not change:
        return _("unchanged")
    by = formats.number(round(abs(change), 1), 1)
    return (_("up %(by)s percentage points") if change > 0 else _("down %(by)s percentage points")) % {"by": by}


def _judged(change: Number, good: str | None) -> tuple[str, str]:
    if not change or good is None:
        return "", ""
    if good == "rise":
        return (_("a rise is good"), "good") if change > 0 else (_("a fall is not good"), "bad")
    return (_("a fall is good"), "good") if change < 0 else (_("a rise is not good"), "bad")


def judgement(good: str | None) -> str:
    """What a rise or fall of the figure means, as a sentence."""
    if good == "rise":
        return _("A rise is good.")
    return _("A fall is good.") if good == "fall" else _("Neither a rise nor a fall is judged.")


def definition(expression: Expression, question: Question) -> str:
    """How the figure is counted, in sentences."""
    indicator = expression.indicator
    if isinstance(indicator, Derived):
        parts = {"part": parse(indicator.of).label, "whole": parse(indicator.over).label}
        how = (
            _("“%(part)s” as a share of “%(whole)s”.") if indicator.unit == "percent" else _("“%(part)s” divided by “%(whole)s”.")
        ) % parts
    elif isinstance(indicator, Median):
        parts = {"amounts": indicator.amounts.label, "events": indicator.events.label}
        how = _("The median of “%(amounts)s”, one amount for each of “%(events)s”: half of them are no more, half no less.") % parts
    elif isinstance(indicator, Entered):
        how = _("Comes from outside: entered with its source document and checked by a second person.")
    else:
        how = _counted(indicator, question)
    return f"{how} {judgement(indicator.good)}"


def _counted(indicator: Indicator, question: Question) -> str:
    days = {"first": say_day(question.period.from_on), "last": say_day(question.period.last_on)}
    if indicator.timing == "in":
        how = _("What happened from %(first)s to %(last)s, each event on its own day, for the unit that held the record on that day.")
    elif indicator.timing == "start":
        how = _("What stood before the first day of the period, %(first)s, for the unit that held the record then.")
    elif indicator.timing == "moved":
        how = _("What came to the unit by hand-over from %(first)s to %(last)s, less what it handed over.")
    elif indicator.timing == "end":
        how = _("What stood at the end of %(last)s, for the unit that held the record on that day.")
    else:
        how = _("What stood on at least one day from %(first)s to %(last)s: the opening stock and what came in; each record once.")
    amount = f" {_('The amounts are added up.')}" if indicator.base.amount is not None else ""
    return how % days + amount


def hidden_text(count: int | None) -> str:
    """How many records behind a figure are out of the reader's sight."""
    if not count:
        return ""
    return ngettext("%(n)s record is not open to you", "%(n)s records are not open to you", count) % {"n": formats.number(count)}


def is_closed(figure: Said) -> bool:
    """Whether the figure of this scope is not open to the reader, rather than missing or held back."""
    return figure["value"] is None and figure.get("why") == closed_text()


def why_of(figure: Said) -> str:
    """Why a figure has no value; empty where it has one."""
    return str(figure.get("why", "")) if figure["value"] is None else ""

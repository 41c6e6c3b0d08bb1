"""The records behind a figure: a few beside the report, all of them on the figure's own page and as a file."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from liem.core.access.actor import Actor
from liem.core.journal.models import StoredEvent
from liem.readings.figures.catalogue import Indicator, Median
from liem.readings.figures.expressions import Expression, parse
from liem.readings.figures.pages.questions import Question
from liem.readings.figures.pages.sheets import Sheet
from liem.readings.figures.pages.words import Said, definition, difference, hidden_text, unit_text, value_text, why_of
from liem.readings.figures.records import Behind, behind
from liem.web import formats, shapes
from liem.web.pages.door import record_href

BESIDE = 6


def records_of(actor: Actor, question: Question, expression: str, **limits: Any) -> Behind:
    """The records of a counted figure, as of the question's instant."""
    return behind(
        actor=actor,
        expression=expression,
        scope=question.unit,
        period=question.period,
        as_of=question.as_of,
        map=question.map,
        **limits,
    )


def adds_amounts(expression: Expression) -> bool:
    """Whether records add more or less than one each, so that their amount is worth a column."""
    indicator = expression.indicator
    return isinstance(indicator, Median) or (
        isinstance(indicator, Indicator) and not indicator.counts_records and indicator.unit != "records"
    )


def records_table(found: Behind) -> shapes.Table:
    """The records with the day on which each counted."""
    amounts = adds_amounts(found.expression)
    days = _days(found)
    columns = [
        shapes.Column(key="number", label=_("Number"), place="no"),
        shapes.Column(key="title", label=pgettext("record", "Name"), place="title"),
        shapes.Column(key="unit", label=_("Unit"), place="who"),
        shapes.Column(key="day", label=_("Counted on"), align="right", place="day"),
    ]
    if amounts:
        columns.append(shapes.Column(key="amount", label=_amount_label(found.expression), align="right"))
    rows = []
    for row in found.rows:
        href = record_href(row.record)
        cells = [
            shapes.Cell(kind="no", value=row.record.number, href=href),
            shapes.Cell(kind="title", value=row.record.title, href=href),
            shapes.Cell(value=row.record.owner.name),
            shapes.Cell(kind="day", value=days.get(row.event_id)),
        ]
        if amounts:
            cells.append(shapes.Cell(kind="number", value=row.amount))
        rows.append(shapes.Row(cells=cells, href=href, label=row.record.number))
    empty = shapes.Empty(
        title=_("No record that you may see"), text=found.why or hidden_text(found.hidden) or _("Nothing counted in this period.")
    )
    return shapes.Table(caption=_("The records counted"), columns=columns, rows=rows, empty=empty)


def records_sheet(found: Behind, question: Question) -> Sheet:
    """The same for a file."""
    days = _days(found)
    rows = [[row.record.number, row.record.title, row.record.owner.name, days.get(row.event_id), row.amount] for row in found.rows]
    notes = [
        found.expression.label,
        question.scope.name,
        formats.span(question.period.from_on, question.period.last_on),
        _("Figures as of %(instant)s") % {"instant": formats.instant(found.as_of)},
    ]
    if found.hidden:
        notes.append(hidden_text(found.hidden))
    headings = [_("Number"), pgettext("record", "Name"), _("Unit"), _("Counted on"), _amount_label(found.expression)]
    return Sheet(title=found.expression.label, headings=headings, rows=rows, notes=notes, numbers=frozenset({4}))


def _amount_label(expression: Expression) -> str:
    unit = expression.indicator.unit
    return pgettext("figures", "Counts") if unit == "records" else _("Amount (%(unit)s)") % {"unit": unit_text(unit)}


def _days(found: Behind) -> dict[int, Any]:
    events = StoredEvent.objects.filter(pk__in=[row.event_id for row in found.rows])
    return dict(events.values_list("pk", "happened_on"))


def drill_of(actor: Actor, question: Question, figure: Said, *, number: str, close: str) -> shapes.Drill:
    """What opens beside a report when a figure is clicked."""
    expression = parse(figure["indicator"])
    counted = isinstance(expression.indicator, Indicator | Median)
    found = records_of(actor, question, expression.text, limit=BESIDE) if counted and figure["value"] is not None else None
    change = difference(figure["value"], figure["previous"], unit=figure["unit"], good=figure["good"])
    seen = _seen(found)
    return shapes.Drill(
        kicker=f"{number}, {_said(figure)}",
        title=expression.label,
        value=value_text(figure["value"], figure["unit"]),
        last=value_text(figure["previous"], figure["unit"]) if figure["previous"] is not None else "",
        difference=change.words,
        definition=" ".join(filter(None, (why_of(figure), definition(expression, question)))),
        table=_beside(found) if found is not None and found.rows else None,
        records_href=question.figure_href(expression.text),
        records_text=_open_text(seen) if seen else _("This figure on a page of its own"),
        hidden_text=found.why or hidden_text(found.hidden) if found is not None else "",
        close_href=close,
        csv_href=question.figure_href(expression.text, format="csv") if seen else "",
    )


def _said(figure: Said) -> str:
    """How the figure came about."""
    return {
        "computed": _("computed from the registers"),
        "entered": _("entered, with its source"),
        "derived": _("derived by a formula"),
    }[figure["kind"]]


def _seen(found: Behind | None) -> int:
    """How many records the reader may open."""
    if found is None:
        return 0
    return len(found.rows) if found.records is None else found.records - (found.hidden or 0)


def _open_text(count: int) -> str:
    return ngettext("Open the record you may see", "Open all %(n)s records you may see", count) % {"n": formats.number(count)}


def _beside(found: Behind) -> shapes.Table:
    amounts, days = adds_amounts(found.expression), _days(found)
    columns = [
        shapes.Column(key="number", label=_("The records counted")),
        shapes.Column(key="last", label=_amount_label(found.expression) if amounts else _("Counted on"), align="right"),
    ]
    rows = []
    for row in found.rows:
        last = shapes.Cell(kind="number", value=row.amount) if amounts else shapes.Cell(kind="short_day", value=days.get(row.event_id))
        number = shapes.Cell(kind="no", value=row.record.number, href=record_href(row.record), sub=row.record.title)
        rows.append(shapes.Row(cells=[number, last]))
    return shapes.Table(caption=_("The records counted"), columns=columns, rows=rows)

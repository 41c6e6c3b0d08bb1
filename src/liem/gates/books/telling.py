"""What a checked book says, and what was entered, in words: the import page and the command show the same."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from liem.gates.books.importing import Outcome
from liem.gates.books.writing import Written
from liem.web.shapes import Cell, Column, Row, Table

SHOWN = 200


def result_of(outcome: Outcome, *, rest_href: str = "") -> dict[str, Any]:
    """The context `result` of the import page."""
    return {
        "done": False,
        "rows": outcome.rows,
        "good": outcome.opening + len(outcome.corrections),
        "same": outcome.unchanged,
        "bad": len(outcome.bad_rows),
        "unknown_columns": outcome.unknown_columns,
        "left_out": [_("row %(row)s: %(reason)s") % {"row": left.number, "reason": left.reason} for left in outcome.left_out[:20]],
        "table": _faults(outcome) if outcome.faults else _planned(outcome),
        "more": more_of(outcome),
        "rest_href": rest_href,
    }


def written_of(done: Written) -> str:
    """What was entered, in one sentence."""
    return _counts(done.opened, done.corrected, done.unchanged, done.refused)


def told_of(outcome: Outcome) -> str:
    """What would be entered, in one sentence."""
    return _counts(outcome.opening, len(outcome.corrections), outcome.unchanged, len(outcome.bad_rows))


def _counts(opened: int, corrected: int, unchanged: int, refused: int) -> str:
    parts = [
        ngettext("%(count)s record opened", "%(count)s records opened", opened) % {"count": opened},
        ngettext("%(count)s corrected", "%(count)s corrected", corrected) % {"count": corrected},
        ngettext("%(count)s row unchanged", "%(count)s rows unchanged", unchanged) % {"count": unchanged},
    ]
    if refused:
        parts.append(ngettext("%(count)s row refused", "%(count)s rows refused", refused) % {"count": refused})
    return ", ".join(parts) + "."


def more_of(outcome: Outcome) -> str:
    """How many faults the table leaves out."""
    more = len(outcome.faults) - SHOWN
    if more <= 0:
        return ""
    return ngettext("%(count)s more fault is not shown.", "%(count)s more faults are not shown.", more) % {"count": more}


def _faults(outcome: Outcome) -> Table:
    return Table(
        caption=_("What is to be put right"),
        columns=[
            Column(key="row", label=_("Row"), align="right", place="no"),
            Column(key="column", label=_("Column")),
            Column(key="value", label=_("Value")),
            Column(key="reason", label=_("Reason"), place="title"),
        ],
        rows=[
            Row(
                cells=[
                    Cell(kind="number", value=fault.row),
                    Cell(value=" · ".join(part for part in (fault.column, fault.heading) if part)) if fault.heading else Cell(kind="empty"),
                    Cell(value=_short(fault.value)) if fault.value else Cell(kind="empty"),
                    Cell(value=fault.reason),
                ]
            )
            for fault in outcome.faults[:SHOWN]
        ],
        dense=True,
    )


def _planned(outcome: Outcome) -> Table | None:
    if not outcome.planned:
        return None
    does = {"open": _("opens a record"), "correct": _("corrects")}
    return Table(
        caption=_("What the rows would do"),
        columns=[
            Column(key="row", label=_("Row"), align="right", place="no"),
            Column(key="does", label=_("Would do")),
            Column(key="title", label=_("Title"), place="title"),
            Column(key="changes", label=_("Fields")),
        ],
        rows=[
            Row(
                cells=[
                    Cell(kind="number", value=planned.row),
                    Cell(value=does[planned.does]),
                    Cell(value=planned.title),
                    Cell(value=planned.changes) if planned.changes else Cell(kind="empty"),
                ]
            )
            for planned in outcome.planned[:SHOWN]
        ],
        dense=True,
    )


def _short(text: str) -> str:
    return text if len(text) <= 80 else text[:79] + "…"

"""A report as a table on the terminal, with the checks beside and below."""

import sys
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from rich.console import Console
from rich.table import Table
from rich.text import Text

from liem.core.organization.queries import scope
from liem.gates.cli.published import Check
from liem.readings.figures.catalogue import Cut, indicators
from liem.readings.figures.layout import sections
from liem.web.formats import day, instant, money, number, signed

HOLDS, BROKEN = "✓", "✗"


def show(report: Mapping[str, Any], checks: Mapping[str, Check]) -> None:
    """Write the table to standard output."""
    console = Console(file=sys.stdout, highlight=False, width=None if sys.stdout.isatty() else 120)
    for line in heading(report):
        console.print(Text(line, style="bold" if line.isupper() else ""))
    console.print(_table(report, checks))
    for line in checked(report, checks):
        console.print(Text(line, style="" if line.startswith(HOLDS) else "red"))


def show_checks(report: Mapping[str, Any], checks: Mapping[str, Check]) -> None:
    """Write whose report it is and what was checked of it."""
    console = Console(file=sys.stdout, highlight=False, width=None if sys.stdout.isatty() else 120)
    console.print(Text(heading(report)[0], style="bold"))
    for line in checked(report, checks):
        console.print(Text(line, style="" if line.startswith(HOLDS) else "red"))


def heading(report: Mapping[str, Any]) -> list[str]:
    """Unit, span, instant."""
    first, last = date.fromisoformat(report["from"]), date.fromisoformat(report["to"])
    name = scope(report["unit"], on=last).name
    as_of = instant(datetime.fromisoformat(report["as_of"]))
    return [
        f"{name} · {report['period']}".upper(),
        _("Figures from %(first)s to %(last)s, as recorded at %(as_of)s") % {"first": day(first), "last": day(last), "as_of": as_of},
    ]


def _table(report: Mapping[str, Any], checks: Mapping[str, Check]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim")
    table.add_column(_("Figure"), overflow="fold", ratio=1)
    table.add_column(pgettext("figure", "Value"), justify="right", no_wrap=True)
    table.add_column(_("Year before"), justify="right", no_wrap=True)
    table.add_column(pgettext("figure", "Change"), justify="right", no_wrap=True)
    if checks:
        table.add_column(_("Published"), justify="right", no_wrap=True)
    figures = {figure["indicator"]: figure for figure in report["figures"]}
    for section in sections():
        shown = [figures[code] for code in section.expressions if code in figures]
        if shown:
            table.add_row(Text(str(section.label), style="bold"))
        for figure in shown:
            table.add_row(*_cells(figure, checks))
            for words, value in cut_rows(figure):
                table.add_row(f"    {words}", amount(value, figure["unit"]))
    return table


def _cells(figure: Mapping[str, Any], checks: Mapping[str, Check]) -> list[str | Text]:
    unit = figure["unit"]
    value = amount(figure["value"], unit)
    cells: list[str | Text] = [f"  {figure['label']}", value, amount(figure["previous"], unit), change(figure)]
    check = checks.get(figure["indicator"])
    if check is not None:
        cells.append(Text(f"{HOLDS if check.holds else BROKEN} {number(check.published.value)}", style="green" if check.holds else "red"))
    return cells


def amount(value: Any, unit: str) -> str:
    """A value in its unit."""
    if unit == "VND":
        return money(value)
    if unit == "percent":
        return f"{number(value, 1)}%" if value is not None else "–"
    return number(value)


def change(figure: Mapping[str, Any]) -> str:
    """The change on the year before: percent, or points for a rate; counts under 20 show the difference itself."""
    percent, before, value = figure["change_pct"], figure["previous"], figure["value"]
    if percent is None:
        return "–"
    if figure["unit"] == "percent":
        return signed(percent, 1)
    if figure["unit"] != "VND" and before < 20:
        return signed(value - before)
    return f"{signed(percent, 1)}%"


def cut_rows(figure: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """The parts of a figure in words, with their values."""
    indicator = indicators.get(figure["indicator"])
    cuts: dict[str, Cut] = {cut.code: cut for cut in getattr(indicator, "all_cuts", ())}
    for part in figure.get("cuts", ()):
        codes = {code: value for code, value in part.items() if code in cuts}
        yield ", ".join(str(cuts[code].label_of(value)) for code, value in codes.items()), part["value"]


def checked(report: Mapping[str, Any], checks: Mapping[str, Check]) -> list[str]:
    """A line for every identity that is broken, one for those that hold, one for every published total."""
    lines = [f"{BROKEN} {one['label']}: {one['detail']}" for one in report["identities"] if not one["holds"]]
    held = sum(one["holds"] for one in report["identities"])
    if held:
        lines.append(f"{HOLDS} " + ngettext("%(count)s identity holds", "%(count)s identities hold", held) % {"count": held})
    labels = {figure["indicator"]: figure["label"] for figure in report["figures"]}
    for code, check in checks.items():
        words = {
            "figure": labels[code],
            "value": number(check.value),
            "published": number(check.published.value),
            "source": check.published.source,
        }
        said = _("%(figure)s: %(value)s, published %(published)s (%(source)s)") % words
        lines.append(f"{HOLDS if check.holds else BROKEN} {said}")
    return lines

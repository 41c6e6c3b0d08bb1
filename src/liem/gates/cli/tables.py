"""Rows for the terminal: JSON for a program, aligned columns for a person."""

import json
import sys
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from rich.console import Console
from rich.table import Table


def say_rows(rows: Sequence[Mapping[str, Any]], headings: Mapping[str, str], *, as_json: bool) -> None:
    """Write rows to standard output; `headings` names the keys that a person reads, in order."""
    if as_json:
        say_json(list(rows))
        return
    table = Table(box=None, pad_edge=False, header_style="")
    for heading in headings.values():
        table.add_column(heading, overflow="fold")
    for row in rows:
        table.add_row(*(shown(row[key]) for key in headings))
    # A pipe gets whole lines, a terminal the width it has.
    console = Console(file=sys.stdout, markup=False, highlight=False, width=None if sys.stdout.isatty() else 240)
    console.print(table)


def say_json(value: Any) -> None:
    """Write a value as one line of JSON; days and instants as ISO text."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, default=_plain) + "\n")


def _plain(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def shown(value: Any) -> str:
    """A value as a person reads it."""
    if value is None or value == "":
        return "–"
    if isinstance(value, datetime):
        return f"{timezone.localtime(value):%d/%m/%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, (list, tuple)):
        return ", ".join(str(part) for part in value) or "–"
    return str(value)

"""`liem verify`: journal, tables, figures and clocks proved against each other; what does not agree is named by record."""

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import Any

from django.db import connection, transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from liem.core.acts.verifying import verify_records
from liem.core.journal import proving
from liem.core.records.models import Record
from liem.gates.cli.progress import progress
from liem.gates.cli.refusing import FOUND_WRONG
from liem.readings.deadlines.comparing import compare
from liem.readings.figures import rebuilding

SHOWN = 200
"""How many findings are written out on the terminal; JSON holds all."""
Done = Callable[..., None]


@dataclass(frozen=True, slots=True)
class Finding:
    """What does not agree. `part`: journal, tables, figures or clocks; `record` is its number where there is one."""

    part: str
    record: str | None
    record_id: int | None
    path: str
    sentence: str

    def __str__(self) -> str:
        where = self.record or (f"#{self.record_id}" if self.record_id else "–")
        return " · ".join(part for part in (_PARTS[self.part](), where, self.path, self.sentence) if part)


_PARTS: dict[str, Callable[[], str]] = {
    "journal": lambda: pgettext("verify", "journal"),
    "tables": lambda: pgettext("verify", "tables"),
    "figures": lambda: pgettext("verify", "figures"),
    "clocks": lambda: pgettext("verify", "clocks"),
}


class Verify:
    """The command. It runs as the worker, who sees every record, and changes nothing."""

    name = "verify"
    role = "worker"

    @property
    def help(self) -> str:
        return _("prove journal, tables, figures and clocks against each other")

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Takes none."""

    def run(self, args: argparse.Namespace) -> int:
        """Prove everything; 1 when something does not agree."""
        with one_moment():
            events, waiting = proving.size()
            findings = list(verify())
            told = {"sound": not findings, "records": Record.objects.count(), "events": events, "unnumbered": waiting}
        if args.json:
            sys.stdout.write(json.dumps(told | {"findings": [asdict(one) for one in findings]}, ensure_ascii=False, default=str) + "\n")
        else:
            sys.stdout.write(_as_text(told, findings))
        return FOUND_WRONG if findings else 0


@contextmanager
def one_moment() -> Iterator[None]:
    """A transaction in which everything is read as of one moment, so that acts under way are no difference."""
    outermost = not connection.in_atomic_block
    with transaction.atomic():
        if outermost:
            with connection.cursor() as cursor:
                cursor.execute("set transaction isolation level repeatable read")
        yield


def verify() -> Iterator[Finding]:
    """Every finding, part by part."""
    yield from _journal()
    with progress(_("Records against the journal")) as done:
        yield from _tables(done)
    with progress(_("Figures against the journal")) as done:
        yield from _figures(done)
    with progress(_("Clocks against the journal")) as done:
        yield from _clocks(done)


def _journal() -> Iterator[Finding]:
    found = list(proving.faults())
    known = _numbers(fault.record_id for fault in found)
    for fault in found:
        yield Finding("journal", known.get(fault.record_id), fault.record_id, fault.path, fault.sentence)


def _tables(done: Done) -> Iterator[Finding]:
    for found in verify_records(done):
        yield Finding("tables", found.number, found.record_id, found.path, _differs(found.journal, found.table))


def _figures(done: Done) -> Iterator[Finding]:
    found = rebuilding.check(done)
    known = _numbers(found.records)
    for record_id in found.records:
        yield Finding("figures", known.get(record_id), record_id, "", _("Its facts are not those that the journal makes."))
    if found.missing or found.wrong:
        said = _("%(missing)s facts are missing and %(wrong)s are wrong; “liem rebuild figures” makes them again.")
        yield Finding("figures", None, None, "", said % {"missing": found.missing, "wrong": found.wrong})
    if found.uneven:
        said = ngettext(
            "%(count)s sum of the summary is not that of its facts; “liem rebuild figures” makes it again.",
            "%(count)s sums of the summary are not those of their facts; “liem rebuild figures” makes them again.",
            found.uneven,
        )
        yield Finding("figures", None, None, "", said % {"count": found.uneven})


def _clocks(done: Done) -> Iterator[Finding]:
    for found in compare(done):
        yield Finding("clocks", found.number or None, found.record_id, found.path, _differs(found.journal, found.table))


def _differs(journal: Any, table: Any) -> str:
    return _("the journal says %(journal)s, the table %(table)s") % {"journal": _shown(journal), "table": _shown(table)}


def _shown(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 80 else text[:79] + "…"


def _numbers(ids: Iterable[int | None]) -> dict[int | None, str]:
    wanted = {record_id for record_id in ids if record_id is not None}
    return dict(Record.objects.filter(pk__in=wanted).values_list("pk", "number"))


def _as_text(told: dict[str, Any], findings: list[Finding]) -> str:
    lines = [f"✗ {finding}" for finding in findings[:SHOWN]]
    if len(findings) > SHOWN:
        lines.append(_("and %(more)s more") % {"more": len(findings) - SHOWN})
    if findings:
        count = len(findings)
        said = ngettext("%(count)s thing does not agree", "%(count)s things do not agree", count) % {"count": count}
        lines.append(said + " " + _("(%(records)s records, %(events)s events)") % told)
    else:
        lines.append("✓ " + _("%(records)s records and %(events)s events: journal, tables, figures and clocks agree.") % told)
    if told["unnumbered"]:
        lines.append(_("%(unnumbered)s events wait for their public number; the worker of “liem serve” gives it.") % told)
    return "\n".join(lines) + "\n"


COMMAND = Verify()

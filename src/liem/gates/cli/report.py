"""`liem report`: the figures of a unit and a period on the terminal, for a program, or as a finished document.

Sums need no person; small cells of sensitive figures stay closed. In a demo folder the totals that were published are
checked beside their figures. Exit status 1 when an identity or a published total does not hold.
"""

import argparse
import sys
from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from liem.core.calendar.periods import Period, PeriodError, parse
from liem.core.calendar.today import VIETNAM, start_of
from liem.core.calendar.wording import say_error
from liem.core.organization.queries import UnknownUnit
from liem.gates.cli import report_files, report_table
from liem.gates.cli.acting import is_demo
from liem.gates.cli.arguments import day
from liem.gates.cli.published import checks, published_of
from liem.gates.cli.refusing import FOUND_WRONG, Unable, plainly
from liem.gates.cli.tables import say_json
from liem.readings.figures.catalogue import indicators
from liem.readings.figures.expressions import BadExpression
from liem.readings.figures.layout import sections
from liem.readings.figures.report import build

FORMATS = ("table", "json", "csv", "xlsx", "docx", "pdf")
FILES = ("xlsx", "docx", "pdf")
LETTERS = ("docx", "pdf")


class Report:
    """The command."""

    name = "report"
    role = "app"

    @property
    def help(self) -> str:
        return _("the figures of a unit and a period")

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        add_asking(parser)
        parser.add_argument("--checks", action="store_true", help=_("only whether identities and published totals hold, without the table"))
        parser.add_argument("--by", default="", metavar="CUT,CUT", help=_("cut the figures, for example by kind,field"))
        parser.add_argument("--format", choices=FORMATS, default="table", help=_("how it is written (default: table)"))
        parser.add_argument("--out", type=Path, metavar="F", help=_("the file to write; xlsx, docx and pdf need one"))

    def run(self, args: argparse.Namespace) -> int:
        """Ask for the figures, write them, and say by the exit status whether they agree."""
        form = "json" if args.json else args.format
        if form in FILES and args.out is None:
            raise Unable(_("A %(form)s document needs a file: --out F.") % {"form": form.upper()})
        with _language_of(form):
            report = asked(args, expressions=None if form == "json" else _shown(args), by=cuts(args.by))
            found = checks(report) if is_demo() else {}
            if args.checks and form == "table" and args.out is None:
                report_table.show_checks(report, found)
            else:
                _write(report, form, args.out, found)
        broken = any(not identity["holds"] for identity in report["identities"]) or any(not one.holds for one in found.values())
        return FOUND_WRONG if broken else 0


def _shown(args: argparse.Namespace) -> list[str]:
    """The figures of the standard report, and in a demo folder those besides of which a total was published."""
    page = on_the_page()
    published = published_of(args.unit, args.period.code) if is_demo() else []
    return [*page, *(expression for expression in published if expression not in page)]


def _language_of(form: str) -> AbstractContextManager[Any]:
    """An official document is written in Vietnamese whoever asks for it."""
    return translation.override("vi") if form in LETTERS else nullcontext()


def _write(report: Mapping[str, Any], form: str, out: Path | None, found: Mapping[str, Any]) -> None:
    if form == "json" and out is None:
        say_json(report)
    elif form == "table" and out is None:
        report_table.show(report, found)
    else:
        made = report_files.made(report, form, found, demo=is_demo())
        if out is None:
            sys.stdout.write(made.decode("utf-8-sig").replace("\r\n", "\n"))
        else:
            report_files.keep(made, out)


# --- what `records` asks in the same way -------------------------------------------------------------------------------


def add_asking(parser: argparse.ArgumentParser) -> None:
    """Arguments that say of which unit, period, instant and map."""
    parser.add_argument("--unit", required=True, metavar="CODE", help=_("the unit: T38, T24@2023, CUM-2, VN …"))
    parser.add_argument(
        "--period", required=True, metavar="P", type=_period, help=_("the period: 2023, 2023-H1, 2023-Q1, 2023-01, 2021..2023 …")
    )
    parser.add_argument(
        "--as-of", metavar="INSTANT", type=_instant, help=_("as it was recorded at this instant (default: now); a day means its end")
    )
    parser.add_argument(
        "--map", default="own", type=_map, metavar="own|DATE", help=_("units as they were (own), or as they are on this day")
    )


def asked(args: argparse.Namespace, *, expressions: list[str] | None, by: tuple[str, ...] = ()) -> dict[str, Any]:
    """The report that the arguments ask for."""
    with plainly(UnknownUnit, BadExpression):
        return build(actor=None, scope=args.unit, period=args.period, expressions=expressions, by=by, as_of=args.as_of, map=args.map)


def on_the_page() -> list[str]:
    """The figures of the standard report, in order."""
    return [expression for section in sections() for expression in section.expressions]


def cuts(text: str) -> tuple[str, ...]:
    """The cuts named in `--by`; each must be a cut of some figure."""
    named = tuple(part for part in (piece.strip() for piece in text.split(",")) if part)
    known = sorted({cut.code for indicator in indicators for cut in getattr(indicator, "all_cuts", ())})
    unknown = [name for name in named if name not in known]
    if unknown:
        raise Unable(_("No figure is cut by “%(cut)s”; there are: %(known)s.") % {"cut": unknown[0], "known": ", ".join(known)})
    return named


def _period(text: str) -> Period:
    try:
        return parse(text)
    except PeriodError as fault:
        raise argparse.ArgumentTypeError(say_error(fault)) from None


def _instant(text: str) -> datetime:
    """An instant; without an offset it is Vietnam's, and a day alone means its end."""
    try:
        if len(text) == len("2023-07-01"):
            return start_of(date.fromisoformat(text) + timedelta(days=1))
        instant = datetime.fromisoformat(text)
    except ValueError:
        said = _("“%(text)s” is no instant; write it as 2023-07-01 or 2023-07-01T08:30+07:00")
        raise argparse.ArgumentTypeError(said % {"text": text}) from None
    return instant if instant.tzinfo else instant.replace(tzinfo=VIETNAM)


def _map(text: str) -> Any:
    return text if text == "own" else day(text)


COMMAND = Report()

"""`liem export`: a register as an Excel workbook or a CSV table that can be brought in again."""

import argparse
import json
import sys
from pathlib import Path

from django.utils.translation import gettext as _

from liem.core.access.log import note_access
from liem.core.calendar.today import today
from liem.core.organization.queries import UnknownUnit, scope
from liem.core.records.kinds import Kind, kinds_by_plural
from liem.core.registry import lists
from liem.gates.books.exporting import Sheet, TooManyRows, sheet_of, write_sheet
from liem.gates.books.selecting import owns, record_ids, register_columns
from liem.gates.cli import acting
from liem.gates.cli.arguments import day
from liem.gates.cli.refusing import FOUND_WRONG, Unable, plainly

FORMS = {".xlsx": "xlsx", ".csv": "csv"}


class Export:
    """The command."""

    name = "export"
    role = "app"

    @property
    def help(self) -> str:
        return _("write a register as an Excel or CSV book")

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--register", required=True, metavar="R", help=_("the register, for example cases"))
        parser.add_argument("--unit", default="", metavar="CODE", help=_("only records of this unit and below (default: all you may see)"))
        parser.add_argument("--from", dest="first", type=day, metavar="D", help=_("only records opened on this day or later"))
        parser.add_argument("--to", dest="last", type=day, metavar="D", help=_("only records opened on this day or earlier"))
        parser.add_argument("--out", required=True, type=Path, metavar="F", help=_("the file; its ending says the form: .xlsx or .csv"))
        acting.add_arguments(parser)

    def run(self, args: argparse.Namespace) -> int:
        """Write the file; the export stands in the access log."""
        form = FORMS.get(args.out.suffix.lower())
        if form is None:
            raise Unable(_("“%(name)s” ends neither in .xlsx nor in .csv.") % {"name": args.out.name})
        kind = _kind(args.register)
        on = args.last or today()
        with acting.acting(args, unit=args.unit, on=on) as actor:
            with plainly(UnknownUnit):
                within = scope(args.unit, on=on) if args.unit else None
            ids = record_ids(kind, actor=actor, scope=within, first=args.first, last=args.last)
            declared = lists[kind.code]
            sheet = sheet_of(str(kind.label_plural), owns(kind, ids), register_columns(declared), declared.imports)
            note_access(actor, "export", detail=f"{kind.plural}: {len(ids)} ({form}) {args.unit}")
            count = _write(sheet, args.out, form)
        if getattr(args, "json", False):
            sys.stdout.write(json.dumps({"register": kind.plural, "rows": count, "file": str(args.out)}, ensure_ascii=False) + "\n")
        else:
            sys.stdout.write(_("%(count)s records in %(file)s.") % {"count": count, "file": args.out} + "\n")
        return 0


def _kind(register: str) -> Kind:
    kind = kinds_by_plural.get(register)
    if kind is None or kind.code not in lists:
        known = ", ".join(kinds_by_plural.keys())
        raise Unable(_("There is no register “%(name)s”; there are: %(known)s.") % {"name": register, "known": known})
    return kind


def _write(sheet: Sheet, out: Path, form: str) -> int:
    """Write beside the file and put it in its place whole, so that a failure leaves what was there."""
    half = out.with_name(f".{out.name}.half")
    try:
        count = write_sheet(sheet, half, form=form)
        half.replace(out)
    except TooManyRows as problem:
        raise Unable(str(problem), exit_status=FOUND_WRONG) from None
    except OSError as problem:
        raise Unable(_("“%(name)s” cannot be written (%(reason)s).") % {"name": out, "reason": problem.strerror or problem}) from None
    finally:
        half.unlink(missing_ok=True)
    return count


COMMAND = Export()

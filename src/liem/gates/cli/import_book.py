"""`liem import`: an Excel or CSV book into a register, checked whole before anything is written."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from liem.core.acts.refusals import NotAllowed
from liem.core.organization.queries import UnknownUnit
from liem.gates.books.container import BadBook
from liem.gates.books.importing import Outcome, UnknownRegister, check
from liem.gates.books.returning import give_back
from liem.gates.books.telling import told_of, written_of
from liem.gates.books.writing import MovedOn, Written, write
from liem.gates.cli import acting
from liem.gates.cli.progress import progress
from liem.gates.cli.refusing import FOUND_WRONG, Unable, plainly

FAULTS_SHOWN = 50


class Import:
    """The command."""

    name = "import"
    role = "app"

    @property
    def help(self) -> str:
        return _("bring an Excel or CSV book into a register")

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help=_("the book: .xlsx or .csv, its first sheet is read"))
        parser.add_argument("--register", required=True, metavar="R", help=_("the register, for example cases"))
        parser.add_argument("--unit", default="", metavar="CODE", help=_("the unit whose book it is; T49@2023 names one that has ended"))
        parser.add_argument("--dry-run", action="store_true", help=_("show what would happen, write nothing"))
        parser.add_argument("--partial", action="store_true", help=_("enter the good rows, give the others back with the reasons"))
        parser.add_argument("--rest", type=Path, metavar="F", help=_("where the refused rows are given back (default: beside the book)"))
        acting.add_arguments(parser)

    def run(self, args: argparse.Namespace) -> int:
        """Check the book, then enter it; 1 when rows are refused or the file is no book."""
        with acting.acting(args, unit=args.unit, scope=acting.READ if args.dry_run else acting.WRITE) as actor:
            wrong_use = plainly(UnknownRegister, UnknownUnit, NotAllowed)
            with plainly(BadBook, exit_status=FOUND_WRONG), wrong_use, progress(_("Checking the rows")) as done:
                outcome = check(args.file, register=args.register, actor=actor, unit=args.unit, on_progress=done)
            with outcome:
                return _go_on(args, outcome)


def _go_on(args: argparse.Namespace, outcome: Outcome) -> int:
    done: Written | None = None
    rest = ""
    if not args.dry_run and (args.partial or not outcome.bad_rows):
        rest = _rest(args, outcome)
        try:
            with progress(_("Entering the rows"), outcome.opening + len(outcome.corrections)) as shown:
                done = write(outcome, partial=args.partial, on_progress=shown)
        except MovedOn as problem:
            if rest:
                Path(rest).unlink(missing_ok=True)
            raise Unable(str(problem), exit_status=FOUND_WRONG) from None
    _say(args, outcome, done, rest)
    return FOUND_WRONG if outcome.bad_rows else 0


def _rest(args: argparse.Namespace, outcome: Outcome) -> str:
    """Give the refused rows back, before anything is entered: a place that cannot be written is found out in time."""
    if not outcome.bad_rows:
        return ""
    path = args.rest or args.file.with_name(_("%(name)s, to put right") % {"name": args.file.stem} + ".xlsx")
    if path.resolve() == args.file.resolve():
        raise Unable(_("The refused rows cannot be written over the book itself."))
    try:
        give_back(outcome, path)
    except OSError as problem:
        raise Unable(_("“%(name)s” cannot be written (%(reason)s).") % {"name": path, "reason": problem.strerror or problem}) from None
    return str(path)


def _say(args: argparse.Namespace, outcome: Outcome, done: Written | None, rest: str) -> None:
    if getattr(args, "json", False):
        sys.stdout.write(json.dumps(as_json(outcome, done, rest), ensure_ascii=False) + "\n")
        return
    lines = [f"{outcome.kind.label_plural} · {outcome.place.unit.name} · {outcome.book.name}"]
    if outcome.unknown_columns:
        lines.append(_("Columns not used:") + " " + ", ".join(outcome.unknown_columns))
    for left in outcome.left_out[:FAULTS_SHOWN]:
        lines.append(_("Passed over:") + " " + _("row %(row)s: %(reason)s") % {"row": left.number, "reason": left.reason})
    for fault in outcome.faults[:FAULTS_SHOWN]:
        where = " ".join(part for part in (fault.column, fault.heading) if part)
        value = f" “{fault.value}”" if fault.value else ""
        lines.append("  " + _("row %(row)s: %(reason)s") % {"row": fault.row, "reason": f"{where}{value}: {fault.reason}".lstrip(": ")})
    if len(outcome.faults) > FAULTS_SHOWN:
        lines.append("  … " + _("and %(more)s more") % {"more": len(outcome.faults) - FAULTS_SHOWN})
    if done is None:
        lines.append((_("Nothing was written.") + " " if outcome.bad_rows or args.dry_run else "") + told_of(outcome))
    else:
        lines.append(written_of(done))
    if rest:
        lines.append(_("The refused rows stand in %(file)s.") % {"file": rest})
    sys.stdout.write("\n".join(lines) + "\n")


def as_json(outcome: Outcome, done: Written | None, rest: str) -> dict[str, Any]:
    """What came of a book, for a program."""
    return {
        "register": outcome.kind.plural,
        "unit": outcome.place.unit.code,
        "written": done is not None,
        "rows": outcome.rows,
        "opened": outcome.opening,
        "corrected": len(outcome.corrections),
        "unchanged": outcome.unchanged,
        "refused": len(outcome.bad_rows),
        "faults": [
            {"row": fault.row, "column": fault.column, "heading": fault.heading, "value": fault.value, "reason": fault.reason}
            for fault in outcome.faults
        ],
        "unknown_columns": outcome.unknown_columns,
        "passed_over": [{"row": left.number, "reason": left.reason} for left in outcome.left_out],
        "planned": [
            {"row": planned.row, "does": planned.does, "title": planned.title, "fields": planned.changes} for planned in outcome.planned
        ],
        "rest": rest or None,
    }


COMMAND = Import()

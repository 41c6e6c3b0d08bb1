"""`liem clock`: the due day of a rule of the pack and how it was counted; a pack checked, or compared with another."""

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from django.utils.translation import gettext as _

from liem.core.calendar.counting import CountingError
from liem.core.calendar.today import VIETNAM
from liem.core.calendar.wording import say_error
from liem.gates.cli.arguments import day, written_day
from liem.gates.cli.refusing import Unable, plainly
from liem.readings.deadlines.comparing_packs import changes_between
from liem.readings.deadlines.due import Due, due
from liem.readings.deadlines.limits import Extension, Pause
from liem.readings.deadlines.packs import PackWrong, faults_of, rule_on
from liem.readings.deadlines.ruling import RuleError, confirmations
from liem.readings.deadlines.wording import say_limit, say_marks


def instant(text: str) -> date | datetime:
    """A day, or a day with its hour in Vietnam (2026-11-20T22:30)."""
    if "T" not in text:
        return day(text)
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(_("“%(text)s” is no hour; write it as 2026-11-20T22:30") % {"text": text}) from None
    return at if at.tzinfo else at.replace(tzinfo=VIETNAM)


def decided(text: str) -> tuple[date, int | None]:
    """The day of an extension's decision, and its length in the unit of the law where one was named: 2023-05-20:2."""
    on, _colon, value = text.partition(":")
    if value and not (value.isdigit() and int(value)):
        raise argparse.ArgumentTypeError(_("“%(text)s” is no length of an extension") % {"text": value})
    return day(on), int(value) if value else None


def span(text: str) -> Pause:
    """A span of days: 2023-05-20..2023-06-01; without an end, it still lasts."""
    first, _dots, until = text.partition("..")
    pause = day(first), day(until) if until else None
    if pause[1] is not None and pause[1] <= pause[0]:
        raise argparse.ArgumentTypeError(_("“%(text)s” ends before it begins") % {"text": text})
    return pause


class Clock:
    """The command. It counts from the shipped rules and needs no database."""

    name = "clock"
    role = None

    @property
    def help(self) -> str:
        return _("the due day of a rule of law, and how it was counted")

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("rule", metavar="RULE", nargs="?", help=_("code of the rule, such as TTHS-DT-NT"))
        parser.add_argument("--from", dest="start", metavar="D", type=instant, help=_("the day from which it is counted"))
        parser.add_argument(
            "--extended", metavar="D[:N]", type=decided, action="append", default=[],
            help=_("day on which an extension was decided, and its length; without one as long as the law allows"),
        )  # fmt: skip
        parser.add_argument(
            "--stood", metavar="D..D", type=span, action="append", default=[], help=_("days in which the limit stood still")
        )
        other = parser.add_mutually_exclusive_group()
        other.add_argument("--check", metavar="FILE", type=Path, help=_("check the rows of a rule pack"))
        other.add_argument("--diff", metavar=("OLD", "NEW"), nargs=2, type=Path, help=_("what changed between two rule packs"))

    def run(self, args: argparse.Namespace) -> int:
        """Count and say so; or check, or compare."""
        if args.check:
            return _check(args.check, as_json=args.json)
        if args.diff:
            return _diff(*args.diff, as_json=args.json)
        if not args.rule or args.start is None:
            raise Unable(_("Name a rule and the day from which it is counted: liem clock TTHS-DT-NT --from 2023-01-10"))
        with plainly(RuleError), confirmations.laid_aside():
            found = _counted(args.rule.strip().upper(), args.start, args.extended, args.stood)
        sys.stdout.write(json.dumps(found.as_json(), ensure_ascii=False) + "\n" if args.json else _as_text(found))
        return 0


def _counted(code: str, start: date | datetime, extended: Sequence[tuple[date, int | None]], stood: Sequence[Pause]) -> Due:
    allowed = rule_on(code, start.astimezone(VIETNAM).date() if isinstance(start, datetime) else start).extensions
    extensions = []
    for number, (on, value) in enumerate(extended):
        step = allowed[min(number, len(allowed) - 1)] if allowed else None
        length, unit = value or (step.value if step else 0), step.unit if step else "day"
        extensions.append(Extension(on=on, value=length, unit=unit, total=bool(step and step.total)))
    try:
        return due(code, start, extensions=extensions, pauses=stood)
    except CountingError as fault:
        raise Unable(say_error(fault)) from fault


def _as_text(found: Due) -> str:
    at = f" {found.due_at.astimezone(VIETNAM):%H:%M}" if found.due_at else ""
    lines = [
        f"{found.rule.code} · {found.rule.label} · {say_limit(found.rule)}",
        found.rule.basis,
        _("From %(start)s, due on %(due)s") % {"start": written_day(found.start), "due": written_day(found.due_on) + at},
        *(f"  {number}. {text}" for number, text in enumerate(found.said(), start=1)),
        _("Against the law: %(marks)s") % {"marks": say_marks(found.marks)} if found.marks else "",
    ]
    return "\n".join(line for line in lines if line) + "\n"


def _check(path: Path, *, as_json: bool) -> int:
    with plainly(OSError):
        faults = faults_of(path)
    if as_json:
        rows = [{"line": fault.line, "column": fault.column, "value": fault.value, "why": str(fault.why)} for fault in faults]
        sys.stdout.write(json.dumps({"file": str(path), "faults": rows}, ensure_ascii=False) + "\n")
    else:
        sys.stdout.write("".join(f"{path.name}, {fault}\n" for fault in faults) or _("%(file)s can be used.") % {"file": path.name} + "\n")
    return 1 if faults else 0


def _diff(old: Path, new: Path, *, as_json: bool) -> int:
    with plainly(PackWrong, OSError):
        changes = changes_between(old, new)
    if as_json:
        sys.stdout.write(json.dumps([change.as_json() for change in changes], ensure_ascii=False) + "\n")
    else:
        sys.stdout.write("".join(f"{change.said()}\n" for change in changes) or _("The two packs say the same.") + "\n")
    return 0


COMMAND = Clock()

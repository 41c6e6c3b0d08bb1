"""Arguments that several commands take, read once and refused in one sentence."""

import argparse
from collections.abc import Callable
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from liem.core.acts.forms import Day


def day(text: str) -> date:
    """A day, written as on the pages (02/03/2023) or as programs do (2023-03-02)."""
    try:
        value = Day("").to_python(text)
    except ValidationError as problem:
        raise argparse.ArgumentTypeError(" ".join(problem.messages)) from None
    if value is None:
        raise argparse.ArgumentTypeError(_("“%(text)s” is no day; write it as 2023-03-02 or 02/03/2023") % {"text": text})
    return value


def written_day(on: date) -> str:
    """A day as people write it."""
    return f"{on:%d/%m/%Y}"


def actions(parser: argparse.ArgumentParser) -> Callable[[str, str], argparse.ArgumentParser]:
    """For a command of several actions (`liem user add …`): a function that adds one by name and help, kept in `args.action`."""
    below = parser.add_subparsers(dest="action", metavar="ACTION", required=True)

    def add(name: str, text: str) -> argparse.ArgumentParser:
        made = below.add_parser(name, help=text, description=text)
        for option, said in (("--json", _("write JSON for a program to read")), ("--debug", _("show the traceback of an error"))):
            made.add_argument(option, action="store_true", default=argparse.SUPPRESS, help=said)
        return made

    return add

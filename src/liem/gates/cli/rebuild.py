"""`liem rebuild`: a reading made again from the journal. Nothing is lost by it: readings are kept, never the source."""

import argparse
import json
import sys
from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from liem.gates.cli.progress import progress
from liem.readings.deadlines.rebuilding import rebuild as rebuild_clocks
from liem.readings.figures.rebuilding import rebuild as rebuild_figures
from liem.readings.repeats.indexing import rebuild as rebuild_repeats
from liem.readings.search.indexing import rebuild as rebuild_search

Done = Callable[[int, int], None]


def _figures(done: Done) -> dict[str, Any]:
    found = rebuild_figures(done)
    return {"facts": found.facts, "missing": found.missing, "wrong": found.wrong, "uneven": found.uneven, "changed": not found.same}


def _clocks(done: Done) -> dict[str, Any]:
    return {"records": rebuild_clocks(on_progress=done)}


def _search(done: Done) -> dict[str, Any]:
    return {"records": rebuild_search(on_progress=done)}


def _repeats(done: Done) -> dict[str, Any]:
    return {"records": rebuild_repeats(on_progress=done)}


READINGS: dict[str, Callable[[Done], dict[str, Any]]] = {
    "figures": _figures,
    "clocks": _clocks,
    "search": _search,
    "repeats": _repeats,
}


class Rebuild:
    """The command. It runs as the worker, who reads everything and writes readings alone."""

    name = "rebuild"
    role = "worker"

    @property
    def help(self) -> str:
        return _("make figures, clocks, the search index or the sketches of repeats again from the journal")

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("reading", choices=sorted(READINGS))

    def run(self, args: argparse.Namespace) -> int:
        """Rebuild, and say what had not been as the journal says."""
        with progress(_("Reading the journal")) as done:
            told = READINGS[args.reading](done)
        sys.stdout.write(json.dumps({"reading": args.reading, **told}) + "\n" if args.json else _as_text(told))
        return 0


def _as_text(told: dict[str, Any]) -> str:
    if "facts" not in told:
        return _("Made again for %(records)s records.") % told + "\n"
    if not told["changed"]:
        return _("%(facts)s facts made again; all stood as the journal says.") % told + "\n"
    said = _("%(facts)s facts made again: %(missing)s had been missing, %(wrong)s wrong, %(uneven)s sums had been uneven.")
    return said % told + "\n"


COMMAND = Rebuild()

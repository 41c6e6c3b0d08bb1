"""`liem load-demo`: the invented years 2021–2023 and fresh work, told by the acts of every register.

Everything is written in one transaction: an interrupted load leaves nothing. Only the published totals are fixed; they
hold for every seed and scale, because the registers' demos tell as many records as they ask. Everything else is chance.
"""

import argparse
import json
import os
import secrets
import sys
from collections.abc import Iterable
from datetime import date
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.utils.translation import gettext as _

from liem.core.accounts.demo import load_demo_accounts
from liem.core.acts.demo import MERGER, Scene, Story, merged, set_scene
from liem.core.acts.many import perform_many
from liem.core.acts.perform import perform
from liem.core.calendar.today import today
from liem.core.journal.numbering import number_pending
from liem.core.organization.demo import MEMBERS, load_demo_cluster
from liem.core.organization.queries import unit_on
from liem.core.organization.reference.loader import load_reference
from liem.core.registry import registers
from liem.gates.cli.progress import progress
from liem.gates.cli.refusing import Unable
from liem.readings.figures.folding import fold
from liem.readings.search.indexing import index_pending

KEPT = "demo.json"
PASSWORD_WORDS = 3


class LoadDemo:
    """The command."""

    name = "load-demo"
    role = "owner"

    @property
    def help(self) -> str:
        return _("load the invented demo years into an empty installation")

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--seed", type=int, default=1, help=_("the chance by which the years are told (default: 1)"))
        parser.add_argument("--scale", type=scale, default=1.0, help=_("how much is told around the published totals, 0 to 1 (default: 1)"))

    def run(self, args: argparse.Namespace) -> int:
        """Load, and keep the sign-ins with their password beside the data."""
        day = today()
        _ask(day)
        password = new_password()
        sign_ins, told = load(seed=args.seed, scale=args.scale, on=day, password=password)
        _keep({"seed": args.seed, "scale": args.scale, "loaded_on": day.isoformat(), "password": password, "sign_ins": sign_ins})
        if getattr(args, "json", False):
            sys.stdout.write(json.dumps(told) + "\n")
        else:
            sys.stdout.write(_("The demo is loaded: %(records)s records, %(events)s events. All of it is invented.") % told + "\n")
            if args.scale < 1:
                sys.stdout.write(_("At this scale the published totals hold; what is told around them is less.") + "\n")
        return 0


def scale(text: str) -> float:
    """An argument that is a scale."""
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise argparse.ArgumentTypeError(_("“%(text)s” is no scale; give a number from 0 to 1") % {"text": text})
    return value


def new_password() -> str:
    """A random password that can be read out and typed."""
    letters = "abcdefghkmnpqrstuvwxyz23456789"
    return "-".join("".join(secrets.choice(letters) for _n in range(5)) for _n in range(PASSWORD_WORDS))


def _ask(day: date) -> None:
    """Refuse to mix invented records with others, and to tell of days that have not come."""
    if settings.LIEM_PROFILE != "standalone" or settings.LIEM_INSTALLATION.get("unit"):
        raise Unable(_("This is a working installation; set LIEM_HOME to another folder for the demo."))
    if day <= MERGER:
        raise Unable(_("The clock of this machine says %(day)s; the demo tells of years up to 2025.") % {"day": f"{day:%d/%m/%Y}"})
    with connection.cursor() as cursor:
        cursor.execute("select exists (select 1 from record)")
        if cursor.fetchone()[0]:
            raise Unable(_("This data folder holds records already; the demo is loaded into an empty one."))


def load(*, seed: int, scale: float, on: date, password: str) -> tuple[list[tuple[str, str]], dict[str, int]]:
    """Load everything; return the sign-ins (name, who it is) and how many records and events were told."""
    with transaction.atomic():
        load_reference()
        load_demo_cluster()
        sign_ins = load_demo_accounts(password)
        cluster = [unit_on(code, date(2023, 6, 30)).pk for code in MEMBERS]
        scene = set_scene(seed=seed, scale=scale, today=on, cluster=cluster)
        stories = tell(scene)
        items = merged(stories)
        with progress(_("Telling the invented years"), len(items)) as done:
            summary = perform_many(items, role="liem_loader", on_progress=done)
        propose(stories, summary.ids or {}, on)
        settle()
    with connection.cursor() as cursor:
        cursor.execute("analyze")
    return sign_ins, {"records": summary.records, "events": summary.events}


def tell(scene: Scene) -> list[Story]:
    """The stories of every register that has a demo."""
    demos = [f"{register.name}.demo" for register in registers()]
    return [story for name in demos if find_spec(name) is not None for story in import_module(name).tell(scene)]


def propose(stories: Iterable[Story], ids: Any, on: date) -> None:
    """Propose what waits for a second person."""
    for story in stories:
        for act, data in story.proposed:
            perform(act, actor=story.officer, target=ids[story.handle], data=data, on=on)


def settle() -> None:
    """Do at once what the worker's jobs would do: public numbers, month sums, words for search."""
    number_pending()
    fold()
    while index_pending():
        pass


def _keep(values: dict[str, Any]) -> None:
    """Write what `liem demo` shows, readable by the owner of the folder alone."""
    path = settings.LIEM_HOME / KEPT
    handle = os.open(path.with_suffix(".new"), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(values, file, ensure_ascii=False, indent=1)
    path.with_suffix(".new").replace(path)


COMMAND = LoadDemo()

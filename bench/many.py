"""`perform_many`: the demo's invented years, told by the acts of the registers, against the same acts one by one.

Cases and matters first, then petitions, whose texts are sketched for the search of repeats as well. Both
ways run as the loader in one transaction that is rolled back; the rival performs a part of the same acts singly.
"""

import os
import sys
import time
from datetime import date
from itertools import islice
from typing import Any

from bench.home import installation
from bench.measuring import Line, processor, resident, say, tell

MOST = int(os.environ.get("LIEM_BENCH_EVENTS", "40000"))
SINGLY = 600
STEP = 30_000
"""By then the records that a run holds in memory are as many as it ever holds."""


def main() -> None:
    """Measure and tell, in a process of its own that owns the database, for only it may load the past."""
    for what in ("cases", "petitions", "reports"):
        with installation() as home:  # of its own: what is taken back leaves tables that PostgreSQL takes for empty ones
            sys.stdout.write(home.run("bench.many", "measure", what, role="owner"))


def measure(what: str) -> None:
    """Load, watch rate and memory, and take everything back."""
    import django as framework

    framework.setup()
    if what == "cases":
        tell(_measured("the demo's acts of cases and matters", list(islice(_told({"case", "matter"}), MOST)), goal=5_000))
    elif what == "petitions":
        tell(_measured("the demo's acts of petitions", list(islice(_told({"petition", "affair"}), MOST // 2))))
    else:
        tell(_measured("the act of the bench of acts", _reports(MOST)))


def _measured(of: str, items: list[Any], goal: int = 0) -> list[Line]:
    from django.db import connection, transaction

    from liem.core.acts.many import perform_many

    kept: list[tuple[int, int]] = []
    with transaction.atomic():
        connection.ensure_connection()
        server = connection.connection.info.backend_pid
        begun, own, theirs = time.perf_counter(), time.process_time(), processor(server)
        summary = perform_many(items, role="liem_loader", on_progress=lambda done: kept.append((done, resident())))
        with connection.cursor() as cursor:
            cursor.execute("set constraints all immediate")  # what a commit would do: the guard looks at every row
        taken, own, theirs = time.perf_counter() - begun, time.process_time() - own, processor(server) - theirs
        transaction.set_rollback(True)
    rate, single = summary.events / taken, _singly(items[:SINGLY])
    kept_at, grown = min(STEP, summary.events * 3 // 4), [size for done, size in kept if done >= min(STEP, summary.events * 3 // 4)]
    say(f"{summary.events} events {of}, {rate:.0f}/s, one by one {single:.0f}/s")
    return [
        Line(
            f"`perform_many`, {of}",
            f"≥ {goal:,} events/s" if goal else "–",
            f"**{rate:,.0f} events/s** ({rate / single:.1f}× the same acts one by one)",
            rate >= goal if goal else None,
            f"{summary.events:,} events of {summary.records:,} records; {own / summary.events * 1e6:.0f} µs of processor an event in"
            f" Python and {theirs / summary.events * 1e6:.0f} µs in PostgreSQL",
        ),
        Line(
            "… memory while it runs",
            "flat",
            f"{grown[0] / 2**20:.0f} → {grown[-1] / 2**20:.0f} MiB from {kept_at:,} to {summary.events:,} events",
            grown[-1] - grown[0] < 32 * 2**20,
            "the acts themselves are in it from the beginning",
        ),
    ]


def _told(which: set[str] | None = None) -> Any:
    """The acts of the demo at full scale, on records of these kinds or of all, in the order of their instants."""
    from liem.core.acts.demo import merged, set_scene
    from liem.core.calendar.today import today
    from liem.core.organization.demo import MEMBERS
    from liem.core.organization.queries import unit_on
    from liem.gates.cli.load_demo import tell as tell_stories

    cluster = [unit_on(code, date(2023, 6, 30)).pk for code in MEMBERS]
    scene = set_scene(seed=1, scale=1.0, today=today(), cluster=cluster)
    mine: set[Any] = set()
    for item in merged(tell_stories(scene)):
        opens = item.target is None
        if opens and (which is None or item.kind in which):
            mine.add(item.handle)
        if (item.handle if opens else item.target) in mine:
            yield item


def _reports(most: int) -> list[Any]:
    """Cases opened, and progress reported of each again and again: what `bench.acts` does one by one."""
    from bench.acts import report_data
    from bench.people import CASE, person
    from liem.core.acts.many import Item

    actor, cases = person("thanhhoa.officer"), most // 20
    opened = [Item("open", actor, CASE, kind="case", handle=number) for number in range(cases)]
    return opened + [Item("report-progress", actor, report_data(n), kind="case", target=n % cases) for n in range(most - cases)]


def _singly(items: list[Any]) -> float:
    """Acts a second when each is performed by itself, in one transaction all the same."""
    from django.db import transaction

    from liem.core.access.scope import enter
    from liem.core.acts.many import Named
    from liem.core.acts.perform import perform

    ids: dict[Any, int] = {}
    begun = time.perf_counter()
    with transaction.atomic():
        for item in items:
            enter(item.actor)
            done = perform(
                item.act,
                actor=item.actor,
                kind=item.kind,
                target=ids[item.target] if item.target is not None else None,
                data={key: ids[value.handle] if isinstance(value, Named) else value for key, value in item.data.items()},
                second=item.second,
                on=item.at,
            )
            if item.handle is not None:
                ids[item.handle] = done.record_id
        taken = time.perf_counter() - begun
        transaction.set_rollback(True)
    return len(items) / taken


if __name__ == "__main__":
    if sys.argv[1:2] == ["measure"]:
        measure(sys.argv[2])
    else:
        main()

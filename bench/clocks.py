"""All clocks of 10,000 cases counted again after a change of the rule pack, while somebody reads; and one clock explained.

The cases are those of the demo's invented years, told by the acts and then copied with their events until there are
enough. The rule pack changes by a row: every investigation of a very serious offence gets another limit.
"""

import os
import sys
import tempfile
import threading
import time
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

import psycopg

from bench.home import installation
from bench.many import _told
from bench.measuring import Line, both, middle, say, tell
from liem.config.environment import Role

CASES = int(os.environ.get("LIEM_BENCH_CASES", "10000"))
TOLD = 6_000
"""Acts of the demo that are told before the copying."""
ROUNDS = 200
TODAY = date(2026, 11, 18)

_COPY_RECORDS = """
    insert into record ({columns}) select {values} from record r where r.id = any(%(ids)s)
"""
_COPY_EVENTS = """
    insert into event (id, record_id, subject_kind, subject_id, ordinal, kind, unit_id, actor_id, happened_on, recorded_at, changes, data)
    select nextval('event_id_seq'), e.record_id + %(by)s, e.subject_kind, e.record_id + %(by)s, e.ordinal, e.kind, e.unit_id, e.actor_id,
           e.happened_on, e.recorded_at, '{}', e.data from event e where e.record_id = any(%(ids)s)
"""


def main() -> None:
    """Measure and tell: filled by the owner, counted again by the worker."""
    with installation() as home:
        home.run("bench.clocks", "fill", role="owner")
        with home.connect(Role.SUPERUSER, autocommit=True) as connection:
            copy(connection)
        sys.stdout.write(home.run("bench.clocks", "measure", role="worker"))


def fill() -> None:
    """Tell the demo's acts."""
    import django

    django.setup()
    from liem.core.acts.many import perform_many

    perform_many(list(islice(_told(), TOLD)), role="liem_loader")


def copy(connection: "psycopg.Connection[Any]") -> None:
    """Copy the cases and their events until there are enough, as the loader of a copy would: without the guard of each row."""
    connection.execute("set session_replication_role = replica")
    found = connection.execute("select column_name from information_schema.columns where table_schema = 'public' and table_name = 'record'")
    names = [name for (name,) in found]
    ids = [record_id for (record_id,) in connection.execute("select id from record where kind = 'case'")]
    (last,) = connection.execute("select max(id) from record").fetchone() or (0,)
    for number in range(1, -(-CASES // len(ids))):
        by = number * (last + 1)
        given = {"id": f"r.id + {by}", "number": f"r.number || '-{number}'"}
        values = ", ".join(given.get(name, f"r.{name}") for name in names)
        connection.execute(_COPY_RECORDS.format(columns=", ".join(names), values=values), {"ids": ids})
        connection.execute(_COPY_EVENTS, {"ids": ids, "by": by})
    connection.execute("delete from record where kind <> 'case'")
    connection.execute("vacuum analyze")


def measure() -> None:
    """Count all clocks, change the pack, count them again beside a reader, and explain single ones."""
    import django

    django.setup()
    from liem.core.records.models import Record
    from liem.readings.deadlines import packs
    from liem.readings.deadlines.models import Clock
    from liem.readings.deadlines.queries import clocks_for
    from liem.readings.deadlines.rebuilding import rebuild

    rebuild()
    cases, clocks = Record.objects.count(), Clock.objects.count()
    say(f"{cases:,} cases, {clocks:,} clocks")
    some = list(Record.objects.order_by("pk").values_list("pk", flat=True)[:: max(1, cases // ROUNDS)])
    alone = [_milliseconds(lambda record_id=record_id: clocks_for(record_id, TODAY)) for record_id in some]
    before = Clock.objects.filter(law="TTHS-DT-RNT").values_list("due_on", flat=True).first()
    text = packs.SHIPPED.read_text(encoding="utf-8")
    changed = Path(tempfile.mkdtemp(prefix="liem-bench-pack-")) / "pack.csv"
    changed.write_text(text.replace("TTHS-DT-RNT,,limit,4,month", "TTHS-DT-RNT,,limit,5,month"), encoding="utf-8")
    packs.SHIPPED = changed
    packs.pack.cache_clear()
    reader = _Reader(some)
    begun = time.perf_counter()
    reader.start()
    rebuild()
    taken = time.perf_counter() - begun
    reader.stop()
    after = Clock.objects.filter(law="TTHS-DT-RNT").values_list("due_on", flat=True).first()
    if before == after:
        raise RuntimeError("the changed rule moved no clock")
    tell(
        [
            Line(
                f"All clocks of {cases:,} cases after a change of the rule pack",
                "< 60 s",
                f"**{taken:.1f} s** ({clocks / taken:,.0f} clocks a second)",
                taken < 60,
                f"{clocks:,} clocks from {cases:,} histories, in chunks of a transaction each",
            ),
            Line(
                "… the clocks of a case read meanwhile",
                "nobody waits",
                f"{both(reader.taken)} against {both(alone)} alone, longest {max(reader.taken):.0f} ms",
                max(reader.taken) < 1_000,
                f"{len(reader.taken):,} readings; the same process counts beside them",
            ),
            Line(
                "The clocks of one case explained, step by step",
                "< 50 ms",
                f"**{both(alone)}**",
                middle(alone) < 50,
                "every clock of the record with its counting in words",
            ),
        ]
    )


def _milliseconds(way: Any) -> float:
    begun = time.perf_counter()
    way()
    return (time.perf_counter() - begun) * 1000


class _Reader(threading.Thread):
    """Somebody who opens one case after the other while the clocks are counted again."""

    def __init__(self, ids: list[int]) -> None:
        super().__init__()
        self.ids, self.taken, self.going = ids, [0.0], True

    def run(self) -> None:
        from liem.readings.deadlines.queries import clocks_for

        number = 0
        while self.going:
            record_id = self.ids[number % len(self.ids)]
            self.taken.append(_milliseconds(lambda record_id=record_id: clocks_for(record_id, TODAY)))
            number += 1
            time.sleep(0.02)

    def stop(self) -> None:
        """Let the last reading end."""
        self.going = False
        self.join()


if __name__ == "__main__":
    {"fill": fill, "measure": measure}.get(sys.argv[1] if sys.argv[1:] else "", main)()

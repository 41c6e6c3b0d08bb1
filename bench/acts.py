"""Acts by eight writers at once, against the same statements sent bare by the driver.

The act is `report-progress` of a case with a new report day: its own fields, an event, a clock and its due day change.
The statements that one such act sends are recorded, and replayed by the rival with the other records' values put in;
every rule of the database (row-level security, guard, constraints) holds for both. Writers are processes; both ways
commit each act and wait for it to be on disk.
"""

import json
import os
import statistics
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path
from random import randrange
from typing import Any

from bench.home import Home, django, environment, installation
from bench.measuring import Line, both, middle, p95, processor, say, tell

WRITERS = 8
RECORDS = 200
"""Records of one writer: so many that none of them gathers a long past, which the product would go through again."""
WAYS = ("product", "bare")
ALL = len(WAYS) * WRITERS * RECORDS
SECONDS = 4.0
ROUNDS = 5
ALONE = 300
FIRST_RECORD, FIRST_EVENT = 7_000_000_001, 8_000_000_001
"""Numbers that appear in a statement only where a record or an event is meant."""
VERSIONS = 600_000_000
"""Versions of the records begin here, for the same reason."""


def main() -> None:
    """Measure and tell."""
    with installation() as home:
        _prepare(home)
        template = json.loads(home.run("bench.acts", "record"))
        folder = home.folder / "bench"
        folder.mkdir()
        (folder / "template.json").write_text(json.dumps(template), encoding="utf-8")
        say(f"one act sends {template['statements']} statements in {len(template['trips'])} trips")
        rates: dict[str, list[float]] = {"product": [], "bare": []}
        times: dict[str, list[float]] = {"product": [], "bare": []}
        worked = {"product": 0.0, "bare": 0.0}
        for number in range(ROUNDS):
            for way in WAYS if number % 2 else reversed(WAYS):
                done, processor_seconds = _together(home, way, WRITERS, SECONDS)
                worked[way] += processor_seconds
                rates[way].append(len(done) / SECONDS)
                times[way] += done
            say(f"round {number + 1}: {rates['product'][-1]:.0f} acts/s, bare {rates['bare'][-1]:.0f}")
        alone = {way: _together(home, way, 1, SECONDS)[0] for way in WAYS}
    cost = {way: worked[way] / len(times[way]) * 1000 for way in WAYS}
    tell(_lines(template, rates, times, alone, cost))


Taken = dict[str, list[float]]


def _lines(template: dict[str, Any], rates: Taken, times: Taken, alone: Taken, cost: dict[str, float]) -> list[Line]:
    ratio = statistics.median(p / b for p, b in zip(rates["product"], rates["bare"], strict=True))
    slower = p95(times["product"]) / p95(times["bare"])
    return [
        Line(
            "Acts with 8 writers, against the same statements sent bare",
            "≥ 0.4×",
            f"**{ratio:.2f}×** ({middle(rates['product']):.0f} against {middle(rates['bare']):.0f} acts/s)",
            ratio >= 0.4,
            f"`report-progress` with a new report day; {ROUNDS} rounds of {SECONDS:.0f} s by turns. By processor time, Python and"
            f" PostgreSQL together, {cost['bare'] / cost['product']:.2f}× ({cost['product']:.1f} against {cost['bare']:.1f} ms an act)",
        ),
        Line("p95 of an act with 8 writers, against theirs", "≤ 4×", f"{slower:.1f}× ({p95(times['product']):.0f} ms)", slower <= 4),
        Line(
            "One act, one writer",
            "p95 < 10 ms",
            f"{both(alone['product'])} (bare {both(alone['bare'])})",
            p95(alone["product"]) < 10,
            "median / p95, commit on disk included",
        ),
        Line(
            "Statements of one act",
            "fewer than 16 round trips",
            f"{template['statements']} statements in {len(template['trips'])} round trips, begin and commit not counted",
            len(template["trips"]) < 16,
        ),
    ]


def _prepare(home: Home) -> None:
    """Open every writer's records, and give records and events numbers that cannot be mistaken for others."""
    from liem.config.environment import Role

    with home.connect(Role.SUPERUSER, autocommit=True) as connection:
        connection.execute(f"alter sequence record_id_seq restart {FIRST_RECORD}")
        connection.execute(f"alter sequence event_id_seq restart {FIRST_EVENT}")
    home.run("bench.acts", "open")
    with home.connect(Role.SUPERUSER) as connection:
        connection.execute("set session_replication_role = replica")
        connection.execute("update event set ordinal = ordinal + %s where record_id is not null", [VERSIONS])
        connection.execute("update record set version = version + %s", [VERSIONS])
        connection.execute("set session_replication_role = default")
    with home.connect(Role.SUPERUSER, autocommit=True) as connection:
        connection.execute("vacuum analyze")


def _together(home: Home, way: str, writers: int, seconds: float) -> tuple[list[float], float]:
    """So many writers for so long, each with its own records; the milliseconds of all acts, and the processor's seconds."""
    command = [sys.executable, "-m", "bench.acts", way]
    told = environment(home.folder, "app")
    running = [
        subprocess.Popen([*command, str(number), str(seconds)], env=told, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for number in range(writers)
    ]
    for process in running:
        assert process.stdout is not None
        process.stdout.readline()  # it is ready
    for process in running:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    told_by = [process.communicate()[0].split() for process in running]
    return [float(text) for words in told_by for text in words[1:]], sum(float(words[0]) for words in told_by)


def report_data(number: int) -> dict[str, Any]:
    """The values of a report with a new report day."""
    from liem.core.calendar.today import today

    day = today()
    return {
        "progress": "Đang tiếp tục làm rõ theo kế hoạch đã báo cáo.",
        "report_due_on": (day + timedelta(days=30 + number % 40)).isoformat(),
        "happened_on": day.isoformat(),
    }


def _act(target: int, number: int, actor: Any) -> None:
    from liem.core.access.middleware import in_scope_of
    from liem.core.acts.perform import perform

    with in_scope_of(actor):
        perform("report-progress", actor=actor, target=target, data=report_data(number))


def open_records() -> None:
    """Open the records of all writers, and one more of which the statements are recorded."""
    django(_home())
    from bench.people import CASE, person
    from liem.core.access.middleware import in_scope_of
    from liem.core.acts.many import Item, perform_many

    actor = person("thanhhoa.officer")
    with in_scope_of(actor):
        perform_many(Item(act="open", actor=actor, kind="case", data=CASE) for _number in range(ALL + 1))


def _home() -> Path:
    from liem.config.environment import environment as told

    return told().home


def record_statements() -> None:
    """Do the act once and print what it sent, with places for the record, the event, the version and the instant."""
    django(_home())
    from django.db import connection

    from bench.people import person
    from liem.core.journal.models import StoredEvent

    actor = person("thanhhoa.officer")
    target = FIRST_RECORD + ALL
    _act(target, 0, actor)
    trips: list[str] = []

    def keep(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        with connection.connection.cursor() as cursor:
            trips.append(cursor.mogrify(sql, params) if params is not None else sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(keep):
        _act(target, 1, actor)
    from liem.core.access.middleware import in_scope_of

    with in_scope_of(actor):
        event = StoredEvent.objects.select_related("record").filter(record_id=target).latest("ordinal")
    opened = f"{FIRST_EVENT + ALL}"
    marks = {
        str(event.pk): "{event}",
        str(target): "{record}",
        opened: "{opened}",
        event.record.number: "{number}",
        str(event.ordinal): "{version}",
        f"{event.recorded_at:%Y-%m-%d %H:%M:%S.%f}+00:00": "{instant}",
    }
    text = "\0".join(trip.replace("{", "{{").replace("}", "}}") for trip in trips)
    for value, mark in marks.items():
        assert value in text or mark in ("{opened}", "{number}"), mark
        text = text.replace(value, mark)
    found = text.split("\0")
    sys.stdout.write(json.dumps({"trips": found, "statements": sum(trip.count(";\n") + 1 for trip in found)}))


def _ready() -> float:
    """Say that this writer is ready and wait for the word; the moment at which it begins."""
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    return time.perf_counter()


def _own(way: str, number: int) -> list[int]:
    """The records of a writer, beginning anywhere among them."""
    first = FIRST_RECORD + (WAYS.index(way) * WRITERS + number) * RECORDS
    begin = randrange(RECORDS)
    return [first + (begin + n) % RECORDS for n in range(RECORDS)]


def product(number: int, seconds: float) -> None:
    """A writer that acts through `perform`."""
    django(_home())
    from bench.people import person

    actor = person("thanhhoa.officer")
    own = _own("product", number)
    _act(own[0], 0, actor)
    from django.db import connection

    _repeat(lambda count: _act(own[count % RECORDS], count, actor), seconds, connection.connection.info.backend_pid)


def bare(number: int, seconds: float) -> None:
    """A writer that sends the recorded statements by the driver alone."""
    import psycopg

    from liem.config.environment import Role
    from liem.config.postgres_cluster import Cluster

    home = _home()
    trips = json.loads((home / "bench" / "template.json").read_text(encoding="utf-8"))["trips"]
    conninfo = Cluster(home).conninfo(Role.APP, "liem")
    with psycopg.connect(conninfo, cursor_factory=psycopg.ClientCursor) as connection:
        with psycopg.connect(Cluster(home).conninfo(Role.SUPERUSER, "liem")) as other:
            rows = other.execute(
                "select r.id, r.number, r.version, min(e.id) from record r join event e on e.record_id = r.id"
                " where r.id = any(%s) group by 1 order by 1",
                [_own("bare", number)],
            ).fetchall()
        records = [dict(zip(("record", "number", "version", "opened"), row, strict=True)) for row in rows]

        def send(count: int) -> None:
            values: dict[str, Any] = records[count % RECORDS]
            values["version"] += 1
            cursor = connection.cursor()
            for trip in trips:
                cursor.execute(trip.format_map(values))
                while cursor.nextset():
                    pass
                if cursor.description is not None:
                    row = cursor.fetchall()[0]
                    if "clock_timestamp()" in trip:
                        values["instant"] = row[-2].strftime("%Y-%m-%d %H:%M:%S.%f") + "+00:00"
                        values["event"] = row[-1]
            connection.commit()

        send(0)
        _repeat(send, seconds, connection.info.backend_pid)


def _repeat(do: Any, seconds: float, server: int) -> None:
    """Do it again and again; print the seconds of processor, the server's process included, and the milliseconds of each."""
    begun = _ready()
    worked = time.process_time() + processor(server)
    taken: list[float] = []
    at = begun
    while at - begun < seconds:
        do(len(taken) + 1)
        now = time.perf_counter()
        taken.append((now - at) * 1000)
        at = now
    worked = time.process_time() + processor(server) - worked
    sys.stdout.write("\n".join([f"{worked:.3f}", *(f"{ms:.3f}" for ms in taken)]) + "\n")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "liem.config.settings")
    words = sys.argv[1:]
    if not words:
        main()
    elif words[0] == "open":
        open_records()
    elif words[0] == "record":
        record_statements()
    else:
        {"product": product, "bare": bare}[words[0]](int(words[1]), float(words[2]))

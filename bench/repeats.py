"""Likely repeats of a text among a million petitions, beside pg_trgm's similarity and MinHash with LSH (datasketch).

Petitions and their changes are those of `bench.petitions`. Everything is asked through the product's own function, in a person's
scope, under row-level security; the index is made by `liem rebuild repeats`' own code. The rivals are measured on the first
`LIEM_BENCH_RIVALS` petitions, where ours is measured too: a MinHash index of all would not fit into memory, and pg_trgm would not
end in a day. datasketch is no part of Liêm: `pip install --target FOLDER -r requirements/bench.txt`, and FOLDER on `PYTHONPATH`.
"""

import os
import random
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import psycopg

from bench.home import Home, django, installation
from bench.measuring import Line, both, by_turns, middle, p95, say, tell
from bench.petitions import HARD, KINDS, changed, petition, text_of

COUNT = int(os.environ.get("LIEM_BENCH_PETITIONS", "1000000"))
RIVALS = min(COUNT, int(os.environ.get("LIEM_BENCH_RIVALS", "100000")))
ASKED = int(os.environ.get("LIEM_BENCH_ASKED", "1000"))
"""So many petitions come again under each kind of change."""
ASKED_OF_TRIGRAMS = 6
FIRST_SIGNS = 200
ROUNDS = 60
GOALS = {**dict.fromkeys(KINDS, 0.999), HARD[0]: 0.985, HARD[1]: 0.95}
MEBI = 2**20

_RECORDS = """
    insert into record (id, kind, number, title, title_fold, sort_key, owner_id, top, place, confidentiality, guarded, need_to_know,
                        stage, officer_id, opened_on, closed_on, version)
    select g, 'matter', 'DT-' || g, 'Đơn giả định', 'don gia dinh', '', u.id, u.top, u.place, 0, false, false, 'recorded', null,
           date '2016-01-01' + (g::bigint * 1103 %% 3800)::int, null, 1
    from generate_series(%s::int, %s::int) g join bench_unit u on u.n = g::bigint * 37 %% (select count(*) from bench_unit)
"""
_UNITS = """
    create table bench_unit as
    select (row_number() over (order by u.place) - 1)::int as n, u.id, u.top, u.place from unit u
    where u.valid_until is null and u.level in ('province', 'central')
"""


def main() -> None:
    """Measure and tell; as `index`, make the index in a process of the worker."""
    if "index" in sys.argv:
        _index()
        return
    with installation(settings={"shared_buffers": "2GB", "max_connections": "60", "max_wal_size": "8GB"}) as home:
        django(home.folder)
        from liem.config.environment import Role

        with home.connect(Role.SUPERUSER, autocommit=True) as connection:
            connection.execute("set session_replication_role = replica")
            connection.execute(_UNITS)
            lines = []
            if RIVALS < COUNT:
                lines += _at(home, connection, 1, RIVALS, rivals=True)
            lines += _at(home, connection, RIVALS + 1 if RIVALS < COUNT else 1, COUNT, rivals=RIVALS == COUNT)
            lines += _inserting(connection)
        tell(lines)


def _declare() -> None:
    """Compare the summaries of matters, in this process: the texts stand there as a petition's would."""
    from liem.readings.repeats.comparing import Compared, compared

    compared._items.clear()
    Compared(kind="matter", text=("summary",), title=False)


def _index() -> None:
    import django as framework

    framework.setup()
    _declare()
    from liem.readings.repeats.indexing import rebuild

    rebuild()


# --- ours -------------------------------------------------------------------------------------------------------------


def _at(home: Home, connection: "psycopg.Connection[Any]", first: int, last: int, *, rivals: bool) -> list[Line]:
    """Fill up to `last` petitions, index them, ask; with the rivals when asked for."""
    begun = time.perf_counter()
    _fill(connection, first, last)
    say(f"{last:,} petitions written in {time.perf_counter() - begun:.0f} s")
    begun = time.perf_counter()
    home.run("bench.repeats", "index", role="worker")
    taken = time.perf_counter() - begun
    connection.execute("vacuum analyze repeats_entry, repeats_posting, repeats_pending")
    say(f"indexed in {taken:.0f} s")
    scores = Scores()
    lines = [*_recall("ours", f"{last:,} petitions", _ours(scores), last, ASKED, goals=True, scores=scores)]
    if last == COUNT:
        lines += [_province(last), _panel(last), _size(connection, last, taken)]
    if rivals:
        lines += [*_trigrams(connection, last), *_minhash(last)]
    return lines


def _fill(connection: "psycopg.Connection[Any]", first: int, last: int) -> None:
    """Records and their texts, as a loader of a copy would write them."""
    from liem.registers.matters.models import Matter

    connection.execute(_RECORDS, [first, last])
    given = {"subject": "environment", "risk": "low"}
    others = [f for f in Matter._meta.concrete_fields if f.attname not in ("record_id", "summary", *given)]
    columns = ["record_id", "summary", *given, *(str(f.column) for f in others)]
    rest = [*given.values(), *(None if f.null else "" for f in others)]
    with connection.cursor().copy(f"copy matters_matter ({', '.join(columns)}) from stdin") as copy:
        for number in range(first, last + 1):
            copy.write_row([number, text_of(petition(number)), *rest])


class Scores:
    """What the last answer scored, and by kind what the petition itself and the best of all others did."""

    def __init__(self) -> None:
        self.last: dict[int, float] = {}
        self.right: list[float] = []
        self.others: list[float] = []

    def keep(self, number: int) -> None:
        """Keep the scores of the last answer, to the question for `number`."""
        self.right.append(self.last.pop(number, 0.0))
        self.others.append(max(self.last.values(), default=0.0))

    def said(self) -> str:
        """Where nearly all of both lie."""
        right, others = sorted(self.right), sorted(self.others)
        low, high = right[len(right) // 100], others[len(others) * 95 // 100]
        return f"it scores {low:.2f} or more in 99 of 100, the best other {high:.2f} or less in 95"


def _ours(scores: Scores) -> Callable[[str], list[int]]:
    from bench.people import person
    from liem.core.access.middleware import in_scope_of
    from liem.readings.repeats.queries import likely

    actor = person("central.officer")

    def ask(text: str) -> list[int]:
        with in_scope_of(actor):
            scores.last = {one.record_id: one.score for one in likely(actor, text, least=0.0)}
        return list(scores.last)

    return ask


def _questions(kind: str, last: int, count: int) -> Iterator[tuple[int, str]]:
    chance = random.Random(f"questions {kind} {last}")
    for _ in range(count):
        number, foreign = chance.randint(1, last), chance.randint(1, last)
        yield number, changed(number, kind, foreign)


def _recall(
    who: str, where: str, ask: Callable[[str], Iterable[int]], last: int, count: int, *, goals: bool = False, scores: Scores | None = None
) -> list[Line]:
    """How often the petition stands among the first five, by kind of change, and how long the answer takes."""
    lines, everything = [], []
    for kind in (*KINDS, *HARD):
        found, taken = 0, []
        if scores:
            scores.right, scores.others = [], []
        for n, (number, text) in enumerate(_questions(kind, last, count)):
            if n == 0:
                ask(text)
            begun = time.perf_counter()
            answer = ask(text)
            taken.append((time.perf_counter() - begun) * 1000)
            found += number in list(answer)[:5]
            if scores:
                scores.keep(number)
        everything += taken
        goal = GOALS[kind]
        told = f"**{found / count:.4f}** ({found} of {count}); {both(taken)}"
        met = found / count >= goal if goals else None
        lines.append(Line(f"{who}: {kind}, {where}", f"recall@5 ≥ {goal}" if goals else "", told, met, scores.said() if scores else ""))
        say(f"{lines[-1].what}: {told} {lines[-1].how}")
    lines.append(
        Line(
            f"{who}: one look-up, {where}",
            "p95 < 25 ms" if goals else "",
            both(everything),
            p95(everything) < 25 if goals else None,
            "all kinds of change together; ours with its transaction, scope and phrases",
        )
    )
    return lines


def _province(last: int) -> Line:
    """The same questions in a province: of all that is like the text, only a thirtieth may be seen."""
    from bench.people import person
    from liem.core.access.middleware import in_scope_of
    from liem.readings.repeats.queries import likely

    actor = person("thanhhoa.officer")
    taken = []
    for _number, text in _questions(HARD[0], last, ASKED):
        begun = time.perf_counter()
        with in_scope_of(actor):
            likely(actor, text)
        taken.append((time.perf_counter() - begun) * 1000)
    return Line(f"ours: one look-up in a province, {last:,} petitions", "p95 < 25 ms", both(taken), p95(taken) < 25, "hard A")


def _panel(last: int) -> Line:
    """The panel of the intake page: the whole request, from the form to the drawn answer."""
    from django.conf import settings
    from django.test import Client

    from liem.core.accounts.models import User

    client = Client(headers={"host": "localhost", "hx-request": "true"})
    client.force_login(User.objects.get(username="central.officer"), backend=settings.AUTHENTICATION_BACKENDS[0])
    taken = []
    for n, (number, text) in enumerate(_questions(KINDS[0], last, ASKED // 2)):
        begun = time.perf_counter()
        page = client.post("/repeats/box/", {"text": text}).content.decode()
        if n:
            taken.append((time.perf_counter() - begun) * 1000)
        assert f"/matters/{number}/" in page, "the panel does not show what was asked for"
    told = f"{both(taken)}"
    return Line(
        f"ours: the panel of likely repeats, {last:,} petitions",
        "p95 < 70 ms, so that with 80 ms of waiting it stands 150 ms after the last key",
        told,
        p95(taken) < 70,
        "the whole request in one process; the form waits 80 ms for another key",
    )


def _size(connection: "psycopg.Connection[Any]", last: int, taken: float) -> Line:
    tables = ("repeats_posting", "repeats_entry")
    sizes = [connection.execute("select pg_total_relation_size(%s)", [table]).fetchone() for table in tables]
    lists, sketches = (size[0] / MEBI for size in sizes if size)
    return Line(
        f"ours: the index of {last:,} petitions",
        "",
        f"{lists:,.0f} MiB of lists, {sketches:,.0f} MiB of sketches; made in {taken:,.0f} s ({last / taken:,.0f} petitions/s)",
        None,
        "by `rebuild`, one process",
    )


def _inserting(connection: "psycopg.Connection[Any]") -> list[Line]:
    """What an act pays for its record's sketch: the opening act with and without, by turns, committed."""
    from bench.people import person
    from liem.core.access.middleware import in_scope_of
    from liem.core.acts.perform import perform
    from liem.core.acts.subjects import writing
    from liem.readings.repeats.comparing import compared
    from liem.readings.repeats.indexing import fold_all

    connection.execute("select setval('record_id_seq', %s)", [COUNT + 1])
    _declare()
    declared, actor, numbers = dict(compared._items), person("thanhhoa.officer"), iter(range(COUNT + 1, COUNT + 10_000))

    def act(items: dict[str, Any]) -> None:
        compared._items = items
        data = {
            "title": "Đơn giả định", "subject": "environment", "risk": "low", "risk_reason": "Chưa có diễn biến.",
            "happened_on": "2023-01-10", "summary": text_of(petition(next(numbers))),
        }  # fmt: skip
        with in_scope_of(actor):
            perform("record", actor=actor, kind="matter", data=data)

    taken = by_turns({"with": lambda: act(declared), "without": lambda: act({})}, rounds=ROUNDS)
    more = middle(taken["with"]) - middle(taken["without"])
    from django.db import transaction

    begun = time.perf_counter()
    with transaction.atomic(), writing():
        folded = fold_all()
    each = (time.perf_counter() - begun) * 1000 / max(folded, 1)
    return [
        Line(
            "ours: what an act pays for its record's sketch",
            "< 5 ms",
            f"**{more:.1f} ms** ({both(taken['with'])} against {both(taken['without'])})",
            more < 5,
            "the opening act of a record with a petition's text, with and without, by turns; folding it later costs the worker "
            f"{each:.1f} ms",
        )
    ]


# --- rivals -----------------------------------------------------------------------------------------------------------


def _trigrams(connection: "psycopg.Connection[Any]", last: int) -> list[Line]:
    """pg_trgm's similarity over the beginning of the text without diacritics: over whole texts one question takes seconds."""
    from liem.core.language.searching import fold

    connection.execute("create extension if not exists pg_trgm")
    connection.execute("create table bench_text (id int primary key, text text)")
    with connection.cursor().copy("copy bench_text from stdin") as copy:
        for number in range(1, last + 1):
            copy.write_row([number, fold(text_of(petition(number)))[:FIRST_SIGNS]])
    connection.execute("create index bench_text_trigrams on bench_text using gin (text gin_trgm_ops)")
    connection.execute("vacuum analyze bench_text")
    sql = "select id from bench_text where text % %(t)s order by similarity(text, %(t)s) desc limit 5".replace("text %", "text %%")

    def ask(text: str) -> list[int]:
        return [row[0] for row in connection.execute(sql, {"t": fold(text)[:FIRST_SIGNS]}).fetchall()]

    lines = _recall("pg_trgm", f"{last:,} petitions", ask, last, ASKED_OF_TRIGRAMS)
    size = connection.execute("select pg_relation_size('bench_text_trigrams')").fetchone()
    return [*lines, Line(f"pg_trgm: its index, {last:,} petitions", "", f"{(size or [0])[0] / MEBI:,.0f} MiB", None, "first 200 signs")]


def _minhash(last: int) -> list[Line]:
    """MinHash of the same word pairs, 64 values in 32 bands of 2, exact Jaccard over the candidates; in memory."""
    try:
        from datasketch import MinHash, MinHashLSH
    except ImportError:
        return [Line("datasketch: MinHash and LSH", "", "not measured: datasketch is not installed", None, "requirements/bench.txt")]
    import numpy as np

    from bench.measuring import resident
    from liem.readings.repeats.grams import grams_of

    before, begun = resident(), time.perf_counter()
    lsh = MinHashLSH(num_perm=64, params=(32, 2))
    sketches: dict[int, Any] = {}

    def hashed(grams: list[int]) -> Any:
        made = MinHash(num_perm=64, hashfunc=lambda gram: gram & 0xFFFFFFFF)
        made.update_batch(grams)
        return made

    for number in range(1, last + 1):
        grams = grams_of(text_of(petition(number)))
        sketches[number] = np.array(grams, dtype=np.int32)
        lsh.insert(number, hashed(grams))
    taken = time.perf_counter() - begun

    def ask(text: str) -> list[int]:
        grams = grams_of(text)
        asked = set(grams)

        def likeness(number: int) -> float:
            common = len(asked.intersection(sketches[number].tolist()))
            return common / (len(asked) + len(sketches[number]) - common)

        return sorted(lsh.query(hashed(grams)), key=likeness, reverse=True)[:5]

    lines = _recall("datasketch", f"{last:,} petitions", ask, last, ASKED)
    grown = (resident() - before) / MEBI
    return [
        *lines,
        Line(f"datasketch: its index, {last:,} petitions", "", f"{grown:,.0f} MiB of memory, {taken / last * 1000:.1f} ms an insert"),
    ]


if __name__ == "__main__":
    main()

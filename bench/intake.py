"""Words found among many petitions under row-level security, and how soon the intake page answers after the last key.

Petitions are those of `bench.petitions`, written as a loader of a copy would. Words are sought through the product's own `find`, in a
person's scope; the rival asks the same of the same table under a policy with the same rule, as row-level security is usually written.
The intake is the whole request that the page sends while somebody types: likely repeats, suggestions and marks, drawn; the waiting of
the page itself is added.
"""

import os
import random
import re
import time
from collections.abc import Iterator
from typing import Any

import psycopg

from bench.home import django, installation
from bench.measuring import Line, both, by_turns, middle, p95, say, tell
from bench.petitions import KINDS, SEED, bare, changed, petition, text_of

SEARCHED = int(os.environ.get("LIEM_BENCH_SEARCHED", "1000000"))
TYPED = min(SEARCHED, int(os.environ.get("LIEM_BENCH_TYPED", "100000")))
"""So many of them are compared for repeats too."""
ASKED = int(os.environ.get("LIEM_BENCH_ASKED", "400"))
ASKED_OF_RIVAL = 12
GOAL_WORDS, GOAL_INTAKE = 50, 150

_UNITS = """
    create table bench_unit as
    select (row_number() over (order by u.place) - 1)::int as n, u.id, u.top, u.place from unit u
    where u.valid_until is null and u.level in ('province', 'central')
"""
_RECORDS = """
    insert into record (id, kind, number, title, title_fold, sort_key, owner_id, top, place, confidentiality, guarded, need_to_know,
                        stage, officer_id, opened_on, closed_on, version)
    select g, 'petition', 'DT-' || g, 'Đơn giả định', 'don gia dinh', '', u.id, u.top, u.place, 0, false, false, 'received', null,
           date '2016-01-01' + (g::bigint * 1103 %% 3800)::int, null, 1
    from generate_series(1, %s::int) g join bench_unit u on u.n = g::bigint * 37 %% (select count(*) from bench_unit)
"""
_WORDS = """
    insert into search_entry (record_id, kind, place, confidentiality, guarded, need_to_know, number, words, version)
    select r.id, r.kind, r.place, 0, false, false, lower(r.number), array_to_tsvector(w.words), 1
    from bench_words w join record r on r.id = w.id
"""
_SKETCHES = """
    insert into repeats_entry (record_id, kind, unit_id, place, confidentiality, guarded, need_to_know, alone, grams, bands, version,
                               edition)
    select r.id, r.kind, r.owner_id, r.place, 0, false, false, false, s.grams, s.bands, 1, %s
    from bench_sketch s join record r on r.id = s.id order by r.id
"""
_BY_POLICY = "select record_id from search_entry where words @@ %s::tsquery order by record_id desc limit 51"


def main() -> None:
    """Measure and tell."""
    with installation(settings={"shared_buffers": "2GB", "max_connections": "60", "max_wal_size": "8GB"}) as home:
        django(home.folder)
        from liem.config.environment import Role

        with home.connect(Role.SUPERUSER, autocommit=True) as connection:
            connection.execute("set session_replication_role = replica")
            connection.execute(_UNITS)
            begun = time.perf_counter()
            _fill(connection)
            say(f"{SEARCHED:,} petitions with their words, {TYPED:,} with sketches in {time.perf_counter() - begun:.0f} s")
        tell([line for who in (("central.officer", "nation"), ("thanhhoa.officer", "province")) for line in _words(*who)] + [_intake()])


def _fill(connection: "psycopg.Connection[Any]") -> None:
    """Records, the words of all, the sketches of some."""
    from liem.core.journal.guard import in_scope
    from liem.core.language.searching import words
    from liem.readings.repeats.grams import bands_of, edition, grams_of
    from liem.readings.repeats.indexing import _LISTS

    connection.execute(_RECORDS, [SEARCHED])
    connection.execute("create unlogged table bench_words (id int, words text[])")
    with connection.cursor().copy("copy bench_words from stdin") as copy:
        for number in range(1, SEARCHED + 1):
            copy.write_row([number, list(dict.fromkeys(words(text_of(petition(number)))))])
    connection.execute("set maintenance_work_mem = '1GB'")
    connection.execute("set work_mem = '256MB'")
    connection.execute("drop index search_entry_words")
    connection.execute(_WORDS)
    connection.execute("create index search_entry_words on search_entry using gin (words)")
    tops = dict(connection.execute("select id, top from record where id <= %s", [TYPED]).fetchall())
    connection.execute("create unlogged table bench_sketch (id int, grams int[], bands int[])")
    with connection.cursor().copy("copy bench_sketch from stdin") as copy:
        for number in range(1, TYPED + 1):
            grams = grams_of(text_of(petition(number)))
            copy.write_row([number, grams, bands_of(grams, tops[number])])
    connection.execute(_SKETCHES, [edition()])
    connection.execute(_LISTS)
    connection.execute("grant select on search_entry to liem_app")
    connection.execute(f"create policy bench on search_entry for select to liem_app using ({in_scope('search_entry', 'record_id')})")
    connection.execute("vacuum analyze")


def _questions(last: int) -> Iterator[str]:
    """Two words of a petition as somebody types them: without diacritics, the second not finished."""
    chance = random.Random(SEED)
    for _ in range(ASKED):
        told = re.findall(r"\w+", bare(" ".join(petition(chance.randint(1, last))[1:])))
        first, second = chance.sample([word for word in told if len(word) > 2 and not word.isdigit()], 2)
        yield f"{first} {second[: max(2, len(second) - 1)]}"


def _words(username: str, where: str) -> list[Line]:
    from django.db import connection

    from bench.people import person
    from liem.core.access.middleware import in_scope_of
    from liem.readings.search.queries import find, query_of

    actor = person(username)
    asked = list(_questions(SEARCHED))
    taken: list[float] = []
    numbers: list[int] = []
    for text in [*asked[:10], *asked]:
        begun = time.perf_counter()
        with in_scope_of(actor):
            found = find(actor, text)
        taken.append((time.perf_counter() - begun) * 1000)
        numbers.append(len(found.records))
    taken = taken[10:]

    def ours(text: str) -> list[int]:
        with in_scope_of(actor), connection.cursor() as cursor:
            cursor.execute("select record_id from search_records('', %s, '', 51)", [query_of(text)])
            return [row[0] for row in cursor.fetchall()]

    def theirs(text: str) -> list[int]:
        with in_scope_of(actor), connection.cursor() as cursor:
            cursor.execute(_BY_POLICY, [query_of(text)])
            return [row[0] for row in cursor.fetchall()]

    ratios, slow = [], []
    for text in asked[:ASKED_OF_RIVAL]:
        assert ours(text) == theirs(text), f"{text}: what is found differs"
        turns = by_turns({"ours": lambda text=text: ours(text), "theirs": lambda text=text: theirs(text)}, rounds=2, warm=1)  # type: ignore[misc]
        ratios.append(middle(turns["theirs"]) / middle(turns["ours"]))
        slow += turns["theirs"]
    line = Line(
        f"Two words among {SEARCHED:,} petitions, {where}",
        f"p95 < {GOAL_WORDS} ms",
        f"**{both(taken)}**; under the policy alone {both(slow)}, {middle(ratios):.1f}×",
        p95(taken) < GOAL_WORDS,
        f"{ASKED} questions, the second word unfinished, the newest 50 with their records; {middle(numbers):.0f} found in the middle",
    )
    say(f"{line.what}: {line.measured}")
    return [line]


def _intake() -> Line:
    """From the last key to the panel: what the page waits, and the whole request."""
    from django.conf import settings
    from django.test import Client

    from liem.core.accounts.models import User

    client = Client(headers={"host": "localhost"})
    client.force_login(User.objects.get(username="thanhhoa.officer"), backend=settings.AUTHENTICATION_BACKENDS[0])
    page = client.get("/petitions/acts/take-in/").content.decode()
    waits = re.search(r'hx-post="\?aside" hx-trigger="input delay:(\d+)ms', page)
    assert waits is not None, "the page does not say how long it waits"
    taken, shown = [], 0
    chance = random.Random(SEED)
    for n in range(ASKED + 5):
        number = chance.randint(1, TYPED)
        data = {"content": changed(number, KINDS[n % len(KINDS)], 1 + number % TYPED), "petition_class": "", "field": ""}
        begun = time.perf_counter()
        answer = client.post("/petitions/acts/take-in/?aside", data, headers={"hx-request": "true"})
        taken.append((time.perf_counter() - begun) * 1000)
        assert answer.status_code == 200
        shown += "<mark>" in answer.content.decode()
    after = [int(waits[1]) + one for one in taken[5:]]
    line = Line(
        f"The intake page from the last key to repeats and suggestions, {TYPED:,} petitions",
        f"p95 < {GOAL_INTAKE} ms",
        f"**{both(after)}**",
        p95(after) < GOAL_INTAKE,
        f"the page waits {waits[1]} ms for another key; the request {both(taken[5:])} in one process, browser and line not counted;"
        f" repeats shown in {shown} of {len(taken)}",
    )
    say(f"{line.what}: {line.measured}")
    return line


if __name__ == "__main__":
    main()

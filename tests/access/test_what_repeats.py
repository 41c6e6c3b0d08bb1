"""Likely repeats, in every relation of a record to everybody: in the panel, from the command line, and by the function itself."""

import argparse
import json
from typing import Any

import pytest
from django.db import connection

from liem.readings.repeats.comparing import Compared, compared
from liem.readings.repeats.grams import bands_of, edition, grams_of
from liem.readings.repeats.indexing import fold_all, rebuild
from tests.access.rows import SEES
from tests.access.test_what_is_found import text_of, words_in
from tests.access.world import World, word_of
from tests.people import CAST

pytestmark = pytest.mark.permissions
ASKED = "HỒ SƠ PHÉP THỬ {word}"


@pytest.fixture(params=["folded", "waiting"])
def alike(world: World, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> World:
    """The world, in which every kind is compared by its title."""
    from liem.core.acts.subjects import writing
    from liem.readings.repeats import indexing

    monkeypatch.setattr(compared, "_items", {})
    for kind in world.kinds:
        Compared(kind=kind, text=())
    with writing():
        rebuild()
        if request.param == "waiting":
            monkeypatch.setattr(indexing, "_LISTS", "select 1")
            with connection.cursor() as cursor:
                cursor.execute("insert into repeats_pending (entry_id, gone) select id, false from repeats_entry")
                cursor.execute("delete from repeats_posting")
        else:
            fold_all()
    return world


def expected(part: str, kind: str, relation: str) -> set[str]:
    """The record itself, when it may be seen."""
    return {word_of(kind, relation)} if part in SEES[relation] else set()


@pytest.mark.parametrize("number", [0, pytest.param(1, marks=pytest.mark.deep)])
def test_the_panel_shows_what_one_may_see(alike: World, number: int) -> None:
    """Of the first kind in every commit, of the second in deep."""
    for part in CAST:
        browser = alike.browser(part)
        for kind in alike.kinds[number : number + 1]:
            seen = {word_of(kind, other) for other in SEES if part in SEES[other]}
            for relation in SEES:
                asked = {"text": ASKED.format(word=word_of(kind, relation).upper()), "kind": kind, "top": "10"}
                found = words_in(text_of(browser.post("/repeats/box/", asked)))
                assert found <= seen, (part, kind, relation)
                assert expected(part, kind, relation) <= found, (part, kind, relation)


def test_the_command_shows_what_one_may_see(alike: World, capsys: pytest.CaptureFixture[str], monkeypatch: Any) -> None:
    from liem.gates.cli.repeats import COMMAND

    kind = alike.kinds[0]
    for part, token in alike.bearers.items():
        monkeypatch.setenv("LIEM_TOKEN", token)
        for relation in SEES:
            monkeypatch.setattr("sys.stdin", _Typed(ASKED.format(word=word_of(kind, relation))))
            capsys.readouterr()
            COMMAND.run(argparse.Namespace(unit="VN", text="-", top=20, json=True, acting_as=""))
            found = [row["number"] for row in json.loads(capsys.readouterr().out) if row["score"] > 0.99]
            assert found == ([alike.numbers[kind, relation]] if part in SEES[relation] else []), (part, relation)


class _Typed:
    def __init__(self, text: str) -> None:
        self.text = text

    def read(self, most: int) -> str:
        return self.text[:most]


def test_the_function_gives_nothing_that_the_tables_hide(alike: World) -> None:
    kind = alike.kinds[0]
    for part in CAST:
        with alike.cast.acting(part) as actor, connection.cursor() as cursor:
            for relation in SEES:
                grams = grams_of(ASKED.format(word=word_of(kind, relation)))
                values = [grams, bands_of(grams, actor.unit_top), edition()]
                cursor.execute("select record_id from likely_repeats(%s::int[], %s::int[], '', null, false, null, null, %s, 50)", values)
                found = {record_id for (record_id,) in cursor.fetchall()}
                cursor.execute("select id from record where id = any(%s)", [list(found)])
                assert {record_id for (record_id,) in cursor.fetchall()} == found, (part, relation)
                assert (alike.records[kind, relation] in found) == (part in SEES[relation]), (part, relation)

"""Every address × every person of the cast × every relation of a record to them: the answer stands in a table.

An address without a row fails here, so a new page comes with the decision who may open it. What may not be seen is
answered exactly as what does not exist.
"""

import json
import re
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver, reverse

import liem
from tests.access import table
from tests.access.rows import ANONYMOUS, EVERYBODY, SEES, SIGN_IN, Outcome, Row
from tests.access.world import World, undone
from tests.people import CAST

pytestmark = pytest.mark.permissions
HOUSE = Path(liem.__file__).parent
ABSENT = 999_999_999


def gathered() -> list[Row]:
    """The rows of the ground and of every part that keeps some beside its tests."""
    rows = list(table.ROWS)
    for path in sorted(HOUSE.glob("*/*/tests/permissions.py")):
        rows += import_module(".".join(("liem", *path.relative_to(HOUSE).with_suffix("").parts))).ROWS
    return rows


ROWS = gathered()


def names(patterns: Iterable[Any]) -> Iterator[str]:
    """The name of every address; one without a name could stand in no table."""
    for pattern in patterns:
        if hasattr(pattern, "url_patterns"):
            yield from names(pattern.url_patterns)
        else:
            assert pattern.name, f"the address {pattern.pattern} has no name"
            yield pattern.name


def test_every_address_has_a_row_and_every_row_an_address() -> None:
    assert {row.name for row in ROWS} == set(names(get_resolver().url_patterns))


def asked(world: World, row: Row, part: str, kind: str, relation: str, *, record_id: int | None = None) -> Any:
    """The answer that a person gets. `record_id` asks for another record than that of the relation."""
    given = row.arguments(world, part) if callable(row.arguments) else row.arguments
    arguments = {**_place(world, row, kind, relation, record_id), **given}
    address = reverse(row.name, kwargs=arguments)
    client = world.program(part) if row.api else world.browser(part)
    if row.method == "get":
        return client.get(address, row.query)
    data = row.data(world, part, kind) if callable(row.data) else row.data
    if row.api:
        return client.post(address, json.dumps(data), content_type="application/json")
    return client.post(address, data)


def _place(world: World, row: Row, kind: str, relation: str, record_id: int | None) -> dict[str, Any]:
    place: dict[str, Any] = {}
    if row.of in ("kind", "record") and (not row.kinds or row.name in ("print", "list-print")):
        place["plural"] = world.plurals[kind]
    if row.name in ("open", "api-opening"):
        place["act"] = world.opening[kind][0]
    if row.of == "proposal":
        return {"proposal_id": record_id or world.proposals[kind, relation]}
    if row.of == "record" and row.name == "by-number":
        number = world.numbers[kind, relation]
        return {**place, "number": number if record_id is None else re.sub(r"/\d+$", "/9999", number)}
    if row.of == "record":
        place["record_id"] = record_id or world.records[kind, relation]
    return place


def outcome(response: Any) -> Outcome:
    """The status, or that one is sent to sign in."""
    if response.status_code == 302 and response["Location"].startswith(f"{reverse('account_login')}?next="):
        return SIGN_IN
    return int(response.status_code)


def places(world: World, row: Row) -> list[tuple[str, str]]:
    """The kinds and relations in which an address is asked for."""
    kinds = row.kinds or tuple(world.kinds)
    if row.of == "kind":
        return [(kind, "") for kind in kinds]
    if row.of == "record":
        return [(kind, relation) for kind in kinds for relation in SEES]
    if row.of == "proposal":
        return [(kind, relation) for kind in kinds for relation in SEES if (kind, relation) in world.proposals]
    return [("", "")]


def some(all_places: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Each relation once, with the kinds in turn: what the tests of every commit look at."""
    by_relation: dict[str, list[tuple[str, str]]] = {}
    for place in all_places:
        by_relation.setdefault(place[1], []).append(place)
    return [found[index % len(found)] for index, found in enumerate(by_relation.values())]


def wrong(world: World, row: Row, where: list[tuple[str, str]], *, every: int = 1) -> dict[tuple[str, ...], tuple[Outcome, Outcome]]:
    """Where the answer is another than the table says: (what came, what should). `every` third place, say, for each person."""
    found = {}
    for turn, part in enumerate(EVERYBODY, start=ROWS.index(row)):
        for place in where if part != ANONYMOUS else where[:1]:
            if part != ANONYMOUS and (where.index(place) + turn) % every:
                continue
            with undone():
                came, should = outcome(asked(world, row, part, *place)), row.outcome(part, place[1])
            if came != should:
                found[part, *place] = (came, should)
    return found


WHOLE = {"record", "api-record", "act-post"}
"""What is asked for in every commit by everybody in every relation; of what else belongs to a record a third is, in turn."""


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_everybody_gets_at_an_address_what_the_table_says(world: World, row: Row) -> None:
    """Each relation with one kind; of most addresses of a record a third of the persons, others in each row. The rest is deep."""
    whole = row.of not in ("record", "proposal") or (row.name in WHOLE and not row.note)
    assert wrong(world, row, some(places(world, row)), every=1 if whole else 3) == {}


@pytest.mark.deep
@pytest.mark.parametrize("row", [row for row in ROWS if row.of], ids=str)
def test_in_every_register_everybody_gets_what_the_table_says(world: World, row: Row) -> None:
    assert wrong(world, row, places(world, row)) == {}


OF_RECORDS = [row for row in ROWS if row.of in ("record", "proposal")]


def unlike(world: World, row: Row, part: str, where: list[tuple[str, str]]) -> list[tuple[str, ...]]:
    """Where a hidden thing is answered otherwise than an absent one, and again when asked again.

    Once now and then a request also renews its session; a difference that tells something is there every time.
    """
    return [(part, *place) for place in where if differs(world, row, part, place) and differs(world, row, part, place)]


def differs(world: World, row: Row, part: str, place: tuple[str, str]) -> bool:
    """Whether the hidden and the absent are answered in two ways."""
    hidden, absent = (told(world, row, part, *place, record_id=which) for which in (None, ABSENT))
    return hidden != absent


def told(world: World, row: Row, part: str, kind: str, relation: str, *, record_id: int | None) -> tuple[Any, ...]:
    """All that an answer tells: status, templates, how often the database was asked, headers, and the body."""
    with undone(), CaptureQueriesContext(connection) as queries:
        response = asked(world, row, part, kind, relation, record_id=record_id)
    templates = [template.name for template in getattr(response, "templates", [])]
    body = response.content.decode().replace(response.request["PATH_INFO"], "PATH")
    body = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", body)
    headers = {name: value for name, value in response.headers.items() if name != "Content-Length"}
    return response.status_code, templates, len(queries), headers, body


def hidden_from(world: World, row: Row, part: str) -> list[tuple[str, str]]:
    """The places of a row that a person must not know of."""
    return [place for place in places(world, row) if part not in SEES[place[1]]]


@pytest.mark.parametrize("row", OF_RECORDS, ids=str)
def test_what_is_hidden_is_answered_like_what_is_absent(world: World, row: Row) -> None:
    """A third of the persons, others in each row, each in one relation; everybody in all of them is deep."""
    told(world, row, "officer", *places(world, row)[0], record_id=ABSENT)  # warms templates and catalogues
    for index, part in list(enumerate(CAST, start=OF_RECORDS.index(row)))[OF_RECORDS.index(row) % 3 :: 3]:
        where = hidden_from(world, row, part)
        assert unlike(world, row, part, [where[index % len(where)]]) == []


@pytest.mark.deep
@pytest.mark.parametrize("row", OF_RECORDS, ids=str)
def test_whatever_is_hidden_is_answered_like_what_is_absent(world: World, row: Row) -> None:
    told(world, row, "officer", *places(world, row)[0], record_id=ABSENT)
    for part in CAST:
        assert unlike(world, row, part, hidden_from(world, row, part)) == []

"""`liem verify` finds what does not agree and names the record; `liem rebuild` makes readings agree again."""

from collections.abc import Callable
from typing import Any

import pytest

from liem.core.journal.numbering import number_pending
from liem.gates.cli.tests.conftest import Answer, Liem, Worker
from liem.registers.matters.tests.examples import ADVISE, MATTER
from tests.cast import Cast

pytestmark = pytest.mark.acts
Check = Callable[..., Answer]
Spoil = Callable[[str], None]


@pytest.fixture
def matter(committed_db: str, as_worker: Worker) -> int:
    """A matter recorded and advised on, its events numbered."""
    record_id = Cast().play("officer", "matter", (MATTER, ADVISE))
    with as_worker():
        number_pending()
    return record_id


@pytest.fixture
def as_its_worker(liem: Liem, as_worker: Worker) -> Check:
    """Runs a command as the worker, as the terminal does."""

    def run(*words: str) -> Answer:
        with as_worker():
            return liem(*words)

    return run


@pytest.fixture
def spoil(matter: int, as_role: Any) -> Spoil:
    """Writes past every wall, as nobody but the server's superuser can; `%(id)s` is the matter."""

    def write(statement: str) -> None:
        with as_role("superuser", autocommit=True) as raw:
            raw.execute("set session_replication_role = replica")
            raw.execute(statement % {"id": matter})

    return write


def test_a_register_that_was_only_written_by_acts_is_sound(matter: int, as_its_worker: Check) -> None:
    answer = as_its_worker("verify", "--json")
    assert answer.status == 0
    assert answer.json["sound"] is True
    assert answer.json["findings"] == []
    assert (answer.json["records"], answer.json["unnumbered"]) == (1, 0)


@pytest.mark.parametrize(
    ("statement", "part", "path"),
    [
        ("update record set title = 'Tên khác' where id = %(id)s", "tables", "title"),
        ("update matters_matter set risk = 'high' where record_id = %(id)s", "tables", "risk"),
        ("update record set stage = 'handled' where id = %(id)s", "tables", "stage"),
        ("delete from event where record_id = %(id)s and ordinal = 2", "tables", "version"),
        ("delete from journal_number where event_id = (select min(id) from event where record_id = %(id)s)", "journal", "event "),
        ("update event set ordinal = 7 where record_id = %(id)s and ordinal = 2", "journal", "record "),
        ("update fact set amount = amount + 1 where record_id = %(id)s", "figures", ""),
        ("delete from fact where record_id = %(id)s", "figures", ""),
        ("update clock set due_on = due_on + 1 where record_id = %(id)s", "clocks", "matters.progress_report: due_on"),
        ("delete from clock where record_id = %(id)s", "clocks", "matters.progress_report"),
        ("update deadline set place = place + 1 where record_id = %(id)s", "clocks", "deadline: place"),
        ("delete from deadline where record_id = %(id)s", "clocks", "deadline"),
    ],
)
def test_what_was_changed_past_the_walls_is_found_and_its_record_named(
    matter: int, spoil: Spoil, as_its_worker: Check, as_role: Any, statement: str, part: str, path: str
) -> None:
    with as_role("superuser") as raw:
        (number,) = raw.execute("select number from record where id = %s", [matter]).fetchone()
    spoil(statement)
    answer = as_its_worker("verify", "--json")
    assert answer.status == 1
    found = [one for one in answer.json["findings"] if one["part"] == part and one["record_id"] == matter]
    assert any(one["path"].startswith(path) for one in found), answer.json["findings"]
    assert {one["record"] for one in found} == {number}
    plain = as_its_worker("verify")
    assert plain.status == 1
    assert number in plain.out


def test_a_gap_in_the_public_numbers_is_found(matter: int, spoil: Spoil, as_its_worker: Check) -> None:
    spoil("update journal_number set number = number + 5 where number = (select max(number) from journal_number)")
    answer = as_its_worker("verify", "--json")
    assert answer.status == 1
    assert [one["part"] for one in answer.json["findings"]] == ["journal"]


@pytest.mark.parametrize(
    ("reading", "statement"),
    [
        ("figures", "delete from fact where record_id = %(id)s"),
        ("figures", "update fact set happened_on = happened_on - 400 where record_id = %(id)s"),
        ("figures", "delete from fact_new"),
        ("clocks", "delete from clock where record_id = %(id)s"),
        ("clocks", "update deadline set stage = 'handled' where record_id = %(id)s"),
    ],
)
def test_a_spoiled_reading_is_made_again(matter: int, spoil: Spoil, as_its_worker: Check, reading: str, statement: str) -> None:
    spoil(statement)
    assert as_its_worker("verify").status == 1
    assert as_its_worker("rebuild", reading).status == 0
    assert as_its_worker("verify").status == 0


def test_the_search_index_is_made_again(matter: int, spoil: Spoil, as_its_worker: Check, as_role: Any) -> None:
    assert as_its_worker("rebuild", "search").status == 0
    spoil("delete from search_entry")
    answer = as_its_worker("rebuild", "search", "--json")
    assert (answer.status, answer.json) == (0, {"reading": "search", "records": 1})
    with as_role("superuser") as raw:
        assert raw.execute("select record_id from search_entry").fetchall() == [(matter,)]


def test_an_unknown_reading_is_wrong_use(liem: Liem) -> None:
    assert liem("rebuild", "everything").status == 2

"""The list of 300 cases for a session: found, loaded and laid out, then the whole answer, against one query a table and case.

Every case is told by the acts: charged persons, an obstacle, a direction, damage and a placement under supervision. Both
ways make the same rows; the rival reads them as a page does that asks each case for its rows in turn.
"""

import os
import sys
from datetime import date
from typing import Any

from bench.home import installation
from bench.measuring import Line, both, by_turns, middle, say, tell

CASES = int(os.environ.get("LIEM_BENCH_SESSION", "300"))
ROUNDS = 25
GOAL = 500
"""Milliseconds."""
ADDRESS = "/cases/prints/session/"


def main() -> None:
    """Measure and tell, as the application."""
    with installation() as home:
        sys.stdout.write(home.run("bench.prints", "measure"))


def measure() -> None:
    """Tell the cases, then make their list by turns."""
    import django

    django.setup()
    from bench.people import person
    from liem.core.letters.pdf import to_pdf

    actor = person("thanhhoa.officer")
    _fill(actor, person("thanhhoa.head"))
    ours, theirs = (_rows(way(actor)) for way in (_loaded, _asked_in_turn))
    assert len(ours) == CASES
    assert ours == theirs, "the rows differ"
    letter, answers = _letter(actor), _answers()
    taken = by_turns(
        {
            "rows": lambda: _rows(_loaded(actor)),
            "in turn": lambda: _rows(_asked_in_turn(actor)),
            "letter": lambda: _letter(actor),
            "pdf": lambda: to_pdf(letter),
            "answer": lambda: answers("pdf"),
            "docx": lambda: answers("docx"),
        },
        rounds=ROUNDS,
    )
    say(f"{CASES} cases")
    tell(_lines(taken))


def _lines(taken: dict[str, list[float]]) -> list[Line]:
    ratio = middle(taken["in turn"]) / middle(taken["rows"])
    return [
        Line(
            f"The list of {CASES} cases for a session, its rows",
            "≥ 5× one query a table and case",
            f"**{ratio:.1f}×** ({both(taken['rows'])} against {both(taken['in turn'])})",
            ratio >= 5,
            f"the same {CASES} rows of 15 columns, found in an officer's scope and laid out",
        ),
        Line("… ready to be printed", f"< {GOAL} ms", both(taken["letter"]), middle(taken["letter"]) < GOAL, "with sums, head and foot"),
        Line(
            "… as PDF, A3 landscape, the whole answer",
            f"< {GOAL} ms",
            f"{both(taken['answer'])}, of it {both(taken['pdf'])} for the pages",
            middle(taken["answer"]) < GOAL,
            "signed in, filtered, noted in the access log",
        ),
        Line("… as DOCX, the whole answer", "–", both(taken["docx"])),
    ]


# --- the cases -----------------------------------------------------------------------------------------------------------


def _fill(actor: Any, head: Any) -> None:
    from liem.core.acts.many import perform_many

    perform_many([item for number in range(CASES) for item in _case(number, actor, head)])


def _case(number: int, actor: Any, head: Any) -> Any:
    """The acts of one case."""
    from bench.people import CASE
    from liem.core.acts.many import Item

    row = {"rank": "commune_leader", "managed_by": "district_board", "party_member": number % 3 == 0, "article": "353", "clause": 2}
    articles = [{"code": "BLHS-2015", "article": "353", "clause": 2, "point": "a"}]
    opened = {**CASE, "title": f"{CASE['title']}, gói số {number}", "acts_from": "2019-03-01", "articles": articles}
    placed = {
        "tier": "province", "body": "steering_committee", "ground": "public_concern", "session": "Phiên họp thứ 5",
        "document_number": "12-KL/BCĐ", "document_on": "2023-02-15",
    }  # fmt: skip
    obstacle = {"obstacle_kind": "expertise", "description": "Chờ kết luận giám định.", "responsible": "Sở Tài chính"}
    direction = {
        "directed_by": "steering_committee", "document_number": "31-TB/BCĐ", "document_on": "2023-03-02",
        "content": "Đẩy nhanh tiến độ điều tra.",
    }  # fmt: skip
    damage = {"amounts": [{"asset": "money", "amount": 5_000_000_000 + number * 1_000_000}]}
    steps = [
        ("open", opened, date(2023, 1, 10)),
        ("add-accused", {"accused": [row] * (1 + number % 4)}, date(2023, 2, 20)),
        ("place", placed, date(2023, 2, 21)),
        ("raise-obstacle", obstacle, date(2023, 3, 1)),
        ("record-direction", direction, date(2023, 3, 3)),
        ("record-damage", damage, date(2023, 3, 4)),
    ]
    for act, data, day in steps:
        named = {"handle": number} if act == "open" else {"target": number}
        second = head if act == "place" else None
        yield Item(act, actor, {**data, "happened_on": day.isoformat()}, kind="case", at=day, second=second, **named)


# --- the ways ------------------------------------------------------------------------------------------------------------


def _found(actor: Any) -> list[Any]:
    from liem.core.records.kinds import kinds
    from liem.web.pages.lists import Asked, page_of

    return list(page_of(actor, kinds["case"], Asked(filters={"open": "yes"}), limit=CASES)[0])


def _loaded(actor: Any) -> list[Any]:
    """As the print loads them: every table of rows once for all cases."""
    from django.db import connection

    from liem.core.access.middleware import in_scope_of
    from liem.core.acts.loading import load
    from liem.core.records.kinds import kinds

    with in_scope_of(actor):
        found = _found(actor)
        with connection.cursor() as cursor:
            loaded = load(cursor, kinds["case"], [own.record_id for own in found])
        for own in found:
            loaded[own.record_id].record = own.record
    return [loaded[own.record_id] for own in found]


def _asked_in_turn(actor: Any) -> list[Any]:
    """As a page asks that follows each case to its rows."""
    from types import SimpleNamespace

    from liem.core.access.middleware import in_scope_of
    from liem.registers.cases.models import Accused, Article, Direction, Obstacle, Placement

    tables = {"placements": Placement, "accused": Accused, "articles": Article, "obstacles": Obstacle, "directions": Direction}
    with in_scope_of(actor):
        found = _found(actor)
        for own in found:
            rows = {name: list(table.objects.filter(record_id=own.record_id).order_by("number")) for name, table in tables.items()}
            own.rows = SimpleNamespace(**rows)
    return found


def _rows(cases: list[Any]) -> list[list[Any]]:
    from liem.registers.cases.prints import session_row

    return [session_row(number, case) for number, case in enumerate(cases, start=1)]


def _letter(actor: Any) -> Any:
    from liem.core.access.middleware import in_scope_of
    from liem.core.calendar.today import today
    from liem.registers.cases.prints import session_list

    cases = _loaded(actor)
    with in_scope_of(actor):
        return session_list(actor, cases, None, today())


def _answers() -> Any:
    """What the page of prints answers to a person who is signed in."""
    from django.conf import settings
    from django.test import Client

    from liem.core.accounts.models import User

    settings.ALLOWED_HOSTS = ["*"]
    browser = Client()
    browser.force_login(User.objects.get(username="thanhhoa.officer"), backend=settings.AUTHENTICATION_BACKENDS[0])

    def answer(form: str) -> bytes:
        given = browser.get(ADDRESS, {"open": "yes", "format": form})
        assert given.status_code == 200, given.status_code
        return bytes(given.content)

    return answer


if __name__ == "__main__":
    measure() if "measure" in sys.argv else main()

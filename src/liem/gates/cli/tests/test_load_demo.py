"""The demo: its records add up to the published totals, its past is told in order, its fresh work stands on Today."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import pytest
from django.db import connection

from liem.core.access.actor import Actor, appointments_of
from liem.core.access.middleware import in_scope_of
from liem.core.accounts.models import User
from liem.core.acts.models import Proposal
from liem.core.calendar.periods import parse
from liem.core.calendar.today import day_of
from liem.gates.cli.published import Published, totals
from liem.gates.cli.tests.conftest import Liem
from liem.readings.figures.records import behind
from liem.readings.figures.report import build
from liem.readings.today.queries import Today, today_of

Rows = Callable[[str], list[tuple[Any, ...]]]


@pytest.fixture
def rows(as_role: Any, demo_db: str) -> Rows:
    """What a statement finds in the whole database, whoever may see it."""
    raw = as_role("superuser", autocommit=True)
    return lambda statement: raw.execute(statement).fetchall()


@contextmanager
def person(username: str) -> Iterator[Actor]:
    """The transaction of somebody of the demo."""
    user = User.objects.get(username=username)
    held = appointments_of(user.person_id, date(2026, 1, 1))
    with in_scope_of(Actor.of(held[0], user=user)):
        yield Actor.of(held[0], user=user)


def in_the_report(published: Published) -> Any:
    found = build(actor=None, scope=published.unit, period=parse(published.period), expressions=[published.indicator])
    return found["figures"][0]["value"]


def assert_totals_come_out() -> None:
    found = {(one.unit, one.indicator): in_the_report(one) for one in totals()}
    assert found == {(one.unit, one.indicator): one.value for one in totals()}


def test_these_totals_were_published() -> None:
    found = {unit: [one.value for one in totals() if one.unit == unit] for unit in ("CUM-2", "VN", "T68")}
    assert (found["CUM-2"], found["VN"]) == ([141, 31, 147, 37, 100], [580, 780])
    received, eligible, *rest = found["T68"]
    assert (received, eligible) == (7_156, 5_591)
    assert sum(rest[:3]) == eligible == 2_886 + 780 + 1_742 + 183
    assert rest[3:] == [2_886, 359, 122, 2_405, 780, 1_742, 183, 274, 11, 10, 179, 74, 105, 9, 15, 70, 11]


def test_the_published_totals_come_out(demo_db: str) -> None:
    assert_totals_come_out()


def test_each_total_is_the_sum_of_its_records(demo_db: str) -> None:
    for one in totals():
        with person("central.head") as actor:
            found = behind(actor=actor, expression=one.indicator, scope=one.unit, period=parse(one.period))
        assert (found.records, found.hidden) == (len(found.rows), 0)
        assert sum(row.amount for row in found.rows) == one.value


def test_the_resolved_corruption_cases_are_among_the_detected_ones(demo_db: str) -> None:
    with person("central.head") as actor:
        of_cluster = {"actor": actor, "scope": "CUM-2", "period": parse("2023-H1")}
        detected = {row.record.pk for row in behind(expression="cases.detected_advised", **of_cluster).rows}
        resolved = {row.record.pk for row in behind(expression="cases.corruption_resolved", **of_cluster).rows}
        followed = {row.record.pk for row in behind(expression="cases.under_supervision", **of_cluster).rows}
        handled = {row.record.pk for row in behind(expression="cases.completely_handled", **of_cluster).rows}
    assert resolved < detected
    assert handled < followed


def test_the_report_shows_the_checks(demo_db: str, liem: Liem, demo_home: object) -> None:
    answer = liem("report", "--unit", "CUM-2", "--period", "2023-H1")
    assert answer.status == 0
    assert [f"✓ {number}" in answer.out for number in (141, 31, 147, 37, 100)] == [True] * 5
    assert "✗" not in answer.out


def test_the_checks_stand_alone_for_the_province_whose_petitions_were_published(demo_db: str, liem: Liem, demo_home: object) -> None:
    answer = liem("report", "--unit", "T68", "--period", "2023", "--checks")
    assert answer.status == 0
    assert [f"✓ {label}" in answer.out for label in ("Petitions received: 7,156", "Eligible: Proposal or reflection: 4,659")] == [True] * 2
    assert "✗" not in answer.out
    assert len(answer.out.splitlines()) == 1 + 1 + 22


def test_the_report_says_what_does_not_add_up(demo_db: str, liem: Liem, demo_home: object, monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = Published("CUM-2", "2023-H1", "matters.advised", 99, "nobody")
    monkeypatch.setattr("liem.gates.cli.published.totals", lambda: (wrong,))
    answer = liem("report", "--unit", "CUM-2", "--period", "2023-H1")
    assert answer.status == 1
    assert "✗ Matters advised on: 100, published 99 (nobody)" in answer.out


def test_every_identity_holds_in_every_committee(demo_db: str) -> None:
    for period in ("2021", "2022", "2023", "2023-H1", "2024"):
        found = build(actor=None, scope="VN", period=parse(period), by_unit=True)
        assert [one for one in found["identities"] if not one["holds"]] == []


def test_what_ended_has_nothing_left_open(rows: Rows) -> None:
    ended = "from record r join unit u on u.id = r.owner_id where u.valid_until is not null"
    assert rows(f"select count(*) > 0 {ended}") == [(True,)]
    assert rows(f"select r.number, u.code {ended} and r.closed_on is null") == []
    assert rows(f"select max(r.closed_on) < '2024-12-31' {ended}") == [(True,)]
    told = "from event e join record r on r.id = e.record_id join unit u on u.id = r.owner_id where u.valid_until is not null"
    assert rows(f"select max(e.recorded_at) < '2024-12-31' {told}") == [(True,)]


def test_nobody_is_named_in_a_title(rows: Rows) -> None:
    named = "select r.title, p.name from record r join person p on position(lower(p.name) in lower(r.title)) > 0"
    assert rows(named) == []
    assert rows("select sealed_name from cases_accused where sealed_name <> ''") == []


def test_events_stand_in_the_order_in_which_they_were_recorded(rows: Rows) -> None:
    earlier = "select recorded_at, lag(recorded_at) over (order by id) as before from event where record_id is not null"
    assert rows(f"select count(*) from ({earlier}) told where recorded_at < before") == [(0,)]
    early = "(recorded_at at time zone 'Asia/Ho_Chi_Minh')::date < happened_on"
    assert rows(f"select count(*) from event where record_id is not null and {early}") == [(0,)]
    unfit = "extract(hour from recorded_at at time zone 'Asia/Ho_Chi_Minh') not between 7 and 17"
    assert rows(f"select count(*) from event where record_id is not null and {unfit}") == [(0,)]


def test_an_act_of_two_people_names_the_second(rows: Rows) -> None:
    alone = "select kind from event where kind in ('cases.placed', 'cases.concluded') and data ->> 'approved_by' is null"
    assert rows(alone) == []
    same = (
        "select e.id from event e join appointment a on a.id = e.actor_id"
        " join appointment b on b.id = (e.data ->> 'approved_by')::bigint where a.person_id = b.person_id"
    )
    assert rows(same) == []


def test_nothing_waits_for_the_worker(rows: Rows) -> None:
    assert rows("select count(*) = (select max(number) from journal_number) from event") == [(True,)]
    for queue in ("event_unnumbered", "fact_new", "search_pending"):
        assert rows(f"select count(*) from {queue}") == [(0,)]


def of_today(username: str) -> Today:
    with person("thanhhoa.head"):
        loaded_on = max(day_of(proposal.proposed_at) for proposal in Proposal.objects.all())
    with person(username) as actor:
        return today_of(actor, loaded_on)


def test_today_of_an_officer_has_its_parts(demo_db: str) -> None:
    shown = of_today("thanhhoa.officer")
    assert (shown.late.total, shown.week.total, shown.came.total) == (4, 12, 20)


def test_the_head_has_three_to_decide(demo_db: str) -> None:
    assert of_today("thanhhoa.head").waiting.total == 3


def test_the_commune_and_the_neighbour_have_work(demo_db: str) -> None:
    for username in ("hoanghoa.officer", "nghean.officer", "central.officer"):
        shown = of_today(username)
        assert min(shown.late.total, shown.week.total, shown.came.total) >= 1, username


def test_the_demo_is_not_loaded_beside_other_records(demo_db: str) -> None:
    answer = _command("load-demo", "--scale", "0.02", database=demo_db)
    assert answer.returncode == 2
    assert answer.stderr.splitlines()[-1] == "liem: This data folder holds records already; the demo is loaded into an empty one."


def test_a_scale_lies_between_nothing_and_all(liem: Liem) -> None:
    for wrong in ("1.5", "-0.1", "half"):
        answer = liem("load-demo", "--scale", wrong)
        assert answer.status == 2
        assert "is no scale" in answer.err


@pytest.mark.deep
def test_the_totals_hold_for_another_seed(committed_db: str) -> None:
    answer = _command("load-demo", "--scale", "0.02", "--seed", "2", "--debug", database=committed_db)
    assert answer.returncode == 0, answer.stderr
    assert_totals_come_out()


def _command(*words: str, database: str) -> "subprocess.CompletedProcess[str]":
    connection.close()
    told = {**os.environ, "LIEM_DATABASE": database, "LIEM_LANGUAGE": "en"}
    return subprocess.run([sys.executable, "-m", "liem", *words], env=told, capture_output=True, text=True, check=False)

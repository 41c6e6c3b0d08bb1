"""The half-year figures of the nation from 1,000,000 facts, against a plain GROUP BY over the same facts.

63 provincial committees, every indicator that the registers declare, filled up to 150 by invented ones. The facts are
made in bulk, one an event, over three years: seven of ten are flows, the rest enter and leave stocks; one of twenty was
recorded 40 days late, so that "as of an instant" has something to leave out. Every number is compared before it is timed.
"""

import json
import os
from datetime import UTC, date, datetime
from typing import Any

import psycopg

from bench.home import Home, django, installation
from bench.measuring import Line, both, by_turns, middle, p95, say, tell

FACTS = int(os.environ.get("LIEM_BENCH_FACTS", "1000000"))
INDICATORS = 150
CUTS = 8
ROUNDS = 25
HALF = (date(2023, 1, 1), date(2023, 7, 1))
THREE = (date(2021, 1, 1), date(2024, 1, 1))
THEN = datetime(2023, 7, 20, tzinfo=UTC)

FLOWS = "select * from figure_flows(%s::smallint[], %s::int[], %s::int[], %s, %s, %s)"
STOCKS = "select * from figure_stocks(%s::smallint[], %s::int[], %s::int[], %s, %s, %s)"
PLAIN_FLOWS = (
    "select indicator, unit_id, sum(amount) from fact where indicator = any(%s) and happened_on >= %s and happened_on < %s"
    " and (%s::timestamptz is null or recorded_at <= %s) group by 1, 2"
)
PLAIN_STOCKS = (
    "select indicator, unit_id, sum(case when flow in (1, 3) then amount else -amount end),"
    " sum(case when flow in (1, 3) then amount else -amount end) filter (where happened_on < %s) from fact"
    " where indicator = any(%s) and happened_on < %s and (%s::timestamptz is null or recorded_at <= %s) group by 1, 2"
)

_FLOW = """
    insert into fact (cut, record_id, event_id, amount, recorded_at, happened_on, unit_id, other, indicator, flow)
    select (%(flows)s::int[])[i] * 1000003::bigint + g %% %(cuts)s, g / 3, g, 1,
           d + interval '12 hour' + case when g %% 20 = 0 then interval '40 day' else interval '0' end, d,
           (%(units)s::int[])[1 + g * 37 %% 63], 0, (%(flows)s::int[])[i], 1
    from (select g, 1 + g::bigint * 7919 %% cardinality(%(flows)s::int[]) as i, date '2021-01-01' + (g::bigint * 1103 %% 1095)::int as d
          from generate_series(1, %(count)s * 7 / 10) g) x
"""
_STOCK = """
    insert into fact (cut, record_id, event_id, amount, recorded_at, happened_on, unit_id, other, indicator, flow)
    select (%(stocks)s::int[])[i] * 1000003::bigint + g %% %(cuts)s, 10000000 + g, 10000000 + g, 1, d + interval '12 hour', d,
           (%(units)s::int[])[1 + g * 37 %% 63], 0, (%(stocks)s::int[])[i], 1
    from (select g, 1 + g::bigint * 7919 %% cardinality(%(stocks)s::int[]) as i, date '2021-01-01' + (g::bigint * 1103 %% 1095)::int as d
          from generate_series(1, %(count)s * 18 / 100) g) x
"""
_LEAVE = """
    insert into fact (cut, record_id, event_id, amount, recorded_at, happened_on, unit_id, other, indicator, flow)
    select cut, record_id, event_id + 10000000, 1, recorded_at + interval '60 day', happened_on + 60, unit_id, 0, indicator, 2
    from fact where flow = 1 and indicator = any(%(stocks)s::int[]) and event_id %% 3 <> 0
"""
_SUMMED = """
    insert into fact_month (indicator, cut, unit_id, flow, other, month, amount)
    select indicator, cut, unit_id, flow, other, month, sum(amount) from fact group by 1, 2, 3, 4, 5, 6;
    insert into fact_total (indicator, unit_id, flow, other, cell, amount)
    select indicator, unit_id, flow, other, (month - month % g.m) * 16 + g.m, sum(amount)
    from fact cross join (values (1), (3), (6), (12)) g (m) group by 1, 2, 3, 4, 5
"""


def main() -> None:
    """Measure and tell."""
    with installation() as home:
        django(home.folder)
        _declare()
        from liem.config.environment import Role

        with home.connect(Role.SUPERUSER, autocommit=True) as plain, home.connect(Role.APP) as product:
            asked = _fill(home, plain)
            product.execute("select set_config('liem.role', 'auditor', false)")
            tell([*_sums(plain, product, asked), *_drill(product, asked), *_page(asked)])


def _declare() -> None:
    """Fill the declared indicators up to 150, two of three of them flows."""
    from liem.readings.figures.catalogue import Indicator, computed

    for number in range(INDICATORS - len(computed())):
        until = "bench.left" if number % 3 == 2 else ()
        Indicator(f"bench.i{number}", f"Invented figure {number}", when="bench.came", until=until, timing="end" if until else "in")


def _fill(home: Home, plain: "psycopg.Connection[Any]") -> dict[str, Any]:
    """Make the facts, their cuts and sums; return the numbers of the indicators and the units."""
    from liem.core.organization.models import Unit
    from liem.readings.figures.catalogue import computed
    from liem.readings.figures.codes import numbers

    with plain.cursor() as cursor:
        numbers(cursor, giving=True)
        number_of = numbers(cursor)
    bases = {indicator.base.code: indicator for indicator in computed()}
    flows = [number_of[code] for code, indicator in bases.items() if not indicator.is_stock]
    stocks = [number_of[code] for code, indicator in bases.items() if indicator.is_stock]
    committees = Unit.objects.valid_on(HALF[0]).filter(level="province", type="committee")
    units = sorted(committees.values_list("pk", flat=True))
    values = {"flows": flows, "stocks": stocks, "units": units, "cuts": CUTS, "count": FACTS}
    say(f"{len(flows)} flows and {len(stocks)} stocks of {len(units)} units")
    plain.execute(
        "insert into cut select i * 1000003::bigint + c, i, 'v' || c, '', '', '', '', ''"
        " from unnest(%s::int[]) i, generate_series(0, %s - 1) c",
        [flows + stocks, CUTS],
    )
    for statement in (_FLOW, _STOCK, _LEAVE):
        plain.execute(statement, values)
    plain.execute(_SUMMED)
    plain.execute("vacuum analyze")
    row = plain.execute("select count(*), (select count(*) from fact_month), (select count(*) from fact_total) from fact").fetchone()
    assert row is not None
    say(f"{row[0]:,} facts, {row[1]:,} month rows, {row[2]:,} totals")
    return {"flows": flows, "stocks": stocks, "units": units, "facts": row[0]}


def _sums(plain: "psycopg.Connection[Any]", product: "psycopg.Connection[Any]", asked: dict[str, Any]) -> list[Line]:
    lines = []
    for name, span, instant, goals in (
        ("half-year, now", HALF, None, (4.0, 2.0)),
        ("half-year, as of an instant", HALF, THEN, (4.0, 2.0)),
        ("three years, now", THREE, None, (None, None)),
        ("three years, as of an instant in the last of them", THREE, THEN, (None, None)),
    ):
        for what, goal in zip(("flows", "stocks"), goals, strict=True):
            lines.append(_compare(plain, product, asked, what, name, span, instant, goal))
            say(f"{lines[-1].what}: {lines[-1].measured}")
    return lines


def _compare(
    plain: Any,
    product: Any,
    asked: dict[str, Any],
    what: str,
    name: str,
    span: tuple[date, date],
    instant: datetime | None,
    goal: float | None,
) -> Line:
    """One kind of figures and one span: the same numbers first, then the times by turns."""
    columns = list(range(len(asked["units"])))
    given: list[Any] = [asked[what], asked["units"], columns, *span, instant]
    place = asked["units"].index
    if what == "flows":
        ours_sql, theirs_sql, same = FLOWS, PLAIN_FLOWS, [asked[what], *span, instant, instant]
        told = {(row[0], row[1]): row[2] for row in _ask(product, ours_sql, given) if row[2]}
        counted = {(row[0], place(row[1])): row[2] for row in _ask(plain, theirs_sql, same) if row[2]}
    else:
        ours_sql, theirs_sql, same = STOCKS, PLAIN_STOCKS, [span[0], asked[what], span[1], instant, instant]
        told = {(row[0], row[1]): (row[3], row[2]) for row in _ask(product, ours_sql, given) if row[2] or row[3]}
        counted = {(row[0], place(row[1])): (row[2], row[3] or 0) for row in _ask(plain, theirs_sql, same) if row[2] or row[3]}
    assert told == counted, f"{what}, {name}: the numbers differ"
    asking = {"ours": lambda: _ask(product, ours_sql, given), "theirs": lambda: _ask(plain, theirs_sql, same)}
    taken = by_turns(asking, rounds=ROUNDS)
    ratio = middle(taken["theirs"]) / middle(taken["ours"])
    return Line(
        f"{what.capitalize()} of 63 units, {name}",
        f"≥ {goal:.0f}× plain GROUP BY" if goal else "",
        f"**{ratio:.1f}×** ({both(taken['ours'])} against {both(taken['theirs'])})",
        ratio >= goal if goal else None,
        f"{len(asked[what])} {what} × 63 units; all {len(told):,} numbers the same"
        + ("; a sixth of all facts was recorded later" if instant and span == THREE else ""),
    )


def _ask(connection: Any, sql: str, given: list[Any]) -> "psycopg.Cursor[Any]":
    """The answer, received whole but not turned into Python's numbers: that costs both sides the same."""
    return connection.execute(sql, given)


def _drill(product: "psycopg.Connection[Any]", asked: dict[str, Any]) -> list[Line]:
    """Opening one figure of one unit: its first 50 records."""
    query = json.dumps([{"q": 0, "i": asked["flows"][0], "t": "in", "d": False, "f": [None] * 6, "k": [False] * 6}])
    given = [query, [asked["units"][3]], *HALF, None, None, 50]
    sql = "select * from figure_records(%s::jsonb, %s::int[], %s, %s, %s, %s, %s)"
    taken = by_turns({"drill": lambda: product.execute(sql, given).fetchall()}, rounds=ROUNDS)["drill"]
    return [Line("Opening one figure of one unit into its first 50 records", "", both(taken))]


def _page(asked: dict[str, Any]) -> list[Line]:
    """The whole report as the page asks for it: all figures of 63 units, with the year before."""
    from bench.people import person
    from liem.core.access.middleware import in_scope_of
    from liem.core.calendar.periods import parse
    from liem.readings.figures.report import build

    actor = person("central.officer")

    def report() -> None:
        with in_scope_of(actor):
            build(actor=actor, scope="VN", period=parse("2023-H1"), records=False)

    taken = by_turns({"report": report}, rounds=7)["report"]
    return [
        Line(
            "The national half-year report, with last year's figures",
            "≤ 400 ms",
            both(taken),
            p95(taken) <= 400,
            f"63 units × {INDICATORS} figures of {asked['facts']:,} facts, worked out for the page, before it is drawn",
        )
    ]


if __name__ == "__main__":
    main()

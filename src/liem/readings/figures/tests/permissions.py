"""Who reads whose figures: one's own unit and what lies below it; the centre and the auditor everything.

Of its cluster and level a unit reads what is published for comparison, so those pages open and show no more than that
(`tests/access/test_what_is_found.py`). A cooperating agency and an administrator read none: for them they do not exist.
"""

from typing import Any

from tests.access.rows import CENTRE, PROVINCE, Row, only, outcomes

NONE = {"agency": 404, "administrator": 404}
COMPARED = outcomes(200, **NONE)
OWN = only(PROVINCE | CENTRE, 200, 403, **NONE)
EVERYTHING = only(CENTRE, 200, 403, **NONE)
FIGURE = {"expression": "cases.under_supervision"}


def month(unit: str, **more: str) -> dict[str, Any]:
    """A unit and a month as the address of a report says them."""
    return {"unit": unit, "period": "2026-11", **more}


ROWS = (
    Row("reports", outcomes(200, **NONE)),
    Row("report", COMPARED, arguments=month("T38"), note="T38"),
    Row("report", COMPARED, arguments=month("T38.15865"), note="commune"),
    Row("report", EVERYTHING, arguments=month("VN"), note="VN"),
    Row("report", outcomes(404), arguments=month("T38", period="2026-13"), note="no month"),
    Row("report", COMPARED, arguments=month("T38"), query={"format": "csv"}, note="csv"),
    Row("figures", outcomes(200, **NONE)),
    Row("figures", COMPARED, query={"unit": "T38"}, note="T38"),
    Row("figure", outcomes(200, **NONE), arguments=FIGURE),
    Row("figure", COMPARED, arguments=FIGURE, query=month("T38"), note="T38"),
    Row("figure", OWN, arguments={"expression": "cases.damage"}, query=month("T38"), note="not compared"),
    Row("figure", COMPARED, arguments=FIGURE, query=month("T38.15865"), note="commune"),
    Row("figure", outcomes(404), arguments={"expression": "cases.no_such"}, note="unknown"),
)

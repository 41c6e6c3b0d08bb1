"""Who reads whose figures: one's own unit and what lies below it; the centre and the auditor everything.

A cooperating agency and an administrator read none: for them these pages do not exist.
"""

from typing import Any

from tests.access.rows import CENTRE, COMMUNE, PROVINCE, Row, only, outcomes

NONE = {"agency": 404, "administrator": 404}
OWN = only(PROVINCE | CENTRE, 200, 403, agency=404, administrator=404)
BELOW = only(PROVINCE | CENTRE | COMMUNE, 200, 403, agency=404, administrator=404)
EVERYTHING = only(CENTRE, 200, 403, agency=404, administrator=404)
FIGURE = {"expression": "cases.under_supervision"}


def month(unit: str, **more: str) -> dict[str, Any]:
    """A unit and a month as the address of a report says them."""
    return {"unit": unit, "period": "2026-11", **more}


ROWS = (
    Row("reports", outcomes(200, **NONE)),
    Row("report", OWN, arguments=month("T38"), note="T38"),
    Row("report", BELOW, arguments=month("T38.15865"), note="commune"),
    Row("report", EVERYTHING, arguments=month("VN"), note="VN"),
    Row("report", outcomes(404), arguments=month("T38", period="2026-13"), note="no month"),
    Row("report", OWN, arguments=month("T38"), query={"format": "csv"}, note="csv"),
    Row("figures", outcomes(200, **NONE)),
    Row("figures", OWN, query={"unit": "T38"}, note="T38"),
    Row("figure", outcomes(200, **NONE), arguments=FIGURE),
    Row("figure", OWN, arguments=FIGURE, query=month("T38"), note="T38"),
    Row("figure", BELOW, arguments=FIGURE, query=month("T38.15865"), note="commune"),
    Row("figure", outcomes(404), arguments={"expression": "cases.no_such"}, note="unknown"),
)

"""Who may open the pages that cases have beside the generic ones."""

from tests.access.rows import Row, only, outcomes
from tests.access.table import CENTRAL, OFFICERS

NAMES = {"of": "record", "kinds": ("case",)}
MAY_OPEN = OFFICERS | CENTRAL

ROWS = (
    Row("print", outcomes(200), of="record", kinds=("case",), arguments={"code": "sheet"}, note="sheet"),
    *(
        Row("list-print", outcomes(200, administrator=404), of="kind", kinds=("case",), arguments={"code": code}, note=code)
        for code in ("session", "obstacles", "recovery")
    ),
    Row("cases-candidates", outcomes(200, administrator=404)),
    Row("cases-names", outcomes(404), only(MAY_OPEN, 200, 404), **NAMES),
    Row("cases-names", outcomes(404), only(MAY_OPEN, 422, 404), method="post", note="no reason", **NAMES),
)

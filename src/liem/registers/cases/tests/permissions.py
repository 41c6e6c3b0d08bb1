"""Who may open the pages that cases have beside the generic ones."""

from typing import Any

from tests.access.rows import Row, only, outcomes
from tests.access.table import CENTRAL, OFFICERS

NAMES = {"of": "record", "kinds": ("case",)}
MAY_OPEN = OFFICERS | CENTRAL
MAY_ENTER = OFFICERS | CENTRAL
FRAME = {
    "code": "BLHS-2015", "article": "364", "clause": "3", "least": "7", "most": "12", "gravest": "", "from_on": "01/01/2018",
    "source": "BLHS 2015 Đ.364",
}  # fmt: skip


def _waiting(world: Any, _part: str) -> dict[str, int]:
    """A frame that the officer of Thanh Hóa entered and nobody decided on."""
    from datetime import UTC, date, datetime

    from liem.registers.cases.entering import propose
    from liem.registers.cases.models import EnteredFrame

    found = EnteredFrame.objects.filter(accepted=None).first()
    if found is None:
        values = {**FRAME, "clause": 3, "least": 7, "most": 12, "from_on": date(2018, 1, 1), "until_on": None}
        found = propose(actor=world.cast.officer, at=datetime(2026, 1, 5, 2, tzinfo=UTC), **values)
    return {"frame_id": found.pk}


ROWS = (
    Row("print", outcomes(200), of="record", kinds=("case",), arguments={"code": "sheet"}, note="sheet"),
    *(
        Row("list-print", outcomes(200, administrator=404), of="kind", kinds=("case",), arguments={"code": code}, note=code)
        for code in ("session", "obstacles", "recovery")
    ),
    Row("cases-frames", outcomes(200, administrator=404)),
    Row("cases-frame-new", only(MAY_ENTER, 200, 404)),
    Row("cases-frame-new", only(MAY_ENTER, 422, 404), method="post", note="empty"),
    Row("cases-frame", outcomes(404), arguments={"frame_id": 0}, note="unknown"),
    Row("cases-frame", outcomes(200, administrator=404), arguments=_waiting),
    Row("cases-frame-decide", only(MAY_ENTER, 200, 404), arguments=_waiting),
    Row("cases-frame-decide", only(MAY_ENTER, 422, 404), arguments=_waiting, method="post", note="no decision"),
    Row("cases-candidates", outcomes(200, administrator=404)),
    Row("cases-names", outcomes(404), only(MAY_OPEN, 200, 404), **NAMES),
    Row("cases-names", outcomes(404), only(MAY_OPEN, 422, 404), method="post", note="no reason", **NAMES),
)

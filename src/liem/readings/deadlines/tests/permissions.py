"""The rules of law are everybody's; what they are counted for is nobody's record."""

from liem.readings.deadlines.confirming import waiting
from tests.access.rows import ROLES, Row, only, outcomes

CONFIRMS = frozenset(part for part, role in ROLES.items() if role in ("officer", "head"))


def _row(_world: object, _part: str) -> dict[str, str]:
    return {"row": waiting()[0].row}


ROWS = (
    Row("clock-calculator", outcomes(200)),
    Row("clock-calculator", outcomes(200), query={"rule": "TTHS-DT", "offence": "RNT", "start": "30/07/2026"}, note="counted"),
    Row("rules-to-confirm", outcomes(200)),
    Row("rule-confirm", outcomes(404), arguments={"row": "0" * 16}, note="unknown"),
    Row("rule-confirm", only(CONFIRMS, 200, 404), arguments=_row),
    Row("rule-confirm", only(CONFIRMS, 422, 404), arguments=_row, method="post", note="no source"),
)

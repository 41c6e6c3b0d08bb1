"""The rules of law are everybody's; what they are counted for is nobody's record."""

from tests.access.rows import Row, outcomes

ROWS = (
    Row("clock-calculator", outcomes(200)),
    Row("clock-calculator", outcomes(200), query={"rule": "TTHS-DT", "offence": "RNT", "start": "30/07/2026"}, note="counted"),
)

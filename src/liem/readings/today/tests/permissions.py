"""Today is for everybody who works on records."""

from tests.access.rows import Row, outcomes

ROWS = (Row("today", outcomes(200, administrator=404)),)

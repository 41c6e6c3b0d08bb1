"""Everybody may search; what is found is only what they may see."""

from tests.access.rows import Row, outcomes

ROWS = (
    Row("search", outcomes(200)),
    Row("search", outcomes(200), query={"q": "zqsecretcase"}, note="words"),
    Row("search-palette", outcomes(200), query={"q": "VA-2023/"}),
)

"""Everybody may ask for repeats; what is found is only what they may see. What is asked travels in the form, never in the address."""

from tests.access.rows import Row, outcomes

ROWS = (
    Row("repeats-box", outcomes(200), method="post", data={"text": "zqsecretcase zqownmatter"}),
    Row("repeats-box", outcomes(405, anonymous=405), note="address"),
)

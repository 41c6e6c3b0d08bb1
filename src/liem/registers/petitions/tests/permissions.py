"""Who may open the pages that petitions have beside the generic ones, and who may print them."""

from tests.access.rows import Row, outcomes

PETITION = {"of": "record", "kinds": ("petition",)}

ROWS = (
    Row("petitions-suggestions", outcomes(200)),
    Row("petitions-identity", outcomes(404), note="not opened", **PETITION),
    Row("petitions-scan", outcomes(404), arguments={"number": 9}, note="absent", **PETITION),
    Row("petitions-scan-text", outcomes(404), arguments={"number": 9}, note="absent", **PETITION),
    Row("print", outcomes(200), arguments={"code": "receipt"}, note="receipt", **PETITION),
    Row("print", outcomes(200), arguments={"code": "slip"}, query={"format": "docx"}, note="slip", **PETITION),
    Row("print", outcomes(404), arguments={"code": "annex"}, note="not opened", **PETITION),
    Row("list-print", outcomes(200, administrator=404), arguments={"code": "book"}, of="kind", kinds=("petition",), note="book"),
)

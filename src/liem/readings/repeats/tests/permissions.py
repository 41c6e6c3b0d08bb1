"""Everybody may ask for repeats; what is found is only what they may see. What is asked travels in the form, never in the address.

Other units are asked by who takes petitions in, about petitions of their own unit; whether a unit answers is its administrator's.
"""

from tests.access.rows import Row, only, outcomes

ADMINISTRATOR = frozenset({"administrator"})
INTAKE = frozenset({"officer", "second_officer", "head", "clerk", "neighbour", "neighbour_head", "commune", "commune_head"})

ROWS = (
    Row("repeats-box", outcomes(200), method="post", data={"text": "zqsecretcase zqownmatter"}),
    Row("repeats-box", outcomes(405, anonymous=405), note="address"),
    Row(
        "repeats-elsewhere",
        outcomes(404),
        at_home=only(INTAKE, 200, 404),
        method="post",
        of="record",
        kinds=("petition",),
    ),
    Row("repeats-elsewhere", outcomes(405, anonymous=405), of="record", kinds=("petition",), hidden=405, note="address"),
    Row("repeats-answering", only(ADMINISTRATOR, 200, 404)),
    Row("repeats-answering", only(ADMINISTRATOR, 422, 404), method="post", data={"unit": "T38"}, note="no reason"),
)

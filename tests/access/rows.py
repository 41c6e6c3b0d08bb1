"""The vocabulary of the permission table: who there is, what each may see, and a row for an address.

Everything here is written by hand and knows nothing of the code it judges. A part of the house that has addresses of its
own keeps their rows in `permissions.py` beside its tests (`ROWS`); those of the ground stand in `tests/access/table.py`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.people import CAST

ANONYMOUS = "anonymous"
EVERYBODY = (*CAST, ANONYMOUS)
SIGN_IN = "sign-in"
"""The outcome of an address that sends a stranger to the sign-in page."""
Outcome = int | str

CENTRE = frozenset({"central", "central_head", "auditor"})
PROVINCE = frozenset({"officer", "second_officer", "head", "clerk"})
NEIGHBOURS = frozenset({"neighbour", "neighbour_head"})
COMMUNE = frozenset({"commune", "commune_head"})

SEES: Mapping[str, frozenset[str]] = {
    "own": PROVINCE | CENTRE,
    "secret": frozenset({"head"}) | CENTRE,
    "recused": (PROVINCE | CENTRE) - {"officer"},
    "listed": frozenset({"officer", "head"}),
    "neighbours": NEIGHBOURS | CENTRE,
    "shared": NEIGHBOURS | CENTRE | PROVINCE,
    "lapsed": NEIGHBOURS | CENTRE,
    "referred": PROVINCE | CENTRE | {"agency"},
    "below": COMMUNE | PROVINCE | CENTRE,
}
"""Who sees which record. Thanh Hóa (T38) owns the first four and the referred one, Nghệ An (T40) the next three.

`secret` is held as *Tối mật*; of `recused` the officer is cut off; only `listed` people know of the need-to-know record;
`shared` was opened to Thanh Hóa, `lapsed` was so until the share ended; `referred` was opened to the police of Thanh Hóa;
`below` belongs to the commune office under it.
"""

OWNERS: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(("own", "secret", "recused", "listed", "referred"), PROVINCE),
    **dict.fromkeys(("neighbours", "shared", "lapsed"), NEIGHBOURS),
    "below": COMMUNE,
}
"""Who works in the unit that a record belongs to: only they write in it."""

DECIDES: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(("recused", "referred"), frozenset({"head", "central_head"})),
    "listed": frozenset({"head"}),
    "below": frozenset({"commune_head", "head", "central_head"}),
    **dict.fromkeys(("neighbours", "shared", "lapsed"), frozenset({"neighbour_head", "central_head"})),
    "secret": frozenset({"central_head"}),
}
"""Who may decide on what an officer of the owner unit has proposed: heads above or in it, where they see the record, never
the proposer, who for the secret record is the head of Thanh Hóa."""

ROLES: Mapping[str, str] = {
    "officer": "officer",
    "second_officer": "officer",
    "head": "head",
    "clerk": "office",
    "neighbour": "officer",
    "neighbour_head": "head",
    "commune": "officer",
    "commune_head": "head",
    "central": "officer",
    "central_head": "head",
    "agency": "agency",
    "auditor": "auditor",
    "administrator": "administrator",
}


def outcomes(default: Outcome, /, **others: Outcome) -> dict[str, Outcome]:
    """An outcome for everybody: strangers are sent to sign in unless something else is said for `anonymous`."""
    unknown = set(others) - set(EVERYBODY)
    if unknown:
        raise ValueError(f"nobody of the cast is called {unknown}")
    return {**dict.fromkeys(EVERYBODY, default), ANONYMOUS: SIGN_IN, **others}


def only(allowed: frozenset[str] | set[str], yes: Outcome, no: Outcome, /, **others: Outcome) -> dict[str, Outcome]:
    """`yes` for those allowed, `no` for everybody else who is signed in."""
    return outcomes(no, **{**dict.fromkeys(sorted(allowed), yes), **others})


@dataclass(frozen=True)
class Row:
    """One address in the table. `arguments`, `data` and `query` may ask the world and the person who comes (`part`).

    `of` is what is addressed: `""` nothing in particular, `"kind"` once for each register, `"record"` or `"proposal"`
    each record or proposal of the world. For those `expected` holds where the record is seen and belongs to another unit
    and `at_home` where it belongs to one's own; where it is not seen the answer is `hidden`.
    """

    name: str
    expected: Mapping[str, Outcome]
    at_home: Mapping[str, Outcome] | None = None
    hidden: Outcome = 404
    of: str = ""
    kinds: tuple[str, ...] = ()
    method: str = "get"
    arguments: Mapping[str, Any] | Callable[[Any, str], Mapping[str, Any]] = field(default_factory=dict)
    query: Mapping[str, str] = field(default_factory=dict)
    data: Mapping[str, Any] | Callable[[Any, str, str], Mapping[str, Any]] = field(default_factory=dict)
    api: bool = False
    note: str = ""

    def __str__(self) -> str:
        return "-".join(word for word in (self.name, self.method if self.method != "get" else "", self.note) if word)

    def outcome(self, part: str, relation: str = "") -> Outcome:
        """What a person of the cast must get, for a record in this relation to them."""
        if not relation or part == ANONYMOUS:
            return self.expected[part]
        if part not in SEES[relation]:
            return self.hidden
        return (self.at_home or self.expected)[part] if part in OWNERS[relation] else self.expected[part]

"""Small stable numbers of indicators and 64-bit hashes of cuts, as the facts carry them.

Both stand in tables (`indicator_code`, `cut`). What a process remembers of them it has read from committed rows only:
a number given in a transaction that is rolled back afterwards must not be remembered.
"""

from collections.abc import Iterable
from hashlib import blake2b
from typing import Any

from liem.readings.figures.catalogue import MOST_CUTS, computed
from liem.readings.figures.facts import DETAIL, forget_plan, plan

Numbers = dict[str, int]

_numbers: dict[str, Numbers] = {}
_known_cuts: dict[str, set[int]] = {}
_hashes: dict[tuple[str, tuple[str, ...]], int] = {}

_SELECT = "select code, number, compared, xid = pg_current_xact_id_if_assigned() from indicator_code"
_GIVE = "select code, number from indicator_numbers(%s, %s)"


def cut_hash(family: str, cuts: tuple[str, ...]) -> int:
    """The signed 64-bit hash of a family of facts and the codes of its cuts; the same everywhere and for ever."""
    found = _hashes.get((family, cuts))
    if found is None:
        said = "\x1f".join((family, *cuts)).encode()
        found = int.from_bytes(blake2b(said, digest_size=8).digest(), "big", signed=True)
        if len(_hashes) > 200_000:
            _hashes.clear()
        _hashes[family, cuts] = found
    return found


def numbers(cursor: Any, *, giving: bool = False) -> Numbers:
    """The number of each family by code. With `giving`, families that have none yet get one (as writer or worker)."""
    database = _database(cursor)
    wanted = plan().families
    known = _numbers.get(database)
    if known is not None and known.keys() >= wanted.keys():
        return known
    cursor.execute(_SELECT)
    rows = cursor.fetchall()
    found = {code: number for code, number, _compared, _mine in rows}
    compared = _compared()
    stale = [code for code in wanted if code not in found] + [
        code for code, _number, was, _mine in rows if code in wanted and was != compared[code]
    ]
    if stale and giving:
        stale.sort()
        cursor.execute(_GIVE, [stale, [compared[code] for code in stale]])
        return found | dict(cursor.fetchall())
    if found.keys() >= wanted.keys() and not any(mine for *_rest, mine in rows):
        _numbers[database] = found
    return found


def _compared() -> dict[str, bool]:
    """Whether the sums of a family are open to units of the same level or group: of any timing that shares the facts."""
    found: dict[str, bool] = {}
    for indicator in computed():
        base = indicator.base
        for family in (base.code, base.code + DETAIL) if base.detail else (base.code,):
            found[family] = found.get(family, False) or indicator.compared
    return found


def keep_cuts(cursor: Any, number_of: Numbers, cuts: Iterable[tuple[str, tuple[str, ...]]]) -> None:
    """Write the cuts that are not in the table yet."""
    known = _known_cuts.setdefault(_database(cursor), set())
    new = {cut_hash(family, codes): (family, codes) for family, codes in cuts}
    new = {value: named for value, named in new.items() if value not in known}
    if not new:
        return
    ordered = sorted(new)
    values = [[_padded(new[value][1])[n] for value in ordered] for n in range(MOST_CUTS)]
    cursor.execute(_KEEP, [ordered, [number_of[new[value][0]] for value in ordered], *values])
    cursor.execute("select cut from cut where cut = any(%s) and xid <> pg_current_xact_id()", [ordered])
    known.update(value for (value,) in cursor.fetchall())


_KEEP = f"""
    insert into cut (cut, indicator, {", ".join(f"v{n}" for n in range(1, MOST_CUTS + 1))})
    select * from unnest(%s::bigint[], %s::smallint[]{", %s::text[]" * MOST_CUTS})
    on conflict do nothing
"""


def _padded(codes: tuple[str, ...]) -> tuple[str, ...]:
    return codes + ("",) * (MOST_CUTS - len(codes))


def _database(cursor: Any) -> str:
    owner = getattr(cursor, "db", None)
    if owner is not None:
        return str(owner.settings_dict["NAME"])
    return str(cursor.connection.info.dbname)


def forget() -> None:
    """Forget what was read; for a process whose database or catalogue was replaced under it."""
    forget_plan()
    _numbers.clear()
    _known_cuts.clear()

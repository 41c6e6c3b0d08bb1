"""How a unit heads its official letters: its Party committee, itself, the place of the date line, who signs."""

from dataclasses import dataclass
from typing import Any

from liem.core.organization.naming import COMMITTEE_VI, PREFIX_VI


@dataclass(frozen=True)
class Letterhead:
    """The head of a letter. `symbol` follows the type in its number (`12-BC/BNCTU`)."""

    parent: str
    agency: str
    place: str
    signer_role: str
    symbol: str


CENTRE = Letterhead("BAN CHẤP HÀNH TRUNG ƯƠNG", "BAN NỘI CHÍNH TRUNG ƯƠNG", "Hà Nội", "TRƯỞNG BAN", "BNCTW")


def letterhead(unit: Any) -> Letterhead:
    """The head of a unit's letters; the Central Commission's for no unit or one without a place."""
    if unit is None or unit.locality is None:
        return CENTRE
    kind = unit.locality.type
    committee = COMMITTEE_VI.get(kind) or f"Đảng ủy {PREFIX_VI[kind]}"
    parent = f"{committee} {unit.locality.name_vi}".upper()
    if unit.level == "province":
        return Letterhead(parent, "BAN NỘI CHÍNH", unit.locality.name_vi, "TRƯỞNG BAN", "BNCTU")
    return Letterhead(parent, "VĂN PHÒNG", unit.locality.name_vi, "CHÁNH VĂN PHÒNG", "VPĐU")

"""Reads the files of this folder into plain rows; knows no database."""

import csv
from datetime import date
from functools import lru_cache
from pathlib import Path

FOLDER = Path(__file__).parent

#: First day of the 63 provinces; from here on the catalogue of localities speaks.
FIRST_DAY = date(2008, 8, 1)
#: First day of the 34 provinces, and the first day without districts.
MERGER = date(2025, 7, 1)
#: The Central Commission was set up again in December 2012, the provincial committees from 2013 on.
COMMISSION_FROM = date(2012, 12, 28)
COMMITTEES_FROM = date(2013, 2, 1)

COMMUNE_TYPES = {"xã": "commune", "phường": "ward", "đặc khu": "special_zone"}


@lru_cache(maxsize=16)
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a file: ``rows("provinces_63")``."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@lru_cache(maxsize=1)
def unmerged() -> frozenset[str]:
    """Codes of the provinces that the merger left as they were (eleven of them)."""
    return frozenset(row["code"] for row in rows("provinces_34") if row["predecessors"] == row["code"])


@lru_cache(maxsize=4)
def tiles(grid: str) -> dict[str, tuple[int, int]]:
    """Row and column of each province's tile on the grid ``"63"`` or ``"34"``, by code."""
    return {row["code"]: (int(row["row"]), int(row["col"])) for row in rows(f"grid_{grid}")}


@lru_cache(maxsize=4)
def insets(grid: str) -> tuple[dict[str, str], ...]:
    """The archipelagos drawn beside the tiles: ``code`` is the province they belong to."""
    return tuple(row for row in rows("grid_insets") if row["grid"] == grid)

"""A messy book of 10,000 incidents brought in: checked whole, then entered, against the same acts performed one by one.

The book is as offices keep theirs: merged titles above the header, days as text in three ways, codes as words with and
without diacritics, numbers of their own, empty rows and a row of totals.
"""

import os
import sys
import time
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from bench.home import installation
from bench.measuring import Line, resident, say, tell

ROWS = int(os.environ.get("LIEM_BENCH_ROWS", "10000"))
SINGLY = 200
HEADER = ["STT", "Số vào sổ", "Tên vụ án, vụ việc", "Loại", "Lĩnh vực", "Nguồn phát hiện", "Ngày vào sổ", "Tóm tắt nội dung"]
KINDS = ["Vụ việc", "vu viec", "incident"]
FIELDS = ["Tham nhũng", "tham nhung", "Kinh tế", "corruption"]
ORIGINS = ["Thanh tra", "thanh tra", "inspection"]


def main() -> None:
    """Measure and tell: a small book first, so that what grows with the rows can be told from what does not."""
    with installation() as home:
        sys.stdout.write(home.run("bench.books", "measure", str(home.folder)))


def measure(folder: Path) -> None:
    """Bring in a book of half the rows, then the whole one, in one process."""
    import django

    django.setup()
    from bench.people import person
    from liem.core.acts.many import HELD

    actor = person("thanhhoa.officer")
    warm = _bring(actor, _book(folder / "warm.xlsx", 200, "W"))
    small = _bring(actor, _book(folder / "small.xlsx", ROWS // 2, "S"))
    large = _bring(actor, _book(folder / "large.xlsx", ROWS, "L"))
    single = _singly(actor)
    assert warm["rows"] == 200
    rate, checked = ROWS / (large["checked"] + large["written"]), ROWS / large["checked"]
    say(f"{rate:.0f} rows/s, of it checking {checked:.0f} rows/s")
    grown = (large["memory"] - small["memory"]) / 2**20
    tell(
        [
            Line(
                f"A messy book of {ROWS:,} rows, checked and entered",
                "≥ 1,000 rows/s",
                f"**{rate:,.0f} rows/s** ({rate / single:.1f}× the same acts one by one)",
                rate >= 1_000,
                f"checking alone {checked:,.0f} rows/s; {large['processor'] / ROWS * 1e6:.0f} µs of processor a row in Python",
            ),
            Line(
                "… memory, against a book of half the rows",
                "flat",
                f"{small['memory'] / 2**20:.0f} → {large['memory'] / 2**20:.0f} MiB",
                grown < 32,
                f"{ROWS // 2:,} and {ROWS:,} rows; the highest after each chunk, with the {HELD:,} records that a run holds",
            ),
        ]
    )


def _bring(actor: Any, path: Path) -> dict[str, float]:
    from liem.core.access.middleware import in_scope_of
    from liem.gates.books.importing import check
    from liem.gates.books.writing import write

    highest = resident()

    def look(_done: int) -> None:
        nonlocal highest
        highest = max(highest, resident())

    own, begun = time.process_time(), time.perf_counter()
    with in_scope_of(actor), check(path, register="cases", actor=actor, name=path.name, on_progress=look) as outcome:
        assert not outcome.bad_rows, outcome.faults[:3]
        between = time.perf_counter()
        done = write(outcome, on_progress=look)
    ended = time.perf_counter()
    return {
        "rows": done.opened,
        "checked": between - begun,
        "written": ended - between,
        "processor": time.process_time() - own,
        "memory": highest,
    }


def _book(path: Path, rows: int, series: str) -> Path:
    """Write the book."""
    import xlsxwriter

    book = xlsxwriter.Workbook(path, {"constant_memory": True})
    sheet = book.add_worksheet("Sổ theo dõi")
    day_format = book.add_format({"num_format": "dd/mm/yyyy"})
    sheet.merge_range(0, 0, 0, len(HEADER) - 1, "BAN NỘI CHÍNH (số liệu giả định)")
    sheet.merge_range(1, 0, 1, len(HEADER) - 1, "SỔ THEO DÕI VỤ ÁN, VỤ VIỆC")
    sheet.write_row(3, 0, HEADER)
    at = 4
    for number in range(rows):
        if number % 100 == 99:
            at += 1  # an empty row
        on = date(2022, 1, 3) + timedelta(days=number % 600)
        cells = [
            number + 1,
            f"{series}{number + 1}/2022",
            f"Vụ việc giả định số {number + 1}, có dấu hiệu vi phạm trong quản lý",
            KINDS[number % 3],
            FIELDS[number % 4],
            ORIGINS[number % 3],
        ]
        sheet.write_row(at, 0, cells)
        if number % 3 == 0:
            sheet.write_datetime(at, 6, on, day_format)
        else:
            sheet.write(at, 6, f"{on:%d/%m/%Y}" if number % 3 == 1 else f"{on.day}.{on.month}.{on.year}")
        sheet.write(at, 7, "Kết quả kiểm tra ban đầu cho thấy sai lệch sổ sách; đang tiếp tục xác minh." if number % 2 else None)
        at += 1
    sheet.write_row(at, 0, ["Tổng cộng", None, f"{rows} vụ"])
    book.close()
    return path


def _singly(actor: Any) -> float:
    """Acts a second when each is performed and committed by itself."""
    from bench.people import CASE
    from liem.core.access.middleware import in_scope_of
    from liem.core.acts.perform import perform

    incident = {name: CASE[name] for name in ("title", "field", "origin", "happened_on")} | {"kind": "incident"}
    begun = time.perf_counter()
    for _number in range(SINGLY):
        with in_scope_of(actor):
            perform("open", actor=actor, kind="case", data=incident)
    return SINGLY / (time.perf_counter() - begun)


if __name__ == "__main__":
    if sys.argv[1:2] == ["measure"]:
        measure(Path(sys.argv[2]))
    else:
        main()

"""The pages of figures in the gallery: report, figures, one figure with its records."""

from __future__ import annotations

from datetime import date
from typing import Any

from liem.web.gallery import specimen_figures, specimens
from liem.web.shapes import Button, Cell, Column, Drill, Fact, Identity, Link, Pager, ReportGroup, ReportLine, Row, Table, Value

Context = dict[str, Any]


def drill(close: str = "#") -> Drill:
    rows = [
        Row(
            cells=[
                Cell(kind="no", value=f"HS-2026/{700 - n:04d}", href="#"),
                Cell(value="xã Đồng Lâm"),
                Cell(kind="day", value=date(2026, 6, 12 - n)),
            ]
        )
        for n in range(5)
    ]
    return Drill(
        kicker="2.3, tính từ sổ",
        title="Hồ sơ loại thứ ba trong kỳ",
        value="97",
        last="88",
        difference="tăng 9 (10,2%)",
        definition="Mỗi hồ sơ có ngày nhận nằm trong kỳ, tính cho đơn vị nhận đầu tiên.",
        remarks=[("Cấp trên, 22/06", "“Lệch 1 so với tổng ở 2.1, đề nghị giải trình.”")],
        table=Table(
            caption="Những hồ sơ được đếm",
            columns=[
                Column(key="n", label="Số"),
                Column(key="p", label="Địa bàn"),
                Column(key="d", label="Nhận", align="right"),
            ],
            rows=rows,
        ),
        records_href="#",
        records_text="Mở cả 85 hồ sơ bạn xem được",
        hidden_text="12 hồ sơ không có quyền xem",
        close_href=close,
    )


def report() -> Context:
    def line(code: str, name: str, text: str, last: str, **more: Any) -> ReportLine:
        value = Value(text=text, kind=more.pop("kind", "computed"), href=more.pop("href", "#"), open=more.pop("open", False))
        return ReportLine(code=code, name=name, value=value, last=last, difference="+25", percent="+4,3", **more)

    return {
        "title": "Báo cáo 6 tháng đầu năm 2026",
        "kicker": [Link(text="Báo cáo", href="#"), Link(text="kỳ 15/12/2025 – 14/06/2026")],
        "buttons": [Button(text="In", href="#", icon="printer"), Button(text="XLSX", href="#", icon="download")],
        "steps": specimens.STEPS,
        "due": specimens.SOON,
        "views": [Link(text="Phần I", href="#"), Link(text="Phần II", href="#", current=True, count=1, tone="stop")],
        "groups": [
            ReportGroup(
                title="Tiếp nhận",
                lines=[
                    line("2.1", "Hồ sơ tiếp nhận trong kỳ", "612", "587", total=True, mark="+2"),
                    line("2.2", "Loại thứ nhất", "148", "161", level=2),
                    line("2.3", "Loại thứ ba", "97", "88", level=2, open=True, remark="Có nhận xét"),
                    line("2.4", "Loại ít", "…", "", level=2),
                ],
            ),
            ReportGroup(
                title="Xử lý",
                lines=[
                    line("2.7", "Tỷ lệ đúng hạn", "96,1%", "92,2%", kind="derived", href="", target="chỉ tiêu 95%: vượt 1,1 điểm"),
                    line("2.12", "Lượt tiếp toàn tỉnh", "4.218", "3.984", kind="entered", say="giảm là tốt", say_tone="good"),
                ],
            ),
        ],
        "identities": [
            Identity(holds=False, text="2.1 = 2.2 + 2.3: <b>612 ≠ 611</b>, lệch 1."),
            Identity(holds=True, text="Tồn đầu kỳ 188 + nhận 612 − xong 569 = tồn cuối kỳ 231"),
        ],
        "drill": drill(),
    }


def figures(grid: str = "63") -> Context:
    return {
        "title": "Số liệu năm 2023",
        "kicker": [Link(text="63 ban nội chính cấp tỉnh"), Link(text="số từng tỉnh là giả định", demo=True)],
        "scopes": [
            Link(text="63 như lúc đó", href="#", current=grid == "63"),
            Link(text="34 như hiện nay", href="#", current=grid == "34"),
        ],
        "filters": specimens.filters()[:1],
        "big": specimen_figures.BIG if grid == "63" else [],
        "map": specimen_figures.tile_map(grid),
        "trend": specimen_figures.trend(seam=grid == "34"),
        "rank": specimen_figures.rank(),
        "strip": specimen_figures.strip(),
    }


def figure() -> Context:
    behind = drill()
    return {
        "title": behind.title,
        "kicker": [Link(text="Số liệu", href="#"), Link(text="Thanh Giang"), Link(text="6 tháng đầu năm 2026")],
        "value": Value(text="97"),
        "last": "88",
        "difference": "tăng 9 (10,2%)",
        "facts": [Fact(label="Cách đếm", cell=Cell(value=behind.definition), wide=True), *specimens.facts()[3:4]],
        "table": behind.table,
        "hidden_text": behind.hidden_text,
        "pager": Pager(text="5 trong 85", next_href="#"),
        "cuts": [("Theo địa bàn", behind.table)],
        "export": Link(text="CSV", href="#"),
        "link_href": "#",
        "identities": [Identity(holds=True, text="97 = 85 xem được + 12 không có quyền xem")],
    }

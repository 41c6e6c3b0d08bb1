"""The context of each generic page with invented content: a worked example of what a page must give its template."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from liem.web.gallery import specimen_acts, specimens
from liem.web.gallery.page_figures import drill, figure, figures, report
from liem.web.shapes import (
    Button,
    Cell,
    Change,
    Column,
    Empty,
    File,
    Link,
    Pager,
    Person,
    Row,
    Side,
    State,
    Table,
    Test,
    UnitNode,
)

Context = dict[str, Any]


def list_page() -> Context:
    return {
        "title": "Sổ thứ hai",
        "buttons": [Button(text="Mở hồ sơ", href="#", icon="plus", weight="act", key="n")],
        "views": [
            Link(text="Đang xử lý", href="#", count=214, current=True),
            Link(text="Trễ hạn", href="#", count=9, tone="late"),
            Link(text="Chờ phân loại", href="#", count=23),
        ],
        "filters": specimens.filters(),
        "table": Table(
            caption="Đang xử lý, gấp nhất trước",
            columns=specimens.COLUMNS,
            rows=[specimens.list_row(n) for n in range(13)],
        ),
        "bulk": [
            Button(text="Đôn đốc", icon="bell-ring", weight="act", name="bulk", value="urge"),
            Button(text="Giao cán bộ", icon="user-check", name="bulk", value="assign"),
        ],
        "bulk_label": "hồ sơ đã chọn",
        "pager": Pager(text="13 trong 214, gấp nhất trước", next_href="#"),
        "export": Link(text="Xuất 214 dòng", href="#"),
        "import_link": Link(text="Nhập từ Excel", href="#"),
        "column_form": {
            "name": "column",
            "keep": [("state", "open")],
            "choices": [(column.key, column.label, True) for column in specimens.COLUMNS],
        },
    }


def empty_list() -> Context:
    empty = Empty(
        title="Chưa có hồ sơ nào",
        text="Hồ sơ của đơn vị nằm ở đây.",
        act=Button(text="Mở hồ sơ", href="#", weight="act"),
    )
    return {"title": "Sổ thứ nhất", "table": Table(caption="Hồ sơ", columns=specimens.COLUMNS, rows=[], empty=empty)}


def record() -> Context:
    return {
        "title": "Hồ sơ dự án thoát nước khu đô thị Bến Đá",
        "kicker": [
            Link(text="Sổ thứ nhất", href="#"),
            Link(text="HS-2026/0017", number=True),
            Link(text="Ban Chỉ đạo tỉnh theo dõi từ 12/05/2026"),
        ],
        "stamp": specimens.MARK,
        "state": State(kind="now", text="Giai đoạn hai"),
        "line": ["Bùi Gia Huy theo dõi", "Cơ quan cấp tỉnh thụ lý"],
        "stages": specimens.STAGES,
        "acts": [
            Button(text="Ghi gia hạn", href="#", icon="hourglass", weight="act"),
            Button(text="Đôn đốc", href="#", icon="bell-ring"),
            Button(text="Ghi vướng mắc", href="#", icon="triangle-alert"),
            Button(text="Đưa ra khỏi diện", href="#", second=True),
        ],
        "more_acts": [Button(text="Giao cán bộ", href="#", icon="user-check"), Button(text="Đổi độ mật", href="#", second=True)],
        "clocks": specimens.clocks(),
        "clocks_more": Link(text="Cách tính", href="#"),
        "parts": specimens.parts(),
        "events": specimens.events(),
        "events_count": 23,
        "events_filter": Link(text="Chỉ mốc chính", href="#"),
        "events_older": Link(text="17 sự kiện trước đó", href="#"),
        "sides": specimens.sides(),
    }


def act(bad: bool = False) -> Context:
    return {
        "title": "Chuyển giai đoạn",
        "kicker": [Link(text="Sổ thứ nhất", href="#"), Link(text="HS-2026/0017", href="#", number=True)],
        "stamp": specimens.MARK,
        "form": specimen_acts.act_form(bad),
        "rows": specimen_acts.act_rows(bad),
        "effect": specimen_acts.effect(unknown=bad),
        "preview_href": "?preview",
        "submit": "Trình người thứ hai",
        "second": True,
        "has_files": True,
        "cancel_href": "#",
        "changed": [Change(label="Thiệt hại ước tính", old="2,1 tỷ", new="2,4 tỷ", who="Trịnh Thu Uyên, 17/11")] if bad else [],
    }


def approval() -> Context:
    return {
        "title": "Đề xuất đưa vào diện theo dõi, chỉ đạo",
        "kicker": [Link(text="Chờ tôi duyệt", href="#"), Link(text="HS-2026/0031", href="#", number=True)],
        "stamp": specimens.MARK,
        "proposer": Person(name="Bùi Gia Huy"),
        "proposed_at": specimens.NOW,
        "waiting": specimens.SOON,
        "steps": specimens.STEPS,
        "changed": [Change(label="Thiệt hại ước tính", old="2,1 tỷ", new="2,4 tỷ", who="Trịnh Thu Uyên, 17/11")],
        "sentence": "Ban <b>đưa hồ sơ vào diện theo dõi, chỉ đạo</b> từ ngày được duyệt.",
        "facts": specimens.facts(),
        "files": [
            File(name="Tờ trình 214-TTr (dự thảo).docx", href="#", size=64_000, opened=True),
            File(name="Kết luận thanh tra 96/KL-TTr.pdf", href="#", size=3_200_000, opened=False),
        ],
        "effect": specimen_acts.effect(),
        "form": specimen_acts.SpecimenBlock(),
        "decisions": [
            Button(text="Duyệt", icon="check", weight="act", name="decision", value="approve"),
            Button(text="Trả lại sửa", name="decision", value="return"),
            Button(text="Từ chối", name="decision", value="refuse"),
        ],
        "tests": [
            Test(at="ok", text="Người đề xuất và người duyệt là hai người"),
            Test(at="open", text="Còn 1 tài liệu chưa mở; vẫn duyệt được"),
            Test(at="stop", text="Đang có diện theo dõi khác còn mở"),
        ],
        "others": [Person(name="Trịnh Thu Uyên", role="phó trưởng ban")],
    }


def today() -> Context:
    start = specimens.TODAY - timedelta(days=specimens.TODAY.weekday())
    week = [(start + timedelta(days=n), count) for n, count in enumerate((4, 6, 7, 3, 11, 2))]
    table = Table(
        caption="Số việc đến hạn theo ngày",
        columns=[
            Column(key="day", label="Ngày"),
            Column(key="bar", label="Đến hạn"),
            Column(key="count", label="Việc", align="right"),
        ],
        rows=[
            Row(
                cells=[
                    Cell(value=f"{day:%d/%m}"),
                    Cell(kind="bar", value=count / 11, title="now" if day == specimens.TODAY else ""),
                    Cell(kind="number", value=count),
                ]
            )
            for day, count in week
        ],
    )
    return {
        "title": "Thứ Tư, 18 tháng 11",
        "kicker": [Link(text="Chào chị Lan Chi"), Link(text="tuần 47")],
        "scopes": [Link(text="Việc của tôi", href="#", current=True), Link(text="Cả đơn vị", href="#")],
        "work_parts": specimens.work_parts(),
        "sides": [Side(title="Tuần của đơn vị", table=table), *specimens.sides()[1:2]],
    }


def organisation() -> Context:
    offices = [UnitNode(name=name, href="#", when="từ 01/07/2025", right="3") for name in ("Phường Bến Đá", "Xã Đồng Lâm")]
    rooms = [
        UnitNode(name="Phòng thứ nhất", href="#", when="từ 01/03/2023", right="9", picked=True),
        UnitNode(name="Phòng cũ", href="#", when="đến 30/09/2025", right="–", ended=True, to="chia thành hai phòng"),
    ]
    return {
        "title": "Tổ chức",
        "kicker": [Link(text="Đảng bộ tỉnh Thanh Giang")],
        "days": [Link(text="30/06/2025", href="#"), Link(text="18/11/2026", href="#", current=True)],
        "day_form": {"name": "on", "value": "18/11/2026", "keep": []},
        "tree_title": "Như ngày 18/11/2026",
        "tree_count": "1 ban, 74 xã, phường",
        "right_head": "người",
        "tree": [
            UnitNode(name="Ban Nội chính Tỉnh ủy", href="#", when="từ 05/08/2013", right="31", group=True, children=rooms),
            UnitNode(name="Văn phòng Đảng ủy xã, phường", href="#", when="từ 01/07/2025", right="74", group=True, children=offices),
        ],
        "unit": {
            "title": "Phòng thứ nhất",
            "count": "9 người",
            "facts": specimens.facts()[:2],
            "tables": [
                (
                    "Người",
                    Table(
                        caption="Người của phòng",
                        columns=[Column(key="n", label="Họ tên"), Column(key="r", label="Vai")],
                        rows=[Row(cells=[Cell(value="Bùi Gia Huy", href="#"), Cell(value="Chuyên viên")])],
                    ),
                )
            ],
        },
    }


def import_page() -> Context:
    bad = Table(
        caption="Dòng cần sửa",
        columns=[
            Column(key="row", label="Dòng", align="right"),
            Column(key="column", label="Cột"),
            Column(key="value", label="Giá trị"),
            Column(key="why", label="Lý do"),
        ],
        rows=[
            Row(
                cells=[
                    Cell(kind="number", value=14),
                    Cell(value="Ngày mở"),
                    Cell(value="31/02/2023"),
                    Cell(value="Tháng 2/2023 có 28 ngày."),
                ]
            )
        ],
    )
    return {
        "title": "Nhập sổ từ Excel",
        "form": specimen_acts.act_form(),
        "submit": "Nhập",
        "submit_dry": "Thử, chưa ghi",
        "template_href": "#",
        "result": {"done": False, "rows": 120, "good": 119, "bad": 1, "table": bad, "unknown_columns": ["Ghi chú riêng"], "rest_href": "#"},
    }


def conflict() -> Context:
    return {
        "title": "Hai người cùng sửa",
        "kicker": [Link(text="Sổ thứ nhất", href="#"), Link(text="HS-2026/0017", href="#", number=True)],
        "who": "Trịnh Thu Uyên",
        "when": specimens.NOW,
        "conflicts": [
            {
                "name": "damage",
                "label": "Thiệt hại",
                "before": "18.450.000.000 đ",
                "theirs": "19.120.000.000 đ",
                "mine": "18.950.000.000 đ",
            },
            {"name": "note", "label": "Ghi chú", "before": "", "theirs": "theo báo cáo 17/11", "mine": "chờ giám định"},
        ],
        "others": [Change(label="Giai đoạn", old="Một", new="Hai")],
        "drop_href": "#",
    }


PAGES: dict[str, tuple[str, Callable[[], Context]]] = {
    "list": ("web/pages/list.html", list_page),
    "list-empty": ("web/pages/list.html", empty_list),
    "record": ("web/pages/record.html", record),
    "act": ("web/pages/act.html", act),
    "act-error": ("web/pages/act.html", lambda: act(bad=True)),
    "approval": ("web/pages/approval.html", approval),
    "proposals": ("web/pages/proposals.html", lambda: {"title": "Đề xuất", "work_parts": specimens.work_parts()[3:4]}),
    "today": ("web/pages/today.html", today),
    "report": ("web/pages/report.html", report),
    "figures": ("web/pages/figures.html", figures),
    "figures-34": ("web/pages/figures.html", lambda: figures("34")),
    "figure": ("web/pages/figure.html", figure),
    "organisation": ("web/pages/organisation.html", organisation),
    "search": ("web/pages/search.html", lambda: {"title": "Tìm", "query": "dong lam", "groups": specimens.work_parts()[:2]}),
    "form": (
        "web/pages/form.html",
        lambda: {"title": "Mở tài khoản", "form": specimen_acts.act_form(), "submit": "Mở", "cancel_href": "/"},
    ),
    "table": ("web/pages/table.html", lambda: {"title": "Nhật ký xem", "table": drill().table, "filters": specimens.filters()}),
    "detail": ("web/pages/detail.html", lambda: {"title": "Bùi Gia Huy", "parts": specimens.parts()[:1], "sides": specimens.sides()}),
    "one-time-link": (
        "web/pages/one_time_link.html",
        lambda: {
            "title": "Đường dẫn một lần",
            "link": "https://liem.example/set/3f9c2a",
            "person": "Bùi Gia Huy",
            "until": specimens.NOW,
            "back_href": "#",
        },
    ),
    "import": ("web/pages/import.html", import_page),
    "error-403": ("403.html", dict),
    "error-404": ("404.html", dict),
    "error-409": ("web/pages/error_409.html", conflict),
    "error-500": ("500.html", dict),
}

"""Invented content for the gallery. It names no register and no person; it is data of a specimen, not words of a page."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from liem.web.shapes import (
    Button,
    Cell,
    Change,
    Choice,
    Clock,
    Column,
    Event,
    Fact,
    File,
    Filter,
    Link,
    Money,
    NavGroup,
    Part,
    Person,
    Row,
    Shell,
    Side,
    Stage,
    Stamp,
    State,
    Step,
    Table,
    Tie,
    Track,
    Work,
    WorkPart,
    days_text,
)

TODAY = date(2026, 11, 18)
NOW = datetime(2026, 11, 18, 1, 41, tzinfo=UTC)
MARK = Stamp(text="Mật", level=2)


def shell(current: str = "") -> Shell:
    """The shell of an officer in an invented unit."""

    def link(text: str, icon: str, count: int | None = None, tone: Any = "") -> Link:
        return Link(text=text, href="#", icon=icon, count=count, tone=tone, current=text == current)

    return Shell(
        nav=[
            NavGroup(links=[link("Hôm nay", "sun", 3, "late")]),
            NavGroup(title="Sổ", links=[link("Sổ thứ nhất", "scale", 38), link("Sổ thứ hai", "mail", 214)]),
            NavGroup(
                title="Đọc",
                links=[
                    link("Báo cáo", "file-chart-column", 1),
                    link("Số liệu", "chart-column"),
                    link("Tổ chức", "network"),
                ],
            ),
        ],
        unit="Ban Nội chính Tỉnh ủy Thanh Giang",
        units=[
            ("1", "Ban Nội chính Tỉnh ủy Thanh Giang", "Chuyên viên", True),
            ("2", "Văn phòng Đảng ủy xã Đồng Lâm", "Ủy viên", False),
        ],
        switch_href="#",
        search_href="/gallery/search/",
        new=[Link(text="Mở hồ sơ", href="#", icon="scale"), Link(text="Nhận đơn", href="#", icon="mail")],
        me=Person(name="Vũ Lan Chi", role="Chuyên viên"),
        my=[
            Link(text="Đổi mật khẩu", href="#", icon="key-round"),
            Link(text="Nơi đang đăng nhập", href="#", icon="monitor"),
        ],
        sign_out_href="#",
        demo=True,
        profile="standalone",
    )


LATE = Clock(state="late", text="Trễ 3 ngày")
SOON = Clock(state="soon", text="Còn 2 ngày")
CALM = Clock(state="calm", text="Còn 22 ngày")
PAUSED = Clock(state="pause", text="Tạm dừng")
DONE = Clock(state="done", text="Sớm 4 ngày")


def clocks() -> list[Clock]:
    """One clock in each state, with its line and its rule."""
    return [
        Clock(
            state="late",
            text=days_text("late", 3),
            solid=True,
            name="Báo cáo tiến độ",
            span="16/10 – 15/11/2026",
            rule="Hằng tháng, trước ngày 15.",
            article="Kết luận 45-KL/BCĐ, mục 3.2",
            note="Đã đôn đốc 1 lần (13/11).",
            track=Track.of(
                started_on=date(2026, 10, 16),
                due_on=date(2026, 11, 15),
                today=TODAY,
                label="Chạy từ 16/10, hạn 15/11, hôm nay 18/11",
            ),
        ),
        Clock(
            state="soon",
            text=days_text("soon", 12),
            name="Thời hạn thứ hai",
            span="30/07 – 30/11/2026",
            rule="4 tháng, tính từ quyết định 30/07/2026.",
            article="Điều 172 Bộ luật Tố tụng hình sự",
            note="Còn được gia hạn 2 lần, mỗi lần không quá 4 tháng.",
            holidays=["Ngày cuối 29/11 là Chủ nhật: hạn lùi sang 30/11"],
            track=Track.of(
                started_on=date(2026, 7, 30),
                due_on=date(2026, 11, 30),
                today=TODAY,
                middle=[date(2026, 11, 20)],
                label="Chạy từ 30/07, hôm nay 18/11, hạn 30/11",
            ),
        ),
        Clock(
            state="pause",
            text=days_text("pause", 0),
            name="Trả lời kiến nghị",
            span="đã chạy 11 trong 30 ngày",
            rule="Dừng từ 02/11; những ngày dừng không tính vào hạn.",
            track=Track.of(
                started_on=date(2026, 10, 22),
                due_on=date(2026, 12, 7),
                today=TODAY,
                pauses=[(date(2026, 11, 2), None)],
                label="Đã chạy 11 trong 30 ngày, dừng từ 02/11",
            ),
        ),
        Clock(
            state="done",
            text=days_text("done", 4),
            name="Thông báo",
            span="01/09 – 10/09/2026",
            track=Track.of(
                started_on=date(2026, 9, 1),
                due_on=date(2026, 9, 10),
                ended_on=date(2026, 9, 6),
                today=TODAY,
                label="Xong 06/09, trước hạn 10/09",
            ),
        ),
    ]


COLUMNS = [
    Column(key="number", label="Số", place="no"),
    Column(key="opened", label="Ngày mở", align="right", place="day"),
    Column(key="title", label="Trích yếu", place="title"),
    Column(key="who", label="Người đứng tên", place="who"),
    Column(key="state", label="Trạng thái", place="state"),
    Column(key="clock", label="Đồng hồ", sort_href="#", sorted="ascending", place="clock"),
    Column(key="officer", label="Cán bộ", place="off"),
]


def list_row(order: int) -> Row:
    """A row of the list; every third has a sealed name."""
    clock = (LATE, SOON, CALM, PAUSED, DONE)[order % 5]
    kinds: list[Any] = ["wait", "now", "now", "back", "end"]
    words = ["Đã chuyển", "Đã thụ lý", "Đang xác minh", "Trả lại bổ sung", "Đã trả lời"]
    number = f"HS-2026/{1162 + order:04d}"
    return Row(
        id=str(order),
        label=number,
        selected=order in (0, 1),
        cells=[
            Cell(kind="no", value=number),
            Cell(kind="short_day", value=date(2026, 9, 16 + order)),
            Cell(
                kind="title",
                value="Kiến nghị bồi thường, hỗ trợ tái định cư dự án đường ven sông đoạn qua ba phường",
                href="#",
                sub="Kiến nghị · Đất đai · phường Bến Đá",
            ),
            Cell(kind="sealed") if order % 3 == 2 else Cell(value="Ông N.V.T. và 6 người"),
            Cell(kind="state", value=State(kind=kinds[order % 5], text=words[order % 5])),
            Cell(kind="clock", value=clock),
            Cell(value="Đỗ Khánh Vân"),
        ],
    )


def filters() -> list[Filter]:
    """A filter that is set, one of choices, one of days, one of text."""
    return [
        Filter(label="Trạng thái", on="đang xử lý", remove_href="#"),
        Filter(
            label="Đồng hồ",
            choices=[Choice(text="Trễ hạn", href="#", count=9), Choice(text="Đến hạn trong tuần", href="#", count=12)],
        ),
        Filter(label="Ngày mở", kind="span", name_from="from", name_until="until", keep=[("state", "open")]),
        Filter(label="Từ khóa", kind="text", name="q"),
    ]


def events() -> list[Event]:
    """A key event with its changes, a plain one, a voided one, and one of the month before."""
    return [
        Event(
            happened_on=date(2026, 11, 17),
            sentence="Cơ quan được hỏi <b>phúc đáp</b>, công văn 512.",
            by="Trịnh Thu Uyên",
            recorded_at=NOW,
            acts=[Link(text="Sửa", href="#"), Link(text="Hủy", href="#")],
        ),
        Event(
            happened_on=date(2026, 11, 6),
            sentence="<b>Ghi thêm 1 người</b>, nâng tổng số lên 5.",
            by="Bùi Gia Huy",
            recorded_at=NOW,
            key=True,
            changes=[Change(label="Số người", old="4", new="5"), Change(label="Ghi chú", old="", new="theo quyết định 31")],
        ),
        Event(
            happened_on=date(2026, 11, 3),
            sentence="Ghi thu hồi 531.000.000 đ.",
            void="Bùi Gia Huy hủy ngày 04/11: nhầm một số 0",
        ),
        Event(happened_on=date(2026, 10, 2), sentence="<b>Mở hồ sơ</b>.", by="Bùi Gia Huy", recorded_at=NOW, key=True),
    ]


def facts() -> list[Fact]:
    """Facts of each kind."""
    return [
        Fact(label="Cấp theo dõi", cell=Cell(value="Ban Chỉ đạo cấp tỉnh")),
        Fact(label="Căn cứ", cell=Cell(value="Phức tạp, dư luận quan tâm", sub="nhóm căn cứ 2")),
        Fact(label="Số người", cell=Cell(kind="number", value=5, sub="chưa ai bị kết tội")),
        Fact(label="Mở ngày", cell=Cell(kind="day", value=date(2026, 7, 30))),
        Fact(label="Danh tính", cell=Cell(kind="sealed")),
        Fact(label="Địa bàn", cell=Cell(value="Phường Bến Đá", sub="trước 01/07/2025: thị trấn Bến Đá")),
    ]


def parts() -> list[Part]:
    """Facts, money, rows, links, files, and a part that is empty."""
    table = Table(
        caption="Vướng mắc",
        columns=[
            Column(key="what", label="Nội dung"),
            Column(key="clock", label="Hạn"),
            Column(key="from", label="Từ ngày", align="right"),
        ],
        rows=[
            Row(
                cells=[
                    Cell(value="Chưa có kết luận giám định", sub="Sở Xây dựng"),
                    Cell(kind="clock", value=SOON),
                    Cell(kind="day", value=date(2026, 10, 2)),
                ],
                acts=[Button(text="Gỡ", href="#", weight="next")],
            ),
            Row(
                cells=[
                    Cell(value="Hai cơ quan hiểu khác nhau"),
                    Cell(kind="empty"),
                    Cell(kind="day", value=date(2026, 9, 2)),
                ],
                void=True,
            ),
        ],
    )
    return [
        Part(key="facts", title="Nội dung", more=Link(text="Sửa", href="#"), facts=facts()),
        Part(
            key="money",
            title="Thiệt hại và thu hồi",
            money=Money(
                whole_label="Thiệt hại xác định đến nay",
                whole=18_450_000_000,
                parts=[("Đã thu hồi", 5_310_000_000), ("Kê biên, phong tỏa", 7_200_000_000)],
                note="Đã thu hồi 28,8% thiệt hại; cùng phần kê biên là 67,8%.",
            ),
        ),
        Part(key="obstacles", title="Vướng mắc", count="1 đang mở", table=table),
        Part(
            key="links",
            title="Liên kết và tài liệu",
            more=Link(text="Gắn thêm", href="#"),
            ties=[Tie(relation="bắt nguồn từ", title="Rà soát Kết luận 118/KL-TTr", href="#", number="HS-2026/0021")],
            files=[
                File(name="Báo cáo tiến độ tháng 10.pdf", href="#", size=1_240_000, on=date(2026, 10, 20)),
                File(name="Ảnh chụp hiện trạng.jpg", href="#", size=340_000, on=date(2026, 10, 2), kind="image"),
            ],
        ),
        Part(key="causes", title="Nguyên nhân", empty="Chưa ghi nguyên nhân nào."),
    ]


def sides() -> list[Side]:
    """People, lines, and acts beside a record."""
    return [
        Side(
            title="Phụ trách",
            people=[Person(name="Bùi Gia Huy", role="theo dõi"), Person(name="Vũ Lan Chi", role="duyệt")],
        ),
        Side(
            title="Ai xem được",
            lines=[("Phòng theo dõi, đủ độ mật", "4 người"), (Link(text="Lãnh đạo Ban", href="#"), "3 người")],
            note="Đã hồi tránh: 1 người (24/07).",
            more=Link(text="Nhật ký xem", href="#"),
        ),
        Side(title="Mang theo", acts=[Button(text="In hồ sơ", href="#", icon="printer")]),
    ]


STAGES = [
    Stage(label="Giai đoạn một", when="12/05 – 29/07", at="past"),
    Stage(label="Giai đoạn hai", when="từ 30/07/2026", at="now"),
    *[Stage(label=f"Giai đoạn {word}") for word in ("ba", "bốn", "năm", "sáu")],
]
STEPS = [
    Step(label="Soạn", at="past"),
    Step(label="Trình 16/11", at="past"),
    Step(label="Người thứ hai", at="now"),
    Step(label="Có hiệu lực"),
]


def work_parts() -> list[WorkPart]:
    """The parts of a day."""

    def work(clock: Clock, act: str, when: str = "hạn 12/11") -> Work:
        return Work(
            title="Báo cáo tiến độ xác minh dấu hiệu vi phạm trong quản lý đất công ích xã Đồng Lâm",
            href="#",
            number="HS-2026/0184",
            clock=clock,
            when=when,
            meta=["Kết luận 45-KL/BCĐ, mục 3.2", "cơ quan cấp tỉnh"],
            act=Button(text=act, href="#"),
        )

    return [
        WorkPart(
            key="late",
            title="Trễ hạn",
            tally="trễ hạn",
            tone="late",
            total=3,
            rows=[work(LATE, "Đôn đốc lần 2"), work(LATE, "Đôn đốc"), work(LATE, "Lập thông báo")],
        ),
        WorkPart(
            key="week",
            title="Đến hạn trong tuần",
            tally="tuần này",
            tone="soon",
            total=2,
            rows=[work(SOON, "Phân loại"), work(SOON, "Ghi gia hạn")],
        ),
        WorkPart(
            key="new",
            title="Mới đến",
            tally="mới đến",
            total=4,
            rows=[work(CALM, "Vào sổ")],
            more=Link(text="Cả hộp", href="#"),
        ),
        WorkPart(key="approve", title="Chờ tôi duyệt", tally="chờ duyệt", total=1, rows=[work(CALM, "Xem, duyệt", "gửi 16/11")]),
        WorkPart(key="returned", title="Bị trả lại", tally="bị trả lại", total=0, rows=[]),
    ]

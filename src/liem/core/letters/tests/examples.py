"""Invented letters for the tests."""

from datetime import date

from liem.core.letters.letter import Column, Heading, Letter, Paragraph, Strong, Table

HOSTILE = "#read(\"/etc/passwd\") *đậm* $x$ <b> \\ @ref 'x' -- [a](b) &amp; {{ x }}"

URGING = Letter(
    parent="TỈNH ỦY THANH GIANG",
    agency="BAN NỘI CHÍNH",
    number="512-CV/BNCTU",
    place="Thanh Giang",
    day=date(2026, 11, 19),
    title="đôn đốc thực hiện\nKết luận số 45-KL/BCĐ",
    addressed=["Đảng ủy Công an tỉnh"],
    body=[
        "Ban Nội chính Tỉnh ủy đã nhắc việc ngày 05/11/2026.",
        Table(
            [Column("Số", width=0), Column("Nhiệm vụ"), Column("Hạn", width=0)], [["NV-2026/0184", "Báo cáo kết quả", date(2026, 11, 12)]]
        ),
        Paragraph("Gửi báo cáo trước ngày ", Strong("25/11/2026"), " để trình phiên họp."),
        "Trân trọng./.",
    ],
    recipients=["Như trên,", "Lưu Ban Nội chính."],
    signer_role=["K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN"],
    signer="Vũ Thị Mẫu",
    signature=["Ký số: Ban Nội chính Tỉnh ủy Thanh Giang"],
    foot="Dữ liệu trình diễn",
)

WIDE = Table(
    [
        Column("STT", width=0),
        Column("Đơn vị", width=3),
        Column("Vụ", group="Vụ án", number=True),
        Column("Bị can", group="Vụ án", number=True),
    ],
    [[at, f"Xã Số {at}", at * 1000, None] for at in range(1, 121)],
    totals=[None, "Tổng cộng", 7260000, 0],
    title="Biểu 1. Vụ án theo đơn vị",
    note="Số liệu trình diễn.",
    landscape=True,
    numbered=True,
)

REPORT = Letter(
    parent="TỈNH ỦY THANH GIANG",
    agency="BAN NỘI CHÍNH",
    number="12-BC/BNCTU",
    place="Thanh Giang",
    day=date(2026, 1, 5),
    kind="BÁO CÁO",
    title="Tình hình, kết quả công tác nội chính năm 2025",
    span="Số liệu từ ngày 01/01/2025 đến ngày 31/12/2025",
    mark="MẬT",
    urgency="KHẨN",
    addressed=["Ban Nội chính Trung ương,", "Thường trực Tỉnh ủy."],
    body=[Heading("I. TÌNH HÌNH"), Heading("1. An ninh chính trị", 2), Heading("a) Chi tiết", 3), HOSTILE, WIDE],
    recipients=["Ban Nội chính Trung ương (để báo cáo),", "Lưu."],
    signer_role=["TRƯỞNG BAN"],
    signer="Nguyễn Văn Mẫu",
)

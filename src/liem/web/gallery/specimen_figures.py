"""Invented figures for the gallery."""

from __future__ import annotations

from liem.web.charts import Period, Place, Rank, Ranked, Strip, TileMap, Trend, grid_of
from liem.web.shapes import BigFigure, ChartTools

TOOLS = ChartTools(table_href="#", csv_href="#", link_href="#")


def values(grid: str) -> dict[str, Place]:
    """An invented figure for each province; two sent nothing."""
    places = {}
    for order, (code, _row, _column, short) in enumerate(grid_of(grid)):
        value = None if order % 31 == 17 else 30 + (order * 37) % 290
        places[code] = Place(name=short, value=value, href="#", partial=order % 29 == 11, note="giả định")
    return places


def tile_map(grid: str) -> TileMap:
    """The map with Nghệ An framed."""
    return TileMap.of(
        grid=grid,
        title="Hồ sơ được rà soát theo tỉnh",
        places=values(grid),
        picked="40",
        picked_text="Đang chọn: Nghệ An. Chọn một ô để xem tỉnh khác.",
        tools=TOOLS,
    )


def trend(seam: bool = False) -> Trend:
    """A year by month with target and last year, or quarters over a merger."""
    if not seam:
        months = [412, 498, 655, 602, 640, 731, 588, 610, 684, 652, 700, 755]
        return Trend.of(
            title="Theo tháng",
            periods=[Period(label=f"T{m + 1}", value=v, last=v - 40 + m * 9, href="#") for m, v in enumerate(months)],
            target=608,
            target_text="chỉ tiêu 608",
            last_text="2022",
            tools=TOOLS,
        )
    periods = [
        Period(label=f"Q{q % 4 + 1}", value=60 + q * 3, parts=(10, 30 + q, 20 + q * 2), year=str(2023 + q // 4) * (q % 4 == 0))
        for q in range(10)
    ]
    periods += [Period(label=f"Q{q % 4 + 1}", value=62 + (q - 9) * 9, year=str(2023 + q // 4) * (q % 4 == 0)) for q in range(10, 15)]
    return Trend.of(
        title="Một tỉnh hợp nhất theo quý",
        periods=periods,
        seam_at=10,
        seam_before="cộng ba tỉnh cũ",
        seam_after="01/07/2025, tỉnh mới",
        keys=["Tỉnh cũ thứ nhất", "Tỉnh cũ thứ hai", "Tỉnh cũ thứ ba"],
        tools=TOOLS,
    )


def rank() -> Rank:
    """The ranking of the invented figures."""
    ranked = [
        Ranked(name=place.name, value=place.value, last=place.value - 7, href="#", me=code == "40")
        for code, place in values("63").items()
        if place.value is not None
    ]
    return Rank.of(
        title="Phân bố và thứ hạng",
        ranked=ranked,
        name_head="Tỉnh, thành phố",
        bar_head="2023 (vạch: 2022)",
        all_href="#",
        tools=TOOLS,
    )


def strip() -> Strip | None:
    """The distribution of the invented figures."""
    return Strip.of(values=[(p.value, code == "40") for code, p in values("63").items() if p.value is not None])


BIG = [
    BigFigure(
        title="Kết luận được rà soát",
        value="7.527",
        href="#",
        change="Tăng 582 (8,4%) so với 2022",
        bar=(0.862, 0.836),
        bar_label="Đạt 103% chỉ tiêu 7.300",
        note="103% chỉ tiêu 7.300",
    ),
    BigFigure(
        title="Cuộc kiểm tra do cấp tỉnh thực hiện, phối hợp",
        value="216",
        href="#",
        change="Tăng 9 (4,3%) so với 2022",
        bar=(0.821, 0.836),
        note="98% chỉ tiêu 220, thiếu 4 cuộc",
    ),
    BigFigure(
        title="Văn bản được ban hành",
        value="6.132",
        href="#",
        change="Giảm 118 (1,9%) so với 2022",
        bar=(0.73, None),
        plain=True,
        note="không giao chỉ tiêu, tăng giảm không đánh giá",
    ),
    BigFigure(title="Vụ việc được tham mưu xử lý", value="580", small="2021 – 2023", href="#", change="Bình quân 193 một năm"),
]

"""Fixtures of the tests of repeats: matters stand in for petitions, compared by title and summary."""

from collections.abc import Callable
from typing import Any

import pytest

from liem.core.records.models import Record
from liem.readings.repeats.comparing import Compared, compared
from liem.readings.repeats.indexing import fold_all
from liem.readings.repeats.queries import Likely, likely

LAND = (
    "Kính gửi Ủy ban nhân dân tỉnh. Gia đình tôi được cấp giấy chứng nhận quyền sử dụng đất thửa số 214, tờ bản đồ số 7, tại thôn Đồng "
    "Mới từ năm 1996. Tháng 3 năm 2022, tổ công tác đo đạc lại ranh giới mà không mời gia đình chứng kiến, phần đất phía sau nhà bị "
    "ghi nhầm vào thửa 215 của hộ liền kề. Gia đình đã hai lần gửi đơn đến xã nhưng không được trả lời bằng văn bản."
)
ROAD = (
    "Công trình đường liên thôn qua xóm Cầu Gạo thi công kéo dài, nền đường thấp hơn thiết kế, nước đọng trước cửa các hộ dân mỗi khi "
    "mưa lớn. Chủ đầu tư hứa khắc phục trong quý hai song đến nay chưa làm, kinh phí dự phòng không được công khai."
)


class Matters:
    """Enters matters as people of the cast, and asks for repeats as they do."""

    def __init__(self, cast: Any) -> None:
        self.cast = cast

    def enter(self, text: str, part: str = "officer", *, title: str = "Vấn đề thử", subject: str = "environment", **more: Any) -> int:
        """A new matter whose summary is `text`; its id."""
        data = {
            "title": title, "subject": subject, "risk": "low", "risk_reason": "Chưa có diễn biến.", "happened_on": "2023-01-05",
            "summary": text, **more,
        }  # fmt: skip
        return int(self.cast.do(part, "record", data, kind="matter").record_id)

    def fold(self) -> int:
        """What the worker does a moment after."""
        from liem.core.acts.subjects import writing

        with writing():
            return fold_all()

    def found(self, text: str, part: str = "officer", **options: Any) -> list[Likely]:
        """The likely repeats that a person is shown."""
        with self.cast.acting(part) as actor:
            return likely(actor, text, **options)

    def ids(self, text: str, part: str = "officer", **options: Any) -> list[int]:
        """Their ids."""
        return [one.record_id for one in self.found(text, part, **options)]

    def record(self, record_id: int, part: str = "officer") -> Record:
        """The record as a person sees it."""
        with self.cast.acting(part):
            return Record.objects.get(pk=record_id)


@pytest.fixture
def declare(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Compared]:
    """Declare what is compared for the length of a test, in place of what the registers declare."""

    def made(**given: Any) -> Compared:
        monkeypatch.setattr(compared, "_items", {})
        return Compared(**{"kind": "matter", "text": ("summary",), "title": False, "alone": ("subject", ("religion",)), **given})

    return made


@pytest.fixture
def matters(cast: Any, declare: Callable[..., Compared]) -> Matters:
    """Matters that are compared by their summary; those of religion only within their unit."""
    declare()
    return Matters(cast)

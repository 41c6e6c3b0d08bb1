"""`liem repeats`: the likely repeats of a text, for the person who asks; `liem rebuild repeats` makes the index again."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from liem.core.accounts.tokens import issue_token
from liem.core.organization.models import Appointment
from liem.core.vault.keys import make_key
from liem.gates.cli.rebuild import COMMAND as REBUILD
from liem.gates.cli.tests.conftest import Liem, Worker
from liem.readings.repeats.comparing import Compared, compared
from tests.cast import Cast

pytestmark = pytest.mark.acts
LETTER = "Đề nghị làm rõ việc thu quỹ làm đường ở thôn Trại Cau, xã Đồng Lâm, mỗi hộ hai triệu năm trăm nghìn đồng mà không có phiếu thu."
MATTER = {"title": "Quỹ làm đường", "subject": "environment", "risk": "low", "risk_reason": "Chưa.", "happened_on": "2023-01-05"}
OF_T38 = ("--unit", "T38", "--json")


@pytest.fixture
def letters(cast: Cast, home: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    """The same letter entered in Thanh Hóa, in the commune below it and in Nghệ An."""
    make_key(home)
    monkeypatch.setattr(compared, "_items", {})
    Compared(kind="matter", text=("summary",))
    days = {"officer": "2023-01-05", "neighbour": "2023-01-05", "commune": "2026-01-05"}
    return {
        part: cast.do(part, "record", {**MATTER, "summary": LETTER, "happened_on": day}, kind="matter").record_id
        for part, day in days.items()
    }


@pytest.fixture
def sign(cast: Cast, monkeypatch: pytest.MonkeyPatch, liem: Liem) -> Callable[[str], None]:
    """`sign("officer")`: from here on this person's token lies in the environment."""

    def put(part: str) -> None:
        now = timezone.now()
        work = Appointment.objects.get(pk=getattr(cast, part).appointment_id)
        _token, text = issue_token(
            appointment=work, name="phép thử", scopes=("read",), at=now, actor=None, expires_at=now + timedelta(days=2)
        )
        monkeypatch.setenv("LIEM_TOKEN", text)

    return put


def test_a_text_on_standard_input_is_compared(letters: Any, sign: Any, liem: Liem) -> None:
    sign("officer")
    answer = liem("repeats", *OF_T38, "--text", "-", typed=LETTER.upper())
    assert answer.status == 0
    assert [set(one) for one in answer.json] == [{"number", "score", "shared"}] * 2
    assert answer.json[0]["score"] > 0.8
    assert answer.json[0]["shared"] == [LETTER.upper().rstrip(".")]


def test_a_file_is_compared_and_shown_in_columns(letters: Any, sign: Any, liem: Liem, tmp_path: Path) -> None:
    sign("officer")
    file = tmp_path / "letter.txt"
    file.write_text("\ufeff" + LETTER, encoding="utf-8")
    answer = liem("repeats", "--unit", "T38", "--text", str(file), "--top", "1")
    assert "VD-2023/0001" in answer.out or "VD-2026/0001" in answer.out
    assert "Shared phrases" in answer.out
    assert answer.out.count("VD-20") == 1


def test_another_province_is_neither_shown_nor_counted(letters: Any, sign: Any, liem: Liem) -> None:
    sign("neighbour")
    assert len(liem("repeats", "--unit", "T40", "--text", "-", "--json", typed=LETTER).json) == 1
    assert liem("repeats", *OF_T38, "--text", "-", typed=LETTER).json == []


def test_the_centre_keeps_to_the_unit_it_names(letters: Any, sign: Any, liem: Liem) -> None:
    sign("central")
    found = {code: len(liem("repeats", "--unit", code, "--text", "-", "--json", typed=LETTER).json) for code in ("TW", "VN", "T38", "T40")}
    assert found == {"TW": 3, "VN": 3, "T38": 2, "T40": 1}


def test_nothing_alike_is_said(letters: Any, sign: Any, liem: Liem) -> None:
    sign("officer")
    for text in ("Xin nghỉ phép hai ngày", "", "…"):
        assert liem("repeats", *OF_T38, "--text", "-", typed=text).json == []
    assert liem("repeats", "--unit", "T38", "--text", "-", typed="…").out == "Nothing alike among the records you may see.\n"


def test_wrong_use_is_said_in_a_sentence(letters: Any, sign: Any, liem: Liem, tmp_path: Path) -> None:
    sign("officer")
    (tmp_path / "scan.bin").write_bytes(b"\xff\xfe\x00\xd8")
    (tmp_path / "book.txt").write_text("đơn " * 250_000, encoding="utf-8")
    for words, said in (
        (("--text", str(tmp_path / "none.txt")), "cannot be read"),
        (("--text", str(tmp_path)), "cannot be read"),
        (("--text", str(tmp_path / "scan.bin")), "no text in UTF-8"),
        (("--text", str(tmp_path / "book.txt")), "too long"),
        (("--text", "-", "--top", "0"), "from 1 to 20"),
    ):
        answer = liem("repeats", *OF_T38, *words, typed="")
        assert (answer.status, said in answer.err, answer.out) == (2, True, ""), words
    assert liem("repeats", "--unit", "T00", "--text", "-", typed=LETTER).status == 2


def test_nobody_in_particular_is_refused(letters: Any, liem: Liem) -> None:
    answer = liem("repeats", *OF_T38, "--text", "-", typed=LETTER)
    assert answer.status == 2
    assert "Say who acts" in answer.err


def test_the_password_stands_in_the_first_line(letters: Any, liem: Liem) -> None:
    from tests.people import PASSWORD

    answer = liem("repeats", *OF_T38, "--text", "-", "--as", "thanhhoa.officer", typed=f"{PASSWORD}\n{LETTER}")
    assert len(answer.json) == 2


def test_the_index_is_made_again_by_the_worker(committed_db: str, home: Path, monkeypatch: Any, liem: Liem, as_worker: Worker) -> None:
    make_key(home)
    monkeypatch.setattr(compared, "_items", {})
    Compared(kind="matter", text=("summary",))
    cast = Cast()
    with cast.acting("officer"):
        pass
    record = cast.do("officer", "record", {**MATTER, "summary": LETTER}, kind="matter").record_id
    from django.db import connection, transaction

    from liem.core.acts.subjects import writing

    with transaction.atomic(), writing(), connection.cursor() as cursor:
        cursor.execute("delete from repeats_entry")
    assert REBUILD.role == "worker"
    with as_worker():
        assert liem("rebuild", "repeats", "--json").json == {"reading": "repeats", "records": 1}
    from liem.readings.repeats.queries import likely

    with cast.acting("officer") as actor:
        assert [one.record_id for one in likely(actor, LETTER)] == [record]

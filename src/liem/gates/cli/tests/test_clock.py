"""`liem clock`: the due day and how it was counted."""

from datetime import date
from pathlib import Path

import pytest

from liem.gates.cli.tests.conftest import Liem
from liem.readings.deadlines.packs import SHIPPED, pack

DAY = date(2023, 1, 10)


def test_a_rule_is_counted_and_every_step_is_shown(liem: Liem) -> None:
    answer = liem("clock", "TTHS-DT-NT", "--from", "2023-01-10", "--json")
    assert answer.status == 0
    assert answer.json["rule"] == "TTHS-DT-NT"
    assert (answer.json["from"], answer.json["due"]) == ("2023-01-10", "2023-04-10")
    assert [step["text"] for step in answer.json["counting"]]


def test_days_are_written_as_people_do_and_read_as_people_do(liem: Liem) -> None:
    answer = liem("clock", "ttHs-dt-nt", "--from", "02/03/2023")
    assert answer.status == 0
    assert "From 02/03/2023, due on 02/06/2023" in answer.out


@pytest.mark.parametrize("day", ["31/02/2023", "2023-13-01", "hôm nay", ""])
def test_a_day_that_is_none_is_refused_as_wrong_use(liem: Liem, day: str) -> None:
    answer = liem("clock", "TTHS-DT-NT", "--from", day)
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.strip().splitlines()[-1].startswith("clock: error: argument --from:")


def test_an_unknown_rule_is_refused_in_one_line(liem: Liem) -> None:
    answer = liem("clock", "KHONG-CO", "--from", "2023-01-10")
    assert (answer.status, answer.out, answer.err) == (2, "", "There is no rule “KHONG-CO”\n")


def test_a_rule_that_was_seen_in_no_source_is_switched_off(liem: Liem) -> None:
    off = next(code for code, versions in pack().rules.items() if not any(rule.verified for rule in versions) and versions[0].in_force(DAY))
    answer = liem("clock", off, "--from", DAY.isoformat())
    assert answer.status == 2
    assert "switched off" in answer.err


def test_extensions_and_days_that_did_not_count_are_counted_along(liem: Liem) -> None:
    answer = liem("clock", "TTHS-DT-NT", "--from", "2024-03-15", "--extended", "2024-06-01", "--extended", "2024-09-01:2", "--json")
    assert (answer.json["due"], answer.json["marks"]) == ("2024-11-15", [])
    assert [extension["until"] for extension in answer.json["extensions"]] == ["2024-09-16", "2024-11-15"]
    still = liem("clock", "TTHS-DT-RNT", "--from", "2026-07-30", "--stood", "2026-09-01..2026-09-11", "--json")
    assert still.json["due"] == "2026-12-10"


def test_an_extension_against_the_law_is_said(liem: Liem) -> None:
    answer = liem("clock", "TTHS-DT-NT", "--from", "2023-03-06", "--extended", "2023-06-07")
    assert "due on 06/06/2023" in answer.out
    assert "Against the law: extended after the limit had run out" in answer.out


def test_a_limit_in_hours_ends_at_its_hour(liem: Liem) -> None:
    answer = liem("clock", "TTHS-PHANLOAI", "--from", "2026-11-20T22:30")
    assert "due on 21/11/2026 22:30" in answer.out
    assert liem("clock", "TTHS-PHANLOAI", "--from", "2026-11-20T26:30").status == 2


@pytest.mark.parametrize(
    "words",
    [
        ("TTHS-DT-NT",),
        ("--from", "2023-01-10"),
        ("TTHS-DT-NT", "--from", "2023-01-10", "--extended", "2023-03-01:x"),
        ("TTHS-DT-NT", "--from", "2023-01-10", "--stood", "2023-03-01..2023-02-01"),
        ("--check", "no-such-file.csv"),
        ("--diff", "no-such-file.csv", "no-such-file.csv"),
    ],
)
def test_what_is_not_complete_is_refused_as_wrong_use(liem: Liem, words: tuple[str, ...]) -> None:
    answer = liem("clock", *words)
    assert (answer.status, answer.out) == (2, "")
    assert answer.err


def test_a_pack_is_checked_row_by_row(liem: Liem, tmp_path: Path) -> None:
    wrong = tmp_path / "pack.csv"
    text = SHIPPED.read_text(encoding="utf-8")
    wrong.write_text(text.replace("KN-THULY,,limit,10,day", "KN-THULY,,limit,ten,fortnight"), encoding="utf-8")
    answer = liem("clock", "--check", str(wrong))
    assert answer.status == 1
    assert answer.out.splitlines() == [
        "pack.csv, line 2, column unit: “fortnight”: not one of hour, day, working_day, month, month30",
        "pack.csv, line 2, column value: “ten”: not a number above 0",
    ]
    assert [fault["column"] for fault in liem("clock", "--check", str(wrong), "--json").json["faults"]] == ["unit", "value"]
    assert liem("clock", "--check", str(SHIPPED)).status == 0


def test_two_packs_are_compared_column_by_column(liem: Liem, tmp_path: Path) -> None:
    newer = tmp_path / "newer.csv"
    lines = SHIPPED.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith("TTHS-THA-TN,")]
    newer.write_text("".join(kept).replace("TTHS-DT-NT,,limit,3,month,yes,,,3 month; 2 month", "TTHS-DT-NT,,limit,3,month,yes,,,3 month"))
    answer = liem("clock", "--diff", str(SHIPPED), str(newer))
    assert answer.out.splitlines() == ["TTHS-DT-NT, extensions: 3 month; 2 month → 3 month", "TTHS-THA-TN: gone, 7 day"]
    assert liem("clock", "--diff", str(newer), str(SHIPPED), "--json").json[1] == {
        "rule": "TTHS-THA-TN",
        "column": "",
        "before": "",
        "after": "7 day",
    }
    assert liem("clock", "--diff", str(newer), str(newer)).out == "The two packs say the same.\n"

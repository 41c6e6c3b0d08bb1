"""The rule pack: what is shipped, what is in force on a day, what is refused."""

import csv
from collections.abc import Iterator
from datetime import date

import pytest
from django.utils import translation

from liem.core.calendar.days import LAST_DAY
from liem.readings.deadlines import (
    LimitUnknown,
    NotInForce,
    RuleOff,
    Step,
    UnknownRule,
    extension_left,
    rule_on,
)
from liem.readings.deadlines.due import due
from liem.readings.deadlines.packs import SHIPPED, PackWrong, faults_of, pack, read
from liem.readings.deadlines.ruling import confirmations

pytestmark = pytest.mark.unit


@pytest.fixture(autouse=True, scope="module")
def nobody_confirmed_a_rule() -> Iterator[None]:
    """The rules as they are shipped; so no database is asked."""
    with confirmations.laid_aside():
        yield


def test_the_shipped_pack_holds_every_rule_with_label_and_basis_in_both_languages():
    rules = {rule.code: rule for versions in pack().rules.values() for rule in versions}
    assert len(rules) == 114
    assert all(r.names["label_vi"] and r.names["label_en"] and r.names["basis_vi"] and r.names["basis_en"] for r in rules.values())
    assert sum(not rule.verified for rule in rules.values()) == 9


def test_a_rule_binds_only_what_begins_while_it_is_in_force():
    assert rule_on("TTR-KL", date(2025, 7, 1)).code == "TTR-KL"
    assert rule_on("TTR-KL", date(2025, 6, 30)).code == "TTR-KL-2022"
    with pytest.raises(NotInForce):
        rule_on("TTR-KL", date(2023, 6, 30))
    with pytest.raises(NotInForce):
        rule_on("TD-BT-HUYEN", date(2025, 7, 1))


def test_a_rule_that_was_not_checked_is_switched_off():
    with pytest.raises(RuleOff):
        rule_on("DANG-TC-TINH", date(2026, 1, 1))


def test_an_unknown_rule_and_a_duty_without_a_limit_are_told_apart():
    with pytest.raises(UnknownRule):
        rule_on("TTHS-KHONG", date(2026, 1, 1))
    with pytest.raises(LimitUnknown):
        rule_on("BC-TD-Q1", date(2026, 1, 1))


def test_the_law_allows_so_many_extensions_and_no_more():
    day = date(2023, 5, 4)
    assert extension_left("TTHS-DT-NT", day, 0) == Step(3, "month")
    assert extension_left("TTHS-DT-NT", day, 1) == Step(2, "month")
    assert extension_left("TTHS-DT-NT", day, 2) is None
    assert extension_left("TTHS-TINBAO", day, 0) == Step(2, "month", total=True)


def test_basis_and_label_are_said_in_the_readers_language():
    rule = rule_on("TTHS-DT-RNT", date(2026, 7, 30))
    with translation.override("vi"):
        assert rule.basis == "Bộ luật Tố tụng hình sự 2015 Điều 172"
    with translation.override("en"):
        assert rule.basis == "Criminal Procedure Code 2015 Art. 172"


@pytest.mark.parametrize(
    ("column", "value"),
    [("value", "-3"), ("unit", "fortnight"), ("effective_from", "01/02/2020"), ("extensions", "two months"), ("basis_en", "")],
)
def test_a_row_that_cannot_be_used_is_named_by_line_and_column(tmp_path, column, value):
    path = tmp_path / "pack.csv"
    with SHIPPED.open(encoding="utf-8", newline="") as source, path.open("w", encoding="utf-8", newline="") as target:
        reader = csv.DictReader(source)
        rows = list(reader)[:2]
        rows[1][column] = value
        writer = csv.DictWriter(target, reader.fieldnames)
        writer.writeheader()
        writer.writerows(rows)
    with pytest.raises(PackWrong) as wrong:
        read(path)
    assert (wrong.value.line, wrong.value.column) == (3, column)


def rewritten(tmp_path, **changed):
    """A pack of three shipped rows, whose second says something else."""
    path = tmp_path / "pack.csv"
    with SHIPPED.open(encoding="utf-8", newline="") as source, path.open("w", encoding="utf-8", newline="") as target:
        reader = csv.DictReader(source)
        rows = list(reader)[:3]
        rows[1] |= changed
        writer = csv.DictWriter(target, reader.fieldnames)
        writer.writeheader()
        writer.writerows(rows)
    return path


@pytest.mark.parametrize(
    ("changed", "columns"),
    [
        ({"unit": "hour"}, ["rolls"]),
        ({"unit": "month30"}, ["rolls"]),
        ({"kind": "times", "extensions": ""}, ["period"]),
        ({"kind": "times", "period": "week"}, ["extensions"]),
        ({"kind": "day_of_month", "value": "32", "extensions": ""}, ["value"]),
        ({"months": "3"}, ["months"]),
        ({"kind": "day_of_month", "months": "3 13", "extensions": ""}, ["months"]),
        ({"effective_from": "2020-01-01", "effective_until": "2020-01-01"}, ["effective_until"]),
        ({"source": ""}, ["source"]),
        ({"version_of": "KHONG-CO"}, ["version_of"]),
        ({"warn": "2 month; 1 month"}, ["warn"]),
        ({"asks": "TTHS-KC"}, ["asks"]),
        ({"value": "", "unit": "fortnight", "verified": "maybe", "label_en": ""}, ["label_en", "unit", "value", "verified"]),
        ({"rule": "KN-THULY"}, ["effective_from", "rule"]),
    ],
)
def test_every_fault_of_a_pack_is_told_at_once(tmp_path, changed, columns):
    faults = faults_of(rewritten(tmp_path, **changed))
    assert sorted(fault.column for fault in faults) == columns
    assert {fault.line for fault in faults} == {3}


def test_a_pack_whose_columns_are_not_those_of_a_pack_is_refused(tmp_path):
    path = tmp_path / "pack.csv"
    path.write_text("rule,kind,colour\nX,limit,red\n", encoding="utf-8")
    columns = [fault.column for fault in faults_of(path)]
    assert "colour" in columns
    assert "unit" in columns


def test_two_versions_in_force_on_one_day_are_refused(tmp_path):
    path = tmp_path / "pack.csv"
    text = SHIPPED.read_text(encoding="utf-8")
    overlapping = text.replace("2023-07-01,2025-07-01,yes,thuvienphapluat.vn Luật", "2023-07-01,2025-07-02,yes,thuvienphapluat.vn Luật")
    path.write_text(overlapping, encoding="utf-8")
    assert overlapping != text
    with pytest.raises(PackWrong):
        read(path)


@pytest.mark.parametrize(
    ("code", "start", "expected"),
    [
        ("TTHS-DT-RNT", date(2026, 7, 30), date(2026, 11, 30)),
        ("TTHS-DT-IT", date(2023, 12, 31), date(2024, 2, 29)),
        ("TTHS-TG-RNT", date(2023, 1, 1), date(2023, 5, 1)),
        ("KN-GQ1", date(2023, 8, 3), date(2023, 9, 5)),
        ("TTHS-DN-GH", date(2026, 11, 30), date(2026, 11, 20)),
        ("TD-BT-TINH", date(2024, 2, 10), date(2024, 2, 29)),
        ("TD-CT-XA", date(2026, 6, 24), date(2026, 6, 28)),
        ("BC-TTCP-Q1", date(2024, 3, 15), date(2025, 3, 14)),
        ("BC-CP", date(2026, 11, 20), date(2026, 11, 25)),
    ],
)
def test_the_due_day_of_a_rule_is_counted_by_its_own_way(code, start, expected):
    counted = due(code, start)
    assert counted.due_on == expected
    assert counted.as_json()["due"] == expected.isoformat()
    assert counted.as_json()["counting"][0]["on"] == start.isoformat()


def test_every_rule_in_force_can_be_counted_and_said_in_both_languages():
    day = date(2025, 3, 14)
    rules = [r for versions in pack().rules.values() for r in versions if r.verified and r.in_force(day) and r.kind != "unknown"]
    assert len(rules) > 80
    for rule in rules:
        for language in ("vi", "en"):
            with translation.override(language):
                counted = due(rule.code, day).as_json()
                assert date.fromisoformat(counted["due"]) <= LAST_DAY
                assert all(step["text"] for step in counted["counting"])
                assert "%(" not in str(counted)

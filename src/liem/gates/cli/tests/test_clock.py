"""`liem clock`: the due day and how it was counted."""

from datetime import date

import pytest

from liem.gates.cli.tests.conftest import Liem
from liem.readings.deadlines.packs import pack

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

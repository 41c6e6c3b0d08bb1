"""What the law does not allow is recorded and marked, for every limit; the marks are in sight on record, list and figures."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from liem.registers.cases.tests.examples import CASE, CHARGE, DETAIN, INCIDENT, PROSECUTION, TRIAL, Step, by
from liem.registers.cases.tests.memory import Played, play
from liem.registers.cases.tests.test_figures import clocks, flow


def extend(value: int, on: str, **more: Any) -> Step:
    """The limit extended by a decision of that day."""
    return "extend-limit", {"value": value, **by(f"{value}/GH", on, "Viện kiểm sát nhân dân"), **more}


def last(played: Played, rule: str) -> tuple[Any, ...]:
    """Begin, due day and state of the clock's last turn."""
    return clocks(played)[rule][-1]


LIMITS = [
    # A report of 3 January: twenty days, then two months in all at most (art. 147): 3 March, a Friday.
    ("verification", (INCIDENT,), extend(3, "2023-01-20"), "cases.verification", date(2023, 3, 3)),
    # Very serious: four months from 9 January and four more at most (art. 172): 9 September, a Saturday, so Monday.
    ("investigation", (CASE,), extend(5, "2023-04-28"), "cases.investigation", date(2023, 9, 11)),
    # Thirty days from 3 April and fifteen more at most (art. 240): 18 May.
    ("prosecution", (CASE, PROSECUTION), extend(20, "2023-04-28"), "cases.prosecution", date(2023, 5, 18)),
    # Two months from 4 May and thirty days more at most (art. 277): 4 July + 30 days = 3 August.
    ("trial", (CASE, PROSECUTION, TRIAL), extend(31, "2023-06-26"), "cases.trial_preparation", date(2023, 8, 3)),
]
EACH = pytest.mark.parametrize(("limit", "before", "longer", "clock", "ends"), LIMITS, ids=[row[0] for row in LIMITS])


@EACH
def test_longer_than_the_law_allows_is_recorded_marked_and_counts_as_far_as_the_law_goes(
    limit: str, before: tuple[Step, ...], longer: Step, clock: str, ends: date
) -> None:
    played = play("case", (*before, longer))
    told = played.told[-1].data
    assert (told["limit"], told["value"], told["marks"]) == (limit, longer[1]["value"], "beyond_length")
    assert (played.own.marks, played.own.rows.extensions[0].marks) == (["beyond_length"], "beyond_length")
    assert last(played, clock)[1] == ends
    assert flow("cases.extensions_beyond", played) == [(date.fromisoformat(longer[1]["happened_on"]), 1, f"{limit},beyond_length")]


@EACH
def test_decided_after_the_limit_is_recorded_marked_and_moves_nothing(
    limit: str, before: tuple[Step, ...], longer: Step, clock: str, ends: date
) -> None:
    stood = last(play("case", before), clock)
    played = play("case", (*before, extend(1, "2023-09-18")))
    assert (played.told[-1].data["marks"], played.own.marks, last(played, clock)) == ("decided_late", ["decided_late"], stood)
    assert flow("cases.extensions_beyond", played) == [(date(2023, 9, 18), 1, f"{limit},decided_late")]


def test_a_shorter_extension_than_the_law_allows_counts_as_it_was_decided() -> None:
    # Extended on 20 January to one month in all: from 3 January to 3 February.
    played = play("case", (INCIDENT, extend(1, "2023-01-20")))
    assert (last(played, "cases.verification")[1], played.own.marks) == (date(2023, 2, 3), [])


def test_one_more_than_the_law_allows_keeps_both_marks_in_sight_when_it_came_late_too() -> None:
    played = play("case", (CASE, extend(4, "2023-04-28"), extend(4, "2023-08-30"), extend(1, "2023-12-29"), extend(1, "2023-12-30")))
    assert played.told[-1].data["marks"] == "beyond_count"
    late = play("case", (CASE, extend(4, "2023-04-28"), extend(1, "2023-12-20"), extend(1, "2023-12-29")))
    assert late.own.marks == ["decided_late", "beyond_count"]
    assert flow("cases.extensions_beyond", late)[-1] == (date(2023, 12, 29), 1, "investigation,beyond_count")


def test_an_extension_asked_for_too_late_is_marked_but_counts() -> None:
    # The limit ends on 9 May; it is asked for ten days before.
    played = play("case", (CASE, extend(4, "2023-05-08", asked_on="2023-05-05")))
    assert (played.told[-1].data["marks"], last(played, "cases.investigation")[1]) == ("asked_late", date(2023, 9, 11))
    assert flow("cases.extensions_beyond", played) == []


def test_a_detention_extended_after_its_last_day_is_marked_on_the_case() -> None:
    late = ("extend-detention", {"detention": 1, "until_on": "2023-05-05", **by("12/LGH", "2023-04-24")})
    played = play("case", (CASE, CHARGE, DETAIN, late))
    assert (played.own.rows.detentions[0].marks, played.own.marks) == ("decided_late", ["decided_late"])
    assert flow("cases.extensions_beyond", played) == [(date(2023, 4, 24), 1, "detention,decided_late")]


def test_a_change_of_class_keeps_what_was_decided_late_in_sight() -> None:
    graver = ("change-charge", {"accused": 1, "article": "353", "clause": 4, **by("30/QĐ", "2023-06-08")})
    played = play("case", (CASE, CHARGE, extend(1, "2023-06-01"), graver))
    assert played.own.marks == ["decided_late"]
    assert last(played, "cases.investigation") == (date(2023, 1, 9), date(2023, 5, 9), "running")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("mark", "listed"),
    [("decided_late", True), ("unlawful", True), ("overdue", True), ("beyond_length", False), ("outlasts", False)],
)
def test_the_list_is_narrowed_to_a_mark(cast: Any, browser_of: Callable[[str], Any], mark: str, listed: bool) -> None:
    cast.play("officer", "case", (CASE, extend(1, "2023-06-01")))
    page = browser_of("officer").get(f"/cases/?marks={mark}").content.decode()
    assert (CASE[1]["title"] in page) is listed


@pytest.mark.django_db
@pytest.mark.parametrize("mark", ["overdue", "unlawful", "decided_late"])
def test_a_lawful_case_in_time_has_no_mark(cast: Any, browser_of: Callable[[str], Any], mark: str) -> None:
    cast.play("officer", "case", (("open", {**CASE[1], "articles": []}),))
    assert CASE[1]["title"] in browser_of("officer").get("/cases/").content.decode()
    assert CASE[1]["title"] not in browser_of("officer").get(f"/cases/?marks={mark}").content.decode()


@pytest.mark.django_db
def test_the_mark_stands_in_words_on_the_record_and_in_the_list(cast: Any, browser_of: Callable[[str], Any]) -> None:
    target = cast.play("officer", "case", (CASE, extend(1, "2023-06-01")))
    for address in (f"/cases/{target}/", "/cases/"):
        assert "Trái luật: gia hạn sau khi đã hết thời hạn" in browser_of("officer").get(address).content.decode()


@pytest.mark.django_db
def test_a_mark_that_does_not_exist_is_no_filter(cast: Any, browser_of: Callable[[str], Any]) -> None:
    cast.play("officer", "case", (CASE,))
    assert "nothing" in browser_of("officer").get("/cases/?marks=nothing").content.decode()

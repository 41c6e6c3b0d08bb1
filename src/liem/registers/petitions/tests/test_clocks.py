"""Which days run for a petition. The due days here were counted by hand from the laws and the calendar of the year."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liem.readings.deadlines.clocks import clocks_of
from liem.readings.deadlines.rules import rules_of
from liem.readings.deadlines.ruling import confirmations
from liem.registers.petitions import events as told
from liem.registers.petitions.figures.lateness import overdue, prolonged
from liem.registers.petitions.tests.histories import B, Story


@pytest.fixture(autouse=True, scope="module")
def nobody_confirmed_a_rule() -> Iterator[None]:
    """The rules as they are shipped; so no database is asked."""
    with confirmations.laid_aside():
        yield


def on(text: str) -> date:
    """A day of a story, as people write it."""
    return date.fromisoformat(text)


def clocks(story: Story) -> dict[str, list[tuple[Any, ...]]]:
    """Begin, due day, state and law of every clock, by its rule."""
    found: dict[str, list[tuple[Any, ...]]] = {}
    for state in clocks_of(story.history(), rules_of("petition")):
        found.setdefault(state.rule.partition(".")[2], []).append((state.opened_on, state.due_on, state.state, state.law))
    return found


def spans(found: Any) -> list[tuple[Any, Any]]:
    """From and until of spans."""
    return [(span.from_on, span.until_on) for span in found]


# --- at the desk -------------------------------------------------------------------------------------------------------


def test_a_petition_is_handled_within_ten_working_days_a_denunciation_within_seven() -> None:
    # 5 January 2023 is a Thursday. Ten working days: 6, 9–13, 16–19 January. Seven: 6, 9–13, 16.
    assert clocks(Story(petition_class="proposal").taken_in(on("2023-01-05")))["handling"] == [
        (on("2023-01-05"), on("2023-01-19"), "running", "XLD-XULY")
    ]
    assert clocks(Story(petition_class="denunciation").taken_in(on("2023-01-05")))["handling"] == [
        (on("2023-01-05"), on("2023-01-16"), "running", "TC-XULY")
    ]


def test_another_class_brings_another_limit_from_the_same_day() -> None:
    story = Story(petition_class="proposal").taken_in(on("2023-01-05"))
    story.facets["petition_class"] = "denunciation"
    story.tell(told.Classified, on("2023-01-10"), previous="proposal")
    assert clocks(story)["handling"] == [(on("2023-01-05"), on("2023-01-16"), "running", "TC-XULY")]


def test_a_complaint_within_competence_is_accepted_within_ten_days_of_its_receipt() -> None:
    # Ten days from 5 January 2023 end on Sunday the 15th: the last day moves to Monday.
    story = Story().taken_in(on("2023-01-05")).tell(told.HandlingDecided, on("2023-01-09"), handling="accept", competence="own")
    assert clocks(story)["handling"] == [(on("2023-01-05"), on("2023-01-16"), "running", "KN-THULY")]
    other = Story().taken_in(on("2023-01-05")).tell(told.HandlingDecided, on("2023-01-09"), handling="guide", competence="outside")
    assert clocks(other)["handling"] == [(on("2023-01-05"), on("2023-01-19"), "running", "XLD-XULY")]


def test_a_repeat_starts_no_time_of_its_own_until_it_is_taken_off() -> None:
    story = Story(petition_class="proposal").taken_in(on("2023-01-05")).tell(told.RepeatMerged, on("2023-01-05"), original=1)
    assert clocks(story)["handling"] == [(on("2023-01-05"), on("2023-01-19"), "closed", "XLD-XULY")]
    story.tell(told.RepeatUnmerged, on("2023-01-09"), original=1, desk_since="2023-01-05")
    assert clocks(story)["handling"][-1] == (on("2023-01-05"), on("2023-01-19"), "running", "XLD-XULY")


def test_a_petition_taken_over_has_its_time_at_the_new_desk() -> None:
    story = Story(petition_class="proposal").taken_in(on("2023-01-05")).transferred(on("2023-01-06"), receiver_kind="province")
    assert [state for *_rest, state, _law in clocks(story)["handling"]] == ["closed"]
    story.taken_over(on("2023-02-06"), by=B)  # ten working days: 7–10, 13–17 and 20 February
    assert clocks(story)["handling"][-1] == (on("2023-02-06"), on("2023-02-20"), "running", "XLD-XULY")


# --- resolution --------------------------------------------------------------------------------------------------------


def complaint() -> Story:
    """Taken in and accepted on Monday 6 March 2023."""
    return Story().taken_in(on("2023-03-01")).accepted(on("2023-03-06"))


def test_a_complaint_with_extension_and_suspension_counted_by_hand() -> None:
    # Accepted on 6 March 2023; thirty days (Law on Complaints 2011 art. 28): Wednesday 5 April.
    story = complaint()
    assert clocks(story)["resolution"] == [(on("2023-03-06"), on("2023-04-05"), "running", "KN-GQ1")]
    # Suspended on 20 March: it stands still and presses nobody; resumed on 31 March: eleven days later, Sunday 16 April → Monday 17 April.
    story.tell(told.Suspended, on("2023-03-20"), ground="other_body")
    assert clocks(story)["resolution"] == [(on("2023-03-06"), on("2023-04-05"), "suspended", "KN-GQ1")]
    story.tell(told.Resumed, on("2023-03-31"))
    assert clocks(story)["resolution"] == [(on("2023-03-06"), on("2023-04-17"), "running", "KN-GQ1")]
    # Complex: extended by fifteen days on 12 April. 5 April + 15 = 20 April, and the eleven days: Monday 1 May, a day off, as is
    # Wednesday 3 May (made up for 29 April and 30 April); the first working day after it is Thursday 4 May.
    story.tell(told.ResolutionExtended, on("2023-04-12"), days=15, beyond=False)
    assert clocks(story)["resolution"] == [(on("2023-03-06"), on("2023-05-04"), "running", "KN-GQ1")]
    story.concluded(on("2023-05-04"))
    assert [state for *_rest, state, _law in clocks(story)["resolution"]] == ["closed"]


def test_the_limit_follows_instance_and_area_as_the_acceptance_said() -> None:
    for rule, due in (("KN-GQ1-VSVX", "2023-04-20"), ("KN-GQ2", "2023-04-20"), ("KN-GQ2-VSVX", "2023-05-05")):
        story = Story().taken_in(on("2023-03-01")).accepted(on("2023-03-06"), limit=rule)
        assert clocks(story)["resolution"] == [(on("2023-03-06"), on(due), "running", rule)]


def test_a_petition_without_a_lawful_limit_runs_to_the_day_that_was_set() -> None:
    story = Story(petition_class="proposal").taken_in(on("2023-03-01")).accepted(on("2023-03-06"), limit=None, due_on="2023-05-20")
    found = clocks(story)
    assert found["resolution_day"] == [(on("2023-03-06"), on("2023-05-20"), "running", "")]
    assert "resolution" not in found


def test_a_denunciation_takes_notice_conclusion_and_publication_each_in_its_time() -> None:
    story = Story(petition_class="denunciation").taken_in(on("2023-03-01")).accepted(on("2023-03-06"), limit="TC-GQ")
    assert clocks(story)["acceptance_notice"] == [(on("2023-03-06"), on("2023-03-13"), "running", "TC-TB-THULY")]
    story.tell(told.NoticeGiven, on("2023-03-08"), notice="acceptance")
    assert clocks(story)["acceptance_notice"][0][2] == "closed"
    story.concluded(on("2023-04-03"))
    assert clocks(story)["publication"] == [(on("2023-04-03"), on("2023-04-12"), "running", "TC-CONGKHAI")]
    story.tell(told.NoticeGiven, on("2023-04-11"), notice="publication")
    assert clocks(story)["publication"][0][2] == "closed"


def test_a_rule_that_was_not_checked_against_its_source_gives_no_day() -> None:
    story = complaint().concluded(on("2023-04-03"))
    assert clocks(story)["answer"] == [(on("2023-04-03"), None, "running", "")]


def test_after_the_answer_a_second_complaint_may_be_made_for_thirty_days() -> None:
    story = complaint().concluded(on("2023-04-03")).tell(told.Answered, on("2023-04-05"))
    assert clocks(story)["second_instance"] == [(on("2023-04-05"), on("2023-05-05"), "running", "KN-THOIHIEU2")]
    story.facets["instance"] = 2
    story.tell(told.SecondInstanceOpened, on("2023-04-20"))
    found = clocks(story)
    assert found["second_instance"][0][2] == "closed"
    # Ten days from 20 April 2023: Sunday 30 April, a holiday; days off up to 3 May.
    assert found["handling"][-1] == (on("2023-04-20"), on("2023-05-04"), "running", "KN-THULY")


def test_filed_papers_are_kept_for_twelve_months() -> None:
    story = Story(petition_class="proposal").taken_in(on("2023-01-05")).tell(told.Filed, on("2023-01-10"))
    assert clocks(story)["retention"] == [(on("2023-01-10"), on("2024-01-10"), "running", "XLD-LUU")]


def test_a_transfer_is_answered_by_the_day_asked_for_and_urging_sets_a_new_one() -> None:
    story = Story().taken_in(on("2023-01-05")).transferred(on("2023-01-10"), reply_due_on="2023-02-10")
    assert clocks(story)["transfer_reply"] == [(on("2023-01-10"), on("2023-02-10"), "running", "")]
    story.tell(told.TransferUrged, on("2023-02-14"), transfer=1, reply_due_on="2023-03-01")
    assert clocks(story)["transfer_reply"] == [(on("2023-01-10"), on("2023-03-01"), "running", "")]
    story.replied(on("2023-02-20"))
    assert clocks(story)["transfer_reply"][0][2] == "closed"


# --- overdue and prolonged ------------------------------------------------------------------------------------------------


def test_a_petition_is_overdue_from_the_day_after_its_limit_until_it_is_done() -> None:
    story = complaint()
    assert spans(overdue(story.history())) == [(on("2023-04-06"), None)]
    assert spans(overdue(story.concluded(on("2023-04-20")).history())) == [(on("2023-04-06"), on("2023-04-20"))]
    assert spans(overdue(complaint().concluded(on("2023-04-05")).history())) == []


def test_while_it_is_suspended_it_is_not_overdue() -> None:
    assert spans(overdue(complaint().tell(told.Suspended, on("2023-03-20")).history())) == []
    late = complaint().tell(told.Suspended, on("2023-04-12"))
    assert spans(overdue(late.history())) == [(on("2023-04-06"), None)]


def test_a_resolution_is_prolonged_beyond_twice_its_limit() -> None:
    # Thirty days to 5 April 2023, thirty more to 5 May.
    def ended(day: str) -> Story:
        return complaint().concluded(on(day)).tell(told.Answered, on("2023-06-05"))

    assert spans(prolonged(ended("2023-05-05").history())) == []
    assert spans(prolonged(ended("2023-06-01").history())) == [(on("2023-05-06"), on("2023-06-01"))]


def test_a_petition_that_stands_open_for_over_two_years_is_prolonged_though_nobody_accepted_it() -> None:
    story = Story(petition_class="proposal").taken_in(on("2021-03-01"))
    assert spans(prolonged(story.history())) == [(on("2023-03-02"), None)]
    story.facets["petition_class"] = "complaint"
    story.tell(told.Classified, on("2022-01-10"), previous="proposal")
    assert spans(prolonged(story.history())) == [(on("2023-03-02"), None)]


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 40), st.integers(1, 60), st.integers(0, 15))
def test_a_pause_moves_the_day_by_the_days_it_lasted(begins: int, lasts: int, more: int) -> None:
    plain, paused = complaint(), complaint()
    first = on("2023-03-06").toordinal() + begins
    paused.tell(told.Suspended, date.fromordinal(first)).tell(told.Resumed, date.fromordinal(first + lasts))
    for story in (plain, paused):
        if more:
            story.tell(told.ResolutionExtended, on("2023-03-06"), days=more, beyond=False)
    due, moved = (clocks(story)["resolution"][0][1] for story in (plain, paused))
    stood = (moved - due).days
    # Only the last day moves when it is a day off, in 2023 by at most six days (the Lunar New Year apart).
    assert stood == 0 if first > due.toordinal() else lasts - 6 <= stood <= lasts + 6

"""Clocks that pass from case to case, and those of single persons: nothing is gained by splitting, joining or charging later."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liem.readings.deadlines import Extension, Lineage, inherited, passing, what_is_left
from liem.readings.deadlines.clocks import clocks_of
from liem.readings.deadlines.passing import PassingWrong, passings, read_passings
from liem.readings.deadlines.tests.story import (
    INVESTIGATION,
    ORDER,
    PERSON,
    Charged,
    Divided,
    Extended,
    Instituted,
    Ordered,
    Resumed,
    Suspended,
    past,
)

pytestmark = pytest.mark.unit

CODE = INVESTIGATION.code
CLASSES = ("IT", "NT", "RNT", "DBNT")


def begun(on, seriousness="RNT"):
    return past(Instituted, on, seriousness=seriousness)


def of_investigation(history, closed_on=None):
    return clocks_of(history, [INVESTIGATION], closed_on)


def handed(on, *lineages, **data):
    return past(Divided, on, inherited=inherited({CODE: lineages}), **data)


def split(history, on, **given):
    """The history of the case split off on a day: one event, which carries what its parent had used."""
    parent = of_investigation(history)[-1]
    return [handed(on, Lineage.of(parent, how=passing(parent.law, "split").how, number="VA-1"), **given)]


# --- split -------------------------------------------------------------------------------------------------------------


def test_a_case_split_off_has_what_is_left_of_its_parent_and_the_parents_clock_goes_on():
    parent = [begun("2023-01-09"), past(Extended, "2023-04-20"), past(Suspended, "2023-06-01"), past(Resumed, "2023-06-11")]
    (before,) = of_investigation(parent)
    (child,) = of_investigation(split(parent, "2023-07-01"))
    assert (child.opened_on, child.due_on, child.extensions) == (before.opened_on, before.due_on, 1)
    assert child.suspended_days == before.suspended_days == 10
    assert child.counting["steps"][0]["kind"] == "handed"
    assert of_investigation(parent)[0].as_row() == before.as_row()


def test_a_case_split_off_goes_on_counting_the_extensions_that_were_used():
    parent = [begun("2023-01-09"), past(Extended, "2023-04-20"), past(Extended, "2023-08-20")]
    child = [*split(parent, "2023-09-01"), past(Extended, "2023-12-20")]
    (clock,) = of_investigation(child)
    assert (clock.extensions, clock.marks, clock.due_on) == (2, ["beyond_count"], date(2024, 1, 9))


def test_a_case_split_off_into_a_lighter_class_counts_by_its_own_class_from_the_old_day():
    (clock,) = of_investigation(split([begun("2023-01-09", "RNT")], "2023-02-01", seriousness="IT"))
    assert (clock.law, clock.opened_on, clock.due_on) == ("TTHS-DT-IT", date(2023, 1, 9), date(2023, 3, 9))


def test_a_case_may_be_said_to_begin_anew():
    event = handed("2023-03-01", Lineage(start=date(2023, 1, 9), law="TTHS-DT-RNT", how="anew", from_number="VA-1"))
    (clock,) = of_investigation([event])
    assert (clock.opened_on, clock.due_on, clock.extensions) == (date(2023, 3, 1), date(2023, 7, 3), 0)


def test_a_case_split_off_while_its_parent_stands_still_stands_still_until_it_is_resumed():
    parent = [begun("2023-01-09"), past(Suspended, "2023-03-01")]
    child = split(parent, "2023-03-15")
    assert of_investigation(child)[0].state == "suspended"
    (clock,) = of_investigation([*child, past(Resumed, "2023-03-31")])
    assert (clock.state, clock.suspended_days, clock.due_on) == ("running", 30, date(2023, 6, 8))


# --- join --------------------------------------------------------------------------------------------------------------


def test_joined_cases_go_by_the_one_that_began_first():
    own = [begun("2023-03-01")]
    earlier = handed("2023-04-01", Lineage(start=date(2023, 1, 9), law="TTHS-DT-RNT", how="first", from_number="VA-2"))
    first, second = of_investigation([*own, earlier])
    assert (first.state, first.closed_on, first.counting["passed"]) == ("closed", date(2023, 4, 1), "joined")
    assert (second.turn, second.state, second.due_on) == (2, "running", date(2023, 5, 9))


def test_a_case_that_began_later_changes_nothing_of_the_one_it_is_joined_to():
    later = handed("2023-04-01", Lineage(start=date(2023, 3, 1), law="TTHS-DT-RNT", how="first", from_number="VA-2"))
    (clock,) = of_investigation([begun("2023-01-09"), later])
    assert (clock.turn, clock.state, clock.due_on) == (1, "running", date(2023, 5, 9))
    assert clock.counting["taken_in"][0]["from_number"] == "VA-2"


@pytest.mark.parametrize(("how", "due"), [("own", date(2023, 7, 3)), ("other", date(2023, 5, 9))])
def test_the_data_may_say_which_clock_goes_on(how, due):
    event = handed("2023-04-01", Lineage(start=date(2023, 1, 9), law="TTHS-DT-RNT", how=how))
    assert of_investigation([begun("2023-03-01"), event])[-1].due_on == due


# --- persons -----------------------------------------------------------------------------------------------------------


def test_an_accused_charged_later_has_what_is_left_of_the_investigation():
    history = [begun("2023-01-09"), past(Charged, "2023-04-01", accused=2)]
    case, person = clocks_of(history, [INVESTIGATION, PERSON])
    assert (person.key, person.opened_on, person.due_on) == ("2", date(2023, 4, 1), case.due_on)
    assert person.counting["steps"][-1]["kind"] == "within"


def test_an_extension_of_the_case_lengthens_what_is_left_of_each_accused():
    history = [begun("2023-01-09"), past(Charged, "2023-04-01", accused=2), past(Extended, "2023-04-25")]
    case, person = clocks_of(history, [INVESTIGATION, PERSON])
    assert case.due_on == person.due_on == date(2023, 9, 11)


def test_detention_ordered_beyond_the_investigation_keeps_its_day_and_is_marked():
    history = [begun("2023-01-09"), past(Ordered, "2023-03-01", accused=1, until_on="2023-05-20")]
    _case, order = clocks_of(history, [INVESTIGATION, ORDER])
    assert (order.due_on, order.marks) == (date(2023, 5, 20), ["outlasts"])


def test_detention_ordered_for_longer_than_the_law_allows_is_marked():
    (order,) = clocks_of([past(Ordered, "2023-03-01", accused=1, until_on="2023-06-30")], [ORDER])
    assert (order.due_on, order.marks, order.law) == (date(2023, 6, 30), ["beyond_length"], "TTHS-TG-RNT")


def test_detention_passes_on_with_its_person_and_keeps_its_day():
    (order,) = clocks_of([past(Ordered, "2023-03-01", accused=3, until_on="2023-06-25")], [ORDER])
    event = past(Divided, "2023-04-01", inherited=inherited({ORDER.code: [Lineage.of(order, key="1")]}))
    (child,) = clocks_of([event], [ORDER])
    assert (child.key, child.due_on, child.opened_on) == ("1", date(2023, 6, 25), date(2023, 3, 1))


def test_what_is_left_never_falls_below_nothing_and_stands_still_with_its_clock():
    (clock,) = of_investigation([begun("2023-01-09")])
    assert what_is_left(clock, date(2023, 5, 1)) == 8
    assert what_is_left(clock, date(2023, 6, 1)) == 0
    (still,) = of_investigation([begun("2023-01-09"), past(Suspended, "2023-05-01")])
    assert what_is_left(still, date(2023, 9, 1)) == 8
    (unknown,) = of_investigation([begun("2017-01-09")])
    assert what_is_left(unknown, date(2017, 2, 1)) is None


# --- declared ways -----------------------------------------------------------------------------------------------------


def test_how_a_limit_passes_on_is_data_with_its_article():
    assert (passing("TTHS-DT-RNT", "split").how, passing("TTHS-DT-RNT", "join").how) == ("runs_on", "first")
    assert "170" in passing("TTHS-DT-RNT", "split").basis_vi
    assert passing("BCD-HOP", "join").how == "first"
    assert len(passings()) >= 10


def test_a_way_that_is_not_known_is_named_by_line_and_column(tmp_path):
    path = tmp_path / "passing.csv"
    path.write_text("prefix,event,how,basis_vi,basis_en,verified,source\nX-,split,sideways,Luật,Law,no,\n", encoding="utf-8")
    with pytest.raises(PassingWrong, match="line 2, column how"):
        read_passings(path)
    with pytest.raises(ValueError, match="sideways"):
        Lineage(start=date(2023, 1, 1), how="sideways").as_data()


def test_a_lineage_survives_its_event():
    lineage = Lineage(
        start=date(2023, 1, 9), key="2", how="first", law="TTHS-DT-RNT", named_on=date(2023, 5, 1), from_record=7, from_number="VA-1",
        extensions=(Extension(on=date(2023, 4, 1), value=4, unit="month", decision="12/QĐ", asked_on=date(2023, 3, 20)),),
        pauses=((date(2023, 2, 1), date(2023, 2, 5)), (date(2023, 3, 1), None)),
    )  # fmt: skip
    assert Lineage.from_data(lineage.as_data()) == lineage


# --- properties --------------------------------------------------------------------------------------------------------

DAYS = st.dates(date(2018, 1, 1), date(2027, 12, 31))


@st.composite
def courses(draw):
    """A case instituted on some day, with extensions, stops and resumptions after it, in their order."""
    day = draw(DAYS)
    history, still = [begun(day.isoformat(), draw(st.sampled_from(CLASSES)))], False
    for gap in draw(st.lists(st.integers(1, 150), max_size=7)):
        day += timedelta(days=gap)
        kind = Resumed if still and draw(st.booleans()) else draw(st.sampled_from([Extended, Suspended]))
        still = kind is Suspended or (still and kind is not Resumed)
        history.append(past(kind, day.isoformat()))
    return history


@given(history=courses())
def test_clocks_never_run_backwards(history):
    dues = [of_investigation(history[: number + 1])[0].due_on for number in range(len(history))]
    assert dues == sorted(dues)
    assert all(due >= history[0].happened_on for due in dues)


@given(history=courses(), gap=st.integers(0, 400))
def test_an_accused_charged_later_never_gets_more_than_what_is_left(history, gap):
    on = history[0].happened_on + timedelta(days=gap)
    charged = sorted([*history[1:], past(Charged, on.isoformat(), accused=2)], key=lambda event: (event.happened_on, event.event_id))
    case, person = clocks_of([history[0], *charged], [INVESTIGATION, PERSON])
    assert person.due_on <= max(case.due_on, on)
    assert what_is_left(person, on) <= max(0, (case.due_on - on).days)


@given(history=courses(), gap=st.integers(0, 300), back=st.integers(0, 200))
def test_split_and_join_restore_the_days(history, gap, back):
    on = history[-1].happened_on + timedelta(days=gap)
    (whole,) = of_investigation(history)
    child = split(history, on.isoformat())
    (part,) = of_investigation(child)
    assert (part.due_on, part.extensions, part.suspended_days) == (whole.due_on, whole.extensions, whole.suspended_days)
    again = Lineage.of(part, how=passing(part.law, "join").how, number="VA-2")
    joined = of_investigation([*history, handed((on + timedelta(days=back)).isoformat(), again)])
    assert [(clock.turn, clock.due_on, clock.state) for clock in joined] == [(1, whole.due_on, whole.state)]


@given(history=courses(), on=DAYS)
def test_joining_never_gives_more_days_than_the_case_that_began_first_has(history, on):
    (own,) = of_investigation(history)
    begun_on = own.opened_on - timedelta(days=abs((on - own.opened_on).days) % 900)
    joined_on = max(event.happened_on for event in history)
    coming = Lineage(start=begun_on, law=own.law, how="first")
    last = of_investigation([*history, handed(joined_on.isoformat(), coming)])[-1]
    assert last.opened_on == min(begun_on, own.opened_on)

"""What petitions add to the figures: handled is not resolved, nothing is lost between desks, every sum agrees."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liem.readings.figures.catalogue import Identity, aliases, identities, indicators
from liem.readings.figures.expressions import parse
from liem.registers.petitions import events as told
from liem.registers.petitions import words
from liem.registers.petitions.tests.histories import A, B, C, Story, broken, day, together, value

OURS: list[Identity] = [one for one in identities if one.id.startswith("petitions.")]

CONTRACT = {
    "received": ("in", {"class", "source", "field", "addressee"}),
    "eligible": ("in", {"class"}),
    "repeats": ("in", {"class"}),
    "own_competence": ("in", {"class", "handling"}),
    "outside_competence": ("in", {"class", "handling"}),
    "transferred": ("in", {"class"}),
    "guided": ("in", {"class"}),
    "returned": ("in", {"class"}),
    "filed": ("in", {"class"}),
    "urged": ("in", {"class"}),
    "replies": ("in", {"class"}),
    "resolved": ("in", {"class", "outcome", "in_time"}),
    "pending": ("end", {"class"}),
    "overdue": ("end", {"class"}),
    "prolonged": ("end", {"class"}),
}


@pytest.mark.parametrize("code", CONTRACT)
def test_the_codes_that_outside_programs_rely_on_exist_with_their_timing_and_cuts(code: str) -> None:
    timing, cuts = CONTRACT[code]
    indicator = indicators[f"petitions.{code}"]
    assert indicator.timing == timing
    assert cuts <= {cut.code for cut in indicator.all_cuts}


def test_the_short_names_stand_for_what_outside_programs_rely_on() -> None:
    assert aliases["petitions.complaints"].expression == "petitions.received[class=complaint]"
    assert aliases["petitions.denunciations"].expression == "petitions.received[class=denunciation]"
    assert aliases["petitions.proposals"].expression == "petitions.received[class=proposal]"
    assert aliases["petitions.mixed"].expression == "petitions.received[class=mixed]"
    for outcome in ("right", "partly_right", "wrong", "withdrawn"):
        assert aliases[f"petitions.{outcome}"].expression == f"petitions.resolved[outcome={outcome}]"


def figures(story: Story, *codes: str, units: tuple[int, ...] = (A,), first: int = 0, last: int = 364) -> dict[str, int]:
    facts = story.facts()
    return {code: value(facts, f"petitions.{code}", units, first, last) for code in codes}


# --- at the desk -------------------------------------------------------------------------------------------------------


def test_handled_is_not_resolved() -> None:
    story = Story().taken_in(0).accepted(5)
    assert figures(story, "received", "handled", "own_competence", "resolved", "unprocessed", "unresolved", "pending") == {
        "received": 1, "handled": 1, "own_competence": 1, "resolved": 0, "unprocessed": 0, "unresolved": 1, "pending": 1,
    }  # fmt: skip
    story.concluded(20).tell(told.Answered, 21)
    assert figures(story, "handled", "resolved", "unresolved", "pending") == {"handled": 1, "resolved": 1, "unresolved": 0, "pending": 0}


@pytest.mark.parametrize(
    ("event", "code", "handling"),
    [(told.Guided, "guided", "guide"), (told.UrgedInstead, "urged", "urge"), (told.Returned, "returned", ""), (told.Filed, "filed", "")],
)
def test_each_direction_counts_where_it_belongs(event: type, code: str, handling: str) -> None:
    story = Story(petition_class="proposal").taken_in(0).tell(event, 3)
    eligible = 1 if handling else 0
    assert figures(story, code, "handled", "eligible", "ineligible", "outside_competence") == {
        code: 1, "handled": 1, "eligible": eligible, "ineligible": 1 - eligible, "outside_competence": eligible,
    }  # fmt: skip


def test_a_refusal_of_acceptance_is_handled_within_competence_and_not_taken_up() -> None:
    story = Story().taken_in(0).tell(told.NotAccepted, 4)
    assert figures(story, "handled", "own_competence", "own_competence[handling=refuse]", "taken_up", "pending") == {
        "handled": 1, "own_competence": 1, "own_competence[handling=refuse]": 1, "taken_up": 0, "pending": 0,
    }  # fmt: skip


def test_withdrawn_at_the_desk_is_neither_handled_nor_resolved() -> None:
    story = Story().taken_in(0).tell(told.Withdrawn, 2, whole=True, outcome="withdrawn", in_time=None, items=[])
    assert figures(story, "handled", "ended_at_desk", "resolved", "unprocessed") == {
        "handled": 0, "ended_at_desk": 1, "resolved": 0, "unprocessed": 0,
    }  # fmt: skip


def test_withdrawn_after_acceptance_is_resolved_by_withdrawal() -> None:
    story = Story().taken_in(0).accepted(2).tell(told.Withdrawn, 9, whole=True, outcome="withdrawn", in_time=True, items=[1])
    assert figures(story, "resolved", "resolved[outcome=withdrawn,in_time=yes]") == {
        "resolved": 1,
        "resolved[outcome=withdrawn,in_time=yes]": 1,
    }


def test_a_part_that_is_withdrawn_leaves_the_petition_going_on() -> None:
    story = Story().taken_in(0).accepted(2).tell(told.Withdrawn, 9, whole=False, outcome="withdrawn", in_time=True, items=[2])
    assert figures(story, "resolved", "partly_withdrawn", "unresolved") == {"resolved": 0, "partly_withdrawn": 1, "unresolved": 1}


def test_the_opening_of_a_period_is_the_closing_of_the_one_before() -> None:
    facts = together([Story().taken_in(3), Story().taken_in(5).tell(told.Guided, 40), Story().taken_in(33)])
    for last in (10, 30, 31, 45):
        assert value(facts, "petitions.unprocessed_start", first=last + 1, last=last + 60) == value(
            facts, "petitions.unprocessed", last=last
        )
        assert value(facts, "petitions.pending_start", first=last + 1, last=last + 60) == value(facts, "petitions.pending", last=last)


def test_a_change_of_class_at_the_desk_moves_the_petition_between_the_classes() -> None:
    story = Story(petition_class="proposal").taken_in(0)
    story.facets["petition_class"] = "denunciation"
    story.tell(told.Classified, 2, previous="proposal", classes=[], suggested={}).transferred(4)
    assert figures(story, "reclassified", "reclassified[class=proposal]", "reclassified[class=denunciation]") == {
        "reclassified": 0, "reclassified[class=proposal]": -1, "reclassified[class=denunciation]": 1,
    }  # fmt: skip
    assert figures(story, "received[class=proposal]", "handled[class=denunciation]", "transferred[class=denunciation]") == {
        "received[class=proposal]": 1, "handled[class=denunciation]": 1, "transferred[class=denunciation]": 1,
    }  # fmt: skip


def test_a_class_changed_while_it_lay_nowhere_is_taken_from_the_class_in_which_it_came_back() -> None:
    """A reopening told late stands before the change of class and already speaks of the new one."""
    story = Story().taken_in(0).tell(told.NotAccepted, 0)
    story.facets["petition_class"] = "denunciation"
    story.tell(told.Classified, 1, previous="complaint", classes=[], suggested={}).tell(told.Reopened, 0)
    assert broken(story.facts(), OURS, (A,), 0, 1) == []


# --- transfers within the sector -----------------------------------------------------------------------------------------


def handed_on() -> Story:
    """Received by A, sent to B, taken over, accepted and concluded there."""
    return (
        Story().taken_in(0).transferred(5, receiver_kind="province").taken_over(9, by=B).accepted(12).concluded(30).tell(told.Answered, 31)
    )


def test_what_came_back_before_a_change_of_class_and_was_recorded_after_it_stays_in_its_class() -> None:
    story = Story().taken_in(0).accepted(0).tell(told.NotAccepted, 0)
    story.facets["petition_class"] = "denunciation"
    story.tell(told.Classified, 2, previous="complaint").tell(told.TransferSentBack, 1)
    assert broken(story.facts(), OURS, (A,), 0, 2) == []


def test_a_transfer_counts_as_handled_with_one_unit_and_as_come_with_the_other() -> None:
    story = handed_on()
    codes = ("received", "came_by_transfer", "handled", "transferred", "own_competence", "resolved", "unprocessed")
    assert figures(story, *codes) == {
        "received": 1, "came_by_transfer": 0, "handled": 1, "transferred": 1, "own_competence": 0, "resolved": 0, "unprocessed": 0,
    }  # fmt: skip
    assert figures(story, *codes, units=(B,)) == {
        "received": 0, "came_by_transfer": 1, "handled": 1, "transferred": 0, "own_competence": 1, "resolved": 1, "unprocessed": 0,
    }  # fmt: skip


def test_the_sector_receives_and_resolves_a_transferred_petition_once() -> None:
    assert figures(handed_on(), "received", "resolved", "affairs", units=(A, B)) == {"received": 1, "resolved": 1, "affairs": 1}
    assert figures(handed_on(), "pending", units=(A, B), last=10) == {"pending": 1}


def test_a_petition_between_two_desks_stands_in_neither_but_waits_for_a_reply() -> None:
    assert figures(handed_on(), "pending", "transfers_silent", last=7) == {"pending": 0, "transfers_silent": 1}
    assert figures(handed_on(), "pending", units=(B,), last=7) == {"pending": 0}


def test_silence_and_replies_belong_to_the_sender_also_when_another_unit_owns_the_petition() -> None:
    story = handed_on()
    assert figures(story, "transfers_silent", "transfers_silent[receiver=province]", "replies") == {
        "transfers_silent": 1, "transfers_silent[receiver=province]": 1, "replies": 0,
    }  # fmt: skip
    story.replied(35).replied(50)
    assert figures(story, "transfers_silent", "replies", "transfers_answered") == {
        "transfers_silent": 0,
        "replies": 2,
        "transfers_answered": 1,
    }
    assert figures(story, "transfers_silent", "replies", units=(B,)) == {"transfers_silent": 0, "replies": 0}


def test_a_petition_that_was_sent_back_comes_again_and_is_handled_again() -> None:
    story = Story().taken_in(0).transferred(3).tell(told.TransferSentBack, 8, transfer=1).tell(told.Guided, 10)
    assert figures(story, "received", "came_back", "handled", "transferred", "guided", "unprocessed", "transfers_silent") == {
        "received": 1, "came_back": 1, "handled": 2, "transferred": 1, "guided": 1, "unprocessed": 0, "transfers_silent": 0,
    }  # fmt: skip


def test_a_hand_over_moves_what_stands_and_leaves_the_scope_of_both_as_it_was() -> None:
    story = Story().taken_in(0).tell("records.handed_over", 6, new_owner=B).tell(told.Guided, 9)
    assert figures(story, "unprocessed_moved", "handled", "unprocessed") == {"unprocessed_moved": -1, "handled": 0, "unprocessed": 0}
    assert figures(story, "unprocessed_moved", "handled", units=(B,)) == {"unprocessed_moved": 1, "handled": 1}
    assert figures(story, "unprocessed_moved", units=(A, B)) == {"unprocessed_moved": 0}


# --- repeats ---------------------------------------------------------------------------------------------------------------


def test_repeats_are_counted_four_ways() -> None:
    first = Story().taken_in(0)
    repeat = Story().taken_in(4).tell(told.RepeatMerged, 5, original=1)
    further = Story().taken_in(6).tell(told.AffairJoined, 6, affair=9, first=False)
    facts = together([first, repeat, further])
    counted = {code: value(facts, f"petitions.{code}") for code in ("received", "repeats", "distinct", "affairs")}
    assert counted == {"received": 3, "repeats": 1, "distinct": 2, "affairs": 1}


def test_a_repeat_taken_off_was_none_from_the_start() -> None:
    story = Story().taken_in(0).tell(told.RepeatMerged, 40, original=1)
    assert figures(story, "repeats", "distinct", last=10) == {"repeats": 1, "distinct": 0}
    story.tell(told.RepeatUnmerged, 50, original=1)
    assert figures(story, "repeats", "distinct", last=10) == {"repeats": 0, "distinct": 1}


# --- what is cut by the event's own data ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("petition_class", "earlier", "repeats_answered", "settled"),
    [
        ("complaint", "", False, "none"),
        ("complaint", "", True, "first"),
        ("complaint", "judged", False, "judged"),
        ("complaint", "judged", True, "judged"),
        ("denunciation", "", False, "none"),
        ("denunciation", "", True, "concluded"),
        ("denunciation", "overdue", False, "overdue"),
        ("denunciation", "concluded", False, "concluded"),
        ("proposal", "judged", False, "none"),
    ],
)
def test_what_was_settled_before_follows_the_columns_of_the_forms(petition_class, earlier, repeats_answered, settled) -> None:
    story = Story(petition_class=petition_class, earlier=earlier).taken_in(0)
    if repeats_answered:
        story.tell(told.RepeatMerged, 0, original=9, resolved_before=True)
    facts = story.tell(told.Guided, 3).facts()
    counted = {code: value(facts, f"petitions.eligible[settled={code}]") for code in words.SETTLED}
    assert {code: number for code, number in counted.items() if number} == {settled: 1}
    assert value(facts, f"petitions.eligible_affairs[settled={settled}]") == (0 if repeats_answered else 1)


def test_what_is_given_back_and_what_is_recovered_for_the_state_are_told_apart() -> None:
    given = {"money_restored": 90, "land_restored": 120, "money_to_organisations": 30, "land_to_organisations": 0, "persons_restored": 2}
    story = Story().taken_in(0).accepted(3)
    story.concluded(20, **given, organisations_restored=1, money_recovered=500, land_recovered=70)
    for number, owed_to in enumerate(("state", "organisation", "person", ""), start=1):
        story.tell(told.ExecutionOrdered, 22, execution=number, amount=100 * number, land=number, owed_to=owed_to)
    story.tell(told.ExecutionDone, 30, execution=1, amount=100, land=1, late=False, owed_to="state")
    facts = story.facts()
    for code, amount in {
        "money_restored": 90, "money_to_organisations": 30, "money_to_persons": 60, "land_to_persons": 120, "money_recovered": 500,
        "land_recovered": 70, "organisations_restored": 1, "money_due": 1000, "money_due[owed_to=state]": 100,
        "money_due[owed_to=organisation]": 200, "land_due[owed_to=person]": 3, "money_due[owed_to=]": 400, "money_paid[owed_to=state]": 100,
    }.items():  # fmt: skip
        assert value(facts, f"petitions.{code}") == amount, code
    assert broken(facts, OURS, (A,), 0, 364) == []


def test_suggestions_count_as_offered_and_as_taken() -> None:
    story = Story().taken_in(0, suggested={"petition_class": "taken", "field": "changed"})
    assert figures(story, "suggestions_offered", "suggestions_taken", "suggestions_taken[suggestion=field]") == {
        "suggestions_offered": 2, "suggestions_taken": 1, "suggestions_taken[suggestion=field]": 0,
    }  # fmt: skip


def test_beyond_the_level_counts_once() -> None:
    wrong = {"eligible": False, "reasons": ["wrong_order"]}
    story = Story().taken_in(0, **wrong).tell(told.EligibilityMarked, 1, first=False, changed=False, **wrong)
    assert figures(story, "beyond_level", "ineligible_reasons[reason=wrong_order]") == {
        "beyond_level": 1,
        "ineligible_reasons[reason=wrong_order]": 1,
    }


def test_a_resolution_counts_by_whether_it_kept_the_limit() -> None:
    facts = together(
        Story().taken_in(0).accepted(1).concluded(20, outcome, kept)
        for outcome, kept in (("right", True), ("wrong", False), ("wrong", None))
    )
    assert [value(facts, f"petitions.resolved[in_time={said}]") for said in ("yes", "no", "")] == [1, 1, 1]


# --- identities hold whatever is told --------------------------------------------------------------------------------------------

UNITS = (A, B, C)
STEPS = (
    "accepted",
    "refused",
    "guided",
    "returned",
    "filed",
    "urged",
    "transferred",
    "taken",
    "back",
    "replied",
    "concluded",
    "withdrawn",
    "part",
    "discontinued",
    "answered",
    "reopened",
    "second",
    "classified",
    "merged",
    "unmerged",
    "handed",
    "suspended",
    "resumed",
    "extended",
)


@st.composite
def histories(draw: st.DrawFn) -> Story:
    """Any events on any days, in any order of telling: also what no act would let through, and what voiding would leave."""
    story = Story(draw(st.sampled_from(UNITS)), draw(st.sampled_from(["complaint", "denunciation", "proposal", "mixed"])))
    begun = draw(st.integers(0, 60))
    story.taken_in(begun)
    latest = begun
    for _n in range(draw(st.integers(0, 9))):
        step, on = draw(st.sampled_from(STEPS)), begun + draw(st.integers(0, 120))
        if step in ("taken", "handed"):
            on = latest = max(latest, on)
        _tell(draw, story, step, on)
    return story


def _tell(draw: st.DrawFn, story: Story, step: str, on: int) -> None:
    number = draw(st.integers(1, 2))
    plain = {
        "refused": told.NotAccepted, "guided": told.Guided, "returned": told.Returned, "filed": told.Filed, "urged": told.UrgedInstead,
        "discontinued": told.Discontinued, "answered": told.Answered, "reopened": told.Reopened, "second": told.SecondInstanceOpened,
        "merged": told.RepeatMerged, "unmerged": told.RepeatUnmerged, "suspended": told.Suspended, "resumed": told.Resumed,
    }  # fmt: skip
    if step in plain:
        story.tell(plain[step], on)
    elif step == "accepted":
        story.accepted(on)
    elif step == "extended":
        story.tell(told.ResolutionExtended, on, days=15, beyond=False)
    elif step == "transferred":
        story.transferred(on, number)
    elif step == "taken":
        story.taken_over(on, draw(st.sampled_from(UNITS)), number)
    elif step == "back":
        story.tell(told.TransferSentBack, on, transfer=number)
    elif step == "replied":
        story.replied(on, number)
    elif step == "concluded":
        story.concluded(on, draw(st.sampled_from(["right", "wrong", "partly_right"])), draw(st.sampled_from([True, False, None])))
    elif step in ("withdrawn", "part"):
        story.tell(told.Withdrawn, on, whole=step == "withdrawn", outcome="withdrawn", in_time=None, items=[1])
    elif step == "classified":
        before = story.facets["petition_class"]
        story.facets["petition_class"] = draw(st.sampled_from(["complaint", "denunciation", "proposal"]))
        story.tell(told.Classified, on, previous=before, classes=[], suggested={})
    else:
        story.tell("records.handed_over", on, new_owner=draw(st.sampled_from(UNITS)))


@settings(max_examples=150, deadline=None)
@given(st.lists(histories(), min_size=1, max_size=3), st.integers(0, 150), st.integers(0, 90))
def test_every_sum_agrees_in_every_unit_scope_and_period_whatever_is_told(stories: list[Story], first: int, length: int) -> None:
    facts = together(stories)
    for units in ((A,), (B,), (C,), (A, B), UNITS):
        assert broken(facts, OURS, units, first, first + length) == []


@settings(max_examples=150, deadline=None)
@given(histories())
def test_no_petition_counts_twice_in_the_sector(story: Story) -> None:
    facts = story.facts()
    for code in ("received", "affairs", "distinct"):
        assert value(facts, f"petitions.{code}", UNITS, 0, 400) <= 1
    for last in range(0, 200, 7):
        for code in ("pending", "unprocessed", "unresolved", "overdue", "prolonged"):
            assert value(facts, f"petitions.{code}", UNITS, 0, last) in (0, 1), code
            assert all(value(facts, f"petitions.{code}", (unit,), 0, last) in (0, 1) for unit in UNITS), code


@settings(max_examples=100, deadline=None)
@given(histories(), st.integers(0, 180))
def test_the_opening_is_always_the_closing_before(story: Story, last: int) -> None:
    facts = story.facts()
    for code in ("unprocessed", "pending", "unresolved"):
        for unit in UNITS:
            before = value(facts, f"petitions.{code}", (unit,), 0, last)
            assert value(facts, f"petitions.{code}_start", (unit,), last + 1, last + 30) == before


def test_every_identity_names_figures_that_exist() -> None:
    assert len(OURS) >= 25
    for one in OURS:
        assert all(parse(text).indicator.kind == "computed" for text in (*one.left, *one.right))
    assert day(0).isoformat() == "2023-01-02"

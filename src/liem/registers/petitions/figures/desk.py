"""What is counted at the desk: received and by whom, repeats, what came again, how it was handled, what waits.

*Handled* means that a direction was carried out: accepted or not, transferred, guided, returned, filed, or the competent
body urged. It is never *resolved*. A petition is received once in the nation, by the unit that took it in; a unit that
takes it over counts it as come by transfer, the one that sent it counts it as handled (transferred), and one that was sent
back as come back. So in every unit, scope and period, as plain sums:

    waiting at the start + received + come by transfer + come back + reopened (+ reclassified, + moved by hand-over)
        = handled + ended at the desk + waiting at the end

*Eligible* (form 01/XLD, column 6) are those of the handled that were given a direction other than being returned or filed;
it is counted on the day of the direction, as the form's column 4 is. A petition that two desks handled counts at both.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from liem.core.journal.told import Past
from liem.readings.figures import Counted, Indicator, Span
from liem.registers.petitions import events as told
from liem.registers.petitions.figures import course as walk
from liem.registers.petitions.figures import cuts
from liem.registers.petitions.figures.course import Stay, course_of
from liem.registers.petitions.rules import states

COMES = (told.TakenIn, told.TransferTaken, told.TransferSentBack, told.Reopened, told.SecondInstanceOpened)
HANDLES = (told.Accepted, told.NotAccepted, told.Transferred, told.Guided, told.Returned, told.Filed, told.UrgedInstead)
ENDS = (told.Withdrawn, told.Discontinued, told.Answered)
LEAVES = (*HANDLES, *ENDS)
MOVES = (*COMES, *LEAVES, told.Concluded, told.Classified)
TIES = (told.RepeatMerged, told.RepeatUnmerged, told.AffairJoined, told.AffairLeft)

History = list[Past]
Data = Mapping[str, Any]
Counting = Callable[[History], Iterator[Counted]]

# --- received ----------------------------------------------------------------------------------------------------------

Indicator(
    "petitions.received",
    _("Petitions received"),
    when=told.TakenIn,
    cuts=(cuts.CLASS, cuts.SOURCE, cuts.FIELD, cuts.ADDRESSEE, cuts.SENDER, cuts.INSTANCE),
    compared=True,
)
Indicator(
    "petitions.signatories", _("Signatories"), when=told.TakenIn, amount="people", unit="people", cuts=(cuts.CLASS, cuts.SENDER), page=False
)


def _opening(which: Callable[[walk.Course], bool]) -> Counting:
    """Counts on the day of taking in what holds of the whole history: a repeat found later is found of that day."""

    def counted(history: History) -> Iterator[Counted]:
        course = course_of(history)
        if course.opening is not None and which(course):
            yield Counted(course.opening)

    return counted


# Four ways of counting: petitions received, repeats among them, what is left without the repeats, the affairs they make.
# Joining and taking off correct the day of taking in, as a voiding would: `received = distinct + repeats` always holds.
Indicator(
    "petitions.repeats",
    _("Repeats among them"),
    when=(told.TakenIn, *TIES),
    counted=_opening(lambda course: course.repeat is not None),
    cuts=(cuts.CLASS,),
    compared=True,
)
Indicator(
    "petitions.distinct",
    _("Petitions without their repeats"),
    when=(told.TakenIn, *TIES),
    counted=_opening(lambda course: course.repeat is None),
    cuts=(cuts.CLASS,),
    page=False,
)
Indicator(
    "petitions.affairs",
    _("Affairs they make"),
    when=(told.TakenIn, *TIES),
    counted=_opening(lambda course: course.new_affair),
    cuts=(cuts.CLASS,),
    compared=True,
)

# --- what came again ---------------------------------------------------------------------------------------------------


def _coming(*ways: str) -> Counting:
    """Counts each coming to a desk in one of these ways, for the unit to which it came."""

    def counted(history: History) -> Iterator[Counted]:
        return (stay.coming for stay in course_of(history).open if stay.how in ways and stay.came.kind != told.Classified.kind)

    return counted


for code, label, way in (
    ("petitions.came_by_transfer", _("Came by transfer within the sector"), walk.BY_TRANSFER),
    ("petitions.came_back", _("Sent back after a transfer"), walk.SENT_BACK),
    ("petitions.reopened", _("Reopened, or second instance"), walk.REOPENED),
):
    Indicator(code, label, when=MOVES, counted=_coming(way), cuts=(cuts.CLASS,))


def _reclassified(history: History) -> Iterator[Counted]:
    for past, previous in course_of(history).reclassified:
        yield Counted(past)
        yield Counted(past, cuts={**past.data, "petition_class": previous}, amount=-1)


# Nothing in total; by class, what came to the class at the desk less what left it.
Indicator("petitions.reclassified", _("Class changed at the desk, net"), when=MOVES, counted=_reclassified, cuts=(cuts.CLASS,), page=False)

# --- handled -----------------------------------------------------------------------------------------------------------


def _settled(course: walk.Course, stay: Stay) -> str:
    """Whether what the petition is about was settled before: once, more than once, not yet; or what the desk said of it.

    A denunciation that repeats one which was concluded is one made again after a conclusion (form 03/XLD, column 19).
    """
    data = stay.left.data if stay.left is not None else {}
    if data.get("earlier") in states.EARLIER.get(str(stay.came.data.get("petition_class")), ()):
        return str(data["earlier"])
    if stay.came.data.get("petition_class") == states.DENUNCIATION:
        return states.CONCLUDED_AGAIN if course.settled_before else "none"
    second = stay.left is not None and (stay.left.data.get("instance") or 1) > 1
    return "again" if second and course.settled_before else "first" if second or course.settled_before else "none"


def _handled(ways: Collection[str], affairs: bool = False) -> Counting:
    """Counts each leaving of a desk in one of these ways; `affairs`: only of petitions that stand for an affair of their own."""

    def counted(history: History) -> Iterator[Counted]:
        course = course_of(history)
        if affairs and not course.new_affair:
            return
        for stay in course.desk:
            if stay.left_how in ways:
                leaving = stay.leaving
                yield Counted(leaving.event, cuts={**(leaving.cuts or {}), "settled": _settled(course, stay)})

    return counted


ELIGIBLE = (*walk.OWN, *walk.OUTSIDE)
IN_DETAIL = (cuts.CLASS, cuts.HANDLING, cuts.FIELD, cuts.BRANCH)
OF_WHAT = (*IN_DETAIL, cuts.SETTLED)

Indicator("petitions.handled", _("Handled"), when=MOVES, counted=_handled(walk.HANDLED), cuts=IN_DETAIL, compared=True)
Indicator("petitions.eligible", _("Eligible"), when=(*MOVES, *TIES), counted=_handled(ELIGIBLE), cuts=OF_WHAT, compared=True)
Indicator(
    "petitions.eligible_affairs",
    _("Affairs of the eligible petitions"),
    when=(*MOVES, *TIES),
    counted=_handled(ELIGIBLE, affairs=True),
    cuts=OF_WHAT,
)
Indicator(
    "petitions.ineligible",
    _("Not eligible: returned or filed"),
    when=MOVES,
    counted=_handled(walk.INELIGIBLE),
    cuts=(cuts.CLASS, cuts.HANDLING),
    page=False,
)
Indicator(
    "petitions.own_competence", _("Within the unit's competence"), when=MOVES, counted=_handled(walk.OWN), cuts=IN_DETAIL, compared=True
)
Indicator("petitions.outside_competence", _("Outside the unit's competence"), when=MOVES, counted=_handled(walk.OUTSIDE), cuts=IN_DETAIL)
Indicator(
    "petitions.transferred",
    _("Transferred to the competent body"),
    when=MOVES,
    counted=_handled((states.TRANSFER,)),
    cuts=(cuts.CLASS, cuts.RECEIVER),
    compared=True,
)
for code, label, way in (
    ("petitions.guided", _("Senders guided"), states.GUIDE),
    ("petitions.returned", _("Returned"), states.RETURN),
    ("petitions.filed", _("Filed"), states.FILE),
    ("petitions.urged", _("Competent body urged"), states.URGE),
):
    Indicator(code, label, when=MOVES, counted=_handled((way,)), cuts=(cuts.CLASS,))
Indicator(
    "petitions.ended_at_desk",
    _("Ended at the desk otherwise"),
    when=MOVES,
    counted=_handled(walk.ENDED_AT_DESK),
    cuts=(cuts.CLASS, cuts.LEFT),
)

# --- what stands -------------------------------------------------------------------------------------------------------


def at_the_desk(history: History) -> Iterator[Span]:
    """The spans in which a petition waits at a desk."""
    return (stay.span for stay in course_of(history).desk)


def standing_open(history: History) -> Iterator[Span]:
    """The spans in which a petition stands open in a unit: waiting at a desk, being resolved, or concluded and not answered."""
    return (stay.span for stay in course_of(history).open)


Indicator("petitions.unprocessed", _("Waiting to be handled at the end"), when=MOVES, spans=at_the_desk, cuts=(cuts.CLASS,), good="fall")
Indicator("petitions.unprocessed_start", _("Waiting to be handled at the start"), of="petitions.unprocessed", timing="start")
Indicator("petitions.unprocessed_moved", _("Waiting ones moved by hand-over, net"), of="petitions.unprocessed", timing="moved")
Indicator(
    "petitions.pending",
    _("Petitions pending at the end"),
    when=MOVES,
    spans=standing_open,
    cuts=(cuts.CLASS, cuts.FIELD),
    good="fall",
    compared=True,
)
Indicator("petitions.pending_start", _("Petitions pending at the start"), of="petitions.pending", timing="start", page=False)
Indicator("petitions.pending_moved", _("Pending ones moved by hand-over, net"), of="petitions.pending", timing="moved", page=False)


def _ended(history: History) -> Iterator[Counted]:
    return (stay.leaving for stay in course_of(history).open if stay.left and stay.left_how != walk.RECLASSIFIED)


Indicator("petitions.ended", _("Ended or sent on"), when=MOVES, counted=_ended, cuts=(cuts.CLASS, cuts.LEFT), page=False)

# --- eligibility, suggestions ------------------------------------------------------------------------------------------


def _found_ineligible(data: Data) -> bool:
    """Whether the petition is found not eligible now: told again, it counts no more."""
    return data.get("eligible") is False and bool(data.get("first", True) or data.get("changed"))


Indicator(
    "petitions.ineligible_reasons",
    _("Reasons why petitions are not eligible"),
    when=(told.TakenIn, told.EligibilityMarked),
    condition=_found_ineligible,
    rows="reasons",
    unit="reasons",
    cuts=(cuts.CLASS, cuts.REASON),
    page=False,
)
# Beyond the level: the lower one was not gone through first.
Indicator(
    "petitions.beyond_level",
    _("Sent beyond the competent level"),
    when=(told.TakenIn, told.EligibilityMarked),
    condition=lambda data: _found_ineligible(data) and "wrong_order" in (data.get("reasons") or ()),
    cuts=(cuts.CLASS,),
    good="fall",
)


def _suggestions(data: Data) -> list[dict[str, str]]:
    offered = data.get("suggested")
    return [{"suggestion": what, "answer": answer} for what, answer in offered.items()] if isinstance(offered, dict) else []


Indicator(
    "petitions.suggestions_offered",
    _("Suggestions offered"),
    when=(told.TakenIn, told.Classified),
    rows=_suggestions,
    unit="suggestions",
    cuts=(cuts.SUGGESTION,),
    page=False,
)
Indicator(
    "petitions.suggestions_taken",
    _("Suggestions taken"),
    when=(told.TakenIn, told.Classified),
    condition=lambda data: data["answer"] == "taken",
    rows=_suggestions,
    unit="suggestions",
    cuts=(cuts.SUGGESTION,),
    page=False,
)

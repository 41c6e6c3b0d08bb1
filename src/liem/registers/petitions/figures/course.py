"""The course of a petition as its whole history tells it: where it stood, how it came there, how it left.

Pure. Three places: open in a unit at all, at the desk (taken in, and no direction carried out yet), being resolved. Every
figure of what came, left and stands is read from the same stays, so that they agree whatever was recorded late or voided.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from liem.core.journal.told import Past
from liem.readings.figures import Counted, Span
from liem.registers.petitions import events as told
from liem.registers.petitions.rules import states

RECEIVED, BY_TRANSFER, SENT_BACK, REOPENED = "received", "by_transfer", "sent_back", "reopened"
REFUSED, CONCLUDED, WITHDRAWN, DISCONTINUED, ANSWERED = "refuse", "concluded", "withdrawn", "discontinued", "answered"
RECLASSIFIED = "reclassified"

COMING: Mapping[str, str] = {
    told.TakenIn.kind: RECEIVED,
    told.TransferTaken.kind: BY_TRANSFER,
    told.TransferSentBack.kind: SENT_BACK,
    told.Reopened.kind: REOPENED,
    told.SecondInstanceOpened.kind: REOPENED,
}
"""Events that bring a petition to a desk, and how."""

HANDLING: Mapping[str, str] = {
    told.Accepted.kind: states.ACCEPT,
    told.NotAccepted.kind: REFUSED,
    told.Transferred.kind: states.TRANSFER,
    told.Guided.kind: states.GUIDE,
    told.Returned.kind: states.RETURN,
    told.Filed.kind: states.FILE,
    told.UrgedInstead.kind: states.URGE,
}
"""Events that carry a direction out, and which."""

ENDING: Mapping[str, str] = {
    told.Withdrawn.kind: WITHDRAWN,
    told.Discontinued.kind: DISCONTINUED,
    told.Answered.kind: ANSWERED,
}
"""Events that end a petition in another way."""

HANDLED = (*HANDLING.values(),)
OWN = (states.ACCEPT, REFUSED)
OUTSIDE = (states.GUIDE, states.TRANSFER, states.URGE)
INELIGIBLE = (states.RETURN, states.FILE)
RESOLVED = (CONCLUDED, WITHDRAWN)
ENDED_AT_DESK = (WITHDRAWN, DISCONTINUED, ANSWERED)


@dataclass(frozen=True, slots=True)
class Stay:
    """A time in one place: the events by which it came and left, and how; None: it stands there still."""

    came: Past
    how: str
    left: Past | None = None
    left_how: str = ""

    @property
    def span(self) -> Span:
        """The stay as a span of a stock."""
        return Span(self.came.happened_on, self.left.happened_on if self.left else None, self.came, self.left, self.came.data)

    @property
    def leaving(self) -> Counted:
        """Its end as something that counts, cut by what the leaving event says, how it left, and the class it stood in."""
        assert self.left is not None
        said = {"handling": self.left_how, "left": self.left_how, "petition_class": self.came.data.get("petition_class")}
        return Counted(self.left, cuts={**self.left.data, **said})

    @property
    def coming(self) -> Counted:
        """Its beginning as something that counts, for the unit to which it came."""
        return Counted(self.came, arriving=True)


@dataclass(slots=True)
class Sending:
    """A transfer: when it was sent, replies and urgings in order, whether it was taken over or sent back."""

    sent: Past
    replies: list[Past] = field(default_factory=list)
    urgings: list[Past] = field(default_factory=list)
    taken: bool = False
    back: Past | None = None

    @property
    def unit_id(self) -> int | None:
        """The unit that sent it, where another one owns the petition since; None: the owner speaks for itself."""
        return self.sent.unit_id if self.taken else None


@dataclass(slots=True)
class Course:
    """All stays of a petition, its transfers, and what ties it to others."""

    history: list[Past]
    open: list[Stay] = field(default_factory=list)
    desk: list[Stay] = field(default_factory=list)
    resolving: list[Stay] = field(default_factory=list)
    reclassified: list[tuple[Past, Any]] = field(default_factory=list)
    """Each change of class at the desk, and the class in which it stood there till then."""
    sendings: dict[Any, Sending] = field(default_factory=dict)
    opening: Past | None = None
    repeat: Past | None = None
    """The joining to another petition that still stands."""
    further: bool = False
    """Whether it belongs to an affair of which another petition was the first."""
    settled_before: bool = False
    """Whether what it repeats had been answered already."""

    @property
    def new_affair(self) -> bool:
        """Whether the petition stands for an affair of its own: no repeat, and not a further one of an affair."""
        return self.repeat is None and not self.further


_last: list[Course] = []


def course_of(history: list[Past]) -> Course:
    """The course that a history tells. Many figures ask for the same history in turn: the latest course is kept."""
    if _last and _last[0].history is history:
        return _last[0]
    course = _Walk(history).course
    _last[:] = [course]
    return course


class _Walk:
    """Goes through a history once."""

    def __init__(self, history: list[Past]) -> None:
        self.course = Course(history)
        self.places: dict[str, list[Stay]] = {"open": self.course.open, "desk": self.course.desk, "resolving": self.course.resolving}
        self.standing: set[str] = set()
        for past in history:
            self._step(past)

    def _step(self, past: Past) -> None:
        kind = past.kind
        if kind in COMING:
            self._come(past, COMING[kind])
        elif kind in HANDLING:
            self._handle(past, HANDLING[kind])
        elif kind == told.Concluded.kind:
            self._leave("resolving", past, CONCLUDED)
        elif kind in ENDING:
            if kind != told.Withdrawn.kind or past.data.get("whole"):
                self._leave_all(past, ENDING[kind])
        elif kind == told.Classified.kind:
            self._classify(past)
        else:
            self._tie(past)
        if kind in _OF_TRANSFERS:
            self._send(past)

    def _come(self, past: Past, how: str) -> None:
        """Come to a desk; a petition that stands open already comes nowhere."""
        if self.course.opening is None:
            self.course.opening = past
        if "open" not in self.standing:
            self._leave("resolving", past, how)
            self._enter("open", past, how)
            self._enter("desk", past, how)

    def _handle(self, past: Past, how: str) -> None:
        if how != states.ACCEPT:
            self._leave_all(past, how)
        elif "desk" in self.standing:
            self._leave("desk", past, how)
            self._enter("resolving", past, how)

    def _classify(self, past: Past) -> None:
        """Another class at the desk: the stay ends in one class and goes on in the other, on the same day.

        The class it leaves is the one in which it came: what the event names as previous may have been told earlier or later.
        """
        if "desk" not in self.standing:
            return
        previous = self.places["desk"][-1].came.data.get("petition_class")
        if previous == past.data.get("petition_class"):
            return
        for place in ("open", "desk"):
            how = self.places[place][-1].how
            self._leave(place, past, RECLASSIFIED)
            self._enter(place, past, how)
        self.course.reclassified.append((past, previous))

    def _tie(self, past: Past) -> None:
        course = self.course
        if past.kind == told.RepeatMerged.kind:
            course.repeat = past
            course.settled_before = bool(past.data.get("resolved_before"))
        elif past.kind == told.RepeatUnmerged.kind:
            course.repeat, course.settled_before = None, False
        elif past.kind == told.AffairJoined.kind:
            course.further = not past.data.get("first", True)
        elif past.kind == told.AffairLeft.kind:
            course.further = False

    def _send(self, past: Past) -> None:
        sendings, number = self.course.sendings, past.data.get("transfer")
        if past.kind == told.Transferred.kind:
            sendings[number] = Sending(past)
        elif number in sendings:
            sending = sendings[number]
            if past.kind == told.ReplyRecorded.kind:
                sending.replies.append(past)
            elif past.kind == told.TransferUrged.kind:
                sending.urgings.append(past)
            elif past.kind == told.TransferTaken.kind:
                sending.taken = True
            else:
                sending.back = sending.back or past

    def _enter(self, place: str, past: Past, how: str) -> None:
        self.standing.add(place)
        self.places[place].append(Stay(past, how))

    def _leave(self, place: str, past: Past, how: str) -> None:
        if place in self.standing:
            self.standing.discard(place)
            self.places[place][-1] = replace(self.places[place][-1], left=past, left_how=how)

    def _leave_all(self, past: Past, how: str) -> None:
        for place in self.places:
            self._leave(place, past, how)


_OF_TRANSFERS = {
    event.kind
    for event in (told.Transferred, told.TransferTaken, told.TransferSentBack, told.ReplyRecorded, told.TransferUrged)
}  # fmt: skip


def silent(history: list[Past]) -> Iterator[Span]:
    """The spans in which a transfer waits for its first reply, for the unit that sent it."""
    for sending in course_of(history).sendings.values():
        ends = [past for past in (*sending.replies[:1], sending.back) if past is not None]
        end = min(ends, key=lambda past: (past.happened_on, past.ordinal)) if ends else None
        if end is None or (end.happened_on, end.ordinal) >= (sending.sent.happened_on, sending.sent.ordinal):
            until = end.happened_on if end else None
            yield Span(sending.sent.happened_on, until, sending.sent, end, sending.sent.data, unit_id=sending.unit_id)

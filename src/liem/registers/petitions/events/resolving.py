"""What happens from acceptance to the answer, and after it."""

from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext_lazy as _

from liem.core.journal.events import Event
from liem.registers.petitions import words


@dataclass(frozen=True, kw_only=True)
class Accepted(Event):
    """The petition was accepted for resolution; the clock of its resolution starts. `limit`: the rule of the pack."""

    kind = "petitions.accepted"
    sentence = _("<b>Accepted for resolution</b>, notice %(letter)s (%(complexity)s)")
    words = {"complexity": words.COMPLEXITY}
    weighty = True

    letter: str
    complexity: str
    remote: bool
    basis: str
    limit: str | None = None
    due_on: date | None = None
    """The day set by hand where no verified rule of law gives one (Party rules)."""
    handling: str = "accept"
    first: bool = True


@dataclass(frozen=True, kw_only=True)
class NotAccepted(Event):
    """It was decided not to accept the petition, with notice and reason."""

    kind = "petitions.not_accepted"
    sentence = _("<b>Not accepted</b>, notice %(letter)s: %(reason)s")
    weighty = True

    reason: str
    letter: str
    handling: str = "refuse"


@dataclass(frozen=True, kw_only=True)
class VerificationAssigned(Event):
    """A verification was assigned."""

    kind = "petitions.verification_assigned"
    sentence = _("<b>Verification assigned</b> to %(assigned_to)s, decision %(decision)s")

    verification: int
    assigned_to: str
    decision: str
    due_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class VerificationReported(Event):
    """The result of a verification was reported."""

    kind = "petitions.verification_reported"
    sentence = _("<b>Verification reported</b> (no. %(verification)s)")

    verification: int


@dataclass(frozen=True, kw_only=True)
class ResolutionExtended(Event):
    """The time for resolving was lengthened. `beyond`: more than the law allows, or decided after the limit ran out."""

    kind = "petitions.resolution_extended"
    sentence = _("<b>Time extended</b> by %(days)s days, decision %(decision)s: %(reason)s")

    extension: int
    days: int
    decision: str
    reason: str
    beyond: bool


@dataclass(frozen=True, kw_only=True)
class Suspended(Event):
    """The resolution was suspended; its clock stands still."""

    kind = "petitions.suspended"
    sentence = _("<b>Suspended</b>, decision %(decision)s: %(ground)s")
    words = {"ground": words.SUSPENSION_GROUNDS}
    weighty = True

    ground: str
    decision: str


@dataclass(frozen=True, kw_only=True)
class Resumed(Event):
    """The resolution goes on; its clock moves by the days it stood still."""

    kind = "petitions.resumed"
    sentence = _("<b>Resumed</b>, decision %(decision)s")

    decision: str


@dataclass(frozen=True, kw_only=True)
class DialogueHeld(Event):
    """A dialogue was held."""

    kind = "petitions.dialogue_held"
    sentence = _("<b>Dialogue held</b>: %(topic)s")

    dialogue: int
    topic: str


@dataclass(frozen=True, kw_only=True)
class Concluded(Event):
    """The petition was resolved. `in_time` against the limit as it stood; None when no limit ran."""

    kind = "petitions.concluded"
    sentence = _("<b>Concluded</b>: %(outcome)s, document %(document)s. %(result)s")
    words = {"outcome": words.OUTCOMES}
    money = frozenset({"money_restored", "money_to_organisations", "money_recovered"})
    weighty = True

    outcome: str
    result: str
    document: str
    in_time: bool | None
    persons_restored: int
    money_restored: int
    land_restored: int
    organisations_restored: int = 0
    money_to_organisations: int = 0
    land_to_organisations: int = 0
    money_recovered: int = 0
    land_recovered: int = 0
    persons_to_answer: int = 0
    referred: bool = False
    """Whether it was referred to the investigating body."""


@dataclass(frozen=True, kw_only=True)
class Withdrawn(Event):
    """The sender withdrew the whole petition or some of its contents. `whole` ends it."""

    kind = "petitions.withdrawn"
    sentence = _("<b>Withdrawn</b>: %(scope)s")
    weighty = True

    whole: bool
    items: list[int]
    scope: str
    outcome: str = "withdrawn"
    in_time: bool | None = None
    accepted: bool = False
    """Whether it had been accepted: only then does it count among those resolved."""


@dataclass(frozen=True, kw_only=True)
class Discontinued(Event):
    """The resolution was ended without a conclusion."""

    kind = "petitions.discontinued"
    sentence = _("<b>Discontinued</b>, decision %(decision)s: %(ground)s")
    words = {"ground": words.DISCONTINUE_GROUNDS}
    weighty = True

    ground: str
    decision: str


@dataclass(frozen=True, kw_only=True)
class Answered(Event):
    """The sender was answered."""

    kind = "petitions.answered"
    sentence = _("<b>Answered</b>, letter %(letter)s")
    weighty = True

    letter: str


@dataclass(frozen=True, kw_only=True)
class SecondInstanceOpened(Event):
    """The sender complains against the first decision; the second instance begins."""

    kind = "petitions.second_instance_opened"
    sentence = _("<b>Second instance</b> opened: %(reason)s")
    weighty = True

    reason: str


@dataclass(frozen=True, kw_only=True)
class ExecutionOrdered(Event):
    """Something must be done because of the decision."""

    kind = "petitions.execution_ordered"
    sentence = _("<b>To be carried out</b> by %(responsible)s: %(duty)s")
    money = frozenset({"amount"})

    execution: int
    duty: str
    responsible: str
    amount: int
    land: int
    due_on: date | None = None
    owed_to: str = ""


@dataclass(frozen=True, kw_only=True)
class ExecutionDone(Event):
    """It was done."""

    kind = "petitions.execution_done"
    sentence = _("<b>Carried out</b> (no. %(execution)s)")
    money = frozenset({"amount"})

    execution: int
    amount: int
    land: int
    late: bool
    owed_to: str = ""


@dataclass(frozen=True, kw_only=True)
class Reopened(Event):
    """The petition is taken up again on new facts."""

    kind = "petitions.reopened"
    sentence = _("<b>Reopened</b>: %(reason)s")
    weighty = True

    reason: str
    stage: str
    classes: list[str] = field(default_factory=list)

"""What ties petitions together: repeats of one petition, and the affair that several are about."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from liem.core.journal.events import Event


@dataclass(frozen=True, kw_only=True)
class RepeatMerged(Event):
    """The petition was joined to an earlier one as its repeat; both stay, and it starts no clock of its own.

    `resolved_before`: the earlier one had been answered already.
    """

    kind = "petitions.repeat_merged"
    sentence = _("<b>Repeat of</b> %(original_number)s")

    original: int
    original_number: str
    score: int | None = None
    """How alike they were found, in percent; None when a person named it without a search."""


@dataclass(frozen=True, kw_only=True)
class RepeatUnmerged(Event):
    """It is no repeat of that petition after all."""

    kind = "petitions.repeat_unmerged"
    sentence = _("<b>No longer a repeat of</b> %(original_number)s: %(reason)s")

    original: int
    original_number: str
    reason: str
    desk_since: date | None = None
    """Since when it lies at the desk, where it does: its handling takes its own time again."""


@dataclass(frozen=True, kw_only=True)
class AffairJoined(Event):
    """The petition belongs to this affair."""

    kind = "petitions.affair_joined"
    sentence = _("<b>Belongs to the affair</b> %(affair_number)s")

    affair: int
    affair_number: str
    first: bool
    """Whether it is the first petition of the affair."""


@dataclass(frozen=True, kw_only=True)
class AffairLeft(Event):
    """The petition belongs to this affair no longer."""

    kind = "petitions.affair_left"
    sentence = _("<b>Left the affair</b> %(affair_number)s: %(reason)s")

    affair: int
    affair_number: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class AffairOpened(Event):
    """An affair was opened: what several petitions are about."""

    kind = "affairs.opened"
    sentence = _("<b>Affair opened</b>")
    weighty = True


@dataclass(frozen=True, kw_only=True)
class AffairSettled(Event):
    """The affair was settled."""

    kind = "affairs.settled"
    sentence = _("<b>Affair settled</b>: %(result)s")
    weighty = True

    result: str


@dataclass(frozen=True, kw_only=True)
class AffairReopened(Event):
    """The affair is taken up again."""

    kind = "affairs.reopened"
    sentence = _("<b>Affair reopened</b>: %(reason)s")
    weighty = True

    reason: str

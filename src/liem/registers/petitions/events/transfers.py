"""What happens to a transfer. `new_owner` in an event makes that unit the owner of the petition from its day on."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from liem.core.journal.events import Event


@dataclass(frozen=True, kw_only=True)
class Transferred(Event):
    """The petition was sent on. `inside` tells whether to a unit of the sector; `hop` counts its transfers."""

    kind = "petitions.transferred"
    sentence = _("<b>Transferred</b> to %(receiver)s, letter %(letter)s")
    weighty = True

    transfer: int
    receiver: str
    inside: bool
    hop: int
    letter: str
    reply_due_on: date | None = None
    handling: str = "transfer"
    receiver_kind: str = ""
    """The receiver's level in the sector, or `outside` for a body outside it."""


@dataclass(frozen=True, kw_only=True)
class TransferArrived(Event):
    """The receiving unit confirmed that the petition arrived."""

    kind = "petitions.transfer_arrived"
    sentence = _("<b>Transfer arrived</b> at %(receiver)s")

    transfer: int
    receiver: str


@dataclass(frozen=True, kw_only=True)
class TransferTaken(Event):
    """The receiving unit took the petition over and owns it from this day."""

    kind = "petitions.transfer_taken"
    sentence = _("<b>Taken over</b> by %(receiver)s from %(sender_unit)s")
    weighty = True

    transfer: int
    receiver: str
    sender_unit: str
    new_owner: int
    from_unit: int


@dataclass(frozen=True, kw_only=True)
class TransferSentBack(Event):
    """The receiving body sent the petition back: it is not competent either. `again`: it lies at the desk once more."""

    kind = "petitions.transfer_sent_back"
    sentence = _("<b>Sent back</b> by %(receiver)s: %(reason)s")
    weighty = True

    transfer: int
    receiver: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class ReplyRecorded(Event):
    """A reply to a transfer came. `first` counts it; a later one adds to it."""

    kind = "petitions.reply_recorded"
    sentence = _("<b>Reply</b> from %(receiver)s, letter %(letter)s")
    weighty = True

    transfer: int
    receiver: str
    letter: str
    first: bool
    late: bool
    days: int


@dataclass(frozen=True, kw_only=True)
class TransferUrged(Event):
    """The receiver of a transfer was urged to answer."""

    kind = "petitions.transfer_urged"
    sentence = _("<b>Urged</b> %(receiver)s (time %(time)s), letter %(letter)s")

    transfer: int
    receiver: str
    time: int
    letter: str
    reply_due_on: date | None = None

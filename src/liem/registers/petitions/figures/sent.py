"""What is counted of transfers: replies, silence, urging. Each counts for the unit that sent the petition, whoever owns it now."""

from collections.abc import Callable, Iterable, Iterator

from django.utils.translation import gettext_lazy as _

from liem.core.journal.told import Past
from liem.readings.figures import Counted, Derived, Indicator
from liem.registers.petitions import events as told
from liem.registers.petitions.figures import cuts
from liem.registers.petitions.figures.course import Sending, course_of, silent
from liem.registers.petitions.figures.desk import History
from liem.registers.petitions.rules import states

TRANSFERS = (told.Transferred, told.TransferTaken, told.TransferSentBack, told.ReplyRecorded, told.TransferUrged)


def _of_each(which: Callable[[Sending], Iterable[Past]]) -> Callable[[History], Iterator[Counted]]:
    """Counts these events of every transfer, cut by whom it was sent to."""

    def counted(history: History) -> Iterator[Counted]:
        for sending in course_of(history).sendings.values():
            receiver = {"receiver_kind": sending.sent.data.get("receiver_kind")}
            yield from (Counted(past, unit_id=sending.unit_id, cuts={**past.data, **receiver}) for past in which(sending))

    return counted


# Column 22 of form 01/XLD: every letter of reply; the rate asks how many transfers had at least one.
Indicator(
    "petitions.replies",
    _("Replies to transfers"),
    when=TRANSFERS,
    counted=_of_each(lambda sending: sending.replies),
    cuts=(cuts.CLASS, cuts.RECEIVER),
    unit="letters",
    good="rise",
    compared=True,
)
Indicator(
    "petitions.transfers_answered",
    _("Transfers answered"),
    when=TRANSFERS,
    counted=_of_each(lambda sending: sending.replies[:1]),
    cuts=(cuts.CLASS, cuts.RECEIVER, cuts.LATE),
    good="rise",
    page=False,
)
Derived(
    "petitions.reply_rate",
    _("Transfers answered, of those sent"),
    of="petitions.transfers_answered",
    over="petitions.transferred",
    good="rise",
)
Derived(
    "petitions.replies_per_transfer",
    _("Replies to one transfer"),
    of="petitions.replies",
    over="petitions.transferred",
    unit="letters",
    good="rise",
    page=False,
)
Indicator(
    "petitions.transfers_silent",
    _("Transfers without a reply at the end"),
    when=TRANSFERS,
    spans=silent,
    key="transfer",
    cuts=(cuts.CLASS, cuts.RECEIVER),
    good="fall",
    compared=True,
)
Indicator(
    "petitions.transfers_urged",
    _("Receivers of transfers urged"),
    when=TRANSFERS,
    counted=_of_each(lambda sending: sending.urgings),
    cuts=(cuts.CLASS, cuts.RECEIVER),
    unit="letters",
    page=False,
)
Indicator(
    "petitions.passed_around",
    _("Transferred for the third time or more"),
    when=(told.Transferred, lambda data: data["hop"] >= states.HOPS_WARNED),
    cuts=(cuts.CLASS,),
    good="fall",
    page=False,
)

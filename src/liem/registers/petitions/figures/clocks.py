"""Which days run for a petition. Legal limits by the rule pack of the day on which they begin, target days as somebody set them.

A repeat starts no time of its own. A complaint or denunciation runs under the rules in force on the day of its acceptance,
also when a law of 1 July 2026 has changed them since.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from liem.core.journal.told import Past
from liem.readings.deadlines import ClockRule, On
from liem.registers.petitions import events as told
from liem.registers.petitions.rules import states

Data = Mapping[str, Any]

WHOLE = On(told.Withdrawn, when=lambda data: bool(data.get("whole")))
COMES = (told.TakenIn, told.TransferTaken, told.TransferSentBack, told.Reopened, told.SecondInstanceOpened)
DIRECTED = (told.Accepted, told.NotAccepted, told.Transferred, told.Guided, told.Returned, told.Filed, told.UrgedInstead)
ENDS = (WHOLE, told.Discontinued, told.Answered)


def _of_class(*classes: str) -> Callable[[Data], bool]:
    return lambda data: data.get("petition_class") in classes


# --- at the desk -------------------------------------------------------------------------------------------------------


def desk_rule(data: Data) -> str:
    """The limit that binds at the desk: by class, and for a complaint within competence that of acceptance or refusal."""
    own = data.get("handling") == states.ACCEPT or (data.get("instance") or 1) > 1
    return "KN-THULY" if own and data["petition_class"] == states.COMPLAINT else states.handling_rule(data["petition_class"])


# Ten working days for handling (seven for a denunciation). Once a complaint is found to be within the unit's competence, and
# for every second complaint: ten days from its receipt in which it is accepted or the sender told why not.
HANDLING = ClockRule(
    "petitions.handling",
    _("Handling to be decided and carried out"),
    kind="petition",
    opens=(*COMES, On(told.RepeatUnmerged, when=lambda data: bool(data.get("desk_since")))),
    closes=(*DIRECTED, *ENDS, told.RepeatMerged),
    changes=(told.Classified, told.HandlingDecided),
    rule=desk_rule,
    start=lambda past: past.data.get("desk_since"),
)

# --- being resolved ----------------------------------------------------------------------------------------------------

RESOLUTION = ClockRule(
    "petitions.resolution",
    _("To be resolved"),
    kind="petition",
    opens=On(told.Accepted, when=lambda data: not data.get("due_on")),
    closes=(told.Concluded, *ENDS, told.Transferred, *COMES),
    suspends=told.Suspended,
    resumes=told.Resumed,
    extends=told.ResolutionExtended,
    extension=lambda past: (past.data["days"], "day"),
    rule=lambda data: data.get("limit"),
)
RESOLUTION_DAY = ClockRule(
    "petitions.resolution_day",
    _("To be resolved by the day set"),
    kind="petition",
    sort="target",
    opens=On(told.Accepted, when=lambda data: bool(data.get("due_on"))),
    closes=(told.Concluded, *ENDS, told.Transferred, *COMES),
    suspends=told.Suspended,
    resumes=told.Resumed,
    extends=told.ResolutionExtended,
    extension=lambda past: (past.data["days"], "day"),
    due=lambda past: past.data["due_on"],
    basis=_("The day set on acceptance, where the law names none"),
)
ClockRule(
    "petitions.acceptance_notice",
    _("Notice of acceptance to the denouncer; its content to the person denounced"),
    kind="petition",
    opens=On(told.Accepted, when=_of_class(states.DENUNCIATION)),
    closes=(On(told.NoticeGiven, when=lambda data: data["notice"] == "acceptance"), told.Concluded, *ENDS, *COMES),
    rule=lambda data: "TC-TB-THULY" if data.get("basis") == states.STATE else None,
)
ClockRule(
    "petitions.verification",
    _("Report on the verification"),
    kind="petition",
    sort="target",
    opens=On(told.VerificationAssigned, when=lambda data: bool(data.get("due_on"))),
    closes=told.VerificationReported,
    scope=lambda past: past.data.get("verification"),
    due=lambda past: past.data["due_on"],
    basis=_("The day set by the decision to verify"),
)

# --- after the conclusion ----------------------------------------------------------------------------------------------

_SENT_WITHIN = {states.COMPLAINT: ("KN-GUI1", "KN-GUI2"), states.DENUNCIATION: ("TC-GUI-KL", "TC-GUI-KL")}


def sending_rule(data: Data) -> str | None:
    """The rule for sending a decision or conclusion, by class and instance; the law names none for proposals."""
    rules = _SENT_WITHIN.get(data.get("petition_class", ""))
    return rules[1 if (data.get("instance") or 1) > 1 else 0] if rules else None


ClockRule(
    "petitions.answer",
    _("Decision or conclusion to be sent"),
    kind="petition",
    opens=told.Concluded,
    closes=(told.Answered, *COMES),
    rule=sending_rule,
)
ClockRule(
    "petitions.publication",
    _("Conclusion on a denunciation to be published"),
    kind="petition",
    opens=On(told.Concluded, when=_of_class(states.DENUNCIATION)),
    closes=(On(told.NoticeGiven, when=lambda data: data["notice"] == "publication"), *COMES),
    rule="TC-CONGKHAI",
)
# It binds the sender, not the unit: so it presses nobody's desk, and goes on when the petition is closed.
ClockRule(
    "petitions.second_instance",
    _("Time in which a second complaint may be made"),
    kind="petition",
    sort="retention",
    opens=On(told.Answered, when=lambda data: data.get("petition_class") == states.COMPLAINT and (data.get("instance") or 1) == 1),
    closes=(told.SecondInstanceOpened, told.Reopened),
    rule="KN-THOIHIEU2",
)

# --- transfers and filing ----------------------------------------------------------------------------------------------


def _asked(past: Past) -> Any:
    """The day by which a reply was asked for; None when none was."""
    return past.data.get("reply_due_on")


ClockRule(
    "petitions.transfer_reply",
    _("Reply to a transfer"),
    kind="petition",
    sort="target",
    opens=On(told.Transferred, when=lambda data: bool(data.get("reply_due_on"))),
    closes=(told.ReplyRecorded, told.TransferSentBack),
    extends=On(told.TransferUrged, when=lambda data: bool(data.get("reply_due_on"))),
    extension=_asked,
    scope=lambda past: past.data.get("transfer"),
    due=_asked,
    basis=_("The day asked for in the letter of transfer, or when it was urged"),
)
ClockRule(
    "petitions.retention",
    _("Filed: kept until"),
    kind="petition",
    sort="retention",
    opens=told.Filed,
    closes=(told.SealedPartDestroyed, told.Reopened),
    rule="XLD-LUU",
)

LIMITS = (HANDLING, RESOLUTION, RESOLUTION_DAY)
"""The clocks by which a petition is overdue: what the law gives the unit for it, and the day set where it gives none."""
MOVED_BY = frozenset().union(*(rule.touched_by for rule in LIMITS))

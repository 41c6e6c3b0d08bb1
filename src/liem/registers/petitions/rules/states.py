"""Codes of a petition and the moves between its stages."""

from collections.abc import Mapping

COMPLAINT, DENUNCIATION, PROPOSAL, MIXED = "complaint", "denunciation", "proposal", "mixed"
CLASSES = (COMPLAINT, DENUNCIATION, PROPOSAL, MIXED)
"""Classes by content, purpose and request, not by the letter's title (Circular 05/2021/TT-TTCP, art. 6)."""
ITEM_CLASSES = (COMPLAINT, DENUNCIATION, PROPOSAL)

RECEIVED, CLASSIFIED, DECIDED = "received", "classified", "decided"
ACCEPTED, VERIFYING, CONCLUDED, ANSWERED = "accepted", "verifying", "concluded", "answered"
TRANSFERRED, REPLIED = "transferred", "replied"
GUIDED, RETURNED, FILED, URGED = "guided", "returned", "filed", "urged"
REFUSED, WITHDRAWN, DISCONTINUED = "refused", "withdrawn", "discontinued"

STAGES = (
    RECEIVED, CLASSIFIED, DECIDED, ACCEPTED, VERIFYING, CONCLUDED, ANSWERED, TRANSFERRED, REPLIED,
    GUIDED, RETURNED, FILED, URGED, REFUSED, WITHDRAWN, DISCONTINUED,
)  # fmt: skip
CLOSING = frozenset({ANSWERED, REPLIED, GUIDED, RETURNED, FILED, URGED, REFUSED, WITHDRAWN, DISCONTINUED})
OPEN = frozenset(STAGES) - CLOSING
AT_THE_DESK = frozenset({RECEIVED, CLASSIFIED, DECIDED})
"""Taken in, and no direction carried out yet: what form 01/XLD calls not yet handled."""
BEING_RESOLVED = frozenset({ACCEPTED, VERIFYING})

ACCEPT, TRANSFER, GUIDE, RETURN, FILE, URGE = "accept", "transfer", "guide", "return", "file", "urge"
HANDLINGS = (ACCEPT, TRANSFER, GUIDE, RETURN, FILE, URGE)

RIGHT, PARTLY_RIGHT, WRONG = "right", "partly_right", "wrong"
OUTCOMES = (RIGHT, PARTLY_RIGHT, WRONG, WITHDRAWN)

PERSON, BODY, GROUP, ANONYMOUS = "person", "body", "group", "anonymous"
SENDERS = (PERSON, BODY, GROUP, ANONYMOUS)

STATE, PARTY, INSPECTION = "state", "party", "inspection"
BASES = (STATE, PARTY, INSPECTION)
"""Under which rules a unit handles petitions: the State's, the Party's, the Inspection Commission's."""

JUDGED, OVERDUE_AGAIN, CONCLUDED_AGAIN = "judged", "overdue", "concluded"
EARLIER: Mapping[str, tuple[str, ...]] = {COMPLAINT: (JUDGED,), DENUNCIATION: (OVERDUE_AGAIN, CONCLUDED_AGAIN)}
"""How far what a petition is about was settled before it came, by class, where the register cannot know it: a complaint on which a court
has judged (form 02/XLD, column 18); a denunciation made again because the time ran out, or after a conclusion (03/XLD, 18 and 19)."""

STATE_BUDGET, ORGANISATION, INDIVIDUAL = "state", "organisation", "person"
OWED_TO = (STATE_BUDGET, ORGANISATION, INDIVIDUAL)
"""For whom money and land are: recovered for the State, or given back to organisations or to persons (forms 01 and 02/KQGQ)."""

ELIGIBLE, INELIGIBLE = "eligible", "ineligible"
OWN, OUTSIDE = "own", "outside"
NORMAL, COMPLEX, VERY_COMPLEX = "normal", "complex", "very_complex"

HOPS_WARNED = 3
"""From so many transfers on, everybody is warned that a petition is being passed around."""
GROUP_FROM = 2
"""A group petition has at least so many signatories."""

SENT, ARRIVED, TAKEN, SENT_BACK, ANSWERED_BACK = "sent", "arrived", "taken", "sent_back", "answered_back"
TRANSFER_STATES = (SENT, ARRIVED, TAKEN, SENT_BACK, ANSWERED_BACK)


def class_of_items(classes: list[str], fallback: str) -> str:
    """The class of a petition by its items: theirs when all agree, mixed when not, `fallback` without any."""
    found = set(classes)
    if not found:
        return fallback
    return found.pop() if len(found) == 1 else MIXED


def resolution_rule(petition_class: str, *, instance: int, remote: bool, basis: str) -> str | None:
    """The rule of the pack for resolving an accepted petition; None where the law sets no limit that was verified.

    Complaints: Law on Complaints 2011 art. 28, 37; denunciations: Law on Denunciations 2018 art. 30; Party: the grass-roots
    rule applies to bodies that choose it, and a denunciation handled under Party rules otherwise has a day of its own.
    """
    if petition_class == COMPLAINT:
        return f"KN-GQ{2 if instance > 1 else 1}{'-VSVX' if remote else ''}"
    if petition_class == DENUNCIATION:
        return "TC-GQ" if basis == STATE else None
    return None


def handling_rule(petition_class: str) -> str:
    """The rule of the pack for classifying a petition and deciding where it goes."""
    return "TC-XULY" if petition_class == DENUNCIATION else "XLD-XULY"


AFFAIR_OPEN, AFFAIR_SETTLED = "open", "settled"
AFFAIR_STAGES = (AFFAIR_OPEN, AFFAIR_SETTLED)

AFTER_HANDLING: Mapping[str, str] = {
    ACCEPT: ACCEPTED,
    TRANSFER: TRANSFERRED,
    GUIDE: GUIDED,
    RETURN: RETURNED,
    FILE: FILED,
    URGE: URGED,
}
"""The stage in which a petition stands once a direction is carried out."""

"""What holds for matters: codes, stages and the moves between them. Pure: no clock, no database."""

from collections.abc import Mapping

RECORDED = "recorded"
ADVISED = "advised"
DIRECTED = "directed"
HANDLED = "handled"
HANDED_TO_AGENCY = "handed_to_agency"

STAGES = (RECORDED, ADVISED, DIRECTED, HANDLED, HANDED_TO_AGENCY)
CLOSING = frozenset({HANDLED, HANDED_TO_AGENCY})
OPEN = frozenset(STAGES) - CLOSING

SUBJECTS = (
    "land",
    "land_clearance",
    "labour",
    "environment",
    "market",
    "traffic",
    "religion",
    "ethnic",
    "credit",
    "public_order",
    "other",
)

HOUSEHOLDS = ("under_10", "10_49", "50_199", "200_and_more")
"""How many households are concerned, in ranges."""

PEOPLE = ("under_50", "50_199", "200_999", "1000_and_more")
"""How many people are concerned, in ranges."""

RISKS = ("low", "medium", "high", "acute")

RANK: Mapping[str, int] = {RECORDED: 0, ADVISED: 1, DIRECTED: 2}


def advanced(stage: str, towards: str) -> str:
    """The stage after a step towards `towards`: an open matter never falls back."""
    return towards if RANK.get(stage, 99) < RANK[towards] else stage


def after_reopening(advised: bool, directed: bool) -> str:
    """The stage in which a reopened matter goes on: as far as it had come."""
    if directed:
        return DIRECTED
    return ADVISED if advised else RECORDED

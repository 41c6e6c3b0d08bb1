"""The stages of a case, the steps between them, and how persons are called at each.

Criminal Procedure Code 2015 (101/2015/QH13): verification art. 147–148, investigation 172–174 and 229–235, prosecution
240–248, first instance 277–285, appeal 330–362, execution 364. A step names its decision: number, day, issuer.
"""

from collections.abc import Mapping

VERIFICATION = "verification"
INVESTIGATION = "investigation"
PROSECUTION = "prosecution"
FIRST_INSTANCE = "first_instance"
APPEAL = "appeal"
EXECUTION = "execution"
SUSPENDED = "suspended"
DISCONTINUED = "discontinued"
CONCLUDED = "concluded"
JOINED = "joined"

LANES = (VERIFICATION, INVESTIGATION, PROSECUTION, FIRST_INSTANCE, APPEAL, EXECUTION)
"""The ordinary way of a case, in order."""

STAGES = (*LANES, SUSPENDED, DISCONTINUED, CONCLUDED, JOINED)
CLOSING = frozenset({DISCONTINUED, CONCLUDED, JOINED})
"""A case that was joined into another is closed in the book; its proceedings go on in the other (art. 170)."""
OPEN = frozenset(STAGES) - CLOSING

NEXT: Mapping[str, tuple[str, ...]] = {
    VERIFICATION: (INVESTIGATION,),
    INVESTIGATION: (PROSECUTION,),
    PROSECUTION: (FIRST_INSTANCE,),
    FIRST_INSTANCE: (APPEAL, EXECUTION),
    APPEAL: (EXECUTION,),
}
"""The stages that may follow a stage by an ordinary decision. Without an appeal a judgment goes straight to execution."""

SUSPENDABLE = frozenset({VERIFICATION, INVESTIGATION, PROSECUTION, FIRST_INSTANCE, APPEAL})
"""Stages that can be suspended: art. 148, 229, 247, 281, 343."""

DISCONTINUABLE = frozenset({VERIFICATION, INVESTIGATION, PROSECUTION, FIRST_INSTANCE, APPEAL, SUSPENDED})
"""Stages that can end without a judgment: no institution (157–158), 230, 248, 282, 348, 359."""

CONCLUDABLE = frozenset({VERIFICATION, FIRST_INSTANCE, APPEAL, EXECUTION, DISCONTINUED})
"""Stages from which a case can be completely handled: an incident after its verification, a case after its judgment or
its discontinuance."""

RETURNS: Mapping[str, tuple[str, int]] = {
    "procuracy": (PROSECUTION, 2),
    "presiding_judge": (FIRST_INSTANCE, 1),
    "trial_panel": (FIRST_INSTANCE, 1),
}
"""Who may return a case for further investigation, in which stage, and how often (art. 174 clause 2)."""

CHARGED_IN = frozenset({INVESTIGATION, PROSECUTION, FIRST_INSTANCE})
"""Stages in which a person may be charged, and a case be split or joined: once it is instituted, before its judgment."""

DETAINED_IN = CHARGED_IN | {APPEAL}
"""Stages in which a person may be detained by an order (art. 173, 241, 278, 347)."""

JUDGED = frozenset({FIRST_INSTANCE, APPEAL, EXECUTION, CONCLUDED})
"""Stages in which there may be a judgment that orders property to be given up."""

CANCELLED_TO = (INVESTIGATION, FIRST_INSTANCE)
"""Where a case goes when its judgment is cancelled: to be investigated or tried again (art. 358, 391)."""

KINDS = ("case", "incident")
FIELDS = ("corruption", "economic", "position", "negative", "waste", "other")
ORIGINS = ("own_detection", "petition", "inspection", "audit", "agency", "press")

REPORTED = "reported"
ACCUSED = "accused"
DEFENDANT = "defendant"
CONVICTED = "convicted"
INVOLVED = "involved"

CALLED: Mapping[str, str] = {
    VERIFICATION: REPORTED,
    INVESTIGATION: ACCUSED,
    PROSECUTION: ACCUSED,
    FIRST_INSTANCE: DEFENDANT,
    APPEAL: DEFENDANT,
    EXECUTION: CONVICTED,
    DISCONTINUED: INVOLVED,
}


def called(stage: str, before: str = "", *, cleared: bool = False) -> str:
    """How the persons of a case are called in `stage`; a suspended or concluded case keeps the word of the stage `before`.

    Never further than the stage allows: *convicted* only once a judgment in force is being executed, and nobody is more
    than *involved* in a case that was discontinued, whose judgment acquits (`cleared`), or whose way is not known
    (presumption of innocence, art. 13).
    """
    if cleared and EXECUTION in (stage, before):
        return INVOLVED
    if stage == SUSPENDED:
        return CALLED.get(before, INVOLVED)
    if stage == CONCLUDED:
        return CONVICTED if before == EXECUTION else INVOLVED
    return CALLED.get(stage, INVOLVED)


def first_stages(kind: str) -> tuple[str, ...]:
    """The stages in which a record of `kind` may be entered: an incident is verified, a case has been instituted."""
    return (VERIFICATION,) if kind == "incident" else LANES[1:]


def kind_in(stage: str, kind: str) -> str:
    """The kind of a record that enters `stage`: an incident whose investigation is instituted becomes a case."""
    return kind if stage == VERIFICATION else "case"


def is_backward(old: str, new: str) -> bool:
    """Whether `new` lies before `old` on the ordinary way."""
    return old in LANES and new in LANES and LANES.index(new) < LANES.index(old)

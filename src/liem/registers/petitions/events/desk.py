"""What happens at the desk: taking in, classifying, deciding where it goes, and the ends that need no resolution."""

from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext_lazy as _

from liem.core.journal.events import Event
from liem.registers.petitions import words


@dataclass(frozen=True, kw_only=True)
class TakenIn(Event):
    """A petition arrived. `eligible` is None while nobody has judged it; `suggested` tells which suggestions were offered
    and whether each was taken (`{"petition_class": "taken", "field": "changed"}`).
    """

    kind = "petitions.taken_in"
    sentence = _("<b>Taken in</b>: %(petition_class)s, %(source)s")
    words = {"petition_class": words.CLASSES, "source": words.SOURCES, "sender_kind": words.SENDERS}
    weighty = True

    petition_class: str
    source: str
    sender_kind: str
    people: int
    sealed: bool
    basis: str
    remote: bool
    classes: list[str] = field(default_factory=list)
    """The class of each content item, in their order."""
    eligible: bool | None = None
    reasons: list[str] = field(default_factory=list)
    suggested: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Classified(Event):
    """The petition was classified by its content. `previous` is the class it had."""

    kind = "petitions.classified"
    sentence = _("<b>Classified</b>: %(petition_class)s, %(field)s")
    words = {"petition_class": words.CLASSES, "field": words.FIELDS, "previous": words.CLASSES}

    petition_class: str
    field: str
    previous: str
    classes: list[str]
    suggested: dict[str, str]


@dataclass(frozen=True, kw_only=True)
class EligibilityMarked(Event):
    """It was judged whether the petition may be handled; `first` when it had not been judged before."""

    kind = "petitions.eligibility_marked"
    sentence = _("<b>Eligibility</b>: %(eligibility)s %(reasons)s")
    words = {"eligibility": words.ELIGIBILITY, "reasons": words.REASONS}

    eligibility: str
    eligible: bool
    reasons: list[str]
    first: bool
    changed: bool


@dataclass(frozen=True, kw_only=True)
class HandlingDecided(Event):
    """The head approved the handling slip."""

    kind = "petitions.handling_decided"
    sentence = _("<b>Handling approved</b>: %(handling)s. %(reason)s")
    words = {"handling": words.HANDLINGS, "competence": words.COMPETENCE}
    weighty = True

    slip: int
    handling: str
    competence: str
    competent_body: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class Guided(Event):
    """The sender was guided to the competent body. Given once only."""

    kind = "petitions.guided"
    sentence = _("<b>Sender guided</b> to %(competent_body)s, letter %(letter)s")
    weighty = True

    competent_body: str
    letter: str
    handling: str = "guide"


@dataclass(frozen=True, kw_only=True)
class Returned(Event):
    """The petition was returned to the sender or to who had handed it over."""

    kind = "petitions.returned"
    sentence = _("<b>Returned</b>: %(reason)s")
    weighty = True

    reason: str
    letter: str
    handling: str = "return"


@dataclass(frozen=True, kw_only=True)
class Filed(Event):
    """The petition was filed; its sealed part is kept a year."""

    kind = "petitions.filed"
    sentence = _("<b>Filed</b>: %(reason)s")
    weighty = True

    reason: str
    handling: str = "file"


@dataclass(frozen=True, kw_only=True)
class UrgedInstead(Event):
    """The body that must resolve the affair was urged: the handling of a petition whose affair lies there already."""

    kind = "petitions.urged"
    sentence = _("<b>Urged</b> %(competent_body)s, letter %(letter)s")
    weighty = True

    competent_body: str
    letter: str
    handling: str = "urge"


@dataclass(frozen=True, kw_only=True)
class IdentitySealed(Event):
    """The sender's identity was put under seal."""

    kind = "petitions.identity_sealed"
    sentence = _("<b>Identity sealed</b>: %(reason)s")

    reason: str


@dataclass(frozen=True, kw_only=True)
class IdentityOpened(Event):
    """A sealed identity was opened to the person who asked for it."""

    kind = "petitions.identity_opened"
    sentence = _("<b>Sealed identity opened</b>: %(reason)s")
    weighty = True

    reason: str
    count: int


@dataclass(frozen=True, kw_only=True)
class TextMasked(Event):
    """Marks that could name a person were taken out of the text; the text as written lies under seal."""

    kind = "petitions.text_masked"
    sentence = _("<b>Text masked</b>, places: %(count)s")

    count: int


@dataclass(frozen=True, kw_only=True)
class ScanAdded(Event):
    """A scanned paper was added."""

    kind = "petitions.scan_added"
    sentence = _("<b>Scan added</b> (no. %(scan)s)")

    scan: int
    pages: int
    sealed: bool
    redacts: int


@dataclass(frozen=True, kw_only=True)
class SealedPartDestroyed(Event):
    """What was kept under seal of a filed petition was destroyed by decision. The journal stays."""

    kind = "petitions.sealed_part_destroyed"
    sentence = _("<b>Sealed part destroyed</b> by decision %(decision)s of %(decided_on)s")
    weighty = True
    undo = _("What was destroyed cannot be brought back.")

    decision: str
    decided_on: date

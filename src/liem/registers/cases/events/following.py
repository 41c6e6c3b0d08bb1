"""What the committee does around a case: enters, advises, supervises, reports."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from liem.core.journal.events import Event
from liem.registers.cases import words


@dataclass(frozen=True, kw_only=True)
class Opened(Event):
    """A case or an incident was entered in the book, in the stage it had reached."""

    kind = "cases.opened"
    sentence = _("<b>Entered in the book</b>: %(kind)s, %(stage)s, found through %(origin)s")
    words = {"stage": words.STAGES, "origin": words.ORIGINS, "kind": words.KINDS}
    weighty = True

    stage: str
    origin: str
    report_received_on: date | None = None
    seriousness: str = ""
    groups: tuple[str, ...] = ()
    limitation_rule: str = ""
    limitation_from: date | None = None
    decision_on: date | None = None
    acts_from: date | None = None
    detected_on: date | None = None
    limit_rule: str = ""
    limit_from: date | None = None


@dataclass(frozen=True, kw_only=True)
class DetectedAdvised(Event):
    """The committee found the case itself and advised a competent body to have it handled, by a dated document."""

    kind = "cases.detected_advised"
    sentence = _("<b>Detected and advised</b>: document %(document_number)s to %(advised_to)s. Proposed: %(proposed)s")
    words = {"advised_to": words.ADVISED_TO}
    weighty = True

    found: str
    advised_to: str
    proposed: str
    document_number: str
    document_on: date


@dataclass(frozen=True, kw_only=True)
class DirectionRecorded(Event):
    """A competent body directed how the case is to be dealt with. `handles`: the first step after the advice."""

    kind = "cases.direction_recorded"
    sentence = _("<b>Direction</b> of %(directed_by)s, document %(document_number)s: %(content)s")
    words = {"directed_by": words.DIRECTED_BY}
    weighty = True

    direction: int
    directed_by: str
    document_number: str
    document_on: date
    content: str
    due_on: date | None = None
    handles: bool = False


@dataclass(frozen=True, kw_only=True)
class ReportDaySet(Event):
    """The committee set another day by which the next progress report is due."""

    kind = "cases.report_day_set"
    sentence = _("Progress report now due on <b>%(report_due_on)s</b>: %(reason)s")

    report_due_on: date
    reason: str


@dataclass(frozen=True, kw_only=True)
class ProgressReported(Event):
    """What has been done, told to the committee; perhaps in answer to a direction."""

    kind = "cases.progress_reported"
    sentence = _("<b>Progress</b>: %(progress)s")

    progress: str
    direction: int | None = None
    report_due_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Placed(Event):
    """A body took the case under its supervision. `chain` names this placement through changes of level."""

    kind = "cases.placed"
    sentence = _("<b>Placed under supervision</b> (%(by)s): %(ground)s. %(session)s, document %(document_number)s")
    words = {"by": words.PLACEMENTS, "tier": words.TIERS, "body": words.BODIES, "ground": words.GROUNDS}
    weighty = True

    placement: int
    chain: int
    by: str
    tier: str
    body: str
    ground: str
    session: str
    document_number: str
    document_on: date
    report_due_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class LevelChanged(Event):
    """A placement went over from one level to another on the same day; supervision itself goes on."""

    kind = "cases.level_changed"
    sentence = _("<b>Level of supervision changed</b> from %(from_by)s to %(by)s: %(ground)s. %(session)s, document %(document_number)s")
    words = {
        "by": words.PLACEMENTS,
        "from_by": words.PLACEMENTS,
        "tier": words.TIERS,
        "body": words.BODIES,
        "from_tier": words.TIERS,
        "from_body": words.BODIES,
        "ground": words.GROUNDS,
    }
    weighty = True

    ended: int
    placement: int
    chain: int
    by: str
    from_by: str
    from_tier: str
    from_body: str
    tier: str
    body: str
    ground: str
    session: str
    document_number: str
    document_on: date


@dataclass(frozen=True, kw_only=True)
class TakenOff(Event):
    """A body ended its supervision of the case. It is not the end of the criminal case."""

    kind = "cases.taken_off"
    sentence = _("<b>Taken off supervision</b> (%(by)s): %(end_ground)s. %(session)s, document %(document_number)s")
    words = {"by": words.PLACEMENTS, "tier": words.TIERS, "body": words.BODIES, "end_ground": words.END_GROUNDS}
    weighty = True

    placement: int
    chain: int
    by: str
    tier: str
    body: str
    end_ground: str
    session: str
    document_number: str
    document_on: date
    placements_left: int
    open_obstacles: int = 0
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class SetAside(Event):
    """A case that matches a ground for supervision was not proposed for it, with a reason, until a day."""

    kind = "cases.set_aside"
    sentence = _("<b>Not proposed for supervision</b> until %(until_on)s: %(reason)s")

    until_on: date
    reason: str

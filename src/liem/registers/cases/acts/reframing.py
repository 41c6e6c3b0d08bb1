"""The penalty frames in force now, applied to what a case and its persons are charged with already."""

from datetime import date
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from liem.core.acts.base import Act, At
from liem.core.journal.events import Event
from liem.registers.cases.acts.framing import conduct_of, frame_of
from liem.registers.cases.acts.steps import KIND, limitation, open_rows, reclassify
from liem.registers.cases.events import FramesApplied
from liem.registers.cases.models import Article, Case, Charge
from liem.registers.cases.rules import articles, frames, stages


class Difference(NamedTuple):
    """An article of the case, or a charge of a person, whose class is not that of the frame in force."""

    row: Article | Charge
    frame: frames.PenaltyFrame


def differences(case: Case) -> list[Difference]:
    """What stands in the case under another class than a frame that two persons confirmed."""
    standing = [*((row, row.applied_on) for row in case.rows.articles), *((row, row.from_on) for row in open_rows(case.rows.charges))]
    found = []
    for row, day in standing:
        frame = frame_of(row, _conduct(case, row, day)) if row.clause else None
        if frame is not None and frame.origin == frames.CONFIRMED and frame.seriousness != row.seriousness:
            found.append(Difference(row, frame))
    return found


def _conduct(case: Case, row: Any, day: date) -> tuple[date, date]:
    committed = getattr(row, "committed_on", None)
    return (committed, committed) if committed else conduct_of(case, None, day)


class ApplyFrames(Act):
    """Give the articles and charges of the case the class of the penalty frames that two persons confirmed since."""

    kind = KIND
    label = _("Apply the penalty frames")
    icon = "scale"
    help = _("The class of the case follows; its days are counted again from the same day, and the earlier count stays in sight.")
    stages = stages.OPEN - {stages.VERIFICATION}
    event = FramesApplied
    weight = 34

    @classmethod
    def applies(cls, case: Case) -> bool:
        """Only where a class differs."""
        return bool(differences(case))

    def check(self, case: Case, data: Any) -> None:
        """There must be something to apply."""
        self.found = differences(case)
        if not self.found:
            self.add_error(None, _("Every article and charge has the class of its penalty frame."))

    def carry_out(self, case: Case, data: Any, at: At) -> Event:
        """Change the rows; persons and the case take the class of their gravest crime."""
        told = [_applied(one) for one in self.found]
        for person in case.rows.accused:
            mine = [row for row in open_rows(case.rows.charges) if row.accused == person.number]
            if any(isinstance(one.row, Charge) and one.row in mine for one in self.found):
                person.seriousness = articles.gravest(row.seriousness for row in mine)
        return FramesApplied(
            applied=told,
            cited=", ".join(dict.fromkeys(row["cited"] for row in told)),
            **reclassify(case),
            **limitation(case),
        )


def _applied(one: Difference) -> dict[str, Any]:
    """Change one row; return the change as an event tells it."""
    before, one.row.seriousness, one.row.framed = one.row.seriousness, one.frame.seriousness, one.frame.origin
    return {
        "cited": f"{one.row.article}.{one.row.clause}",
        "accused_number": getattr(one.row, "accused", None),
        "class_before": before,
        "class_now": one.frame.seriousness,
    }

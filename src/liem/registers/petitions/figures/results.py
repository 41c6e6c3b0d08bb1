"""What is counted from acceptance to the answer and after it: taken up, resolved, late, prolonged, restored, carried out.

*Resolved* are those concluded, and those withdrawn whole after acceptance; each by its outcome and whether within the limit as
it stood then (`in_time`: yes, no, or not stated where no verified rule gives a limit). By construction, in every unit, scope
and period: being resolved at the start + taken up (+ moved) = resolved + ended otherwise + being resolved at the end.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from liem.readings.figures import Counted, Derived, Indicator, Span
from liem.registers.petitions import events as told
from liem.registers.petitions.figures import course as walk
from liem.registers.petitions.figures import cuts
from liem.registers.petitions.figures.clocks import MOVED_BY
from liem.registers.petitions.figures.course import course_of
from liem.registers.petitions.figures.desk import MOVES, History
from liem.registers.petitions.figures.lateness import overdue, prolonged


def being_resolved(history: History) -> Iterator[Span]:
    """The spans from acceptance to the conclusion or another end."""
    return (stay.span for stay in course_of(history).resolving)


def _taken_up(history: History) -> Iterator[Counted]:
    return (stay.coming for stay in course_of(history).resolving)


def _resolved(history: History) -> Iterator[Counted]:
    return (stay.leaving for stay in course_of(history).resolving if stay.left and stay.left_how in walk.RESOLVED)


def _otherwise(history: History) -> Iterator[Counted]:
    return (stay.leaving for stay in course_of(history).resolving if stay.left and stay.left_how not in walk.RESOLVED)


Indicator(
    "petitions.resolved",
    _("Resolved"),
    when=MOVES,
    counted=_resolved,
    cuts=(cuts.CLASS, cuts.OUTCOME, cuts.IN_TIME, cuts.INSTANCE, cuts.FIELD),
    good="rise",
    compared=True,
)
Indicator("petitions.taken_up", _("Taken up for resolution"), when=MOVES, counted=_taken_up, cuts=(cuts.CLASS,), page=False)
Indicator(
    "petitions.ended_unresolved",
    _("Resolution ended without a result"),
    when=MOVES,
    counted=_otherwise,
    cuts=(cuts.CLASS, cuts.LEFT),
    page=False,
)
Indicator("petitions.unresolved", _("Being resolved at the end"), when=MOVES, spans=being_resolved, cuts=(cuts.CLASS,), good="fall")
Indicator("petitions.unresolved_start", _("Being resolved at the start"), of="petitions.unresolved", timing="start", page=False)
Indicator(
    "petitions.unresolved_moved",
    _("Those being resolved moved by hand-over, net"),
    of="petitions.unresolved",
    timing="moved",
    page=False,
)
Derived(
    "petitions.in_time_rate",
    _("Resolved within the limit, of those resolved"),
    of="petitions.resolved[in_time=yes]",
    over="petitions.resolved",
    good="rise",
    page=False,
)

# --- late --------------------------------------------------------------------------------------------------------------

Indicator(
    "petitions.overdue",
    _("Overdue at the end"),
    when=tuple(sorted({event.kind for event in MOVES} | MOVED_BY)),
    spans=overdue,
    union=True,
    cuts=(cuts.CLASS,),
    good="fall",
    compared=True,
)
# More than twice the limit of resolution, or open in a unit for over two years.
Indicator(
    "petitions.prolonged",
    _("Prolonged at the end"),
    when=tuple(sorted({event.kind for event in MOVES} | MOVED_BY)),
    spans=prolonged,
    union=True,
    cuts=(cuts.CLASS,),
    good="fall",
    compared=True,
)
Indicator(
    "petitions.extensions",
    _("Extensions of the time"),
    when=told.ResolutionExtended,
    cuts=(cuts.CLASS, cuts.BEYOND),
    unit="decisions",
    page=False,
)
Indicator("petitions.suspensions", _("Suspensions"), when=told.Suspended, cuts=(cuts.CLASS,), unit="decisions", page=False)
Indicator(
    "petitions.partly_withdrawn",
    _("Contents withdrawn of petitions that go on"),
    when=(told.Withdrawn, lambda data: not data["whole"]),
    rows=lambda data: [{"item": number} for number in data.get("items") or ()],
    cuts=(cuts.CLASS,),
    unit="contents",
    page=False,
)
Indicator("petitions.dialogues", _("Dialogues held"), when=told.DialogueHeld, cuts=(cuts.CLASS,), unit="sessions", page=False)

# --- forms 01/KQGQ, 03/KQGQ: what the decisions gave back and whom they hold responsible ----------------------------------


def _to_persons(what: str) -> Callable[[Mapping[str, Any]], int]:
    """What was given back and not to organisations."""
    return lambda data: int(data.get(f"{what}_restored") or 0) - int(data.get(f"{what}_to_organisations") or 0)


for code, label, amount, unit in (
    ("petitions.money_restored", _("Money given back"), "money_restored", "VND"),
    ("petitions.land_restored", _("Land given back"), "land_restored", "m2"),
    ("petitions.persons_restored", _("Persons whose rights were restored"), "persons_restored", "persons"),
    ("petitions.organisations_restored", _("Organisations whose rights were restored"), "organisations_restored", "organisations"),
    ("petitions.money_to_organisations", _("Money given back to organisations"), "money_to_organisations", "VND"),
    ("petitions.land_to_organisations", _("Land given back to organisations"), "land_to_organisations", "m2"),
    ("petitions.money_to_persons", _("Money given back to persons"), _to_persons("money"), "VND"),
    ("petitions.land_to_persons", _("Land given back to persons"), _to_persons("land"), "m2"),
    ("petitions.money_recovered", _("Money recovered for the State"), "money_recovered", "VND"),
    ("petitions.land_recovered", _("Land recovered for the State"), "land_recovered", "m2"),
):
    Indicator(code, label, when=told.Concluded, amount=amount, unit=unit, cuts=(cuts.CLASS, cuts.INSTANCE), page=False)
# Few of them, and the place, would point to who was denounced and by whom.
Indicator(
    "petitions.persons_to_answer",
    _("Persons proposed to be held responsible"),
    when=told.Concluded,
    amount="persons_to_answer",
    unit="persons",
    cuts=(cuts.CLASS,),
    sensitive=True,
    page=False,
)
Indicator(
    "petitions.referred",
    _("Referred to the investigating body"),
    when=(told.Concluded, lambda data: bool(data.get("referred"))),
    cuts=(cuts.CLASS,),
    sensitive=True,
    page=False,
)

# --- form 02/KQGQ: decisions carried out -----------------------------------------------------------------------------------

Indicator(
    "petitions.executions_ordered", _("Duties from decisions"), when=told.ExecutionOrdered, cuts=(cuts.CLASS,), unit="duties", page=False
)
Indicator(
    "petitions.executions_done",
    _("Duties carried out"),
    when=told.ExecutionDone,
    cuts=(cuts.CLASS, cuts.LATE),
    unit="duties",
    good="rise",
    page=False,
)
Indicator(
    "petitions.executions_open",
    _("Duties not carried out at the end"),
    when=told.ExecutionOrdered,
    until=told.ExecutionDone,
    key="execution",
    cuts=(cuts.CLASS,),
    unit="duties",
    good="fall",
    page=False,
)
for code, label, when, amount, unit in (
    ("petitions.money_due", _("Money to be paid by decisions"), told.ExecutionOrdered, "amount", "VND"),
    ("petitions.money_paid", _("Money paid by decisions"), told.ExecutionDone, "amount", "VND"),
    ("petitions.land_due", _("Land to be handed over by decisions"), told.ExecutionOrdered, "land", "m2"),
    ("petitions.land_handed_over", _("Land handed over by decisions"), told.ExecutionDone, "land", "m2"),
):
    Indicator(code, label, when=when, amount=amount, unit=unit, cuts=(cuts.CLASS, cuts.OWED_TO), page=False)

# --- affairs, sealed identities --------------------------------------------------------------------------------------------

Indicator("affairs.opened", _("Affairs opened"), when=told.AffairOpened, cuts=(cuts.FIELD,), page=False)
Indicator("affairs.settled", _("Affairs settled"), when=told.AffairSettled, cuts=(cuts.FIELD,), good="rise", page=False)
Indicator(
    "affairs.open",
    _("Affairs open at the end"),
    when=(told.AffairOpened, told.AffairReopened),
    until=told.AffairSettled,
    cuts=(cuts.FIELD,),
    good="fall",
    page=False,
)
Indicator(
    "petitions.identities_opened", _("Sealed identities opened"), when=told.IdentityOpened, cuts=(cuts.CLASS,), sensitive=True, page=False
)

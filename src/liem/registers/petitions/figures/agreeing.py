"""Short names, and the sums that must hold in every unit, scope and period: those of forms 01/XLD–04/XLD and 01–03/KQGQ.

The forms' columns by figures (Circular 01/2024/TT-TTCP; `class` narrows form 01/XLD to 02, 03 and 04):

- 1 to be handled = 2 + 3 = 4 + 5: 2 `unprocessed_start`, 3 `received` with `came_by_transfer`, `came_back`, `reopened`,
  4 `handled` with `ended_at_desk`, 5 `unprocessed`. Column 2 of a period is column 5 of the one before.
- 6 eligible `eligible` = 8 + 9 + 10 by class = 11 + 12 + 13 by `settled` = 14 + 18; 7 their affairs `eligible_affairs`,
  by `branch` and `field` in forms 02–04. What was returned or filed is handled and not eligible.
- `settled` by form: 01/XLD 11 `first` + `concluded`, 12 `again` + `judged`, 13 `none` + `overdue`; 02/XLD 16 `first`, 17 `again`,
  18 `judged`, 19 `none`; 03/XLD 18 `overdue`, 19 `concluded`, 20 `none`.
- 14 `own_competence`, by class 15–17; 18 `outside_competence` = 19 guided + 20 transferred + 21 urged; 22 `replies`.
- 01/KQGQ and 03/KQGQ: `resolved` by outcome, by instance, in time and late; 7–8 `money_recovered`, `land_recovered` for the State;
  9–10 `money_to_organisations`, `land_to_organisations`, 11–12 `money_to_persons`, `land_to_persons`, together `money_restored` and
  `land_restored`; 13 `organisations_restored`, 14 `persons_restored`. 02/KQGQ: `executions_ordered`, `executions_done`, and by `owed_to`
  (the State 3–6, organisations and persons 7–14) `money_due`, `money_paid`, `land_due`, `land_handed_over`. At second instance,
  wrong means that the first decision was upheld, right or partly right that it was set aside or changed.

Petitions of several contents (`mixed`) are a class of their own here; form 01/XLD has no column for them, and a unit that
reports on it classifies them first.
"""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from liem.readings.figures import Identity, alias
from liem.registers.petitions import words
from liem.registers.petitions.rules import states

for code, of in (
    ("petitions.complaints", states.COMPLAINT),
    ("petitions.denunciations", states.DENUNCIATION),
    ("petitions.proposals", states.PROPOSAL),
    ("petitions.mixed", states.MIXED),
):
    alias(code, f"petitions.received[class={of}]")
for outcome in states.OUTCOMES:
    alias(f"petitions.{outcome}", f"petitions.resolved[outcome={outcome}]")


def _parts(code: str, cut: str, values: Iterable[str]) -> list[str]:
    return [f"{code}[{cut}={value}]" for value in values]


def _named(code: str) -> str:
    return code.partition(".")[2]


CAME = ("petitions.received", "petitions.came_by_transfer", "petitions.came_back", "petitions.reopened")

for code in (
    "received",
    "unprocessed_start",
    "handled",
    "unprocessed",
    "eligible",
    "own_competence",
    "outside_competence",
    "resolved",
    "pending",
):
    figure = f"petitions.{code}"
    Identity(
        f"{figure}.classes",
        _("The classes make the total (01/XLD = 02/XLD + 03/XLD + 04/XLD)"),
        [figure],
        _parts(figure, "class", states.CLASSES),
    )

Identity(
    "petitions.repeats.parts",
    _("Received = without repeats + repeats"),
    ["petitions.received"],
    ["petitions.distinct", "petitions.repeats"],
)
Identity(
    "petitions.desk",
    _("At the start + what came = handled + ended at the desk + at the end"),
    ["petitions.unprocessed_start", *CAME, "petitions.unprocessed_moved"],
    ["petitions.handled", "petitions.ended_at_desk", "petitions.unprocessed"],
)
for of in states.CLASSES:
    Identity(
        f"petitions.desk.{of}",
        _("The same within a class"),
        [
            f"{figure}[class={of}]"
            for figure in ("petitions.unprocessed_start", *CAME, "petitions.reclassified", "petitions.unprocessed_moved")
        ],
        [f"{figure}[class={of}]" for figure in ("petitions.handled", "petitions.ended_at_desk", "petitions.unprocessed")],
    )
Identity(
    "petitions.open",
    _("Pending at the start + what came = ended or sent on + pending at the end"),
    ["petitions.pending_start", *CAME, "petitions.pending_moved"],
    ["petitions.ended", "petitions.pending"],
)
Identity(
    "petitions.resolving",
    _("Being resolved at the start + taken up = resolved + ended otherwise + being resolved at the end"),
    ["petitions.unresolved_start", "petitions.taken_up", "petitions.unresolved_moved"],
    ["petitions.resolved", "petitions.ended_unresolved", "petitions.unresolved"],
)
Identity(
    "petitions.handled.parts", _("Handled = eligible + not eligible"), ["petitions.handled"], ["petitions.eligible", "petitions.ineligible"]
)
Identity(
    "petitions.ineligible.parts", _("Not eligible = returned + filed"), ["petitions.ineligible"], ["petitions.returned", "petitions.filed"]
)
Identity(
    "petitions.eligible.directions",
    _("Eligible = within competence + guided + transferred + urged"),
    ["petitions.eligible"],
    ["petitions.own_competence", "petitions.guided", "petitions.transferred", "petitions.urged"],
)
Identity(
    "petitions.outside.parts",
    _("Outside competence = guided + transferred + urged"),
    ["petitions.outside_competence"],
    ["petitions.guided", "petitions.transferred", "petitions.urged"],
)
Identity(
    "petitions.eligible.settled",
    _("Eligible = settled once + more than once + by a court + denounced again + not yet"),
    ["petitions.eligible"],
    _parts("petitions.eligible", "settled", ("first", "again", "none", *words.EARLIER)),
)
Identity(
    "petitions.own.accepted",
    _("Within competence = accepted + not accepted"),
    ["petitions.own_competence"],
    ["petitions.taken_up", "petitions.own_competence[handling=refuse]"],
)
Identity(
    "petitions.resolved.outcomes",
    _("Resolved = right + partly right + wrong + withdrawn"),
    ["petitions.resolved"],
    [f"petitions.{outcome}" for outcome in states.OUTCOMES],
)
for of in (states.COMPLAINT, states.DENUNCIATION):
    Identity(
        f"petitions.resolved.outcomes.{of}",
        _("The same within a class"),
        [f"petitions.resolved[class={of}]"],
        [f"petitions.resolved[class={of},outcome={outcome}]" for outcome in states.OUTCOMES],
    )
Identity(
    "petitions.resolved.time",
    _("Resolved = in time + late + without a limit"),
    ["petitions.resolved"],
    _parts("petitions.resolved", "in_time", ("yes", "no", "")),
)
for what in ("money", "land"):
    Identity(
        f"petitions.{what}_restored.parts",
        _("Given back = to organisations + to persons"),
        [f"petitions.{what}_restored"],
        [f"petitions.{what}_to_organisations", f"petitions.{what}_to_persons"],
    )
for code in ("money_due", "money_paid", "land_due", "land_handed_over"):
    Identity(
        f"petitions.{code}.parts",
        _("In all = for the State + organisations + persons + not stated"),
        [f"petitions.{code}"],
        _parts(f"petitions.{code}", "owed_to", (*states.OWED_TO, "")),
    )

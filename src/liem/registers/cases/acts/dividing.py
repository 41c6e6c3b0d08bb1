"""Cases split and joined (Criminal Procedure Code 2015, article 170): two records change in one act, and nothing is counted twice.

A split takes persons with their charges, their detention, the articles and what the running limit has used into a case of
its own. A join brings them into one case again; of two running limits the one that began first goes on.
"""

from collections.abc import Iterable
from typing import Any

from django.db import connection
from django.utils.translation import gettext_lazy as _

from liem.core.acts import forms
from liem.core.acts.base import Alongside, At
from liem.core.acts.loading import load
from liem.core.journal.events import Event
from liem.core.records.kinds import kinds
from liem.core.records.models import Link
from liem.readings.deadlines import passing
from liem.registers.cases import words
from liem.registers.cases.acts.charging import leave, say_accused
from liem.registers.cases.acts.proceedings import close_obstacles
from liem.registers.cases.acts.receiving import Brought, copy_of, detentions_line, receive, receive_amounts, receive_articles
from liem.registers.cases.acts.steps import KIND, ByDecision, carried, decision, enter, limit, open_rows, reclassify, tally
from liem.registers.cases.events import CasesJoined, CaseSplit, OpenedBySplit, PassedInto
from liem.registers.cases.models import Case, Extension, Placement
from liem.registers.cases.rules import stages

UNKNOWN = "…"


def standing(binding: forms.Binding) -> dict[str, Any]:
    """The persons of the case by number."""
    rows = open_rows(binding.own.rows.accused) if binding.own is not None else []
    return {str(row.number): say_accused(row) for row in rows}


class OpenBranch(ByDecision):
    """Open the case that comes about by a split. Stands in no catalogue: only `Split` does it."""

    name = "open-branch"
    opens = True
    event = OpenedBySplit

    title = forms.Text(_("Neutral name"), max_length=500)
    source = Brought()

    def check(self, case: Case, data: Any) -> None:
        """What `Split` checked holds here too."""

    def carry_out(self, case: Case, data: Any, at: At) -> Event:
        """Copy what the case is about, then take the persons over with what the limit has used."""
        source, numbers = data.source
        record, origin = case.record, source.record
        record.title, record.locality_id, record.confidentiality = data.title, origin.locality_id, origin.confidentiality
        for name in ("kind", "field", "origin", "agency", "acts_from", "acts_until", "detected_on", "report_received_on", "report_kind"):
            setattr(case, name, getattr(source, name))
        case.split_from = origin.number
        inherited = self._limit(case, source, data)
        receive_articles(case, source)
        taken = receive(case, source, numbers)
        tally(case)
        reclassify(case)
        record.opened_on = data.happened_on
        lines = detentions_line(source, taken)
        return OpenedBySplit(
            other=origin.number,
            stage=record.stage,
            count=len(taken),
            called=words.called(case),
            seriousness=case.seriousness,
            inherited={**inherited, **({"cases.detention": lines} if lines else {})},
            **decision(data),
            **limit(case),
        )

    def _limit(self, case: Case, source: Case, data: Any) -> dict[str, Any]:
        """Enter the source's stage since the source's day, with the extensions it has used."""
        step = source.rows.steps.numbered(source.limit_step) if source.limit_step else source.rows.steps[-1]
        decided = {"decision_number": step.decision_number, "decision_on": step.decision_on, "decision_by": step.decision_by}
        enter(case, source.record.stage, on=step.from_on, decided=decided, basis=source.limit_basis)
        case.stage_before, case.limit_start = source.stage_before, limit(source)["limit_from"]
        for row in source.rows.extensions:
            if row.step == source.limit_step:
                case.rows.extensions.append(copy_of(Extension, row, step=case.limit_step))
        passed = carried(source)
        how = passing(limit(source)["limit_rule"], "split").how if passed else ""
        return {
            code: [{**line, "how": how, "from_record": source.record.pk, "from_number": source.record.number} for line in lines]
            for code, lines in passed.items()
        }


class Split(ByDecision):
    """Separate persons into a case of their own. What the limit has used goes with them; figures stay as they are."""

    kind = KIND
    label = _("Split the case")
    icon = "split"
    help = _("A new case is opened in the book with the persons chosen. Split and joined cases are joined again, not voided.")
    stages = stages.CHARGED_IN
    one_by_one = True
    event = CaseSplit
    weight = 67

    title = forms.Text(_("Neutral name of the new case"), max_length=500)
    accused = forms.Codes(_("Persons who are separated"), choices=standing)
    field_order = ["title", "accused", "decision_number", "decision_on", "decision_by"]

    def check(self, case: Case, data: Any) -> None:
        """Somebody must be left in the case."""
        super().check(case, data)
        if len(data.accused) >= len(open_rows(case.rows.accused)):
            self.add_error("accused", _("Nobody would be left in this case: a split leaves at least one person."))

    def alongside(self, case: Case, data: Any) -> Iterable[Alongside]:
        """Open the new case first."""
        given = {**decision(data), "happened_on": data.happened_on, "title": data.title}
        yield Alongside(OpenBranch, KIND, {**given, "source": (case, [int(number) for number in data.accused])})

    def carry_out(self, case: Case, data: Any, at: At) -> Event:
        """Let the persons go; tie the two records."""
        numbers = sorted(int(number) for number in data.accused)
        for number in numbers:
            leave(case, case.rows.accused.numbered(number), data.happened_on, "separated")
        tally(case)
        opened = self.done_alongside[0].told.record if self.done_alongside else None
        if opened is not None:
            case.rows.links.append(Link(link="gave_rise_to", other_id=opened.pk))
        return CaseSplit(
            other=opened.number if opened is not None else UNKNOWN,
            accused=numbers,
            count=len(numbers),
            called=words.called(case),
            **decision(data),
            **reclassify(case),
        )


class PassInto(ByDecision):
    """Close a case that is joined into another. Stands in no catalogue: only `Join` does it."""

    name = "pass-into"
    event = PassedInto
    stages = stages.CHARGED_IN

    into = forms.Text(_("Joined into"), max_length=40)

    def carry_out(self, case: Case, data: Any, at: At) -> Event:
        """Let everybody go, close the record."""
        numbers = [row.number for row in open_rows(case.rows.accused)]
        for number in numbers:
            leave(case, case.rows.accused.numbered(number), data.happened_on, "joined")
        close_obstacles(case, data.happened_on)
        case.joined_into = data.into
        previous = enter(case, stages.JOINED, on=data.happened_on, decided=decision(data))
        return PassedInto(other=data.into, previous=previous, accused=numbers, **decision(data))


class Join(ByDecision):
    """Join another case into this one. Both must be at the same stage; the other is closed in the book."""

    kind = KIND
    label = _("Join with another case")
    icon = "merge"
    help = _("The other case is closed in the book; its persons, articles, amounts and limits go on in this one.")
    stages = stages.CHARGED_IN
    one_by_one = True
    event = CasesJoined
    weight = 68
    other_case: Any = None

    other = forms.RecordField(_("Number of the other case"), kinds=(KIND,))
    field_order = ["other", "decision_number", "decision_on", "decision_by"]

    def check(self, case: Case, data: Any) -> None:
        """Another case, at the same stage, that nobody supervises apart."""
        super().check(case, data)
        if data.other.pk == case.record.pk:
            self.add_error("other", _("A case cannot be joined with itself."))
        elif data.other.stage != case.record.stage:
            self.add_error(
                "other",
                _("The other case is at “%(other)s”, this one at “%(this)s”: only cases at the same stage are joined.")
                % {"other": words.STAGES.get(data.other.stage, data.other.stage), "this": words.STAGES[case.record.stage]},
            )
        elif Placement.objects.filter(record_id=data.other.pk, until_on__isnull=True).exists():
            self.add_error("other", _("The other case stands under supervision: take it off first, or join this case into that one."))

    def gather(self, case: Case, data: Any) -> None:
        """Load the other case."""
        with connection.cursor() as cursor:
            self.other_case = load(cursor, kinds[KIND], [data.other.pk])[data.other.pk]

    def alongside(self, case: Case, data: Any) -> Iterable[Alongside]:
        """Close the other case first."""
        given = {**decision(data), "happened_on": data.happened_on, "into": case.record.number}
        yield Alongside(PassInto, KIND, given, target=data.other.pk)

    def carry_out(self, case: Case, data: Any, at: At) -> Event:
        """Take over persons, articles and amounts; the earlier of two limits goes on."""
        other = self.other_case
        numbers = [row.number for row in open_rows(other.rows.accused)]
        receive_articles(case, other)
        receive_amounts(case, other)
        taken = receive(case, other, numbers)
        tally(case)
        inherited, lines = self._limit(case, other), detentions_line(other, taken)
        case.rows.links.append(Link(link="carries_out", other_id=other.record.pk))
        changed = reclassify(case)
        passed = changed.pop("inherited")
        merged = {code: [*passed.get(code, ()), *inherited.get(code, ())] for code in {**passed, **inherited}}
        return CasesJoined(
            other=other.record.number,
            count=len(taken),
            called=words.called(case),
            inherited={**merged, **({"cases.detention": lines} if lines else {})},
            **decision(data),
            **changed,
        )

    def _limit(self, case: Case, other: Case) -> dict[str, Any]:
        """What the other's running limit passes on; if it began first, this case goes on under it."""
        passed, theirs = carried(other), limit(other)
        if not passed:
            return {}
        mine = limit(case)
        if mine["limit_from"] and theirs["limit_from"] < mine["limit_from"]:
            case.limit_start = theirs["limit_from"]
            for row in [row for row in case.rows.extensions if row.step == case.limit_step]:
                row.step = 0
            for row in other.rows.extensions:
                if row.step == other.limit_step:
                    case.rows.extensions.append(copy_of(Extension, row, step=case.limit_step))
        how = passing(theirs["limit_rule"], "join").how
        return {
            code: [{**line, "how": how, "from_record": other.record.pk, "from_number": other.record.number} for line in lines]
            for code, lines in passed.items()
        }

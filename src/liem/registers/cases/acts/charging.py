"""The persons of a case: charged, charged otherwise, no longer among the accused. Known by number and codes only."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from liem.core.acts import forms
from liem.core.acts.base import Act, At
from liem.core.journal.events import Event
from liem.registers.cases import words
from liem.registers.cases.acts.framing import cite, conduct_of, weigh
from liem.registers.cases.acts.names import sealed
from liem.registers.cases.acts.steps import KIND, ByDecision, decision, filled, is_open, open_rows, reclassify, tally
from liem.registers.cases.events import AccusedAdded, AccusedDropped, ChargeChanged
from liem.registers.cases.models import Accused, Case, Charge
from liem.registers.cases.rules import articles, stages

PASSED = ("separated", "joined")
"""Grounds on which a person only leaves this record: charges and detention go on in another."""


class AccusedRow(forms.RowForm):
    """One person charged, by codes. What could name the person is personal and leaves the journal on demand."""

    rank = forms.Choice(_("Rank of post"), choices=words.RANKS)
    managed_by = forms.Choice(_("Managed by"), choices=words.MANAGED_BY)
    party_member = forms.Flag(_("Party member"))
    earlier_post = forms.Flag(_("For conduct in an earlier post"))
    code = forms.Choice(_("Penal code"), choices=words.PENAL_CODES, required=False)
    article = forms.Text(_("Article"), max_length=8, required=False)
    clause = forms.Count(_("Clause"), low=1, high=20, required=False)
    point = forms.Text(_("Point"), max_length=4, required=False)
    most = forms.Count(_("Maximum of the frame in years"), low=1, high=20, required=False)
    seriousness = forms.Choice(_("Class of crime"), choices=words.SERIOUSNESS, required=False)
    committed_on = forms.Day(_("Day of the act"), required=False)
    post_at_act = forms.Text(_("Post at the time of the conduct"), max_length=200, required=False, personal=True)
    post_when_handled = forms.Text(_("Post when handled"), max_length=200, required=False, personal=True)
    name = forms.Text(_("Name"), max_length=200, required=False, personal=True)


class AddAccused(Act):
    """Record persons who were charged in the case. Whoever is charged later has what is left of the investigation's days."""

    kind = KIND
    label = _("Add accused")
    icon = "user-plus"
    help = _("Only persons whom the competent body has charged. A charge is no finding of guilt.")
    stages = stages.CHARGED_IN
    event = AccusedAdded
    rows = {"accused": AccusedRow}
    row_labels = {"accused": _("Persons charged")}
    weight = 37

    def check(self, case: Case, data: Any) -> None:
        """At least one; an article named must have held, with its clause, on the day of the act."""
        if not data.accused:
            self.add_error(None, _("Write at least one person."))
        for form, row in zip(filled(self, "accused"), data.accused, strict=True):
            row.framed = "chosen"
            if row.article and not articles.is_article(row.article.lower()):
                form.add_error("article", _("Write the number of an article, for example 353 or 217a."))
            elif row.article:
                day = row.committed_on
                weigh(form, row, (day, day) if day else conduct_of(case, data, data.happened_on), asked=False)

    def carry_out(self, case: Case, data: Any, at: At) -> Event:
        """Add them, numbered, each with a charge; the case takes the class of its gravest crime."""
        told = []
        for row in data.accused:
            coded = {
                "rank": row.rank,
                "managed_by": row.managed_by,
                "party_member": row.party_member,
                "earlier_post": row.earlier_post,
                "article": row.article,
                "seriousness": row.seriousness,
            }
            person = Accused(
                from_on=data.happened_on,
                post_at_act=row.post_at_act,
                post_when_handled=row.post_when_handled,
                sealed_name=sealed(row.name, case.record.pk),
                **coded,
            )
            case.rows.accused.append(person)
            if row.article:
                case.rows.charges.append(charge(person.number, row, data.happened_on))
            told.append({"number": person.number, "code": row.code, "clause": row.clause, **coded})
        tally(case)
        managed_by = sorted({row["managed_by"] for row in told})
        return AccusedAdded(accused=told, count=len(told), managed_by=managed_by, **reclassify(case))


def charge(person: int, row: Any, day: date) -> Charge:
    """A charge of a person from a row of an act."""
    return Charge(
        accused=person,
        code=row.code,
        article=row.article,
        clause=row.clause,
        point=row.point,
        committed_on=row.committed_on,
        seriousness=row.seriousness,
        framed=row.framed,
        from_on=day,
    )


def say_accused(person: Accused) -> Any:
    """A person charged in words: number and rank, never a name."""
    return _("No. %(number)s, %(rank)s") % {"number": person.number, "rank": words.RANKS[person.rank]}


class ChangeCharge(ByDecision):
    """Change what a person is charged with, or charge a further crime: another article or clause, from this day on."""

    kind = KIND
    label = _("Change a charge")
    icon = "scale"
    help = _("The class of the case follows; its days are counted again from the same day, and the earlier count stays in sight.")
    stages = stages.CHARGED_IN
    event = ChargeChanged
    weight = 62

    accused = forms.RowField(_("Person"), rows="accused", where=is_open, say=say_accused)
    code = forms.Choice(_("Penal code"), choices=words.PENAL_CODES, required=False)
    article = forms.Text(_("Article"), max_length=8)
    clause = forms.Count(_("Clause"), low=1, high=20, required=False)
    point = forms.Text(_("Point"), max_length=4, required=False)
    most = forms.Count(_("Maximum of the frame in years"), low=1, high=20, required=False)
    seriousness = forms.Choice(_("Class of crime"), choices=words.SERIOUSNESS, required=False)
    committed_on = forms.Day(_("Day of the act"), required=False)
    further = forms.Flag(_("A further crime beside the one charged"))
    field_order = ["accused", "code", "article", "clause", "point", "most", "seriousness", "committed_on", "further"]

    def check(self, case: Case, data: Any) -> None:
        """After the person was charged; the clause must have held on the day of the act."""
        super().check(case, data)
        person = case.rows.accused.numbered(data.accused)
        if data.happened_on < person.from_on:
            self.add_error(
                "happened_on",
                _("The person was charged on %(day)s; the end cannot be earlier.") % {"day": f"{person.from_on:%d/%m/%Y}"},
            )
        self._weigh(case, data)

    def _weigh(self, case: Case, data: Any) -> None:
        day = data.committed_on
        weigh(self, data, (day, day) if day else conduct_of(case, data, data.happened_on), asked=True)

    def carry_out(self, case: Case, data: Any, at: At) -> Event:
        """End the charges before, unless this is a further one; both stay."""
        self._weigh(case, data)
        person = case.rows.accused.numbered(data.accused)
        before = person.seriousness
        if not data.further:
            for standing in open_rows(case.rows.charges):
                if standing.accused == person.number:
                    standing.until_on = data.happened_on
        added = charge(person.number, data, data.happened_on)
        case.rows.charges.append(added)
        mine = [row for row in open_rows(case.rows.charges) if row.accused == person.number]
        person.article, person.seriousness = added.article, articles.gravest(row.seriousness for row in mine)
        return ChargeChanged(
            accused_number=person.number,
            charge=added.number,
            cited=cite(vars(added)),
            code=added.code,
            article=added.article,
            clause=added.clause,
            further=data.further,
            class_before=before,
            class_now=person.seriousness,
            **decision(data),
            **reclassify(case),
        )


class DropAccused(Act):
    """Record that a person is no longer among the accused."""

    kind = KIND
    label = _("Person no longer in the case")
    icon = "user-minus"
    stages = stages.OPEN
    event = AccusedDropped
    weight = 77

    accused = forms.RowField(_("Person"), rows="accused", where=is_open, say=say_accused)
    ground = forms.Choice(_("Ground"), choices=words.DROP_GROUNDS)

    def check(self, case: Case, data: Any) -> None:
        """Nobody is dropped before being charged."""
        person = case.rows.accused.numbered(data.accused)
        if data.happened_on < person.from_on:
            self.add_error(
                "happened_on",
                _("The person was charged on %(day)s; the end cannot be earlier.") % {"day": f"{person.from_on:%d/%m/%Y}"},
            )

    def carry_out(self, case: Case, data: Any, at: At) -> Event:
        """End the row; the class of the case follows those who remain."""
        person = case.rows.accused.numbered(data.accused)
        leave(case, person, data.happened_on, data.ground)
        tally(case)
        return AccusedDropped(
            accused_number=person.number,
            ground=data.ground,
            rank=person.rank,
            party_member=person.party_member,
            **reclassify(case),
        )


def leave(case: Case, person: Accused, day: date, ground: str) -> None:
    """End a person's row, with the charges and the detention that stand."""
    person.until_on, person.end_ground = day, ground
    for standing in open_rows(case.rows.charges):
        if standing.accused == person.number:
            standing.until_on = day
    for detained in case.rows.detentions:
        if detained.accused == person.number and detained.released_on is None:
            detained.released_on = max(day, detained.from_on)
            detained.release_ground = "passed" if ground in PASSED else "other"

"""What one case takes over from another when cases are split or joined."""

from typing import Any

from django.forms import Field
from django.utils.translation import gettext_lazy as _

from liem.core.acts import forms
from liem.registers.cases.acts.names import opened, sealed
from liem.registers.cases.models import Accused, Amount, Article, Case, Charge, Detention
from liem.registers.cases.rules import detention


class Brought(forms.Bound, Field):
    """A loaded case and the numbers of its persons, brought by another act; nothing outside the program can fill it."""

    def __init__(self) -> None:
        super().__init__(label=_("Case it comes from"))


def copy_of(model: Any, row: Any, **changed: Any) -> Any:
    """A new row with the values of another, without its number and its record."""
    names = [f.attname for f in model._meta.concrete_fields if f.attname not in ("id", "record_id", "number")]
    return model(**{name: getattr(row, name) for name in names} | changed)


def receive(case: Case, source: Case, numbers: list[int]) -> dict[int, int]:
    """Take persons over with what stands of their charges and detention; their number there to their number here.

    A person who once left this case comes back to the same row.
    """
    taken = {}
    for number in numbers:
        theirs = source.rows.accused.numbered(number)
        mine = _back(case, theirs)
        if mine is None:
            mine = copy_of(Accused, theirs, until_on=None, end_ground="", from_record=source.record.pk, from_number=number)
            mine.sealed_name = sealed(opened(theirs.sealed_name, source.record.pk), case.record.pk)
            case.rows.accused.append(mine)
        else:
            mine.until_on, mine.end_ground, mine.article, mine.seriousness = None, "", theirs.article, theirs.seriousness
        taken[number] = mine.number
        _receive_rows(case, source, number, mine.number)
    return taken


def _back(case: Case, theirs: Accused) -> Accused | None:
    if theirs.from_record != case.record.pk:
        return None
    return next((row for row in case.rows.accused if row.number == theirs.from_number and row.until_on is not None), None)


def _receive_rows(case: Case, source: Case, number: int, here: int) -> None:
    """Charges and detention of a person that stand; they end in the other record by the same act."""
    for row in source.rows.charges:
        if row.accused == number and row.until_on is None:
            case.rows.charges.append(copy_of(Charge, row, accused=here, until_on=None))
    for row in source.rows.detentions:
        if row.accused == number and row.released_on is None:
            case.rows.detentions.append(copy_of(Detention, row, accused=here))


def receive_articles(case: Case, source: Case) -> None:
    """The articles of the other case that this one does not have yet."""
    known = {(row.code, row.article, row.clause, row.point) for row in case.rows.articles}
    for row in source.rows.articles:
        if (row.code, row.article, row.clause, row.point) not in known:
            case.rows.articles.append(copy_of(Article, row))


def receive_amounts(case: Case, source: Case) -> None:
    """The amounts of a case that is joined, so that the sums are whole; the figures counted them when they were recorded."""
    for row in source.rows.amounts:
        case.rows.amounts.append(copy_of(Amount, row))
    for name in ("damage", "seized", "recovered", "to_execute", "with_means"):
        setattr(case, name, getattr(case, name) + getattr(source, name))


def detentions_line(source: Case, taken: dict[int, int]) -> list[dict[str, Any]]:
    """The detention clocks that pass on, by the number of the person in the receiving record."""
    people = {row.number: row for row in source.rows.accused}
    return [
        {
            "key": str(taken[row.accused]),
            "how": "runs_on",
            "start": row.from_on.isoformat(),
            "named_on": row.until_on.isoformat(),
            "law": detention.law_of(row.stage, people[row.accused].seriousness),
            "from_record": source.record.pk,
            "from_number": source.record.number,
        }
        for row in source.rows.detentions
        if row.accused in taken and row.released_on is None
    ]

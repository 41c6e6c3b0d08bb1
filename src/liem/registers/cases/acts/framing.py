"""Articles in acts: whether they held on the day of the conduct, and how grave the crime is by its penalty frame."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from liem.core.acts import forms
from liem.core.acts.base import Act
from liem.registers.cases import words
from liem.registers.cases.acts.steps import filled
from liem.registers.cases.models import Case
from liem.registers.cases.rules import articles, frames

Conduct = tuple[date, date]
"""The first and the last day of the conduct."""


class ChargedRow(forms.RowForm):
    """An article with clause and point. The class follows from the penalty frame where the table has it."""

    code = forms.Choice(_("Penal code"), choices=words.PENAL_CODES, required=False)
    article = forms.Text(_("Article"), max_length=8)
    clause = forms.Count(_("Clause"), low=1, high=20, required=False)
    point = forms.Text(_("Point"), max_length=4, required=False)
    most = forms.Count(_("Maximum of the frame in years"), low=1, high=20, required=False)
    seriousness = forms.Choice(_("Class of crime"), choices=words.SERIOUSNESS, required=False)


def conduct_of(case: Case | None, data: Any, day: date) -> Conduct:
    """The days of the conduct: those of `data` on opening, of the case afterwards, else `day`."""
    first, last = (data.acts_from, data.acts_until) if case is None else (case.acts_from, case.acts_until)
    return first or last or day, last or first or day


def weigh(form: forms.RowForm | Act, row: Any, conduct: Conduct, *, asked: bool) -> None:
    """Find the class of the crime of `row` and how it was found (`row.seriousness`, `row.framed`); errors at its fields.

    `asked`: a class must be known at the end.
    """
    row.code, row.article = row.code or articles.PENAL_CODES[0].code, row.article.lower()
    row.framed = frames.CHOSEN
    began, ended = conduct
    if not articles.in_force_within(row.code, row.article, began, ended):
        form.add_error(
            "article",
            _("Article %(article)s of the %(code)s was not in force on %(day)s.")
            % {"article": row.article, "code": words.PENAL_CODES[row.code], "day": f"{ended:%d/%m/%Y}"},
        )
        return
    day = ended if frames.is_tabled(row.code, row.article, ended) else began
    frame = frame_of(row, conduct)
    if frame is None and row.clause and frames.is_tabled(row.code, row.article, day):
        form.add_error(
            "clause",
            _("Article %(article)s had no clause %(clause)s with a penalty frame on %(day)s.")
            % {"article": row.article, "clause": row.clause, "day": f"{day:%d/%m/%Y}"},
        )
        return
    found = frame.seriousness if frame else frames.class_of(row.most) if row.most else ""
    if found and row.seriousness and row.seriousness != found:
        said = _("By the penalty frame this crime is: %(seriousness)s.") % {"seriousness": words.SERIOUSNESS[found]}
        form.add_error("seriousness", said)
    elif found:
        row.seriousness, row.framed = found, frame.origin if frame else frames.ENTERED
    elif asked and not row.seriousness:
        form.add_error("seriousness", _("No penalty frame is known for this: choose the class, or enter the maximum of the frame."))


def frame_of(row: Any, conduct: Conduct) -> frames.PenaltyFrame | None:
    """The penalty frame of a row's clause: that of the last day of the conduct, else of the first."""
    began, ended = conduct
    on = [frames.frame_on(row.code, row.article, row.clause, day) for day in dict.fromkeys((ended, began))]
    return next((frame for frame in on if frame is not None), None)


def weigh_rows(act: Act, name: str, rows: Iterable[Any], conduct: Conduct) -> None:
    """`weigh` for every row of `name`, each error at its own row."""
    for form, row in zip(filled(act, name), rows, strict=True):
        weigh(form, row, conduct, asked=True)


def cite(row: Any) -> str:
    """An article as it is cited: 353.4.a."""
    parts = [row["article"], row["clause"], row["point"]]
    return ".".join(str(part) for part in parts if part)

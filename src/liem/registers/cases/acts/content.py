"""What a case is about: articles of the penal code, accused persons (coded), causes and remedies."""

from base64 import b64decode, b64encode
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from liem.core.acts import forms
from liem.core.acts.base import Act, At
from liem.core.journal.events import Event
from liem.core.vault.sealing import open_small, seal_small
from liem.registers.cases import words
from liem.registers.cases.acts.steps import KIND, filled, is_open, reclassify, tally
from liem.registers.cases.events import AccusedAdded, AccusedDropped, ArticlesAdded, CausesRecorded, NamesOpened
from liem.registers.cases.models import Accused, Article, Case, Cause
from liem.registers.cases.rules import articles, stages

CHARGED_IN = frozenset({stages.INVESTIGATION, stages.PROSECUTION, stages.FIRST_INSTANCE})
"""Stages in which a person may be charged: only once a case is instituted, and before its judgment."""


class ArticleRow(forms.RowForm):
    """One article with the class of the crime, which the officer chooses by the penalty frame charged."""

    code = forms.Choice(_("Penal code"), choices=words.PENAL_CODES, required=False)
    article = forms.Text(_("Article"), max_length=8)
    clause = forms.Count(_("Clause"), low=1, high=20, required=False)
    point = forms.Text(_("Point"), max_length=4, required=False)
    seriousness = forms.Choice(_("Class of crime"), choices=words.SERIOUSNESS)


def check_articles(act: Act, rows: Iterable[Any], first: date | None, last: date | None, day: date) -> None:
    """Refuse articles that were not in force when the conduct took place (`first`–`last`), else on `day`."""
    began, ended = first or last or day, last or first or day
    for form, row in zip(filled(act, "articles"), rows, strict=True):
        code = row.code or articles.PENAL_CODES[0].code
        if not articles.in_force_within(code, row.article.lower(), began, ended):
            form.add_error(
                "article",
                _("Article %(article)s of the %(code)s was not in force on %(day)s.")
                % {"article": row.article, "code": words.PENAL_CODES[code], "day": f"{ended:%d/%m/%Y}"},
            )


def add_articles(case: Case, rows: Iterable[Any], day: date) -> list[dict[str, Any]]:
    """Add the articles to the case; return them as an event tells them."""
    told = []
    for row in rows:
        values = {
            "code": row.code or articles.PENAL_CODES[0].code,
            "article": row.article.lower(),
            "clause": row.clause,
            "point": row.point,
            "seriousness": row.seriousness,
        }
        case.rows.articles.append(Article(applied_on=day, **values))
        told.append(values)
    return told


def cite(row: Any) -> str:
    """An article as it is cited: 353.4.a."""
    parts = [row["article"], row["clause"], row["point"]]
    return ".".join(str(part) for part in parts if part)


class AddArticles(Act):
    """Add the articles under which the competent body proceeds."""

    kind = KIND
    label = _("Add articles")
    icon = "book-open"
    stages = stages.OPEN - {stages.VERIFICATION}
    event = ArticlesAdded
    rows = {"articles": ArticleRow}
    row_labels = {"articles": _("Articles applied")}
    weight = 36

    def check(self, case: Case, data: Any) -> None:
        """At least one, each in force when the conduct took place."""
        if not data.articles:
            self.add_error(None, _("Write at least one article."))
        check_articles(self, data.articles, case.acts_from, case.acts_until, data.happened_on)

    def carry_out(self, case: Case, data: Any, at: At) -> Event:
        """Add them; the case takes the class of its gravest crime."""
        added = add_articles(case, data.articles, data.happened_on)
        return ArticlesAdded(articles=added, cited=", ".join(map(cite, added)), **reclassify(case))


class AccusedRow(forms.RowForm):
    """One person charged, by codes. What could name the person is personal and leaves the journal on demand."""

    rank = forms.Choice(_("Rank of post"), choices=words.RANKS)
    managed_by = forms.Choice(_("Managed by"), choices=words.MANAGED_BY)
    party_member = forms.Flag(_("Party member"))
    earlier_post = forms.Flag(_("For conduct in an earlier post"))
    article = forms.Text(_("Article"), max_length=8, required=False)
    seriousness = forms.Choice(_("Class of crime"), choices=words.SERIOUSNESS, required=False)
    post_at_act = forms.Text(_("Post at the time of the conduct"), max_length=200, required=False, personal=True)
    post_when_handled = forms.Text(_("Post when handled"), max_length=200, required=False, personal=True)
    name = forms.Text(_("Name"), max_length=200, required=False, personal=True)


class AddAccused(Act):
    """Record persons who were charged in the case."""

    kind = KIND
    label = _("Add accused")
    icon = "user-plus"
    help = _("Only persons whom the competent body has charged. A charge is no finding of guilt.")
    stages = CHARGED_IN
    event = AccusedAdded
    rows = {"accused": AccusedRow}
    row_labels = {"accused": _("Persons charged")}
    weight = 37

    def check(self, case: Case, data: Any) -> None:
        """At least one; an article named must look like one."""
        if not data.accused:
            self.add_error(None, _("Write at least one person."))
        for form, row in zip(filled(self, "accused"), data.accused, strict=True):
            if row.article and not articles.is_article(row.article.lower()):
                form.add_error("article", _("Write the number of an article, for example 353 or 217a."))

    def carry_out(self, case: Case, data: Any, at: At) -> Event:
        """Add them, numbered; the case takes the class of its gravest crime."""
        told = []
        for row in data.accused:
            coded = {
                "rank": row.rank,
                "managed_by": row.managed_by,
                "party_member": row.party_member,
                "earlier_post": row.earlier_post,
                "article": row.article.lower(),
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
            told.append({"number": person.number, **coded})
        tally(case)
        managed_by = sorted({row["managed_by"] for row in told})
        return AccusedAdded(accused=told, count=len(told), managed_by=managed_by, **reclassify(case))


def sealed(name: str, record_id: int) -> str:
    """A name as its row keeps it: sealed to the record, as text; nothing for no name."""
    if not name:
        return ""
    return b64encode(seal_small(name, bound_to=place_of(record_id))).decode()


def opened(text: str, record_id: int) -> str:
    """The name that `sealed` sealed. Raises `VaultFault` when the key is missing or the seal is broken."""
    return str(open_small(b64decode(text), bound_to=place_of(record_id))) if text else ""


def place_of(record_id: int) -> str:
    """What a name is sealed to, so that it cannot be moved to another record."""
    return f"cases.accused:{record_id}"


class OpenNames(Act):
    """Open the sealed names of the persons charged, with a reason that stays in the journal."""

    kind = KIND
    label = _("Open the names")
    icon = "key-round"
    help = _("The names are shown once. Who opened them, when and why stays in the record's history.")
    closed_too = True
    event = NamesOpened
    weight = 88

    reason = forms.Text(_("Reason"), max_length=500)

    def check(self, case: Case, data: Any) -> None:
        """There must be a name to open."""
        if not any(row.sealed_name for row in case.rows.accused):
            self.add_error(None, _("No name is sealed in this record."))

    def carry_out(self, case: Case, data: Any, at: At) -> Event:
        """Change nothing; tell that the names were opened."""
        return NamesOpened(reason=data.reason, count=sum(bool(row.sealed_name) for row in case.rows.accused))


def say_accused(person: Accused) -> Any:
    """A person charged in words: number and rank, never a name."""
    return _("No. %(number)s, %(rank)s") % {"number": person.number, "rank": words.RANKS[person.rank]}


class DropAccused(Act):
    """Record that a person is no longer among the accused."""

    kind = KIND
    label = _("Drop an accused")
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
        person.until_on, person.end_ground = data.happened_on, data.ground
        tally(case)
        return AccusedDropped(
            accused_number=person.number,
            ground=data.ground,
            rank=person.rank,
            party_member=person.party_member,
            **reclassify(case),
        )


class CauseRow(forms.RowForm):
    """One cause and its remedy."""

    nature = forms.Choice(_("Nature"), choices=words.CAUSE_NATURES)
    cause = forms.Choice(_("Cause"), choices=words.CAUSES)
    remedy = forms.Text(_("Remedy"), max_length=500, required=False)


class RecordCauses(Act):
    """Record why it could happen, and the remedies."""

    kind = KIND
    label = _("Record causes and remedies")
    icon = "lightbulb"
    closed_too = True
    event = CausesRecorded
    rows = {"causes": CauseRow}
    row_labels = {"causes": _("Causes and remedies")}
    weight = 55

    def check(self, case: Case, data: Any) -> None:
        """At least one."""
        if not data.causes:
            self.add_error(None, _("Write at least one cause."))

    def carry_out(self, case: Case, data: Any, at: At) -> Event:
        """Add the causes."""
        for row in data.causes:
            case.rows.causes.append(Cause(nature=row.nature, cause=row.cause, remedy=row.remedy, recorded_on=data.happened_on))
        return CausesRecorded(
            causes=[{"nature": row.nature, "cause": row.cause, "remedy": row.remedy} for row in data.causes],
            codes=list(dict.fromkeys(row.cause for row in data.causes)),
        )

"""What a case is about: the articles of the penal code applied to it."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from liem.core.acts.base import Act, At
from liem.core.journal.events import Event
from liem.registers.cases.acts.framing import ChargedRow, cite, conduct_of, weigh_rows
from liem.registers.cases.acts.steps import KIND, limitation, reclassify
from liem.registers.cases.events import ArticlesAdded
from liem.registers.cases.models import Article, Case
from liem.registers.cases.rules import stages


def add_articles(case: Case, rows: Iterable[Any], day: date) -> list[dict[str, Any]]:
    """Add the articles to the case; return them as an event tells them."""
    told = []
    for row in rows:
        values = {
            "code": row.code,
            "article": row.article,
            "clause": row.clause,
            "point": row.point,
            "seriousness": row.seriousness,
            "framed": row.framed,
        }
        case.rows.articles.append(Article(applied_on=day, **values))
        told.append(values)
    return told


class AddArticles(Act):
    """Add the articles under which the competent body proceeds."""

    kind = KIND
    label = _("Add articles")
    icon = "book-open"
    stages = stages.OPEN - {stages.VERIFICATION}
    event = ArticlesAdded
    rows = {"articles": ChargedRow}
    row_labels = {"articles": _("Articles applied")}
    weight = 36

    def check(self, case: Case, data: Any) -> None:
        """At least one, each in force when the conduct took place."""
        if not data.articles:
            self.add_error(None, _("Write at least one article."))
        weigh_rows(self, "articles", data.articles, conduct_of(case, data, data.happened_on))

    def carry_out(self, case: Case, data: Any, at: At) -> Event:
        """Add them; the case takes the class of its gravest crime."""
        added = add_articles(case, data.articles, data.happened_on)
        return ArticlesAdded(articles=added, cited=", ".join(map(cite, added)), **reclassify(case), **limitation(case))

"""Writes what a book was found to say: all acts in one transaction, or none."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection
from django.utils.translation import gettext as _

from liem.core.access.log import note_access
from liem.core.acts.many import Item, ItemRefused, perform_many
from liem.gates.books.correcting import AMEND
from liem.gates.books.fields import RowReader
from liem.gates.books.importing import Outcome, Progress, as_there, chunks, identify, new_form
from liem.gates.books.rows import known_rows, remember


class NotAllGood(Exception):
    """Some rows are refused and the good ones alone were not asked for. Nothing is written."""

    def __init__(self, bad: int) -> None:
        super().__init__(_("%(bad)s rows are refused; nothing was entered.") % {"bad": bad})


class MovedOn(Exception):
    """The register has changed since the check, so that a row passes no more. Nothing is written."""


@dataclass(frozen=True)
class Written:
    """What was entered: records opened and corrected, rows that changed nothing, rows refused and left out."""

    opened: int
    corrected: int
    unchanged: int
    refused: int


def write(outcome: Outcome, *, partial: bool = False, on_progress: Progress | None = None) -> Written:
    """Perform the acts of a checked book. `partial`: leave the refused rows out instead of writing nothing.

    Raises `NotAllGood`, and `MovedOn` when the register has changed since the check.
    """
    if outcome.bad_rows and not partial:
        raise NotAllGood(len(outcome.bad_rows))
    done = Written(outcome.opening, len(outcome.corrections), outcome.unchanged, len(outcome.bad_rows))
    if not done.opened and not done.corrected:
        return done
    with as_there(outcome):
        _alone(outcome)
        run = _Run(outcome)
        try:
            summary = perform_many(run.items(), on_progress=on_progress)
        except ItemRefused as problem:
            row = run.numbers[problem.index]
            raise MovedOn(_("Row %(row)s passes no more: %(reason)s") % {"row": row, "reason": problem}) from problem
        ids = summary.ids or {}
        opened = ((key, digest, record if isinstance(record, int) else ids[record]) for key, digest, record in run.kept)
        remember(outcome.place, outcome.kind, opened)
        detail = f"{outcome.kind.plural}: {outcome.book.name} (+{done.opened}, ~{done.corrected})"
        note_access(outcome.place.actor, "import", detail=detail)
    return done


def _alone(outcome: Outcome) -> None:
    """Two books of one register and unit come in one after the other, so that a row is not opened twice."""
    with connection.cursor() as cursor:
        name = f"book:{outcome.place.unit.pk}:{outcome.kind.code}"
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [name])


class _Run:
    """The second pass over a book: the same rows, now as acts."""

    def __init__(self, outcome: Outcome) -> None:
        self.outcome = outcome
        self.reader = RowReader(new_form(outcome), outcome.book.headings)
        self.numbers: list[int] = []
        self.kept: list[tuple[str, str, int | str]] = []

    def items(self) -> Iterator[Item]:
        """The acts, in the order of the rows."""
        outcome = self.outcome
        for chunk in chunks(outcome.book):
            going = [row for row in chunk if row.number not in outcome.passed_over]
            who = [identify(outcome, row) for row in going]
            known = known_rows(outcome.place, outcome.kind, who)
            for row, identity in zip(going, who, strict=True):
                self.numbers.append(row.number)
                correction = outcome.corrections.get(row.number)
                if (correction is None) is (identity.key in known):
                    raise MovedOn(_("The register has changed since the book was checked. Check it again."))
                if correction is not None:
                    self.kept.append((identity.key, identity.digest, correction.record_id))
                    yield self._amend(correction.record_id, correction.data)
                    continue
                handle = f"row {row.number}"
                self.kept.append((identity.key, identity.digest, handle))
                data, _faults = self.reader.read(row.values)
                yield self._item(outcome.act.name, data, handle=handle)

    def _amend(self, record_id: int, data: dict[str, object]) -> Item:
        reason = _("Corrected in the book “%(name)s”") % {"name": self.outcome.book.name or _("without a name")}
        return self._item(AMEND, {**data, "reason": reason}, target=record_id)

    def _item(self, act: str, data: dict[str, object], **given: object) -> Item:
        place = self.outcome.place
        return Item(act=act, actor=place.actor, data=data, kind=self.outcome.kind.code, at=place.today, **given)  # type: ignore[arg-type]

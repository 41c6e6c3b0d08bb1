"""Damage, seizure and recovery: one amount a row, in whole đồng. A wrong amount is amended or its event voided."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from liem.core.acts import forms
from liem.core.acts.base import Act, At
from liem.core.journal.events import Event, money
from liem.registers.cases import words
from liem.registers.cases.acts.steps import KIND
from liem.registers.cases.events import AmountsRecorded, DamageRecorded, RecoveryRecorded, SeizureRecorded
from liem.registers.cases.models import Amount, Case


class AmountRow(forms.RowForm):
    """One amount."""

    asset = forms.Choice(_("Kind of property"), choices=words.ASSETS)
    amount = forms.Money(_("Amount"), low=1)
    basis = forms.Text(_("Document"), max_length=200, required=False)


class RecordAmounts(Act):
    """Base of the three acts about money."""

    rows = {"amounts": AmountRow}
    row_labels = {"amounts": _("Amounts")}
    closed_too = True
    sort: ClassVar[str] = ""
    sum_field: ClassVar[str] = ""

    def check(self, case: Case, data: Any) -> None:
        """At least one amount."""
        if not data.amounts:
            self.add_error(None, _("Write at least one amount."))

    def carry_out(self, case: Case, data: Any, at: At) -> Event:
        """Add the amounts to the rows and to the sum."""
        for row in data.amounts:
            case.rows.amounts.append(
                Amount(sort=self.sort, asset=row.asset, amount=row.amount, basis=row.basis, recorded_on=data.happened_on)
            )
        total = total_of(data)
        setattr(case, self.sum_field, getattr(case, self.sum_field) + total)
        told: type[AmountsRecorded] = self.event  # type: ignore[assignment]
        return told(
            amounts=[{"asset": row.asset, "amount": row.amount, "basis": row.basis} for row in data.amounts],
            assets=sorted({row.asset for row in data.amounts}),
            total=total,
        )


def total_of(data: Any) -> int:
    """The sum of the rows."""
    return sum(row.amount for row in data.amounts)


class RecordDamage(RecordAmounts):
    """Record damage that was established, in addition to what was established before."""

    kind = KIND
    label = _("Record damage")
    icon = "trending-down"
    event = DamageRecorded
    sort = "damage"
    sum_field = "damage"
    weight = 50


class RecordSeizure(RecordAmounts):
    """Record property that was seized or frozen."""

    kind = KIND
    label = _("Record a seizure")
    icon = "lock"
    event = SeizureRecorded
    sort = "seizure"
    sum_field = "seized"
    weight = 51


class RecordRecovery(RecordAmounts):
    """Record property that was recovered. More than the damage is possible, but asked about."""

    kind = KIND
    label = _("Record a recovery")
    icon = "piggy-bank"
    event = RecoveryRecorded
    sort = "recovery"
    sum_field = "recovered"
    weight = 52

    more_than_damage = forms.Flag(_("More was recovered than the damage established: this is right"))

    def check(self, case: Case, data: Any) -> None:
        """Ask when the recoveries would exceed the damage."""
        super().check(case, data)
        recovered = case.recovered + total_of(data)
        if recovered > case.damage and not data.more_than_damage:
            self.add_error(
                "more_than_damage",
                _("With this, %(recovered)s are recovered of %(damage)s of damage. If that is right, tick here.")
                % {"recovered": money(recovered), "damage": money(case.damage)},
            )

"""Damage, seizure and recovery: one amount a row, in whole đồng. A wrong amount is amended or its event voided."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from liem.core.acts import forms
from liem.core.acts.base import Act, At
from liem.core.journal.events import Event, money
from liem.registers.cases import words
from liem.registers.cases.acts.steps import KIND
from liem.registers.cases.events import (
    AmountsRecorded,
    DamageRecorded,
    MeansRecorded,
    ObligationRecorded,
    RecoveryRecorded,
    SeizureRecorded,
)
from liem.registers.cases.models import Amount, Case
from liem.registers.cases.rules import money as money_rules
from liem.registers.cases.rules import stages


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

    in_dong = forms.Flag(_("The amounts are in đồng, not in thousands: they are right as they are"))

    def check(self, case: Case, data: Any) -> None:
        """At least one amount; one out of all proportion is asked about."""
        if not data.amounts:
            self.add_error(None, _("Write at least one amount."))
        known = max((row.amount for row in case.rows.amounts), default=0)
        odd = [row.amount for row in data.amounts if money_rules.is_out_of_proportion(row.amount, known)]
        if odd and not data.in_dong:
            self.add_error(
                "in_dong",
                _("%(amount)s is very much, probably a wrong unit. If it is right, tick here.") % {"amount": money(max(odd))},
            )

    def carry_out(self, case: Case, data: Any, at: At) -> Event:
        """Add the amounts to the rows and to the sum."""
        for row in data.amounts:
            case.rows.amounts.append(
                Amount(
                    sort=self.sort,
                    asset=row.asset,
                    way=getattr(row, "way", ""),
                    amount=row.amount,
                    basis=row.basis,
                    recorded_on=data.happened_on,
                )
            )
        total = total_of(data)
        setattr(case, self.sum_field, getattr(case, self.sum_field) + total)
        told: type[AmountsRecorded] = self.event  # type: ignore[assignment]
        return told(
            amounts=[self.told_of(row) for row in data.amounts],
            assets=sorted({row.asset for row in data.amounts}),
            total=total,
        )

    def told_of(self, row: Any) -> dict[str, Any]:
        """A row as the event tells it."""
        return {"asset": row.asset, "amount": row.amount, "basis": row.basis}


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


class RecoveredRow(AmountRow):
    """One amount that was recovered, and how."""

    way = forms.Choice(_("How it was recovered"), choices=words.WAYS, required=False)


class RecordRecovery(RecordAmounts):
    """Record property that was recovered. More than the damage is possible, but asked about."""

    kind = KIND
    label = _("Record a recovery")
    icon = "piggy-bank"
    event = RecoveryRecorded
    sort = "recovery"
    sum_field = "recovered"
    weight = 52
    rows = {"amounts": RecoveredRow}

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

    def told_of(self, row: Any) -> dict[str, Any]:
        """With how it was recovered."""
        return {**super().told_of(row), "way": row.way}


class RecordObligation(RecordAmounts):
    """Record what a judgment in force orders to be given up: what is to be executed."""

    kind = KIND
    label = _("Record what is to be executed")
    icon = "landmark"
    event = ObligationRecorded
    stages = stages.JUDGED
    sort = "obligation"
    sum_field = "to_execute"
    weight = 53


class RecordMeans(RecordAmounts):
    """Record how much of what is to be executed can be, because the debtor has means."""

    kind = KIND
    label = _("Record means to execute")
    icon = "wallet"
    event = MeansRecorded
    stages = stages.JUDGED
    sort = "means"
    sum_field = "with_means"
    weight = 54

    def check(self, case: Case, data: Any) -> None:
        """Not more than there is to execute."""
        super().check(case, data)
        means = case.with_means + total_of(data)
        if means > case.to_execute:
            self.add_error(
                None,
                _("With this, %(means)s have means of %(obliged)s to be executed: record what is to be executed first.")
                % {"means": money(means), "obliged": money(case.to_execute)},
            )

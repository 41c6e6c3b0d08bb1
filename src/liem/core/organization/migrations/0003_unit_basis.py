"""Under whose rules a unit works, by day."""

import django.db.models.deletion
from django.db import migrations, models

from liem.core.journal import guard


class Migration(migrations.Migration):
    dependencies = [
        ("organization", "0002_grants"),
    ]

    operations = [
        migrations.CreateModel(
            name="UnitBasis",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("valid_from", models.DateField(verbose_name="From")),
                ("valid_until", models.DateField(blank=True, null=True, verbose_name="Until (first day after)")),
                (
                    "basis",
                    models.CharField(
                        choices=[("state", "State rules"), ("party", "Party rules"), ("inspection", "Rules of Party inspection")],
                        max_length=12,
                        verbose_name="Works under",
                    ),
                ),
                ("decision", models.CharField(max_length=200, verbose_name="Decision")),
                ("unit", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="bases", to="organization.unit")),
            ],
            options={
                "db_table": "unit_basis",
                "constraints": [
                    models.UniqueConstraint(fields=("unit", "valid_from"), name="unit_basis_key"),
                    models.CheckConstraint(
                        condition=models.Q(("valid_until__isnull", True), ("valid_until__gt", models.F("valid_from")), _connector="OR"),
                        name="unit_basis_span",
                    ),
                ],
            },
        ),
        *guard.plain_table("unit_basis"),
    ]

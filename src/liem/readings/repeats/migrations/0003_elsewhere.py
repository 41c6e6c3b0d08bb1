"""Other units can be asked whether they hold a like record, and a unit can be switched off from answering."""

import django.db.models.deletion
from django.db import migrations, models

from liem.core.journal import guard
from liem.readings.repeats.function import elsewhere_function


class Migration(migrations.Migration):
    dependencies = [("access", "0002_walls"), ("organization", "0002_grants"), ("repeats", "0002_walls")]

    operations = [
        migrations.CreateModel(
            name="RepeatsSilent",
            fields=[
                (
                    "unit",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="organization.unit",
                    ),
                ),
                ("since_on", models.DateField()),
            ],
            options={"db_table": "repeats_silent"},
        ),
        *guard.plain_table("repeats_silent", sequence=False),
        *elsewhere_function(),
    ]

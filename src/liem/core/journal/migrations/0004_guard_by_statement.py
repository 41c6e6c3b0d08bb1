"""The guards look at all rows of a statement at once; indexes that only repeated others go."""

import django.db.models.deletion
from django.db import migrations, models

from liem.core.journal import guard


class Migration(migrations.Migration):
    dependencies = [("journal", "0003_walls"), ("records", "0002_walls")]

    operations = [
        *guard.by_statement(),
        migrations.AlterField(
            model_name="storedevent",
            name="record",
            field=models.ForeignKey(
                db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.record"
            ),
        ),
        migrations.AlterField(
            model_name="storedevent",
            name="voids",
            field=models.ForeignKey(
                db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="journal.storedevent"
            ),
        ),
    ]

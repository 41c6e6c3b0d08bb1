"""Files of scans that came under seal or were destroyed, for the worker to delete."""

from django.db import migrations, models

from liem.core.journal import guard


class Migration(migrations.Migration):
    dependencies = [("petitions", "0004_earlier_and_for_whom")]

    operations = [
        migrations.CreateModel(
            name="ScanLeftover",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("record_id", models.BigIntegerField()),
                ("digest", models.CharField(max_length=64)),
            ],
            options={"db_table": "petitions_scan_leftover"},
        ),
        *guard.reading_table("petitions_scan_leftover", scope=None),
    ]

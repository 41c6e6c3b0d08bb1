"""The recognised text of scans is a reading of its own: the worker keeps it, beside the record and not in it."""

from django.db import migrations, models

from liem.core.journal import guard


class Migration(migrations.Migration):
    dependencies = [("petitions", "0002_walls")]

    operations = [
        migrations.CreateModel(
            name="ScanText",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("record_id", models.BigIntegerField()),
                ("number", models.IntegerField()),
                ("scan_id", models.BigIntegerField(db_index=True)),
                ("state", models.CharField(max_length=10)),
                ("text", models.TextField(default="")),
                ("sealed", models.TextField(default="")),
                ("read_at", models.DateTimeField()),
            ],
            options={
                "db_table": "petitions_scan_text",
                "constraints": [models.UniqueConstraint(fields=["record_id", "number"], name="petitions_scan_text_once")],
            },
        ),
        *guard.reading_table("petitions_scan_text"),
        migrations.RemoveField(model_name="scan", name="text"),
    ]

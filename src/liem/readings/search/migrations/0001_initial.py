"""The tables of search."""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("records", "0002_walls"),
    ]

    operations = [
        migrations.CreateModel(
            name="SearchPending",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("record_id", models.BigIntegerField()),
            ],
            options={
                "db_table": "search_pending",
            },
        ),
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                (
                    "record",
                    models.OneToOneField(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="records.record",
                    ),
                ),
                ("kind", models.CharField(max_length=40)),
                ("place", models.IntegerField()),
                ("confidentiality", models.SmallIntegerField()),
                ("guarded", models.BooleanField()),
                ("need_to_know", models.BooleanField()),
                ("number", models.CharField(max_length=40)),
                ("words", django.contrib.postgres.search.SearchVectorField()),
                ("version", models.IntegerField()),
            ],
            options={
                "db_table": "search_entry",
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(fields=["words"], name="search_entry_words"),
                    models.Index(fields=["place", "record"], name="search_entry_place"),
                    models.Index(
                        django.contrib.postgres.indexes.OpClass(models.F("number"), "varchar_pattern_ops"), name="search_entry_number"
                    ),
                ],
            },
        ),
    ]

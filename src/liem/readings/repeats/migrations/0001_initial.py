"""The tables of repeats."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("records", "0002_walls"),
    ]

    operations = [
        migrations.CreateModel(
            name="RepeatsPending",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("entry_id", models.IntegerField()),
                ("gone", models.BooleanField()),
                ("grams", django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), null=True, size=None)),
            ],
            options={
                "db_table": "repeats_pending",
            },
        ),
        migrations.CreateModel(
            name="RepeatsPosting",
            fields=[
                ("gram", models.IntegerField(primary_key=True, serialize=False)),
                ("entries", models.IntegerField()),
                ("listed", django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), size=None)),
            ],
            options={
                "db_table": "repeats_posting",
            },
        ),
        migrations.CreateModel(
            name="RepeatsEntry",
            fields=[
                ("id", models.AutoField(primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=40)),
                ("unit_id", models.IntegerField()),
                ("place", models.IntegerField()),
                ("confidentiality", models.SmallIntegerField()),
                ("guarded", models.BooleanField()),
                ("need_to_know", models.BooleanField()),
                ("alone", models.BooleanField()),
                ("grams", django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), size=None)),
                ("bands", django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), size=None)),
                ("version", models.IntegerField()),
                ("edition", models.IntegerField()),
                (
                    "record",
                    models.OneToOneField(
                        db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name="+", to="records.record"
                    ),
                ),
            ],
            options={
                "db_table": "repeats_entry",
            },
        ),
    ]

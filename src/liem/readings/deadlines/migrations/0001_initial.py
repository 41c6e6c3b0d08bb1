"""The tables of clocks and due days."""

import datetime

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organization", "0002_grants"),
        ("records", "0002_walls"),
    ]

    operations = [
        migrations.CreateModel(
            name="Clock",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("rule", models.CharField(max_length=80)),
                ("sort", models.CharField(max_length=12)),
                ("key", models.CharField(blank=True, max_length=40)),
                ("turn", models.SmallIntegerField()),
                ("opened_on", models.DateField()),
                ("due_on", models.DateField(null=True)),
                ("mark_on", models.DateField(null=True)),
                ("suspended_on", models.DateField(null=True)),
                ("suspended_days", models.IntegerField(default=0)),
                ("extensions", models.SmallIntegerField(default=0)),
                ("state", models.CharField(max_length=12)),
                ("closed_on", models.DateField(null=True)),
                ("law", models.CharField(blank=True, max_length=40)),
                ("pack", models.CharField(blank=True, max_length=12)),
                ("counting", models.JSONField(default=dict)),
                (
                    "record",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="records.record",
                    ),
                ),
            ],
            options={
                "db_table": "clock",
                "constraints": [models.UniqueConstraint(fields=("record", "rule", "key", "turn"), name="clock_once")],
            },
        ),
        migrations.CreateModel(
            name="Deadline",
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
                ("top", models.IntegerField()),
                ("place", models.IntegerField()),
                ("confidentiality", models.SmallIntegerField()),
                ("guarded", models.BooleanField()),
                ("need_to_know", models.BooleanField()),
                ("stage", models.CharField(max_length=40)),
                ("opened_on", models.DateField()),
                ("came_on", models.DateField()),
                ("came_how", models.CharField(max_length=12)),
                ("next_due_on", models.DateField(default=datetime.date(9999, 12, 31))),
                ("next_rule", models.CharField(blank=True, max_length=80)),
                ("suspended", models.BooleanField(default=False)),
                (
                    "officer",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="organization.appointment",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="organization.unit",
                    ),
                ),
            ],
            options={
                "db_table": "deadline",
                "indexes": [
                    models.Index(fields=["next_due_on", "record"], name="deadline_due"),
                    models.Index(fields=["kind", "next_due_on", "record"], name="deadline_kind_due"),
                    models.Index(fields=["kind", "top", "next_due_on", "record"], name="deadline_kind_top_due"),
                    models.Index(fields=["kind", "place", "next_due_on", "record"], name="deadline_kind_place_due"),
                    models.Index(fields=["top", "next_due_on", "record"], name="deadline_top_due"),
                    models.Index(fields=["place", "next_due_on", "record"], name="deadline_place_due"),
                    models.Index(fields=["officer", "next_due_on", "record"], name="deadline_officer_due"),
                    models.Index(fields=["place", "came_on"], name="deadline_place_came"),
                ],
            },
        ),
    ]

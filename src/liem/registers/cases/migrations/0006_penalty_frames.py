"""Penalty frames that a legal officer enters and a second person confirms."""

import django.db.models.deletion
from django.db import migrations, models

from liem.core.journal import guard


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0005_marks"),
        ("organization", "0002_grants"),
    ]

    operations = [
        migrations.AlterField(
            model_name="article",
            name="framed",
            field=models.CharField(
                choices=[
                    ("table", "By the penalty frame"),
                    ("confirmed", "By a penalty frame that two persons confirmed"),
                    ("entered", "By the maximum entered"),
                    ("chosen", "Chosen"),
                ],
                default="chosen",
                max_length=40,
                verbose_name="How the class was found",
            ),
        ),
        migrations.AlterField(
            model_name="charge",
            name="framed",
            field=models.CharField(
                choices=[
                    ("table", "By the penalty frame"),
                    ("confirmed", "By a penalty frame that two persons confirmed"),
                    ("entered", "By the maximum entered"),
                    ("chosen", "Chosen"),
                ],
                default="chosen",
                max_length=40,
                verbose_name="How the class was found",
            ),
        ),
        migrations.CreateModel(
            name="EnteredFrame",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "code",
                    models.CharField(
                        choices=[("BLHS-2015", "Penal Code 2015"), ("BLHS-1999", "Penal Code 1999")],
                        max_length=40,
                        verbose_name="Penal code",
                    ),
                ),
                ("article", models.CharField(max_length=8, verbose_name="Article")),
                ("clause", models.IntegerField(verbose_name="Clause")),
                ("least", models.IntegerField(null=True, verbose_name="At least")),
                ("most", models.IntegerField(verbose_name="At most")),
                (
                    "gravest",
                    models.CharField(
                        choices=[("life", "Life imprisonment"), ("death", "Death penalty")],
                        default="",
                        max_length=40,
                        verbose_name="Beyond imprisonment for a term",
                    ),
                ),
                ("from_on", models.DateField(verbose_name="In force from")),
                ("until_on", models.DateField(null=True, verbose_name="In force before")),
                ("source", models.CharField(max_length=300, verbose_name="Source")),
                ("proposed_by_head", models.BooleanField()),
                ("proposed_at", models.DateTimeField()),
                ("accepted", models.BooleanField(null=True)),
                ("decided_at", models.DateTimeField(null=True)),
                ("reason", models.CharField(default="", max_length=500, verbose_name="Reason")),
                (
                    "decided_by",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organization.person"),
                ),
                ("proposed_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organization.person")),
            ],
            options={
                "db_table": "penalty_frame",
                "indexes": [models.Index(fields=["code", "article", "clause"], name="penalty_frame_clause")],
            },
        ),
        *guard.plain_table("penalty_frame"),
    ]

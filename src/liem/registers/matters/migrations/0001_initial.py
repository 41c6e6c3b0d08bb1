"""The tables of matters."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("records", "0002_walls"),
    ]

    operations = [
        migrations.CreateModel(
            name="Matter",
            fields=[
                (
                    "record",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="records.record",
                    ),
                ),
                (
                    "subject",
                    models.CharField(
                        choices=[
                            ("land", "Land disputes"),
                            ("land_clearance", "Land clearance and compensation"),
                            ("labour", "Labour and strikes"),
                            ("environment", "Environment"),
                            ("market", "Relocation of markets"),
                            ("traffic", "Traffic hot spots"),
                            ("religion", "Religion and belief"),
                            ("ethnic", "Ethnic affairs"),
                            ("credit", "Credit and unlawful lending"),
                            ("public_order", "Public order"),
                            ("other", "Other"),
                        ],
                        max_length=40,
                        verbose_name="Subject",
                    ),
                ),
                ("summary", models.TextField(default="", verbose_name="Summary")),
                ("arisen_on", models.DateField(null=True, verbose_name="Arisen on")),
                (
                    "households",
                    models.CharField(
                        choices=[
                            ("under_10", "Under 10 households"),
                            ("10_49", "10 to 49 households"),
                            ("50_199", "50 to 199 households"),
                            ("200_and_more", "200 households and more"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="Households concerned",
                    ),
                ),
                (
                    "people",
                    models.CharField(
                        choices=[
                            ("under_50", "Under 50 people"),
                            ("50_199", "50 to 199 people"),
                            ("200_999", "200 to 999 people"),
                            ("1000_and_more", "1,000 people and more"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="People concerned",
                    ),
                ),
                (
                    "risk",
                    models.CharField(
                        choices=[("low", "Low"), ("medium", "Medium"), ("high", "High"), ("acute", "Acute")],
                        max_length=40,
                        verbose_name="Risk",
                    ),
                ),
                ("risk_reason", models.CharField(default="", max_length=500, verbose_name="Why this risk")),
                ("agencies", models.CharField(default="", max_length=500, verbose_name="Agencies concerned")),
                ("advised_on", models.DateField(null=True, verbose_name="First advised on")),
                ("directed_on", models.DateField(null=True, verbose_name="First directed on")),
                ("progress", models.TextField(default="", verbose_name="Progress")),
                ("reported_on", models.DateField(null=True, verbose_name="Last progress report on")),
                ("report_due_on", models.DateField(null=True, verbose_name="Progress report due on")),
                (
                    "result",
                    models.CharField(
                        choices=[
                            ("settled", "Settled, the situation is stable"),
                            ("agreed", "Settled by dialogue and agreement"),
                            ("partly_settled", "Settled in the main, some households go on complaining"),
                            ("unfounded", "Verified: unfounded"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="Result",
                    ),
                ),
                ("result_content", models.TextField(default="", verbose_name="Result in words")),
                ("agency", models.CharField(default="", max_length=200, verbose_name="Handed over to")),
            ],
            options={
                "verbose_name": "Matter",
                "verbose_name_plural": "Matters of security and order",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "subject__in",
                                (
                                    "land",
                                    "land_clearance",
                                    "labour",
                                    "environment",
                                    "market",
                                    "traffic",
                                    "religion",
                                    "ethnic",
                                    "credit",
                                    "public_order",
                                    "other",
                                ),
                            )
                        ),
                        name="matter_subject_known",
                    ),
                    models.CheckConstraint(condition=models.Q(("risk__in", ("low", "medium", "high", "acute"))), name="matter_risk_known"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Advice",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("number", models.IntegerField()),
                (
                    "advised_to",
                    models.CharField(
                        choices=[
                            ("standing_board", "Standing board of the Party committee"),
                            ("party_secretary", "Secretary of the Party committee"),
                            ("steering_committee", "Steering committee"),
                            ("peoples_committee", "People's Committee"),
                            ("competent_agency", "Competent agency"),
                        ],
                        max_length=40,
                        verbose_name="Advised to",
                    ),
                ),
                ("content", models.TextField(verbose_name="Content")),
                ("document_number", models.CharField(default="", max_length=100, verbose_name="Document")),
                ("document_on", models.DateField(null=True, verbose_name="Document of")),
                ("given_on", models.DateField(verbose_name="Given on")),
                ("record", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.record")),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("record", "number"), name="matters_advice_number_once")],
            },
        ),
        migrations.CreateModel(
            name="Direction",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("number", models.IntegerField()),
                (
                    "directed_by",
                    models.CharField(
                        choices=[
                            ("standing_board", "Standing board of the Party committee"),
                            ("party_secretary", "Secretary of the Party committee"),
                            ("steering_committee", "Steering committee"),
                            ("peoples_committee", "People's Committee"),
                            ("other", "Another competent body"),
                        ],
                        max_length=40,
                        verbose_name="Given by",
                    ),
                ),
                ("content", models.TextField(verbose_name="Content")),
                ("document_number", models.CharField(default="", max_length=100, verbose_name="Document")),
                ("document_on", models.DateField(null=True, verbose_name="Document of")),
                ("given_on", models.DateField(verbose_name="Given on")),
                ("due_on", models.DateField(null=True, verbose_name="To be carried out by")),
                ("answered_on", models.DateField(null=True, verbose_name="Answered on")),
                ("record", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.record")),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("record", "number"), name="matters_direction_number_once")],
            },
        ),
    ]

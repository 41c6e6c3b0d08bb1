"""How far something was settled before, and for whom money and land of a decision are."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("petitions", "0003_scan_text"),
    ]

    operations = [
        migrations.AddField(
            model_name="execution",
            name="owed_to",
            field=models.CharField(
                choices=[("state", "The State"), ("organisation", "An organisation"), ("person", "A person")],
                default="",
                max_length=40,
                verbose_name="For whom",
            ),
        ),
        migrations.AddField(
            model_name="petition",
            name="earlier",
            field=models.CharField(
                choices=[
                    ("judged", "A court has judged"),
                    ("overdue", "Denounced again, overdue and not resolved"),
                    ("concluded", "Denounced again after a conclusion"),
                ],
                default="",
                max_length=40,
                verbose_name="Settled before",
            ),
        ),
        migrations.AddField(
            model_name="petition",
            name="land_recovered",
            field=models.IntegerField(default=0, verbose_name="Land recovered for the State (m²)"),
        ),
        migrations.AddField(
            model_name="petition",
            name="land_to_organisations",
            field=models.IntegerField(default=0, verbose_name="Of the land, to organisations (m²)"),
        ),
        migrations.AddField(
            model_name="petition",
            name="money_recovered",
            field=models.BigIntegerField(default=0, verbose_name="Money recovered for the State"),
        ),
        migrations.AddField(
            model_name="petition",
            name="money_to_organisations",
            field=models.BigIntegerField(default=0, verbose_name="Of the money, to organisations"),
        ),
        migrations.AddField(
            model_name="petition",
            name="organisations_restored",
            field=models.BigIntegerField(default=0, verbose_name="Organisations whose rights were restored"),
        ),
    ]

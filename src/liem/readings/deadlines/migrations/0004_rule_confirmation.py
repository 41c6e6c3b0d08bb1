"""Who confirmed the rules that ship switched off."""

from django.db import migrations, models

from liem.core.journal import guard


class Migration(migrations.Migration):
    dependencies = [("organization", "0002_grants"), ("deadlines", "0003_marks")]

    operations = [
        migrations.CreateModel(
            name="RuleConfirmation",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("row", models.CharField(max_length=16)),
                ("rule", models.CharField(max_length=40)),
                ("source", models.CharField(max_length=300)),
                ("head", models.BooleanField()),
                ("confirmed_at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(on_delete=models.deletion.PROTECT, related_name="+", to="organization.person"),
                ),
            ],
            options={"db_table": "rule_confirmation"},
        ),
        migrations.AddConstraint(
            model_name="ruleconfirmation",
            constraint=models.UniqueConstraint(fields=("row", "person"), name="rule_confirmed_once"),
        ),
        *guard.plain_table("rule_confirmation"),
    ]

"""The walls around cases: seen with their record, changed only with an event."""

from django.db import migrations

from liem.core.journal import guard

ROWS = (
    "cases_step",
    "cases_placement",
    "cases_direction",
    "cases_extension",
    "cases_obstacle",
    "cases_amount",
    "cases_article",
    "cases_accused",
    "cases_cause",
)


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_initial"), ("records", "0002_walls"), ("journal", "0003_walls")]

    operations = [
        *guard.own_table("cases_case"),
        *(operation for table in ROWS for operation in guard.record_rows(table)),
    ]

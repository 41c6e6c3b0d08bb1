"""The walls around petitions and affairs: seen with their record, changed only with an event."""

from django.db import migrations

from liem.core.journal import guard

ROWS = (
    "petitions_sender",
    "petitions_item",
    "petitions_slip",
    "petitions_transfer",
    "petitions_verification",
    "petitions_extension",
    "petitions_suspension",
    "petitions_dialogue",
    "petitions_execution",
    "petitions_scan",
)


class Migration(migrations.Migration):
    dependencies = [("petitions", "0001_initial"), ("records", "0002_walls"), ("journal", "0004_guard_by_statement")]

    operations = [
        *guard.own_table("petitions_petition"),
        *guard.own_table("petitions_affair"),
        *(operation for table in ROWS for operation in guard.record_rows(table)),
    ]

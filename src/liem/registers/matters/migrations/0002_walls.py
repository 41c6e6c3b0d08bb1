"""The walls around matters: seen with their record, changed only with an event."""

from django.db import migrations

from liem.core.journal import guard

ROWS = ("matters_advice", "matters_direction")


class Migration(migrations.Migration):
    dependencies = [("matters", "0001_initial"), ("records", "0002_walls"), ("journal", "0003_walls")]

    operations = [
        *guard.own_table("matters_matter"),
        *(operation for table in ROWS for operation in guard.record_rows(table)),
    ]

"""Everybody reads the organisation; only acts write it."""

from django.db import migrations

from liem.core.journal import guard

TABLES = (
    "locality", "locality_status", "unit", "unit_name", "succession", "unit_group", "group_member",
    "person", "appointment", "committee", "committee_member",
)  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("organization", "0001_initial")]

    operations = [operation for table in TABLES for operation in guard.plain_table(table)]

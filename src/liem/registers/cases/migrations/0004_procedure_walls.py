"""The walls around the rows of the proceedings."""

from django.db import migrations

from liem.core.journal import guard

ROWS = ("cases_charge", "cases_detention", "cases_judgment", "cases_appeal", "cases_request")


class Migration(migrations.Migration):
    dependencies = [("cases", "0003_procedure"), ("records", "0002_walls"), ("journal", "0004_guard_by_statement")]

    operations = [operation for table in ROWS for operation in guard.record_rows(table)]

"""Clocks are seen with their record; due days by the scope they carry themselves, so that lists need not ask further."""

from django.db import migrations

from liem.core.journal import guard


class Migration(migrations.Migration):
    dependencies = [("deadlines", "0001_initial")]

    operations = [
        *guard.reading_table("clock"),
        *guard.reading_table("deadline", scope="columns", sequence=False),
    ]

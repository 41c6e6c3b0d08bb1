"""Nobody reads sketches but through the function, which asks the visibility rule."""

from django.db import migrations

from liem.core.journal import guard
from liem.readings.repeats.function import repeats_function


class Migration(migrations.Migration):
    dependencies = [("repeats", "0001_initial")]

    operations = [
        *guard.reading_table("repeats_entry", scope=None),
        *guard.reading_table("repeats_posting", scope=None, sequence=False),
        *guard.reading_table("repeats_pending", scope=None),
        *repeats_function(),
    ]

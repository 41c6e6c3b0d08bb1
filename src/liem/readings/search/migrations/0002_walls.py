"""Nobody reads the words of records but through the function, which asks the visibility rule."""

from django.db import migrations

from liem.core.journal import guard
from liem.readings.search.function import search_function


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]

    operations = [
        *guard.reading_table("search_entry", scope=None, sequence=False),
        *guard.reading_table("search_pending", scope=None),
        *search_function(),
    ]

"""A short beginning next to other words is no longer asked of the index of words; the newest of a province in their order."""

from django.db import migrations, models

from liem.readings.search.function import renewed


class Migration(migrations.Migration):
    dependencies = [("search", "0002_walls")]

    operations = [
        migrations.AddIndex("searchentry", models.Index(fields=["record", "place"], name="search_entry_order")),
        renewed(),
    ]

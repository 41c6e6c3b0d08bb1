"""A number is unique in the unit that gave it, also when the record has gone to another unit that gave the same one."""

import django.db.models.deletion
from django.db import migrations, models

KNOWN = """
    update record r set numbered_by_id = coalesce(
        (select o.previous_id from ownership o where o.record_id = r.id order by o.from_on, o.number limit 1), r.owner_id)
"""


class Migration(migrations.Migration):
    dependencies = [("records", "0002_walls")]
    operations = [
        migrations.AddField(
            model_name="record",
            name="numbered_by",
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organization.unit"),
        ),
        migrations.RunSQL(KNOWN, migrations.RunSQL.noop),
        migrations.RemoveConstraint(model_name="record", name="record_number_once"),
        migrations.AddConstraint(
            model_name="record",
            constraint=models.UniqueConstraint(fields=("kind", "numbered_by", "number"), name="record_number_once"),
        ),
    ]

"""The walls around the journal: it is only added to."""

from django.db import migrations

from liem.core.journal import guard

PLAIN = [
    "grant select, insert, delete on announced to liem_app, liem_writer, liem_loader, liem_owner",
    "grant usage on sequence announced_id_seq to liem_app, liem_writer, liem_loader",
    "comment on table announced is 'liem: long writes under way'",
    "grant select, insert on event_unnumbered to liem_writer, liem_loader",
    "grant select, delete on event_unnumbered to liem_worker",
    "comment on table event_unnumbered is 'liem: a queue'",
    "grant select, insert on journal_number to liem_worker",
    "grant select on journal_number to liem_app, liem_writer",
    "comment on table journal_number is 'liem: the public order'",
]


class Migration(migrations.Migration):
    dependencies = [("journal", "0002_initial"), ("records", "0002_walls")]

    operations = [
        *guard.event_table(),
        *guard.personal_table(),
        *[migrations.RunSQL(statement, migrations.RunSQL.noop) for statement in PLAIN],
    ]

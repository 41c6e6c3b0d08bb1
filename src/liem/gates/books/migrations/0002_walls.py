"""The walls of the rows of books: a unit knows its own books only. The application writes them beside its acts.

They hold no content, only digests, and say nothing about a record that the record does not say itself.
"""

from django.db import migrations

OWN = "unit_id = nullif(current_setting('liem.unit', true), '')::int"
STATEMENTS = [
    "alter table book_row enable row level security",
    "alter table book_row force row level security",
    f"create policy own_unit on book_row to liem_app using ({OWN}) with check ({OWN})",
    "create policy own on book_row to liem_owner using (true) with check (true)",
    "grant select, insert, update on book_row to liem_app",
    "grant usage on sequence book_row_id_seq to liem_app",
    "comment on table book_row is 'liem: row-level security'",
]


class Migration(migrations.Migration):
    dependencies = [("books", "0001_initial")]

    operations = [migrations.RunSQL(statement, migrations.RunSQL.noop) for statement in STATEMENTS]

"""The walls around records: row-level security and the guard. The journal's tables come after."""

from django.db import migrations

from liem.core.journal import guard

OWNS = """
create function owns(bigint) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from record r where r.id = $1
    and r.confidentiality <= nullif(current_setting('liem.clearance', true), '')::int
    and r.place between nullif(current_setting('liem.lo', true), '')::int and nullif(current_setting('liem.hi', true), '')::int
    and (not r.guarded or (
        not exists (select 1 from recusal x where x.record_id = r.id
                    and x.person_id = nullif(current_setting('liem.person', true), '')::bigint)
        and (not r.need_to_know or exists (select 1 from reader y where y.record_id = r.id
                    and y.person_id = nullif(current_setting('liem.person', true), '')::bigint)))))
$$
"""

PERSON = "person_id = nullif(current_setting('liem.person', true), '')::bigint or owns(record_id)"
UNIT = "unit_id = nullif(current_setting('liem.unit', true), '')::int or owns(record_id)"


class Migration(migrations.Migration):
    dependencies = [("records", "0001_initial")]

    operations = [
        migrations.RunSQL("create sequence record_id_seq as bigint", "drop sequence record_id_seq"),
        migrations.RunSQL("grant usage on sequence record_id_seq to liem_writer, liem_loader", migrations.RunSQL.noop),
        migrations.RunSQL(OWNS, "drop function owns(bigint)"),
        migrations.RunSQL("revoke execute on function owns(bigint) from public", migrations.RunSQL.noop),
        migrations.RunSQL(
            "grant execute on function owns(bigint) to liem_app, liem_writer, liem_loader, liem_worker",
            migrations.RunSQL.noop,
        ),
        *guard.record_table(),
        *guard.scope_rows("share", UNIT),
        *guard.scope_rows("reader", PERSON),
        *guard.scope_rows("recusal", PERSON),
        *guard.record_rows("link"),
        *guard.record_rows("attachment"),
        *guard.record_rows("ownership"),
        *guard.plain_table("series"),
    ]

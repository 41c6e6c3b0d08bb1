"""What the application's roles may do with tables that are not Liêm's own: sessions, cache, queue, sign-in, content types.

Migrations of Liêm give each of its tables by name and say so in the table's comment, which starts with `liem:`; those
are left alone here, and so are parts of partitioned tables, which are reached through the whole. Runs after every
migration, as the owner.
"""

from django.db import connection

FOREIGN_TABLES = """
    select c.oid::regclass::text
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition
      and pg_get_userbyid(c.relowner) = current_user
      and coalesce(obj_description(c.oid, 'pg_class'), '') not like 'liem:%'
      and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'e')
    order by 1
"""
SEQUENCES = """
    select s.oid::regclass::text
    from pg_depend d join pg_class s on s.oid = d.objid and s.relkind = 'S'
    where d.refobjid = %s::regclass and d.deptype in ('a', 'i')
"""


def grant_foreign_tables() -> list[str]:
    """Gives `liem_app` and `liem_worker` the reading and writing of every table without a comment `liem:…`; returns their names."""
    with connection.cursor() as cursor:
        cursor.execute(FOREIGN_TABLES)
        tables = [name for (name,) in cursor.fetchall()]
        for table in tables:
            cursor.execute(f"grant select, insert, update, delete on {table} to liem_app, liem_worker")
            cursor.execute(SEQUENCES, [table])
            for (sequence,) in cursor.fetchall():
                cursor.execute(f"grant usage, select on sequence {sequence} to liem_app, liem_worker")
    return tables

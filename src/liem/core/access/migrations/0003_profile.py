"""The profile of the installation, kept in the database: on a networked one no record may hold a State secret."""

from django.db import migrations

STATEMENTS = [
    "create table installation (profile text not null check (profile in ('standalone', 'networked')),"
    " single boolean primary key default true check (single), decided_at timestamptz not null default clock_timestamp())",
    "comment on table installation is 'liem: the profile, decided once'",
    "grant select on installation to liem_app, liem_worker, liem_writer, liem_loader",
    "create trigger never before update or delete on installation for each row execute function profile_stands()",
    "create trigger secret before insert or update on record for each row"
    " when (new.confidentiality >= 2) execute function secret_allowed()",
]

# Law 117/2025/QH15: an electronic State secret lies only on a standalone local network.
FUNCTIONS = """
create function secret_allowed() returns trigger language plpgsql as $$
begin
  if exists (select 1 from installation where profile = 'networked') then
    raise 'a State secret may not be held on a networked installation' using errcode = 'LM005';
  end if;
  return new;
end $$;
create function profile_stands() returns trigger language plpgsql as $$
begin raise 'the profile of an installation is never changed' using errcode = 'LM006'; end $$;
"""


class Migration(migrations.Migration):
    dependencies = [("access", "0002_walls")]

    operations = [
        migrations.RunSQL(STATEMENTS[0], "drop table installation"),
        migrations.RunSQL(FUNCTIONS, migrations.RunSQL.noop),
        *[migrations.RunSQL(statement, migrations.RunSQL.noop) for statement in STATEMENTS[1:]],
    ]

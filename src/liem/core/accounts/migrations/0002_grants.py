"""Accounts are read by the application and made by acts; a person's own password, language and last sign-in it writes itself."""

from django.db import migrations

STATEMENTS = (
    "grant select on account, token, one_time_link to liem_app, liem_worker, liem_writer",
    "grant update (password, last_login, language) on account to liem_app",
    "grant update (used_at) on one_time_link to liem_app",
    "grant insert, update on account, token, one_time_link to liem_writer, liem_loader",
    "grant select on account, token, one_time_link to liem_loader",
    "grant usage on sequence account_id_seq, token_id_seq, one_time_link_id_seq to liem_writer, liem_loader",
    "comment on table account is 'liem: accounts'",
    "comment on table token is 'liem: accounts'",
    "comment on table one_time_link is 'liem: accounts'",
)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]

    operations = [migrations.RunSQL(statement, migrations.RunSQL.noop) for statement in STATEMENTS]

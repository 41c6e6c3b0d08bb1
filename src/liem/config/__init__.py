"""The room that puts the house together: settings, the database server, the supervisor and the `liem` command."""

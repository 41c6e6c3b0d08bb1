"""Tests of how Liêm starts: the embedded server, the supervisor, the command."""

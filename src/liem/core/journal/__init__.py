"""The journal: what happened, once, for ever. Everything else that Liêm shows is read from it."""

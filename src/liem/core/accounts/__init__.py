"""How people come in: accounts, one-time links, tokens, the appointment a person works in, and the administrator's pages."""

"""Pages of the ground: the organisation as of a day, people and accounts for the administrator, one's own tokens."""

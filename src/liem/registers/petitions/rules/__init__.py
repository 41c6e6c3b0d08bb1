"""What holds for petitions. Pure Python: no Django, no clock, no database."""

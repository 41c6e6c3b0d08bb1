"""Who may see what, decided once: as a queryset here and as row-level security in PostgreSQL."""

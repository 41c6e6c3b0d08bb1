"""Pages walked in both languages."""

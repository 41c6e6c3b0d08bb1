"""The order of the house itself: rooms, names, templates, translations, documents."""

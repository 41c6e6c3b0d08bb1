"""Who exists, and when: localities, units and their successions, groups, committees, people and appointments — all dated."""

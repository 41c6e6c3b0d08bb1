"""The ground: what every register stands on. Nothing here knows the name of a register."""

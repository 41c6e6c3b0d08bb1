"""Every act of every register, from the registers' own examples."""

"""Acts that touch two registers, one folder each: a flow imports both, the registers never each other."""

"""The generic pages: list, record, act, proposal. They know no subject; everything comes from the declarations."""

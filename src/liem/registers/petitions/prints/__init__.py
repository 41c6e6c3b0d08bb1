"""What is printed of petitions: the slips of one petition, and the register book. Official documents are Vietnamese."""

from liem.registers.petitions.prints import book, slips

__all__ = ["book", "slips"]

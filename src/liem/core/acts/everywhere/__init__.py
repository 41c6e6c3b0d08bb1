"""The acts that every kind of record has, whatever its register."""

from liem.core.acts.everywhere import guarding, linking, owning, sharing, voiding

__all__ = ["guarding", "linking", "owning", "sharing", "voiding"]

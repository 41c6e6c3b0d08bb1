"""Everything that can be done to a petition or an affair, one class a verb; nothing else writes."""

from liem.registers.petitions.acts import affairs, desk, ending, handling, identity, notices, resolving, scans, timing, transfers

__all__ = ["affairs", "desk", "ending", "handling", "identity", "notices", "resolving", "scans", "timing", "transfers"]

"""What is counted of cases, and which days run in them."""

from liem.registers.cases.figures import clocks, detection, proceedings, supervision

__all__ = ["clocks", "detection", "proceedings", "supervision"]

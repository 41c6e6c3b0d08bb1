"""Measurements of the product beside its rivals, in the same run. `make bench` runs them all; nothing here is a test."""

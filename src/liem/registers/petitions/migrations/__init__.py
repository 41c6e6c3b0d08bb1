"""Migrations of the register of petitions."""

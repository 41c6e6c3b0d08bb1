"""Migrations of the register of cases."""

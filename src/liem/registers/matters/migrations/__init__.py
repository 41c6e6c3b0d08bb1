"""Migrations of the register of matters."""

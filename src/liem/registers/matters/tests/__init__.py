"""Tests of the register of matters."""

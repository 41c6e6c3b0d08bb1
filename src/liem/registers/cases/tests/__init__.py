"""Tests of the register of cases."""

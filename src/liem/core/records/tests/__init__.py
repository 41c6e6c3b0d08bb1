"""Tests of records and their kinds."""

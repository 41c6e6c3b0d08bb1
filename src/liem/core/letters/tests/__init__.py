"""Tests of official letters."""

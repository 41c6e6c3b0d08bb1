"""Tests of Vietnamese text."""

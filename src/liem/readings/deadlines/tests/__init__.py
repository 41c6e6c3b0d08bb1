"""Tests of clocks and due days."""

"""Tests of the house as a whole; tests of one part lie in that part's folder."""

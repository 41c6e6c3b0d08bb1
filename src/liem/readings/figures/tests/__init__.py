"""Tests of figures: stories told to the journal, and what is counted from them."""

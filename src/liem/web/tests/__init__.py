"""Tests of the look: what is written how, and that no page carries what the policy forbids."""

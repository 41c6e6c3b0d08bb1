"""Tests of the commands: what they say, what they leave, and with which status they end."""

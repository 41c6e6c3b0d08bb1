"""The migrations of this part."""

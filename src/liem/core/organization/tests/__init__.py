"""What this part promises."""

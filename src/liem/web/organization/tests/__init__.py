"""What these pages promise."""

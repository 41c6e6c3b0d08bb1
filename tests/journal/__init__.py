"""The journal: folding, voiding, announcing, numbering, and what no one may do to it."""

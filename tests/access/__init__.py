"""The two walls: what each person sees on every page, and what each role can do in SQL."""

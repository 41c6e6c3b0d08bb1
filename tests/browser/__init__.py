"""Journeys in a real browser, with the content policy on: what a person sees and presses, from sign-in to figure."""

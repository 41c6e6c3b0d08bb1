"""Petitions: complaints, denunciations, proposals and reflections, from the desk to the answer, and the affairs they make.

A petition keeps one number and one history through every transfer: the unit that accepts it owns it from then on, the one
that sent it goes on seeing it. So a sector total counts it once.
"""

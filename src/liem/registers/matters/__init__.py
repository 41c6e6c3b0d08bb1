"""Vấn đề phức tạp, nổi cộm về an ninh, trật tự: complicated, prominent matters of security and order in an area.

Land clearance, labour disputes, the environment, a market that is moved, a traffic hot spot. The internal affairs
committees record them, advise the Party committee or an agency on them, write down the directions given, follow them to
the end, or hand them over to the competent agency. Kept under the regulations on the committees' functions (137-QĐ/TW of
2023, 329-QĐ/TW of 2025). A matter is about a place and a subject: no name of a citizen belongs in it, and its size is
kept in ranges.
"""

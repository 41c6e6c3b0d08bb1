"""The names of the cast, without anything that needs Django."""

PASSWORD = "mật khẩu của mọi phép thử"

CAST = {
    "officer": "thanhhoa.officer",
    "second_officer": "thanhhoa.officer2",
    "head": "thanhhoa.head",
    "clerk": "thanhhoa.clerk",
    "neighbour": "nghean.officer",
    "neighbour_head": "nghean.head",
    "commune": "hoanghoa.officer",
    "commune_head": "hoanghoa.head",
    "central": "central.officer",
    "central_head": "central.head",
    "agency": "police.thanhhoa",
    "auditor": "auditor",
    "administrator": "admin",
}
"""Who is who in every test: the committee of Thanh Hóa works, Nghệ An is the neighbour, Hoằng Hóa the commune below."""

"""How units and localities are called: names made from a locality's name and type, in Vietnamese and English."""

import unicodedata

PREFIX_VI = {
    "province": "tỉnh", "city": "thành phố", "district": "huyện", "town": "thị xã",
    "commune": "xã", "ward": "phường", "special_zone": "đặc khu",
}  # fmt: skip
SUFFIX_EN = {
    "province": "Province", "city": "City", "district": "District", "town": "Town",
    "commune": "Commune", "ward": "Ward", "special_zone": "Special Zone",
}  # fmt: skip
COMMITTEE_VI = {"province": "Tỉnh ủy", "city": "Thành ủy", "district": "Huyện ủy", "town": "Thị ủy"}


def without_marks(text: str) -> str:
    """A Vietnamese name as English writes it: ``Hoằng Hóa`` → ``Hoang Hoa``."""
    plain = unicodedata.normalize("NFD", text.replace("Đ", "D").replace("đ", "d"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def committee_names(name_vi: str, name_en: str, locality_type: str) -> tuple[str, str]:
    """A provincial internal affairs committee's names: ``Ban Nội chính Tỉnh ủy Thanh Hóa``."""
    # The city says of itself that it is one, so as not to be taken for the person.
    place = "Thành phố Hồ Chí Minh" if name_vi == "Hồ Chí Minh" else name_vi
    kind = "Municipal" if locality_type == "city" else "Provincial"
    return f"Ban Nội chính {COMMITTEE_VI[locality_type]} {place}", f"{name_en} {kind} Internal Affairs Committee"


def party_office_names(name_vi: str, locality_type: str) -> tuple[str, str]:
    """A district's or commune's Party office: ``Văn phòng Huyện ủy Hoằng Hóa``, ``Văn phòng Đảng ủy xã Hoằng Hóa``."""
    committee = COMMITTEE_VI.get(locality_type) or f"Đảng ủy {PREFIX_VI[locality_type]}"
    english = f"{without_marks(name_vi)} {SUFFIX_EN[locality_type]}"
    return f"Văn phòng {committee} {name_vi}", f"Office of the {english} Party Committee"


def sorted_as(person_name: str) -> str:
    """The text by which a person's name is sorted: the given name (the last word) first, then the whole name."""
    return f"{person_name.split()[-1] if person_name.split() else ''} {person_name}"

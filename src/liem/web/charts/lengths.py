"""How a length is written in SVG."""


def length(value: float) -> str:
    """A length for SVG: one digit after the point, none when it is whole."""
    return f"{value:.1f}".rstrip("0").rstrip(".")

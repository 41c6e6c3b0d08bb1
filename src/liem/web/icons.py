"""The icons: one set (the `lucide` package), each read from its archive the first time it is drawn.

An icon is set into the page as its own few lines of SVG. So a page carries only what it uses, a fragment fetched later
brings its icons along, and a register that came as a wheel has the whole set to choose from.
"""

import importlib.util
import re
import zipfile
from functools import cache
from pathlib import Path

SEAL = (
    '<rect width="32" height="32" rx="5" fill="#98174f"/>'
    '<g fill="none" stroke="#fff" stroke-width="1.7" stroke-linejoin="round" stroke-linecap="round">'
    '<path d="M16 6.5c3.1 2.9 4.4 6.2 4.4 9.3 0 2.9-1.6 5.7-4.4 7.7-2.8-2-4.4-4.8-4.4-7.7 0-3.1 1.3-6.4 4.4-9.3z"/>'
    '<path d="M11.7 14.2c-1.9-1.1-4-1.6-6.2-1.5.2 5.9 3.9 10.4 10.5 10.8M20.3 14.2c1.9-1.1 4-1.6 6.2-1.5-.2 5.9-3.9 '
    '10.4-10.5 10.8"/><path d="M10 26.5h12"/></g>'
)

CLOCK_FACES = {
    "late": '<rect class="k-fill" x="1" y="1" width="14" height="14" rx="2.5"/><path class="k-hole" d="M8 4.4v4.2M8 11.5v.1"/>',
    "soon": '<circle class="k-line" cx="8" cy="8" r="6.2"/><path class="k-fill" d="M8 1.8a6.2 6.2 0 0 1 0 12.4z"/>',
    "calm": '<circle class="k-line" cx="8" cy="8" r="6.2"/><path class="k-line" d="M8 4.8V8l2 1.4"/>',
    "done": '<circle class="k-line" cx="8" cy="8" r="6.2"/><path class="k-line" d="m5.2 8.2 2 2 3.6-4"/>',
    "pause": '<circle class="k-line" cx="8" cy="8" r="6.2"/><path class="k-line" d="M6.3 5.8v4.4M9.7 5.8v4.4"/>',
}
"""The faces of a clock, ours: a square for late, a half disc for soon, so that they are told apart without colour."""


class UnknownIcon(LookupError):
    """The set has no icon of this name."""


@cache
def _archive() -> zipfile.ZipFile:
    spec = importlib.util.find_spec("lucide")
    if spec is None or spec.origin is None:
        raise UnknownIcon("the package lucide is not installed; run `make setup`")
    return zipfile.ZipFile(Path(spec.origin).parent / "lucide.zip")


@cache
def shape(name: str) -> str:
    """The inner SVG of the icon `name`, on a 24 × 24 ground; raises `UnknownIcon`."""
    try:
        text = _archive().read(f"{name}.svg").decode()
    except KeyError:
        raise UnknownIcon(name) from None
    inner = re.sub(r"^.*?<svg[^>]*>|</svg>\s*$", "", text, flags=re.DOTALL)
    return re.sub(r"\s+", " ", inner).replace("> <", "><").strip()

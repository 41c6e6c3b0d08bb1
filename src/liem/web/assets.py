"""Makes ready what is not kept in the repository: fonts for the screen and compiled translations.

`python -m liem.web.assets` builds everything; when Liêm starts, whatever is missing or older than its source is built.

- Be Vietnam Pro comes from its package and is cut down to Latin and Vietnamese. It has no figures of one width, so its
  own ten digits are set on one advance in a second face, "Liem Figures", used in columns.
- Every `locale/*/LC_MESSAGES/*.po` of the house is compiled beside itself.
"""

from __future__ import annotations

import logging
import os
import tempfile
from importlib.util import find_spec
from pathlib import Path

ROOM = Path(__file__).parent
HOUSE = ROOM.parent
BUILD = ROOM / "static" / "web" / "made"

FACES = {
    "Regular": (400, "normal"),
    "Italic": (400, "italic"),
    "Medium": (500, "normal"),
    "SemiBold": (600, "normal"),
    "Bold": (700, "normal"),
}
FIGURE_ADVANCES = {"Regular": 628, "Medium": 632, "SemiBold": 638, "Bold": 648}
"""The one width of a digit in each weight, in units of the face: as wide as the widest needs without touching."""

LETTERS = [
    *range(0x20, 0x7F),
    *range(0xA0, 0x180),
    0x1A0,
    0x1A1,
    0x1AF,
    0x1B0,
    *range(0x300, 0x30A),
    0x31B,
    0x323,
    *range(0x1EA0, 0x1EFA),
    *range(0x2010, 0x2028),
    0x2030,
    0x2032,
    0x2033,
    0x2039,
    0x203A,
    0x20AB,
    0x2190,
    0x2191,
    0x2192,
    0x2193,
    0x2212,
    0x2260,
    0x2264,
    0x2265,
]

log = logging.getLogger(__name__)


class MissingPackage(Exception):
    """A package the build takes its material from is not installed."""


def _font_files() -> Path:
    spec = find_spec("fontpkg_be_vietnam_pro")
    if spec is None or spec.origin is None:
        raise MissingPackage("the package fontpkg-be-vietnam-pro is not installed; run `make setup`")
    return Path(spec.origin).parent / "files"


def _write(target: Path, content: bytes) -> None:
    """Put a file in place at once, so that two processes starting together never read half of one."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        os.chmod(name, 0o644)
        os.replace(name, target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _subset(source: Path, letters: list[int], features: list[str]):  # type: ignore[no-untyped-def]
    """The face cut down to `letters`, hints dropped (the screens of today draw without them)."""
    from fontTools import subset
    from fontTools.ttLib import TTFont

    options = subset.Options()
    options.layout_features = features
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    font = TTFont(source, recalcTimestamp=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=letters)
    cutter.subset(font)
    return font


def _saved(font) -> bytes:  # type: ignore[no-untyped-def]
    from io import BytesIO

    font.flavor = "woff"
    stream = BytesIO()
    font.save(stream)
    return stream.getvalue()


def _on_one_advance(font, weight: str) -> None:  # type: ignore[no-untyped-def]
    """Centre each digit on the same advance and give the face its own name.

    The 4 is narrowed by a sixteenth to fit; the 1 stands a little left of the middle, where the eye wants it.
    """
    from fontTools.pens.boundsPen import BoundsPen

    advance = FIGURE_ADVANCES[weight]
    glyphs, shapes, metrics = font.getGlyphSet(), font["glyf"], font["hmtx"]
    for code, name in font.getBestCmap().items():
        if not 0x30 <= code <= 0x39:
            continue
        pen = BoundsPen(glyphs)
        glyphs[name].draw(pen)
        left, _bottom, right, _top = pen.bounds
        glyph = shapes[name]
        if code == ord("4"):
            glyph.coordinates.scale((0.94, 1))
            left, right = left * 0.94, right * 0.94
        wanted = (advance - (right - left)) / 2 - (6 if code == ord("1") else 0)
        shift = round(wanted - left)
        if glyph.isComposite():
            for component in glyph.components:
                component.x += shift
        else:
            glyph.coordinates.translate((shift, 0))
        glyph.recalcBounds(shapes)
        metrics[name] = (advance, glyph.xMin)
    for record in font["name"].names:
        if record.nameID in (1, 3, 4):
            record.string = f"Liem Figures {weight}"
        elif record.nameID == 6:
            record.string = f"LiemFigures-{weight}"


def build_fonts() -> None:
    """Write the cut faces, the figures face and the style sheet that names them."""
    files = _font_files()
    rules = []
    for weight, (number, style) in FACES.items():
        source = files / f"BeVietnamPro-{weight}.ttf"
        _write(
            BUILD / f"be-vietnam-pro-{weight.lower()}.woff",
            _saved(_subset(source, LETTERS, ["kern", "mark", "mkmk", "ccmp", "locl"])),
        )
        rules.append(_face("Be Vietnam Pro", number, style, f"be-vietnam-pro-{weight.lower()}.woff"))
    for weight in FIGURE_ADVANCES:
        font = _subset(files / f"BeVietnamPro-{weight}.ttf", list(range(0x30, 0x3A)), [])
        _on_one_advance(font, weight)
        _write(BUILD / f"liem-figures-{weight.lower()}.woff", _saved(font))
        rules.append(
            _face(
                "Liem Figures",
                FACES[weight][0],
                "normal",
                f"liem-figures-{weight.lower()}.woff",
                " unicode-range: U+30-39;",
            )
        )
    _write(BUILD / "fonts.css", "\n".join(rules).encode())


def _face(family: str, weight: int, style: str, file: str, more: str = "") -> str:
    return (
        f'@font-face {{ font-family: "{family}"; font-weight: {weight}; font-style: {style}; font-display: swap; '
        f'src: url("{file}") format("woff");{more} }}\n'
    )


def catalogues() -> list[Path]:
    """Every translation source of the house."""
    return sorted(HOUSE.glob("**/locale/*/LC_MESSAGES/*.po"))


def build_translations(*, only_stale: bool = False) -> int:
    """Compile the translations and return how many were written."""
    import polib

    written = 0
    for source in catalogues():
        target = source.with_suffix(".mo")
        if only_stale and target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        _write(target, polib.pofile(str(source)).to_binary())
        written += 1
    return written


def ensure() -> None:
    """Build what is missing. On a folder that may not be written the pages still work, with the system's fonts."""
    try:
        if not (BUILD / "fonts.css").exists():
            build_fonts()
        build_translations(only_stale=True)
    except (OSError, MissingPackage) as why:
        log.warning("fonts or translations could not be built (%s); run `make setup` as the owner of the folder", why)


def main() -> None:
    """Build everything anew and say what was done."""
    build_fonts()
    count = build_translations()
    print(f"fonts: {len(FACES) + len(FIGURE_ADVANCES)} faces in {BUILD.relative_to(HOUSE.parent)}; translations: {count}")


if __name__ == "__main__":
    main()

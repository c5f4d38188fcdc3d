"""From bytes to text: which encoding, and is it text at all."""

from __future__ import annotations

import codecs

from charset_normalizer import from_bytes

SAMPLE = 65_536
BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# How files begin that are no articles, whatever their name says.
MAGIC = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a zip archive (docx, xlsx, zip)",
    b"\xd0\xcf\x11\xe0": "an old Office document",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"PAR1": "a Parquet file",
    b"SQLite format": "an SQLite database",
    b"\x7fELF": "a program",
    b"7z\xbc\xaf": "a 7z archive",
    b"BZh": "a bzip2 file",
    b"\xfd7zXZ": "an xz file",
    b"\x28\xb5\x2f\xfd": "a zstd file",
    b"{\\rtf": "an RTF document",
}
# Control characters of real text: tab, newlines, form feed, escape, and the NUL that
# careless exports leave.
_TEXT_CONTROLS = frozenset(b"\x00\t\n\x0b\x0c\r\x1a\x1b")


# Name of the error handler that reads bytes which are no UTF-8 as Windows-1252.
LENIENT = "newsevents_cp1252"


def _as_western(error: UnicodeError) -> tuple[str, int]:
    """Replace undecodable bytes by what Windows-1252 has in their place."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    if not error.encoding.lower().replace("-", "").startswith("utf8"):
        return "\ufffd", error.end
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error(LENIENT, _as_western)


def encoding_of(sample: bytes, *, is_whole: bool = False) -> str:
    """Return the name of the encoding of a text by its first bytes.

    UTF-8 wherever the bytes are valid in it; then UTF-16 by its zeros; Windows-1252
    for what else looks Western, else the best guess of charset-normalizer.

    Args:
        sample: The first bytes of a file.
        is_whole: There are no more: the last character may not be cut.

    Example:
        >>> encoding_of("Mejía".encode()), encoding_of("Mejía".encode("cp1252"))
        ('utf-8', 'cp1252')
    """
    for mark, name in BOMS:
        if sample.startswith(mark):
            return name
    wide = _wide(sample)
    if wide:
        return wide
    if _is_utf8(sample, is_whole):
        return "utf-8"
    if _is_western(sample):
        return "cp1252"
    return _guess(sample)


def decode(data: bytes) -> str:
    """Return bytes as text; stray bytes are read as Windows-1252, else become U+FFFD.

    Example:
        >>> decode(b"caf\\xe9"), decode("\\ufeffTwo died".encode())
        ('café', 'Two died')
    """
    name = encoding_of(data[:SAMPLE], is_whole=len(data) <= SAMPLE)
    return data.decode(name, LENIENT)


def not_text(sample: bytes) -> str | None:
    """Say what a file is if it is no text, else None.

    Example:
        >>> not_text(b"%PDF-1.4"), not_text(b"Two people died.")
        ('a PDF', None)
    """
    for start, name in MAGIC.items():
        if sample.startswith(start):
            return name
    if encoding_of(sample).startswith("utf-16") or sample[:4] in (
        codecs.BOM_UTF32_LE,
        codecs.BOM_UTF32_BE,
    ):
        return None
    strange = sum(byte < 32 and byte not in _TEXT_CONTROLS for byte in sample)
    zeros = sample.count(0)
    if strange > len(sample) * 0.02 or zeros > len(sample) * 0.2:
        return "binary data"
    return None


def _wide(sample: bytes) -> str | None:
    """Return the UTF-16 whose every other byte is zero in mostly Latin text."""
    if len(sample) < 4:
        return None
    half = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.6 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.6 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _is_utf8(sample: bytes, is_whole: bool) -> bool:
    """Tell whether bytes are UTF-8, but for few strays and a cut last character."""
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    text = decoder.decode(sample, final=is_whole)
    strays = text.count("\ufffd")
    return not strays or sum(char > "\x7f" for char in text) > 10 * strays


def _is_western(sample: bytes) -> bool:
    """Tell whether few bytes are beyond ASCII, and all of those are Windows-1252."""
    high = [byte for byte in sample if byte >= 0x80]
    if any(byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D) for byte in high):
        return False
    return len(high) <= max(3, 0.12 * len(sample))


def _guess(sample: bytes) -> str:
    best = from_bytes(sample).best()
    return best.encoding if best else "cp1252"

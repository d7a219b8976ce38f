"""Texts as an attacker or a bad converter makes them, for property tests."""

from __future__ import annotations

from hypothesis import strategies as st

NASTY = (
    "\x00\x07\x1b\x7f\x80\x85\x9b\x9d"  # controls of both sets, ESC and CSI among them
    "\u202a\u202e\u2066\u2069\u061c\u200e\u200f"  # bidirectional steering
    "\u200b\u200c\u200d\u2060\ufeff\u00ad\u115f\u2800\u3164\U000e0041\U000e0100"  # nothing to see
    "\u0300\u0301\u0338\u05b4\u064b\u0e31\u20dd"  # accents that stack
    "\u00a0\u202f\u3000\t\r\n\x0b\x0c\u2028\u2029 "  # blanks and ends of lines
    "\ud800\udfff\ufffe\U0001ffff\ufdd0"  # no characters at all
    "aeéèßœİıǿﬁ½…’‘“”—–-'\".,!?[]()1 MALIﷺ"
)
CONTROLS = frozenset(map(chr, [*range(0x20), *range(0x7F, 0xA0)])) - {"\n"}
STEERING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c\u200e\u200f")
INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad\u115f\u2800\u3164\U000e0041\U000e0100")
UNFIT = CONTROLS | STEERING | INVISIBLE | frozenset("\ud800\udfff\ufffe\U0001ffff\ufdd0\u2028\u2029")


def nasty_text(max_size: int = 60) -> st.SearchStrategy[str]:
    """Texts that are mostly trouble."""
    every = st.characters(exclude_categories=())  # lone surrogates too
    return st.text(st.sampled_from(NASTY) | every, max_size=max_size)

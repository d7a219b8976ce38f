"""How a person's name sounds, whichever way it came into our letters: Choïgou and Shoygu, Yevgeny and Evgueni."""

from __future__ import annotations

import re

_SOUNDS = tuple(
    (re.compile(pattern), letters)
    for pattern, letters in (
        ("sch|tch|ch", "sh"), ("ou", "u"), ("zh", "j"), ("gu(?=[ei])", "g"), ("^ye", "e"), ("[yï]", "i"), ("ii+", "i"),
        ("ei", "i"), ("(?<=.)e$", ""),
    )
)  # fmt: skip
_GIVEN = tuple(
    (re.compile(pattern), letters)
    for pattern, letters in (
        ("kh", "k"), ("ks", "x"), ("c(?=[aoukt])", "k"), ("dimitr", "dmitr"), ("ph", "f"), ("w", "v"),
    )
)  # fmt: skip


def sound(word: str) -> str:
    """What a family name has in common with others that are the same one."""
    for pattern, letters in _SOUNDS:
        word = pattern.sub(letters, word)
    return word


def given_sound(word: str) -> str:
    """The same of a given name, of which there are more forms."""
    word = sound(word)
    for pattern, letters in _GIVEN:
        word = pattern.sub(letters, word)
    return word

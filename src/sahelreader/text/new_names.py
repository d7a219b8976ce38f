"""Finds what looks like a name in running text and is not known yet: few, rather than any that are none."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from sahelreader.text.sentences import sentences

_WORD = re.compile(r"[^\W\d_](?:[\w'’-]*\w)?")
_GAP = re.compile(r" | (?:of|de|du|des|d'|d’|al|el|bin|ibn|von|van) ")
_OF_PEOPLES = re.compile(r".{3,}(?:ans?|iens?|iennes?|i)|.{2,}(?:ish|ese|ern)", re.IGNORECASE)
"""How adjectives of peoples and regions end, and their speakers'; a name that ends so too is not offered alone."""
_MONTHS = """
    january february march april may june july august september october november december
    janvier février mars avril mai juin juillet août septembre octobre novembre décembre
    monday tuesday wednesday thursday friday saturday sunday lundi mardi mercredi jeudi vendredi samedi dimanche
"""
_PEOPLES = "french dutch greek swiss czech soviet soviets"
_TITLES = """
    mr mrs ms dr sir madam president minister ambassador general colonel captain secretary spokesman spokeswoman
    chairman professor representative permanent mayor king queen prince prime foreign defense defence interior deputy
    acting former
"""
_OTHERS = "i north south east west northern southern central god internet ok tv"
_NO_NAMES = frozenset(f"{_MONTHS} {_PEOPLES} {_TITLES} {_OTHERS}".split())
"""In lower case: what begins with a capital and names nobody, or somebody only with what comes after it."""
_OWNERS = re.compile(r"(?<=\w)['’]s?$")
_COMPOUND = re.compile(r"-[a-zß-öø-ÿ]")
"""In `Moscow-based`, and no name."""
FEWEST = 2
"""How often a single word must stand with a capital where a small letter could."""
SHORTEST = 3
"""Letters of a single word."""


class Passage(NamedTuple):
    """A paragraph, and where in it something known is named."""

    number: int
    text: str
    known: Sequence[tuple[int, int]]


class NewName(NamedTuple):
    """Something that looks like a name, and the places where it stands: paragraph, start, end."""

    name: str
    places: tuple[tuple[int, int, int], ...]


class _Word(NamedTuple):
    start: int
    end: int
    text: str
    begins: bool
    """Whether a sentence begins with it, or what is quoted: it has a capital in any case."""


def new_names(passages: Iterable[Passage], is_known: Callable[[str], bool]) -> list[NewName]:
    """Names that `is_known` does not know, in the order of the text.

    Several words with capitals, or one that stands so twice or more and never without; no word of it may be in what is
    known, touch that, be a month, a title or an adjective of a people, or stand in small letters elsewhere.
    """
    passages = list(passages)
    small = {word for passage in passages for word in _WORD.findall(passage.text) if word[0].islower()}
    found: dict[str, list[tuple[int, int, int]]] = {}
    sure: dict[str, int] = {}
    for passage in passages:
        for words in filter(None, (_trimmed(run, small) for run in _runs(passage))):
            start, end = words[0].start, words[-1].end
            name = passage.text[start:end]
            found.setdefault(name, []).append((passage.number, start, end))
            sure[name] = sure.get(name, 0) + (not words[0].begins)
    return [
        NewName(name, tuple(places)) for name, places in found.items()
        if (" " in name or (sure[name] >= FEWEST and len(name) >= SHORTEST)) and sure[name] and not is_known(name)
    ]  # fmt: skip


def places_of(name: str, passages: Iterable[tuple[int, str]]) -> list[tuple[int, int, int]]:
    """Where a name stands in just this form, as whole words: paragraph, start, end."""
    form = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
    return [(number, *match.span()) for number, text in passages for match in form.finditer(text)]


def _runs(passage: Passage) -> Iterator[list[_Word]]:
    """Words with capitals that stand together, away from what is known."""
    text = passage.text
    begins = {match.start() for start, _ in sentences(text) if (match := _WORD.search(text, start))}
    run: list[_Word] = []
    for match in _WORD.finditer(text):
        start = match.start()
        if not match.group()[0].isupper():
            continue
        opens = start in begins or text[max(start - 1, 0) : start] in '"“«‘:'
        if run and (opens or not _GAP.fullmatch(text, run[-1].end, start)):
            yield from _away(run, passage)
            run = []
        word = _OWNERS.sub("", match.group())
        run.append(_Word(start, start + len(word), word, opens))
    if run:
        yield from _away(run, passage)


def _away(run: list[_Word], passage: Passage) -> Iterator[list[_Word]]:
    """The run, if nothing known is in it or stands next to it."""
    start, end = run[0].start, run[-1].end
    if not any(a <= end + 1 and start - 1 <= b for a, b in passage.known):
        yield run


def _trimmed(run: list[_Word], small: set[str]) -> list[_Word]:
    """The run without what is no name at its ends; empty if such a word is left in it, or stands in it alone."""
    words = list(run)
    while words and (words[0].text.lower() in small or words[0].text.lower() in _NO_NAMES):
        words.pop(0)
    if len(words) > 1 and words[0].text.isupper():
        words.pop(0)  # an abbreviation, before the name of whoever is of it
    if any(word.text.lower() in small or word.text.lower() in _NO_NAMES for word in words):
        return []
    is_none = any(_COMPOUND.search(word.text) for word in words) or (words and _OF_PEOPLES.fullmatch(words[0].text))
    return [] if is_none else words

"""The words of a text that carry meaning, each reduced to its stem, and words for one thing to one stem."""

from __future__ import annotations

import re
from functools import cache

from sahelreader.text.fold import fold

_WORD = re.compile(r"[^\W\d_]{2,}")
_EMPTY_WORDS = """
a about above after again against all also although am an and any are as at be because been before being below
between both but by can cannot could did do does doing down during each either else ever every few for from further
had has have having he her here hers herself him himself his how however if in indeed into is it its itself just
let like made make many may me might more most much must my myself neither no nor not now of off on once one only or
other others our ours out over own per rather said same say says she should since so some such than that the their
theirs them themselves then there therefore these they this those though through thus to too toward towards under
until up upon us very was we were what when where whether which while who whom whose why will with within without
would yet you your yours according told tell well
le la les un une des du de et en au aux dans par pour sur avec sans est sont ete etre que qui quoi dont ne pas plus
ce cet cette ces se sa son ses leur leurs il elle ils elles on nous vous je tu ou mais donc car
"""
_EMPTY = frozenset(_EMPTY_WORDS.split())
_ENDINGS = (
    "ational", "ization", "isation", "fulness", "ousness", "iveness", "ingly", "edly", "ation", "ement", "ments",
    "ities", "izing", "ising", "ized", "ised", "ment", "ness", "ings", "ions", "able", "ible", "ical", "ally", "ing",
    "ies", "ied", "ion", "ity", "ive", "ous", "ers", "ors", "ist", "ism", "ian", "als", "ed", "es", "er", "or", "ly",
    "al", "ic", "s", "e", "y",
)  # fmt: skip
_APART = """
counter extremely factor franc generation internal organ police policies questionable quest socialist successor
university
"""
"""Words that would be one with others without their endings, and mean something else."""
_OWN_STEMS = {word + s: word + "s" for word in _APART.split() for s in ("", "s")} | {"policy": "policies"}
_BY_LAST = {last: tuple(ending for ending in _ENDINGS if ending[-1] == last) for last in {e[-1] for e in _ENDINGS}}
_SHORTEST = 4
"""Letters that a stem keeps."""
_stems: dict[str, str] = {}
_senses: dict[str, str] = {}


def stem(word: str) -> str:
    """A folded English word without its endings: an approximation that is the same for both texts."""
    found = _stems.get(word)
    if found is None:
        found = _OWN_STEMS.get(word, word)
        for _ in range(2 if word not in _OWN_STEMS else 0):
            endings = _BY_LAST.get(found[-1:], ())
            if not found.endswith(endings):
                break
            for ending in endings:
                if found.endswith(ending) and len(found) - len(ending) >= _SHORTEST:
                    found = found[: -len(ending)]
                    break
        _stems[word] = found
    return found


def sense(word: str) -> str:
    """The stem of a folded English word, or that of the word that stands for all that mean the same."""
    found = _senses.get(word)
    if found is None:
        table = _table()
        found = _senses[word] = table.get(word) or table.get(stem(word)) or stem(word)
    return found


@cache
def _table() -> dict[str, str]:
    """The sense of every word in `SENSES`, and of its stem unless an earlier word has that."""
    from sahelreader.compare.senses import SENSES

    groups = [line.split() for line in SENSES.split("\n") if line]
    table = {word: stem(group[0]) for group in groups for word in group}
    for group in groups:
        for word in group:
            table.setdefault(stem(word), table[word])
    return table


def words_in(text: str) -> list[str]:
    """The words in order, folded, without those that carry no meaning of their own."""
    return [word for word in _WORD.findall(fold(text)) if word not in _EMPTY]


def senses_in(text: str, language: str = "en") -> list[str]:
    """The senses of the words in order; words of other languages than English are only folded."""
    return [sense(word) for word in words_in(text)] if language.startswith("en") else words_in(text)

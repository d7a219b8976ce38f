"""The form that a word shares with its inflections, in British and American spelling; derived words stay apart.

Porter's stemmer takes `internal` for `international` and `used` for `US`; who asks for one does not want the other.
"""

from __future__ import annotations

from functools import lru_cache

from sahelreader.search.spelling import one_spelling

_VOWELS = frozenset("aeiouy")
_LASTING = frozenset({
    "armed", "being", "during", "evening", "france", "indeed", "king", "news", "paris", "philippines", "series",
    "species", "spring", "string", "thing", "united", "politics", "economics", "wales",
})  # fmt: skip
_IRREGULAR = {
    "agreed": "agree", "agreeing": "agree",
    "freed": "free", "guaranteed": "guarante", "men": "man", "women": "woman", "using": "use",
    "does": "do", "doing": "do", "goes": "go", "going": "go", "having": "have", "crises": "crisis",
    "analyses": "analysis", "bases": "base", "buses": "bus", "gases": "gas", "quoted": "quote", "quoting": "quote",
    "dying": "die", "lying": "lie", "tying": "tie", "movies": "movie",
}  # fmt: skip


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The stem of a folded word in lower case; a name, a number or a word of another script mostly stays as it is."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) < 4 or word in _LASTING or not word.isascii():
        return word
    word = _without_verb_ending(_without_plural(one_spelling(word)))
    if len(word) > 5 and word[-1] == "e" and word[-2] != "e":
        word = word[:-1]
    return word[:-1] if len(word) > 5 and word.endswith("ll") else word


def _without_plural(word: str) -> str:
    if word[-1] != "s" or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y" if len(word) > 4 else word[:-1]
    return word[:-2] if word.endswith(("sses", "ches", "shes", "xes", "zzes")) else word[:-1]


def _without_verb_ending(word: str) -> str:
    if word.endswith("ied"):
        return word[:-3] + "y" if len(word) > 4 else word[:-1]
    ending = "ed" if word.endswith("ed") else "ing" if word.endswith("ing") else ""
    base = word[: -len(ending)] if ending else ""
    if len(base) == 2 and ending == "ed" and base[0] in _VOWELS:
        return word[:-1]  # used
    if len(base) < 3 or base[-1] == "e" or _VOWELS.isdisjoint(base):
        return word
    if len(base) > 3 and base[-1] == base[-2] and base[-1] in "bdgmnprt":
        return base[:-1]  # set(t)ing
    return base + "e" if len(base) < 5 and _has_lost_e(base) else base


def _has_lost_e(base: str) -> bool:
    """Whether a verb of so few letters ends in an e: rise, share, force, leave."""
    if base[-1] in "cuvz" or (base[-1] == "s" and base[-2] != "s") or base.endswith("dg"):
        return True
    is_short = sum(letter in _VOWELS for letter in base) == 1
    return is_short and base[-1] not in "wxy" and base[-1] not in _VOWELS and base[-2] in _VOWELS

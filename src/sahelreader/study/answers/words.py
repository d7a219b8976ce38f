"""An answer as words: plain letters, one spelling, and which of them say nothing or turn the rest round."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from sahelreader.study.answers.listed import listed
from sahelreader.text.fold import fold

NOT = "not"
"""What every negation becomes."""
_CONTRACTION = re.compile(r"\b(is|are|was|were|do|does|did|has|have|had|wo|wouldn?|could|should|ca|can)(?:n't|nt)\b")
_NEGATION = re.compile(
    r"\b(?:n'(?=[aeiouh])|no longer|no one|cannot|no|nor|never|none|nobody|nothing|neither|without|non(?=[ -])|ne|pas"
    r"|jamais|aucune?|sans|rien|ni|nullement|personne ne)\b ?"
)
_ELISION = re.compile(r"\b(?:[cdjlmst]|qu)'(?=[aeiouhy])")
_POSSESSIVE = re.compile(r"(?<=\w)'s\b|(?<=s)'(?!\w)")
_PREFIX = re.compile(r"\b(neo|anti|counter|pro|non|ex|post|pre|re|inter|semi|pan|inner|self)[ -](?=[a-z]{3})")
_WORD = re.compile(r"\d+(?:[.,/]\d+)*|[^\W\d_]+")
_DOTS = re.compile(r"(?<!\d)\.|\.(?!\d)")

FILLERS = frozenset(
    listed(
        "a an the this that these those there their its it they he she we his her our your my i you them him of to in "
        "on at by with for from as into about through during because is are was were be been being am has have had "
        "having do does did done will would can could may might shall should which who whom whose what when where how "
        "why such so then also only just simply merely really actually yet already ever even that's one ones some and "
        "towards toward vers le la les l un une des du de d en au aux par pour sur dans avec est sont etait ete "
        "ce cette ces son sa ses leur leurs il elle ils elles et qui que yes well i'd think guess believe probably "
        "perhaps maybe called named said says called s"
    )
)
"""Words that an answer may have or lack."""
DEGREES = frozenset(
    listed(
        "somewhat largely still extremely very quite rather highly absolutely totally completely fully deeply mostly "
        "strongly really truly more long"
    )
)
"""Words that say how much: they may be left out."""
TURNING = frozenset(
    listed(
        "less fewer hardly barely scarcely against false fake opposite except instead former ex future failed fails "
        "refused refuses lack lacks lost stopped ended unlike contrary before after"
    )
)
"""Words that turn an answer round, if it has them and the right one has not."""
LIMITING = frozenset({"hardly", "barely", "scarcely", "against", "except", "unlike"})
"""Words without which the rest says the contrary."""
EITHER = frozenset({"or", "ou", "either"})
BOTH = frozenset({"and", "et", "plus", "both"})
_OPPOSED = (
    "un",
    "in",
    "im",
    "il",
    "ir",
    "non",
    "dis",
    "a",
    "anti",
    "de",
    "mis",
    "counter",
    "neo",
    "ex",
    "under",
    "self",
)
_ANTONYMS = tuple(
    frozenset(pair.split("/"))
    for pair in listed(
        "north/south east/west northern/southern eastern/western northward/southward eastward/westward "
        "southward/eastward southward/westward better/worse open/close public/private ally/enemy more/less first/last "
        "early/late increase/decrease internal/external import/export strong/weak win/lose high/low strengthen/weaken "
        "improve/worsen friend/foe support/oppose accept/reject confirm/deny profit/loss pro/anti legal/criminal "
        "strategic/marginal national/international"
    )
)
_SPELT = {
    "centre": "center", "centres": "centers", "theatre": "theater", "defence": "defense", "offence": "offense",
    "programme": "program", "grey": "gray", "sceptical": "skeptical", "jihadi": "jihadist", "jihadis": "jihadist",
    "djihadistes": "jihadist",
}  # fmt: skip
_SHORT = {
    "rep": "republic", "govt": "government", "intl": "international", "dept": "department", "yr": "year",
    "yrs": "years", "mos": "months", "wks": "weeks",
}  # fmt: skip
_KEEPS_OUR = frozenset({"hour", "four", "your", "our", "tour", "pour", "sour", "jour", "pourtour", "velour"})


def plain(text: str) -> str:
    """In lower case without accents, typography, elisions, possessives or full stops; every negation is `not`."""
    low = fold(text).strip()
    low = _CONTRACTION.sub(r"\1 not", low)
    low = _ELISION.sub("", _NEGATION.sub(f"{NOT} ", low))
    low = _POSSESSIVE.sub("", low).replace("'", "")
    return _PREFIX.sub(r"\1", _DOTS.sub("", low))


def words(text: str) -> list[str]:
    """The words and figures in order."""
    return [_SHORT.get(word, word) for word in _WORD.findall(plain(text))]


def content(text: str) -> list[str]:
    """The stems of the words that say something, negations among them."""
    return [stem(word) for word in words(text) if word not in FILLERS]


def negations(found: Iterable[str]) -> int:
    """How often it is said that something is not."""
    return sum(word == NOT for word in found)


@lru_cache(4096)
def stem(word: str) -> str:
    """A word without its ending, spelt as in America: enough for a plural or a tense to be the same word."""
    word = _SPELT.get(word, word)
    if len(word) < 4 or not word.isalpha() or word == NOT:
        return word
    word = re.sub(r"is(e[drs]?|es|ing|ation)$", r"iz\1", word) if len(word) > 6 else word
    if word.removesuffix("s").endswith("our") and word.removesuffix("s") not in _KEEPS_OUR:
        word = word.replace("our", "or")
    return _without_ending(word)


def _without_ending(word: str) -> str:
    if word.endswith(("ies", "ied")) and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending, left in (("ing", 4), ("ed", 3)):
        root = word.removesuffix(ending)
        if root != word and len(root) >= left and re.search("[aeiouy]", root):
            word = root[:-1] if root[-1] == root[-2] and root[-1] not in "lsz" else root
            break
    return word.removesuffix("e") if len(word) > 4 else word


def are_opposed(one: str, other: str) -> bool:
    """Whether two words say the contrary of each other: `effective` and `ineffective`, `north` and `south`."""
    shorter, longer = sorted((one, other), key=len)
    if longer.endswith(shorter) and len(shorter) > 3 and longer.removesuffix(shorter) in _OPPOSED:
        return True
    return frozenset((one, other)) in _antonyms()


@lru_cache(1)
def _antonyms() -> frozenset[frozenset[str]]:
    """Pairs of opposites, as they are and as stems."""
    return frozenset(_ANTONYMS) | {frozenset(map(stem, pair)) for pair in _ANTONYMS}

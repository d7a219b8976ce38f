"""Whether a text has the words of a right answer and says something else by a name, a place or a preposition."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from sahelreader.study.answers.finding import Finding, almost, wrong
from sahelreader.study.answers.listed import listed
from sahelreader.study.answers.words import FILLERS, stem

if TYPE_CHECKING:
    from sahelreader.study.answers.book import Book
    from sahelreader.study.answers.phrases import Said

DEMONYMS = frozenset(
    map(
        stem,
        listed(
            "russian soviet french malian american british german chinese ukrainian african european western eastern "
            "libyan syrian nigerien nigerian sudanese algerian english spanish italian turkish iranian israeli indian"
        ),
    )
)


def says_otherwise(given: Said, known: Iterable[Said], book: Book | None) -> Finding | None:
    """The finding on a text that turns a right one round by a name, by a people or by what it is for."""
    known = list(known)
    all_right = {word for right in known for word in right.stems}
    for right in known:
        if other := _other_name(given, right, all_right, book):
            return wrong(f"It is not {other} that is asked for.")
        if _is_of_another_people(given, right, all_right):
            return wrong("It is another country's.")
        if _have_changed_places(given, right):
            return wrong("It has the words, but turns them round.")
        if sides := _after(right.words, "against") - _after(given.words, "against"):
            if _after(given.words, "for") & sides:
                return wrong("It says for where it should be against.")
            if _after(given.words, "with") & sides:
                return almost("The words are there; it should be against.")
    return None


def _is_of_another_people(given: Said, right: Said, all_right: set[str]) -> bool:
    """Whether a people stands in the place of another one, and is not that of a name in the right answers."""
    strange = _people(given.stems) - all_right
    is_replaced = bool(_people(right.stems) - set(given.stems) and _telling(right) & set(given.stems))
    is_meant = any(name[1:].startswith(people[:2]) for people in strange for name in all_right if name[0] == "@")
    return bool(strange) and is_replaced and not is_meant


def _telling(said: Said) -> set[str]:
    return {word for word in said.stems if not word.startswith("@") and word not in DEMONYMS}


def _people(stems: Iterable[str]) -> frozenset[str]:
    return DEMONYMS & set(stems)


def _other_name(given: Said, right: Said, all_right: set[str], book: Book | None) -> str:
    """The name that stands in the place of the right one, all other words being the same."""
    strange = set(given.names) - all_right
    lacking = set(right.names) - set(given.names)
    rest = set(right.stems) - lacking
    if not (len(strange) == len(lacking) == 1 and rest and set(given.stems) - strange == rest) or book is None:
        return ""
    (one,), (other,) = strange, lacking
    if _word_before(given, one) != _word_before(right, other):
        return ""
    pair = (one[1:], other[1:])
    is_same_kind = book.kind(pair[0]) == book.kind(pair[1])
    return book.title(pair[0]) if is_same_kind and not book.is_capital(*pair) else ""


def _word_before(said: Said, name: str) -> str:
    before = [word for word in said.words[: said.words.index(name)] if word not in ("the", "a")]
    return before[-1] if before else ""


def says_the_same(given: Said, right: Said) -> bool:
    """Whether a text has just the words of another, its names after the same ones."""
    is_alike = set(given.stems) == set(right.stems) and given.negations == right.negations
    return is_alike and _before_names(given.words) == _before_names(right.words)


def _have_changed_places(given: Said, right: Said) -> bool:
    """Whether two names have each the word before it that the other had: `leaving A`, `joining B`."""
    mine, its = _before_names(given.words), _before_names(right.words)
    shared = [name for name in its if name in mine]
    return any(
        mine[one] == its[other] and mine[other] == its[one] and its[one] != its[other]
        for one in shared
        for other in shared
        if one != other and its[one] and its[other]
    )


def _before_names(said: Sequence[str]) -> dict[str, str]:
    """The last word that says something before each name."""
    found: dict[str, str] = {}
    last = ""
    for word in said:
        if word.startswith("@"):
            found[word], last = last, ""
        elif word not in FILLERS:
            last = stem(word)
    return found


def _after(said: Sequence[str], preposition: str) -> set[str]:
    """The words that say something and come next after a preposition."""
    found: set[str] = set()
    is_open = False
    for word in said:
        if word == preposition:
            is_open = True
        elif is_open and word not in FILLERS:
            found.add(word if word.startswith("@") else stem(word))
            is_open = False
    return found

"""Says in words what two passages share."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from sahelreader.compare.anchors import CURATED
from sahelreader.compare.dates import YEAR
from sahelreader.compare.passages import NAME
from sahelreader.compare.words import sense, words_in
from sahelreader.text.fold import fold

if TYPE_CHECKING:
    from sahelreader.compare.alignment import Pairing
    from sahelreader.compare.anchors import Anchor, Kind, Span
    from sahelreader.compare.passages import Passage
    from sahelreader.compare.rarity import Rarity

_MONTHS = "Jan Feb Mar Apr May June July Aug Sept Oct Nov Dec"
_THREE_WORDS = re.compile(r"(?:[ \u00a0-]?[^\s.,;:()\"“”]+){0,3}")
_MARKS = '“”«»" '
LONGEST_QUOTATION = 60
"""Characters of a quotation that are shown."""
TELLING = 0.2
"""Strength from which on an anchor may be the one that is told."""
_ORDER: tuple[Kind, ...] = ("event", "quotation", "date", "figure", "claim", "wording", "subject", "fact", "names")
_CURATED = {"fact": "both are cited with the fact", "event": "both tell of", "claim": "both bear on"}
"""Some of a fact's evidence stands there to be compared with it, so nothing is said of what proves it."""
MOST_WORDS = 3
"""Words of a wording that are told."""


class Teller:
    """Tells anchors in the dossier's own words."""

    def __init__(self, names: Callable[[str], str], curated: Mapping[tuple[str, str], str]) -> None:
        """`names` gives the name of an entity or a term; `curated` tells a fact, an event or a claim by kind and id."""
        self._names = names
        self._curated = curated
        self._rarity: Rarity | None = None

    def count_by(self, rarity: Rarity) -> None:
        """How rare names are from now on: the rarest stands beside a date."""
        self._rarity = rarity

    def tell(self, anchor: Anchor, left: Passage, right: Passage) -> str:
        """What both passages do, as in `both give the date 23 Oct 2019 and name Sochi`."""
        if anchor.kind in CURATED:
            return self._editors(anchor)
        if anchor.kind == "date":
            return f"both give {_dated(anchor, left, right)}{self._where(left, right)}"
        if anchor.kind == "quotation":
            return f"both quote “{_short(_cut(left, anchor.left).strip(_MARKS))}”"
        if anchor.kind == "figure":
            return f"both give a figure: {_phrase(left, anchor.left)} · {_phrase(right, anchor.right)}"
        if anchor.kind == "names":
            return f"both name {' and '.join(self._names(name) for name in anchor.what)}"
        return f"both {self._wording(anchor, left, right)}"

    def _editors(self, anchor: Anchor) -> str:
        """What the dossier's editors made of both."""
        if anchor.kind != "subject":
            return f"{_CURATED[anchor.kind]}: {self._curated[anchor.kind, anchor.what[0]]}"
        tags = ", ".join(tag.replace("-", " ") for tag in anchor.what)
        return f"facts on both are filed under {tags}" if tags else "facts on both are told alike"

    def tell_pairing(self, pairing: Pairing, left: Passage, right: Passage) -> str:
        """The anchor that tells a reader most, of those that are strong enough."""
        strong = [anchor for anchor in pairing.anchors if anchor.strength >= TELLING] or pairing.anchors[:1]
        best = min(strong, key=lambda anchor: _ORDER.index(anchor.kind), default=None)
        return self.tell(best, left, right) if best is not None else "the same paragraph"

    def _where(self, left: Passage, right: Passage) -> str:
        """The rarest name that both passages have, which need not be what is dated; empty if they share none."""
        shared = sorted(left.names & right.names)
        if not shared or self._rarity is None:
            return ""
        weight = self._rarity.weight
        return f" and name {self._names(max(shared, key=lambda name: weight(NAME + name)))}"

    def _wording(self, anchor: Anchor, left: Passage, right: Passage) -> str:
        """The telling names, which may stand there in any form, and the words as the texts have them."""
        names = [self._names(token[1:]) for token in anchor.what if token.startswith(NAME)][:MOST_WORDS]
        named = fold(" ".join(names))
        here, there = _spelt(left.text), _spelt(right.text)
        words = []
        for token in anchor.what:
            ours, theirs = here.get(token, [token]), there.get(token, [token])
            if not token.startswith(NAME) and ours[0] not in named:
                words.append(_either(ours, theirs))
        words = words[: MOST_WORDS - len(names)]
        told = [f"{verb} {', '.join(some)}" for verb, some in (("name", names), ("use", words)) if some]
        return " and ".join(told)


def _spelt(text: str) -> dict[str, list[str]]:
    """The words of a text for each sense, in order."""
    spelt: dict[str, list[str]] = {}
    for word in words_in(text):
        spelt.setdefault(sense(word), []).append(word)
    return spelt


def _either(ours: list[str], theirs: list[str]) -> str:
    """A word that both have, or the first of each."""
    for word in ours:
        if word in theirs:
            return f"“{word}”"
    return f"“{ours[0]}” or “{theirs[0]}”"


def _dated(anchor: Anchor, left: Passage, right: Passage) -> str:
    """`the date 23 Oct 2019`; of a month that one of them tells more exactly, `a date in Mar 2022`."""
    when = anchor.what[0]
    given = "the date" if when in left.days and when in right.days else "a date in"
    is_told = when.startswith("----") or all(
        when[:YEAR] in _cut(passage, span) for passage, span in ((left, anchor.left), (right, anchor.right))
    )
    return f"{given} {shown_date(when)}{'' if is_told else ' (the year is inferred)'}"


def shown_date(when: str) -> str:
    """`23 Oct 2019`, `Mar 2022`, `2012`; a day without a year is `15 Sept`."""
    year, *rest = when.replace("----", "").split("-") if not when.startswith("----") else ("", *when[5:].split("-"))
    month = [_MONTHS.split()[int(rest[0]) - 1]] if rest else []
    day = [str(int(rest[1]))] if len(rest) > 1 else []
    return " ".join(part for part in (*day, *month, year) if part)


def _cut(passage: Passage, span: Span | None) -> str:
    return passage.text[span[0] : span[1]] if span else passage.text


def _phrase(passage: Passage, span: Span | None) -> str:
    """A figure with up to three words after it."""
    if span is None:
        return ""
    after = _THREE_WORDS.match(passage.text, span[1])
    return f"“{passage.text[span[0] : span[1]]}{after[0] if after else ''}”"


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_QUOTATION else text[:LONGEST_QUOTATION].rsplit(" ", 1)[0] + " …"

"""Three articles about one harbour: two that tell much the same, in another order, and one that shares nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.small_dossier import ENTITIES, TERMS, write_dossier

if TYPE_CHECKING:
    from pathlib import Path

FIRST = """\
The port of Sarela opened again on 3 May 2021, and more than forty captains of the coast came to see it.

The repairs had cost 40,000 crowns, which nobody in the town had expected.

Ada Keral spoke from the steps: "We need your friendship where everyone knows you are a champion, the struggle for an \
open sea. You said yourself that you are qualified in this field."

In the evening there were lanterns, sausages and a brass band from the hills, which played until the rain came.

Bruno Keral of Nordby told the Coast Herald that he would rather have had a bridge.

Since March the Blue Lantern had held the port.
"""
SECOND = """\
Months before, in March, the Blue Lantern took the port and kept it.

On 3 May 2021 the harbour at Sarela was opened for a second time; 43 captains from along the coast attended.

"We need to see evidence of your friendship in a field that everyone knows you are the champion of, the struggle for \
the open sea. You have said that you are competent in this field," the minister told them.

A fine for late ships stays as it was, says the office of weights.

The bill for the repairs, 40,500 crowns, was paid by the province.
"""
ALIEN = """\
Le fromage se mange frais.

Il vient du lait de brebis, et les bergers le vendent au village.
"""
ARTICLES = """\
- id: first
  file: first.txt
  sha256: (sha256 of first.txt)
  title: An opening
  title_source: editorial
  kind: news
  date: {not_before: 2021-05-03, evidence: [{article: first, quote: "on 3 May 2021"}], shown: after 3 May 2021}
  short: First

- id: second
  file: second.txt
  sha256: (sha256 of second.txt)
  title: Another opening
  title_source: editorial
  kind: news
  date: {not_before: 2021-05-03, evidence: [{article: second, quote: "On 3 May 2021"}], shown: after 3 May 2021}
  short: Second

- id: alien
  file: alien.txt
  sha256: (sha256 of alien.txt)
  title: Le fromage
  title_source: editorial
  kind: not stated
  language: fr
  date: {shown: undated, why: Its text gives no date.}
  short: Alien
"""
STONES = (
    "On bench {n} the reading room keeps {word} in a drawer, and whoever asks for it is sent to the keeper, who is "
    "seldom there before noon and never in winter.\n"
)
CLOTHS = (
    "Weavers of {word} sit upstairs by the window; number {n} sings while the others count their threads under lamps "
    "that smoke, and nobody minds.\n"
)


def write_tellings(folder: Path, *, long: bool = False) -> Path:
    """The dossier; `long`: with enough text between the paragraphs of the first two to scroll."""
    texts = {"first.txt": FIRST, "second.txt": SECOND, "alien.txt": ALIEN}
    if long:
        texts |= {"first.txt": _spread(FIRST, STONES), "second.txt": _spread(SECOND, CLOTHS)}
    return write_dossier(
        folder,
        articles=ARTICLES,
        entities=_without_evidence(ENTITIES),
        terms=_without_evidence(TERMS),
        facts=None,
        seeds={"harbour.txt": None, "bridge.txt": None, **texts},
    )


def _spread(text: str, filler: str) -> str:
    """Three paragraphs of filler after each paragraph."""
    words = ("amber", "basalt", "damask", "emerald", "flannel", "garnet")
    blocks = zip(text.split("\n\n"), words, strict=False)
    return "\n".join(
        f"{block.strip()}\n\n" + "\n".join(filler.format(n=n, word=word) for n in (2, 3, 4)) for block, word in blocks
    )


def _without_evidence(yaml: str) -> str:
    """Entries that rest on no article."""
    drop = ("  evidence:", "  in_the_articles:", "  roles:", "    - {what:")
    return "\n".join(line for line in yaml.splitlines() if not line.startswith(drop)) + "\n"

r"""A dossier small enough to know by heart, written to disk: two articles about an invented coast.

`write_dossier(folder)` gives a dossier without a problem. What a test is about it changes by name:

    write_dossier(tmp_path, facts=swap(FACTS, "answer: Sarela", "answer: Nordby"))
    write_dossier(tmp_path, seeds={"harbour.txt": None})       # left out
    write_dossier(tmp_path, dossier=b"title: caf\xe9\n")        # bytes as they are

`Keral` is the surname of two persons; the pages have furniture above and below; `bridge` has curly quotes and accents.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

HARBOUR = """\
Home | News | Subscribe

The port of Sarela reopens

The port of Sarela opened again on 3 May 2021, said Minister Ada Keral. The Blue
Lantern had held it since March.

"We will not close it a second time," Keral told the Coast Herald. Fishermen from Nordby had asked for a free quay.

What comes next

  - Repairs cost 40,000 crowns.
  - Operation Heron ends in June.

Share this page
Coast Herald, all rights reserved
"""

BRIDGE = """\
Who needs a bridge?

The engineer Bruno Keral thinks that a bridge from Sarela to Nordby isn’t worth its price: “A free quay is cheaper.”

Élise Maréchal, mayor of Nordby, disagrees. “Ada Keral’s quay serves Sarela’s merchants, not us,” she said.

Bruno Keral reckons with 90,000 crowns; so little, Keral says. Nordby-based fishermen hope for the heron, a bird.

2 comments
"""

SEEDS = {"harbour.txt": HARBOUR, "bridge.txt": BRIDGE}

DOSSIER = """\
schema: 1
id: the-coast
title: The coast in 2021
introduction: A port, a bridge and who wants them.
"""

ARTICLES = """\
- id: harbour
  file: harbour.txt
  sha256: (sha256 of harbour.txt)
  title: The port of Sarela reopens
  title_source: text
  outlet: Coast Herald
  outlet_evidence: Coast Herald, all rights reserved
  kind: news
  date: {on: 2021-05-03, shown: 3 May 2021}
  short: Herald
  structure:
    - {lines: 1, as: furniture, kind: navigation, label: a menu}
    - {lines: 3, as: heading, level: 1}
    - {lines: 10, as: heading}
    - {lines: 12-13, as: item}
    - {lines: 15-16, as: furniture, kind: share, label: links to share it}

- id: bridge
  file: bridge.txt
  sha256: (sha256 of bridge.txt)
  title: A bridge to Nordby
  title_source: editorial
  kind: opinion
  date:
    not_before: 2021-05-03
    evidence: [{article: harbour, quote: "opened again on 3 May 2021"}]
    shown: after 3 May 2021
  short: Bridge
  structure:
    - {lines: 1, as: standfirst}
    - {lines: 9, as: furniture, kind: comments, label: 2 reader comments}
"""

ENTITIES = """\
- id: ada-keral
  kind: person
  name: Ada Keral
  also: [Keral]
  note: The minister who had the port opened again.
  evidence: [{article: harbour, quote: "said Minister Ada Keral"}]
  roles:
    - {what: minister, as_of: 2021-05-03, evidence: {article: harbour, quote: Minister Ada Keral}}
  see: [sarela, free-quay]

- id: bruno-keral
  kind: person
  name: Bruno Keral
  also: [Keral]
  note: An engineer, against the bridge.

- id: elise-marechal
  kind: person
  name: Élise Maréchal
  elsewhere: [{form: Elise Marshal, misspelt: true}]
  note: Mayor of Nordby.

- id: coast-herald
  kind: organisation
  name: Coast Herald
  note: A newspaper.

- id: blue-lantern
  kind: armed_group
  name: Blue Lantern
  also: [{form: Lanterne bleue, lang: fr}]
  elsewhere: [BL]
  note: The group that held the port from March to May 2021.

- id: sarela
  kind: place
  name: Sarela
  note: A port on the coast.

- id: nordby
  kind: place
  name: Nordby
  note: A village across the bay.

- id: operation-heron
  kind: operation
  name: Operation Heron
  also: [Heron]
  note: The clearing of the harbour.
"""

TERMS = """\
- id: free-quay
  name: free quay
  also: [{form: quai libre, lang: fr}]
  elsewhere: [toll-free quay]
  definition: A quay where boats land without paying.
  in_the_articles: [{article: harbour, quote: "had asked for a free quay"}]
  background: Common on this coast since 1900.
  see: [sarela]

- id: crown
  name: crown
  forms: [crowns]
  definition: The money of the coast.

- id: blue-lantern
  name: Blue Lantern
  entity: blue-lantern
  pronounced: bloo LAN-tern
  definition: An armed group named after its sign.
"""

FACTS = """\
- id: port-reopened
  statement: The port of Sarela opened again on 3 May 2021.
  evidence: [{article: harbour, quote: "The port of Sarela opened again on 3 May 2021"}]
  status: reported
  when: 2021-05-03
  entities: [sarela]
  tags: [port]
  why_it_matters: It was closed for two months.
  cards:
    - id: where
      ask: Which port opened again in May 2021?
      answer: Sarela
      kind: place
      lures:
        - {text: Nordby, why: Nordby is the village across the bay.}
        - {text: Lunde}
    - id: cut
      cloze: 3 May 2021
      kind: date

- id: price-of-bridge
  statement: A bridge to Nordby would cost 90,000 crowns, according to Bruno Keral.
  evidence: [{article: bridge, quote: "Bruno Keral reckons with 90,000 crowns"}]
  attribution: bruno-keral
  status: claimed
  entities: [bruno-keral, nordby]
  why_it_matters: It is more than twice the price of the repairs.
  cards:
    - id: price
      ask: What would a bridge to Nordby cost, according to Bruno Keral?
      answer: 90,000 crowns
      kind: number
      accept: ["90,000"]
      lures:
        - {text: "40,000 crowns", why: So much do the repairs of the port cost.}
        - {text: "60,000 crowns"}
    - id: who
      ask: Which engineer named a price for the bridge?
      answer: Bruno Keral
      kind: person

- id: holders-of-port
  statement: Blue Lantern held the port of Sarela from March 2021.
  evidence: [{article: harbour, quote: "The Blue Lantern had held it since March."}]
  status: reported
  when: 2021-03
  entities: [blue-lantern, sarela]
  why_it_matters: It explains why the port was closed.
  cards:
    - id: who
      ask: Which group held the port of Sarela in March 2021?
      answer: Blue Lantern
      kind: organisation
      lures: [{text: Red Lantern}, {text: Black Anchor}]
    - id: cut
      cloze: Blue Lantern
      kind: organisation
"""


def write_dossier(
    folder: Path,
    *,
    dossier: str | bytes | None = DOSSIER,
    articles: str | bytes | None = ARTICLES,
    entities: str | bytes | None = ENTITIES,
    terms: str | bytes | None = TERMS,
    facts: str | bytes | None = FACTS,
    quotes: str | bytes | None = None,
    claims: str | bytes | None = None,
    timeline: str | bytes | None = None,
    seeds: Mapping[str, str | bytes | None] | None = None,
) -> Path:
    """Write the dossier into `folder` and return that; None leaves a file out, `seeds` adds or replaces texts by name.

    `(sha256 of NAME)` in articles.yaml becomes the sha256 of what is written as that text.
    """
    texts = {name: _bytes(text) for name, text in (SEEDS | dict(seeds or {})).items()}
    if isinstance(articles, str):
        for name, data in texts.items():
            articles = articles.replace(f"(sha256 of {name})", hashlib.sha256(data or b"").hexdigest())
    glossary = {
        "dossier": dossier, "articles": articles, "entities": entities, "terms": terms, "facts": facts,
        "quotes": quotes, "claims": claims, "timeline": timeline,
    }  # fmt: skip
    files = {f"seeds/{name}": data for name, data in texts.items()}
    files |= {f"glossary/{name}.yaml": _bytes(text) for name, text in glossary.items()}
    for file, data in files.items():
        if data is not None:
            path = folder / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    return folder


def swap(text: str, old: str, new: str) -> str:
    """The text with `old`, which must stand in it once, changed to `new`."""
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
    return text.replace(old, new)


def line_of(text: str, words: str) -> int:
    """The line (from 1) in which `words`, which must stand in the text once, begin."""
    assert text.count(words) == 1, f"{words!r} stands {text.count(words)} times"
    return text[: text.index(words)].count("\n") + 1


def _bytes(text: str | bytes | None) -> bytes | None:
    return text.encode() if isinstance(text, str) else text

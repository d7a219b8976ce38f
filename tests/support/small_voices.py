"""Quotations, claims and a timeline for the small dossier: `write_dossier(folder, quotes=QUOTES, …)`."""

from __future__ import annotations

QUOTES = """\
- id: ada-second-time
  evidence: {article: harbour, quote: "We will not close it a second time,"}
  speaker: ada-keral
  to: the Coast Herald
  when: 2021-05
  via: coast-herald
  about: [sarela]

- id: elise-merchants
  evidence: {article: bridge, quote: "Ada Keral’s quay serves Sarela’s merchants, not us,"}
  speaker: elise-marechal
  about: [ada-keral, sarela]

- id: bruno-free-quay
  evidence: {article: bridge, quote: "A free quay is cheaper."}
  speaker: bruno-keral

- id: fishermen-hope
  parts:
    - {article: bridge, quote: "Nordby-based fishermen"}
    - {article: bridge, quote: "for the heron, a bird."}
  speaker: "unnamed: somebody at the quay"
  about: [nordby]
"""

CLAIMS = """\
- id: free-quay
  question: Whom would a free quay serve?
  why_it_matters: It is to be built with everybody's money.
  entities: [sarela, nordby]
  tags: [port]
  positions:
    - holder: bridge
      stance: says
      summary: it is cheaper than a bridge
      voice: bruno-keral
      evidence: [{article: bridge, quote: "A free quay is cheaper."}]
    - holder: bridge
      voice: elise-marechal
      stance: denies
      summary: the merchants of Sarela
      evidence: [{article: bridge, quote: "serves Sarela’s merchants, not us"}]
    - {holder: harbour, stance: silent, summary: says nothing of it}
"""

TIMELINE = """\
- id: port-taken
  title: Blue Lantern takes the port
  when: 2021-03
  precision: month
  shown: March 2021
  entities: [blue-lantern, sarela]
  evidence: [{article: harbour, quote: "had held it since March"}]
  note: The year is inferred.

- id: port-opened
  title: The port opens again
  when: 2021-05-03
  precision: day
  shown: 3 May 2021
  evidence: [{article: harbour, quote: "opened again on 3 May 2021"}]

- id: heron-ends
  title: Operation Heron ends
  when: 2021-06
  precision: month
  shown: June 2021
  evidence: [{article: harbour, quote: "Operation Heron ends in June"}]
"""

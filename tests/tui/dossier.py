"""The dossiers that the screens are tested on: the coast, with enough text to scroll, and one made to do harm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.small_dossier import ARTICLES, ENTITIES, FACTS, HARBOUR, TERMS, swap, write_dossier

if TYPE_CHECKING:
    from pathlib import Path

_DAYS = (
    "On day {n} of the repairs the crane stood still until noon, because the rope that Nordby had lent was too short. "
    "Ada Keral asked the Coast Herald to print the tides, and the fishermen read them to each other on the free quay.\n"
)
LONG_HARBOUR = HARBOUR + "\n" + "\n".join(_DAYS.format(n=n) for n in range(1, 31))
"""36 numbered paragraphs, of which 7 to 36 tell the days 1 to 30; the second furniture stands before them."""

LETTER = """\
The mayor wrote to the minister:

Whoever pays for the quay [1] shall moor there.
So it was agreed on Harbour Day.

Nobody answered her.[2]
"""
_LETTER_ARTICLE = """
- id: letter
  file: letter.txt
  sha256: (sha256 of letter.txt)
  title: A letter
  title_source: editorial
  kind: not stated
  notes: true
  short: Letter
  structure:
    - {lines: 3-4, as: quotation}
"""
_HARBOUR_DAY = """
- id: harbour-day
  kind: event
  name: Harbour Day
  note: The day on which the harbour was founded.
"""


def write_coast(folder: Path) -> Path:
    """The small dossier with a longer first article, a third one, and entities of every kind."""
    return write_dossier(
        folder,
        articles=ARTICLES + _LETTER_ARTICLE,
        entities=ENTITIES + _HARBOUR_DAY,
        seeds={"harbour.txt": LONG_HARBOUR, "letter.txt": LETTER},
    )


MARKUP = "[@click=app.quit]leave[/] [/b] [bold]loud[/bold] [1]"
"""What Textual and Rich would run, refuse or swallow, were it not shown as text."""
_BAD = "\x07\x1b[2J\x1b]0;owned\x07\x1b]52;c;b3duZWQ=\x07\x9b31m\u202egnp.\u2066\u200bx\u0085y\x7f"
"""Clears the screen, names the window, fills the clipboard, turns the reading round, hides a character."""
_ESCAPED = r"\a\e[2J\e]0;owned\a\x9b31m\u202egnp.\u2066\u200bx\N"
"""The same in a double-quoted YAML string."""

_EVIL_TEXT = f"""\
Menu {MARKUP} {_BAD}

A title {MARKUP}

Somebody said {MARKUP} to Sarela {_BAD} and to Nordby, near Evil {MARKUP} itself.

  - An item {MARKUP}

A quotation {MARKUP} {_BAD}
"""
_EVIL_ARTICLES = f"""
- id: evil
  file: evil.txt
  sha256: (sha256 of evil.txt)
  title: "A title {MARKUP} {_ESCAPED}"
  title_source: editorial
  kind: news
  date: {{on: 2021-05-04, shown: "4 May {MARKUP} {_ESCAPED}"}}
  short: "{MARKUP}"
  structure:
    - {{lines: 1, as: furniture, kind: navigation, label: "a {MARKUP} menu {_ESCAPED}"}}
    - {{lines: 3, as: heading}}
    - {{lines: 7, as: item}}
    - {{lines: 9, as: quotation}}
"""
_EVIL_ENTITIES = f"""
- id: evil
  kind: person
  name: "Evil {MARKUP}"
  also: ["Wicked {MARKUP} {_ESCAPED}", "Evil"]
  note: "A note {MARKUP} {_ESCAPED}"
  background: "Background {MARKUP} {_ESCAPED}"
  evidence: [{{article: evil, quote: "Somebody said {MARKUP} to Sarela"}}]
  roles:
    - what: "a role {MARKUP} {_ESCAPED}"
      as_of: 2021-05-03
      evidence: {{article: evil, quote: "Somebody said {MARKUP}"}}
  see: [evil-word]
"""
_EVIL_TERMS = f"""
- id: evil-word
  name: "Word {MARKUP}"
  pronounced: "{MARKUP} {_ESCAPED}"
  definition: "A definition {MARKUP} {_ESCAPED}"
  in_the_articles: [{{article: evil, quote: "Somebody said {MARKUP} to Sarela"}}]
  see: [evil]
"""
_EVIL_FACTS = f"""\
- id: evil-fact
  statement: "A statement {MARKUP} {_ESCAPED}"
  evidence:
    - {{article: evil, quote: "Somebody said {MARKUP} to Sarela"}}
  attribution: evil
  status: disputed
  tags: [port]
  why_it_matters: "It matters {MARKUP} {_ESCAPED}"
  cards:
    - id: what
      ask: "What {MARKUP} {_ESCAPED}?"
      answer: "An answer {MARKUP} {_ESCAPED}"
      kind: text
      lures:
        - {{text: "A lure {MARKUP} {_ESCAPED}", why: "Because {MARKUP} {_ESCAPED}"}}
        - {{text: "Another {MARKUP} {_ESCAPED}", why: "Because {MARKUP} {_ESCAPED}"}}
    - id: again
      ask: "What else {MARKUP} {_ESCAPED}?"
      answer: "Something {MARKUP} {_ESCAPED}"
      kind: text
"""


def write_hostile(folder: Path) -> Path:
    """A dossier of which every text that is shown holds markup, and control characters wherever they may stand."""
    title = f"The coast {MARKUP} {_ESCAPED}"
    return write_dossier(
        folder,
        dossier=f'schema: 1\nid: the-coast\ntitle: "{title}"\nintroduction: "Welcome {MARKUP} {_ESCAPED}"\n',
        articles=_EVIL_ARTICLES + ARTICLES,
        entities=swap(ENTITIES, "name: Nordby", f'name: Nordby\n  also: ["Nord {MARKUP}"]') + _EVIL_ENTITIES,
        terms=TERMS + _EVIL_TERMS,
        facts=_EVIL_FACTS + FACTS,
        seeds={"evil.txt": _EVIL_TEXT},
    )

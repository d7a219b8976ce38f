"""The kinds of what is marked in a text: their letters and words."""

from __future__ import annotations

LETTERS = {
    "person": "P", "organisation": "O", "armed_group": "A", "place": "L", "operation": "X", "event": "E", "term": "T",
}  # fmt: skip
WORDS = {
    "person": "person", "organisation": "organisation", "armed_group": "armed group", "place": "place",
    "operation": "operation", "event": "event", "term": "glossary term",
}  # fmt: skip

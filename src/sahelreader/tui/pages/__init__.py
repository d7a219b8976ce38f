"""Builds the documents that are shown: articles, entries, lists, cards, help. Knows no widget."""

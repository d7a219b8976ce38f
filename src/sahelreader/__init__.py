"""A terminal reader and study app for dossiers: articles, a glossary, a who's who and curated facts."""

from __future__ import annotations

__version__ = "0.1.0"

"""Where something stands, as pages say it: the article's short name and the paragraph, on one line."""

from __future__ import annotations

from collections.abc import Mapping

from sahelreader.dossier.model import Place
from sahelreader.tui.document import Writer, go_to


def address(place: Place, shorts: Mapping[str, str]) -> str:
    """The words of it."""
    return f"{shorts[place.article]} ¶ {place.number}".replace(" ", "\u00a0")


def add_address(line: Writer, place: Place, shorts: Mapping[str, str]) -> Writer:
    """Append it as a link."""
    return line.add(address(place, shorts), "link", go_to(place))

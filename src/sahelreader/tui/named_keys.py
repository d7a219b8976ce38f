"""Keys as sentences and pages name them: the reader's own, where keys.toml has changed them."""

from __future__ import annotations

import re
from collections.abc import Mapping

_changed: Mapping[str, str] = {}
_PLACE = r"\{(\w+)(?:\.(\w+):([^}]+))?\}"


def use_keys(changed: Mapping[str, str]) -> None:
    """Name these keys from now on: by the ids of the bindings, as Textual takes them."""
    global _changed  # noqa: PLW0603 (there is one keyboard, and sentences are made in functions that know no app)
    _changed = changed


def key(ident: str, usual: str) -> str:
    """The key of a binding as a person reads it, the first of several; `usual` unless the reader changed it."""
    own = _changed.get(ident)
    return usual if own is None else first_shown(own) or "no key"


def keyed(sentence: str, **values: object) -> str:
    """A sentence with its keys: `{reader.pin:p}` names that of a binding, usually p, `{name}` is one of the values."""

    def put(match: re.Match[str]) -> str:
        first, second, usual = match.groups()
        return key(f"{first}.{second}", usual) if second else str(values[first])

    return re.sub(_PLACE, put, sentence)


def first_shown(keys: str) -> str:
    """The first of the keys of a binding as a person reads it; empty if it has none."""
    from sahelreader.tui.pages.help import NO_KEY, shown_keys

    first = keys.split(",", maxsplit=1)[0]
    return "" if first == NO_KEY else shown_keys(first)

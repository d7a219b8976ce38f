"""The keys that a reader changed: `keys.toml`, held against the app's own bindings.

An action that there isn't, a key that no terminal sends, and a key that would mean two things in the same place are
told in one sentence each, and the action keeps its own keys.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from string import printable
from typing import Any, NamedTuple

from textual.keys import Keys, _character_to_key

from sahelreader.settings.toml_file import Trouble, read_toml
from sahelreader.text.clean import clean_line
from sahelreader.tui.keys import Bound, all_bound
from sahelreader.tui.pages.help import NO_KEY, key_of_name, shown_keys
from sahelreader.tui.places import Keymap

_MODIFIERS = {"ctrl", "shift", "alt", "super", "hyper", "meta"}
_NAMED = frozenset(str(key.value) for key in Keys) | {_character_to_key(character) for character in printable}


class Wish(NamedTuple):
    """An entry of the file."""

    ident: str
    keys: tuple[str, ...]
    line: int


def read_keymap(path: str) -> Keymap:
    """The changed keys of a file; raises nothing."""
    file = read_toml(path)
    if not file.values:
        return Keymap({}, tuple(trouble.told(path) for trouble in file.troubles))
    bound = {item.binding.id: item for item in all_bound() if item.binding.id}
    troubles = list(file.troubles)
    wishes = {}
    for ident, value in _entries(file.values):
        line = file.line_of(*ident.split(".")) or file.line_of(ident)
        keys = _keys(value)
        sentence = _unknown(ident, bound) if ident not in bound else _wrong(ident, value, keys, bound[ident])
        if sentence:
            troubles.append(Trouble(line, sentence))
        else:
            wishes[ident] = Wish(ident, keys or (NO_KEY,), line)
    troubles += _settle(wishes, bound)
    keymap = {ident: ",".join(wish.keys) for ident, wish in wishes.items()}
    return Keymap(keymap, tuple(trouble.told(path) for trouble in sorted(troubles)))


def _entries(values: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in values.items():
        if isinstance(value, dict):
            yield from _entries(value, f"{before}{name}.")
        else:
            yield f"{before}{name}", value


def _keys(value: Any) -> tuple[str, ...]:
    """The keys of an entry as Textual names them; empty for none, or if the entry is no list of keys."""
    words = value.split() if isinstance(value, str) else value if isinstance(value, list) else []
    parts = [part for word in words if isinstance(word, str) for part in ([word] if word == "," else word.split(","))]
    return tuple(dict.fromkeys(_key(part.strip()) for part in parts if part.strip()))


def _key(name: str) -> str:
    """A key by what a person calls it: `?`, `^f`, `pgdn`, `ctrl+f`."""
    if name.startswith("^") and len(name) > 1:
        name = f"ctrl+{name[1:]}"
    *modifiers, base = name.split("+") if name not in ("+", "ctrl++") else [name]
    base = key_of_name(base)
    return "+".join([*modifiers, _character_to_key(base) if len(base) == 1 else base])


def _is_key(key: str) -> bool:
    *modifiers, base = key.split("+")
    return set(modifiers) <= _MODIFIERS and (len(base) == 1 or base in _NAMED)


def _unknown(ident: str, bound: Iterable[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(ident, bound, 1, 0.5)
    return f"there is no action {clean_line(repr(ident), 60)}" + (f"; the nearest is {near[0]}." if near else ".")


def _wrong(ident: str, value: Any, keys: tuple[str, ...], item: Bound) -> str:
    if not isinstance(value, (str, list)) or not all(isinstance(word, str) for word in value):
        return f'{ident} takes keys such as "space, ctrl+f"; {_own(item)} still does it.'
    wrong = next((key for key in keys if not _is_key(key)), None)
    return f"no key is called {clean_line(wrong, 30)!r}; {ident} keeps {_own(item)}." if wrong else ""


def _own(item: Bound) -> str:
    return shown_keys(item.binding.key)


def _settle(wishes: dict[str, Wish], bound: Mapping[str, Bound]) -> Iterator[Trouble]:
    """Take away, the last line first, what would make a key mean two things in one place; tells each."""
    while True:
        clash = next(_clashes(wishes, bound), None)
        if clash is None:
            return
        wish, other, key = clash
        del wishes[wish.ident]
        yield Trouble(
            wish.line,
            f"{shown_keys(key)} is already {other.words!r} ({other.binding.id}); "
            f"{wish.ident} keeps {_own(bound[wish.ident])}.",
        )


def _clashes(wishes: Mapping[str, Wish], bound: Mapping[str, Bound]) -> Iterator[tuple[Wish, Bound, str]]:
    for wish in sorted(wishes.values(), key=lambda wish: -wish.line):
        own = bound[wish.ident]
        for ident, other in bound.items():
            if ident == wish.ident or not own.meets(other):
                continue
            theirs = wishes[ident].keys if ident in wishes else tuple(other.binding.key.split(","))
            shared_before = set(own.binding.key.split(",")) & set(other.binding.key.split(","))
            for key in wish.keys:
                if key in theirs and key not in shared_before and key != NO_KEY:
                    yield wish, other, key

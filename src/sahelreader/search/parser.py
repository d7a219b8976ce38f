"""Reads a query. Between words stands AND; `OR` binds less, `NOT` and `-` bind most."""

from __future__ import annotations

import re
from typing import NamedTuple

from sahelreader.search.query import FIELDS, And, Field, Near, Node, Not, Or, Prefix, QueryError, Quoted, Value, Word

LONGEST = 2_000
"""Characters of a query that are read."""
MOST_PARTS = 64
DEEPEST = 30
_OPENING, _CLOSING = '"“„«”', '"”“»'
_BLANK = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")
_FIELD = re.compile(r"([A-Za-z_]+):(?!//)")
_BARE = re.compile(r"[^\s\x00-\x1f\x7f-\x9f()\"“”„«»]+")
_NEAR = re.compile(r"(.*[^~])~([12]?)")
_HEAD, _THOUSANDS = re.compile(r"[1-9]\d{0,2}"), re.compile(r"\d{3}")
_NOTHING_TO_SEARCH = re.compile(r"[\W_]+")


class _Piece(NamedTuple):
    """A piece of a query: a bracket, a joining word, `-`, a field's name, or a value."""

    kind: str
    text: str = ""


def parse(text: str) -> Node:
    """The meaning of a query; raises `QueryError` for one that says nothing."""
    if len(text) > LONGEST:
        raise QueryError(f"The query has more than {LONGEST:,} characters; only its first words were searched.")
    pieces = _cut(text)
    if sum(piece.kind in ("word", "quoted") for piece in pieces) > MOST_PARTS:
        raise QueryError(f"The query has more than {MOST_PARTS} parts; only its first words were searched.")
    node = _Parser(pieces).parse()
    if node is None:
        raise QueryError("There is no word in the query.")
    return node


def literal(text: str) -> Node:
    """The words of a query that doesn't parse, without any meaning but their own."""
    bare = re.findall(r"[^\W_]+(?:['’.\-][^\W_]+)*", text[:LONGEST])
    return And(tuple(Word(word) for word in bare[:MOST_PARTS]))


def _cut(text: str) -> list[_Piece]:
    pieces: list[_Piece] = []
    at = 0
    while at < len(text):
        if blank := _BLANK.match(text, at):
            at = blank.end()
        elif text[at] in "()":
            pieces.append(_Piece(text[at]))
            at += 1
        elif text[at] in _OPENING or text[at] in _CLOSING:
            at = _cut_quoted(text, at, pieces)
        elif text[at] in "-−" and _begins_word(text, at):
            pieces.append(_Piece("not"))
            at += 1
        elif (field := _FIELD.match(text, at)) and _is_field(field, text):
            pieces.append(_Piece("field", field[1]))
            at = field.end()
        else:
            at = _cut_bare(text, at, pieces)
    return pieces


def _is_field(field: re.Match[str], text: str) -> bool:
    """Whether a name and a colon ask for a field; `Note: …` does not."""
    is_meant = field[1].lower() in FIELDS or bool(text[field.end() : field.end() + 1].strip())
    return is_meant and _begins_word(text, field.start())


def _begins_word(text: str, at: int) -> bool:
    """Whether a sign stands before something and not within a word, nor alone as a dash."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return (not before or before.isspace() or before in "(:-−") and bool(after) and not after.isspace()


def _cut_quoted(text: str, at: int, pieces: list[_Piece]) -> int:
    end = next((i for i in range(at + 1, len(text)) if text[i] in _CLOSING), -1)
    if end < 0:
        raise QueryError("A quotation mark is open: put another at the end of the phrase.")
    if text[end + 1 : end + 2] in ("~", "*"):
        raise QueryError("A phrase is found as it stands: leave out what follows its quotation marks.")
    pieces.append(_Piece("quoted", text[at + 1 : end]))
    return end + 1


def _cut_bare(text: str, at: int, pieces: list[_Piece]) -> int:
    match = _BARE.match(text, at)
    assert match is not None  # noqa: S101 (no blank, bracket or quotation mark stands here)
    word = match.group()
    after_field = bool(pieces) and pieces[-1].kind == "field"
    if word in ("AND", "OR", "NOT") and not after_field:
        pieces.append(_Piece(word.lower()))
    elif after_field or _NOTHING_TO_SEARCH.sub("", word) or "*" in word:
        pieces.append(_Piece("word", word))
    return match.end()


class _Parser:
    """Descends through the pieces."""

    def __init__(self, pieces: list[_Piece]) -> None:
        self._pieces = pieces
        self._at = 0

    def parse(self) -> Node | None:
        if not self._pieces:
            return None
        node = self._either(0)
        if self._next():
            raise QueryError("A bracket is closed that was never opened: leave it out, or open one before.")
        return node

    def _next(self) -> str:
        return self._pieces[self._at].kind if self._at < len(self._pieces) else ""

    def _either(self, depth: int) -> Node:
        parts = [self._both(depth)]
        while self._next() == "or":
            self._at += 1
            parts.append(self._both(depth))
        return parts[0] if len(parts) == 1 else Or(tuple(parts))

    def _both(self, depth: int) -> Node:
        parts = [self._one(depth)]
        while self._next() not in ("", ")", "or"):
            if self._next() == "and":
                self._at += 1
            parts.append(self._one(depth))
        return parts[0] if len(parts) == 1 else And(tuple(parts))

    def _one(self, depth: int) -> Node:
        if depth > DEEPEST:
            raise QueryError(f"The query is nested more than {DEEPEST} deep: use fewer brackets.")
        kind = self._next()
        if kind == "not":
            self._at += 1
            return Not(self._one(depth + 1))
        if kind == "(":
            self._at += 1
            node = self._either(depth + 1)
            if self._next() != ")":
                raise QueryError("A bracket is open: close it with ).")
            self._at += 1
            return node
        if kind == "field":
            return self._field()
        if kind == "word" and (groups := self._groups()):
            self._at += len(groups)
            return Or((And(tuple(Word(group) for group in groups)), Word(",".join(groups))))
        if kind in ("word", "quoted"):
            return self._value()
        raise QueryError(_missing(kind, self._pieces[self._at - 1].kind if self._at else ""))

    def _groups(self) -> list[str]:
        """The pieces here that may be one number with blanks between its thousands: `3 000`."""
        groups: list[str] = []
        for kind, text in self._pieces[self._at :]:
            if kind != "word" or not (_THOUSANDS if groups else _HEAD).fullmatch(text):
                break
            groups.append(text)
        return groups if len(groups) > 1 else []

    def _field(self) -> Field:
        name = self._pieces[self._at].text
        known = FIELDS.get(name.lower())
        if known is None:
            raise QueryError(f"{name}: is no field; there are in:, outlet:, kind:, date:, person:, place: and others.")
        self._at += 1
        if self._next() not in ("word", "quoted"):
            example = _EXAMPLES.get(known, f"{known}:name")
            raise QueryError(f"{name}: needs a value right after the colon, as in {example}.")
        return Field(known, self._value())

    def _value(self) -> Value:
        kind, text = self._pieces[self._at]
        self._at += 1
        return Quoted(text) if kind == "quoted" else _bare(text)


def _bare(text: str) -> Value:
    if near := _NEAR.fullmatch(text):
        word = near[1]
        return Near(word, int(near[2]) if near[2] else 1 if len(word) < 8 else 2)
    if "*" in text:
        stump = text.rstrip("*")
        if "*" in stump or not _NOTHING_TO_SEARCH.sub("", stump):
            raise QueryError("A * stands at the end of a word of which at least one letter is given, as in merc*.")
        return Prefix(stump)
    return Word(text)


def _missing(kind: str, before: str) -> str:
    if before in ("and", "or", "not"):
        return f"{before.upper()} needs something to search after it."
    if kind in ("and", "or"):
        return f"{kind.upper()} needs something to search before it."
    return "A bracket holds nothing: put a word into it." if kind == ")" else "A bracket is open: close it with )."


_EXAMPLES = {
    "in": "in:article", "outlet": "outlet:name", "title": "title:word", "kind": "kind:quote", "date": "date:2021..2022",
    "like": "like:article#p12",
}  # fmt: skip

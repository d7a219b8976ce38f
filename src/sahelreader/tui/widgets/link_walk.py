"""Walks the links of a document: from the cursor to the next stop, or onto the first one in view."""

from __future__ import annotations

from msgspec import Struct

from sahelreader.tui.document import Document, Span

Cursor = tuple[int, int]
"""A paragraph and the number of a span in it."""


class Edge(Struct, frozen=True):
    """Where a walk begins that has no cursor to begin from: a character of a paragraph."""

    paragraph: int
    character: int


def next_stop(document: Document, cursor: Cursor | None, edge: Edge, *, forward: bool) -> Cursor | None:
    """The stop after the cursor (before it, if not `forward`); without a cursor the first one from the edge on."""
    index = cursor[0] if cursor else edge.paragraph
    count = len(document.paragraphs)
    while 0 <= index < count:
        spans = document.spans(index)
        for i in range(len(spans)) if forward else reversed(range(len(spans))):
            if spans[i].link and spans[i].stop and _is_ahead(index, i, spans[i], cursor, edge, forward=forward):
                return index, i
        index += 1 if forward else -1
    return None


def span_at(document: Document, cursor: Cursor | None) -> Span | None:
    """The span that a cursor stands on, if it is still there."""
    if cursor is None or cursor[0] >= len(document.paragraphs):
        return None
    spans = document.spans(cursor[0])
    return spans[cursor[1]] if cursor[1] < len(spans) else None


def find_link(document: Document, link: str) -> Cursor | None:
    """The first place of a link."""
    for index in range(len(document.paragraphs)):
        for i, span in enumerate(document.spans(index)):
            if span.link == link:
                return index, i
    return None


def _is_ahead(index: int, i: int, span: Span, cursor: Cursor | None, edge: Edge, *, forward: bool) -> bool:
    """Whether a span lies on the way."""
    if cursor is not None:
        return index != cursor[0] or (i > cursor[1] if forward else i < cursor[1])
    if index != edge.paragraph:
        return True
    return span.start >= edge.character if forward else span.start < edge.character
